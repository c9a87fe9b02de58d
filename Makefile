# Every target readies the machine first: see installers/checkout/enter.
# ARGS reaches pytest and the bench: make test ARGS="tests/core -k folders", make bench ARGS="window stall"
# BENCH_QUICK=1 measures less often.
.PHONY: run test bench lint fmt lock words
MAKEFLAGS += --no-print-directory
export KEEP ARGS BENCH_QUICK

run test bench lint fmt lock words:
	@bash installers/checkout/enter $@
