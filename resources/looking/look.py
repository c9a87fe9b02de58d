"""Answers what Cais asks of one data connection while somebody looks around in it.

Runs in a container of its own for as long as that lasts, beside `cais.py` and the connection's secret. A line
of standard input is a question, `{"id": 1, "sql": "select …", "most": 100}`, or `{"cancel": 1}`. Standard
output has a line once it is connected, and then for each question lines of rows and one that ends them. Every
value is a text or null: whoever asks has the server make texts, the one form in which nothing is rounded.
"""

from __future__ import annotations

import base64
import contextlib
import importlib.util
import json
import os
import queue
import shutil
import sys
import threading
from typing import Any

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_BYTES = 12_000_000
LINE_CELLS = 2000
IDLE_S = 120
"""Then the server has its session back; the next question has a new one."""

DRIVERS = {
    "postgresql": ("psycopg", "psycopg2"),
    "redshift": ("psycopg", "psycopg2"),
    "mysql": ("pymysql",),
    "sqlserver": ("pyodbc", "pymssql"),
    "oracle": ("oracledb",),
    "snowflake": ("snowflake.connector",),
    "databricks": ("databricks.sql",),
    "bigquery": ("google.cloud.bigquery",),
    "s3": ("pyarrow",),
}

REFUSED = {"42501", "1044", "1142", "1143", "1227", "1370"}
SLOW = {"57014", "1317", "1969", "3024"}
GONE = {"42P01", "3F000", "1049", "1146"}
LOST = {"57P01", "57P02", "57P03", "25P03", "57P05", "0", "2006", "2013"}


