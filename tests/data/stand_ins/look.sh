# look.sh KIND: what stands in for data of this kind, and look.py beside it, which takes its questions from outside.
cd "$(mktemp -d)" && cp /looking/* . && export PYTHONPATH="$PWD" PYTHONWARNINGS=ignore
there() { timeout 60 bash -c "until : </dev/tcp/127.0.0.1/$1; do sleep 0.1; done" 2>/dev/null; }
if [ "$1" = snowflake ]; then
  fakesnow --server --port 8084 --host 127.0.0.1 >/dev/null 2>&1 &
  there 8084 && python ports.py || exit
else
  export BIGQUERY_EMULATOR_HOST=http://127.0.0.1:9050
  python bigquery.py &
  there 9050
fi
exec python -B look.py sales 20