class Database:
    """One connection, opened when it is needed, that reads only and never for longer than allowed."""

    def __init__(self, name: str, slow_s: int) -> None:
        import cais

        self._cais = cais
        self._told = cais._told(name)
        self._slow_s = slow_s
        self._connection: Any = None
        self._cursor: Any = None
        self._lock = threading.Lock()
        self._current: Any = None
        self._cancelled = False

    @property
    def is_mysql(self) -> bool:
        return self._told["kind"] == "mysql"

    def open(self) -> None:
        connection = self._opened()
        self._connection, self._cursor = connection, self.prepared(connection)

    def prepared(self, connection: Any) -> Any:
        """A cursor that reads only, and for no longer than allowed."""
        if self.is_mysql:
            connection.autocommit(True)
            cursor = connection.cursor()
            try:
                cursor.execute(f"SET SESSION max_statement_time={self._slow_s}")
            except Exception:  # MySQL's own word for it
                cursor.execute(f"SET SESSION max_execution_time={1000 * self._slow_s}")
            cursor.execute("SET SESSION TRANSACTION READ ONLY")
        else:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(f"SET statement_timeout = {1000 * self._slow_s}")
            if self._told["kind"] == "postgresql":
                cursor.execute("SET default_transaction_read_only = on")
        return cursor

    def _opened(self) -> Any:
        kind = self._told["kind"]
        opened = self._cais._DATABASES[kind][1] if kind in self._cais._DATABASES else self._cais._OTHERS[kind]
        return opened(self._told)

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(Exception):
                connection.close()

    def answer(self, question: dict[str, Any], say: Any) -> None:
        id, again = question["id"], True
        with self._lock:
            self._current, self._cancelled = id, False
        try:
            while True:
                try:
                    if self._connection is None:
                        self.open()
                    self._rows(question, say)
                    return
                except Exception as error:
                    code = self.code_of(error)
                    if self._cancelled:
                        say({"id": id, "error": "cancelled"})
                        return
                    # Closed meanwhile by the server, or by something between.
                    if again and (code in LOST or self._is_closed()):
                        again = False
                        self.close()
                        continue
                    say({"id": id, "error": kind_of(code), "detail": self.redacted(error)})
                    return
        finally:
            with self._lock:
                self._current = None

    def _is_closed(self) -> bool:
        return self._connection is not None and bool(getattr(self._connection, "closed", False))

    def _rows(self, question: dict[str, Any], say: Any) -> None:
        id, most = question["id"], question["most"]
        self._cursor.execute(question["sql"])
        count = size = 0
        at_once = max(1, LINE_CELLS // len(self._cursor.description))
        while size < MOST_BYTES and count < most:
            rows = self._cursor.fetchmany(min(at_once, most - count))
            if not rows:
                break
            count, size = count + len(rows), size + say({"id": id, "rows": rows})
        say({"id": id, "end": True, "more": self._cursor.fetchone() is not None})

    def cancel(self, id: Any) -> None:
        """Of another thread: have the server stop what it computes for this question."""
        with self._lock:
            if self._current != id:
                return
            self._cancelled, connection = True, self._connection
        try:
            if connection is not None:
                self.stop(connection)
        except Exception as error:
            sys.stderr.write(self.redacted(error))

    def stop(self, connection: Any) -> None:
        if self.is_mysql:
            other = self._opened()
            other.cursor().execute(f"KILL QUERY {connection.thread_id()}")
            other.close()
        else:
            connection.cancel()

    def code_of(self, error: BaseException) -> str:
        """MySQL's number, which tells more than its state, or PostgreSQL's state."""
        if error.args and isinstance(error.args[0], int):
            return str(error.args[0])
        return str(getattr(error, "sqlstate", None) or getattr(error, "pgcode", None) or "")

    def redacted(self, error: BaseException) -> str:
        said = str(error).strip() or type(error).__name__
        secret = base64.b64decode(self._told["secret"]).decode(errors="replace")
        return said.replace(secret, "…") if len(secret) > 3 else said


def text(value: Any) -> str:
    """What a driver hands over as something else than a text."""
    if isinstance(value, (bytes, bytearray, memoryview)):
        return bytes(value).decode(errors="replace")
    return str(value)


def kind_of(code: str) -> str:
    for kind, codes in (("refused", REFUSED), ("slow", SLOW), ("gone", GONE)):
        if code in codes:
            return kind
    return "other"


def opened(kind: str, name: str, slow_s: int) -> Any:
    if kind == "s3":
        from look_files import Files

        return Files(name, slow_s)
    if kind == "bigquery":
        from look_bigquery import BigQuery

        return BigQuery(name, slow_s)
    if kind in ("sqlserver", "oracle", "snowflake", "databricks"):
        from look_others import Other

        return Other(name, slow_s)
    return Database(name, slow_s)


def listen(questions: queue.SimpleQueue[Any], database: Any) -> None:
    for line in sys.stdin.buffer:
        question = json.loads(line)
        if "cancel" in question:
            # In a thread, as it may have to wait for the server, too.
            threading.Thread(target=database.cancel, args=(question["cancel"],), daemon=True).start()
        else:
            questions.put(question)
    os._exit(0)  # whoever asked is gone, whatever is still computed


def has_driver(kind: str) -> bool:
    return any(map(is_there, DRIVERS.get(kind, ())))


def is_there(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:  # what it is within
        return False


def main(name: str, slow_s: int) -> None:
    # Lines are ours alone: what a library prints goes where complaints go.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", errors="replace", newline="\n")
    os.dup2(2, 1)

    def say(line: dict[str, Any]) -> int:
        written = json.dumps(line, ensure_ascii=False, separators=(",", ":"), default=text)
        out.write(f"{written}\n")
        out.flush()
        return len(written)

    with open(os.path.join(HERE, "connections.json"), encoding="utf-8") as file:
        kind = json.load(file)[name]["kind"]
    if not has_driver(kind):
        if other := shutil.which("Rscript"):
            os.dup2(out.fileno(), 1)
            os.execv(other, [other, "--vanilla", os.path.join(HERE, "look.R"), name, str(slow_s)])
        say({"error": "driver"})
        return
    os.environ.setdefault("PGCONNECT_TIMEOUT", "10")
    database = opened(kind, name, slow_s)
    try:
        database.open()
    except ModuleNotFoundError:  # a driver that is there and not enough
        say({"error": "driver"})
        return
    except Exception as error:
        say({"error": "unreachable", "detail": database.redacted(error)})
        return
    say({"ready": True})
    questions: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threading.Thread(target=listen, args=(questions, database), daemon=True).start()
    while True:
        try:
            question = questions.get(timeout=IDLE_S)
        except queue.Empty:
            database.close()
            question = questions.get()
        database.answer(question, say)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
