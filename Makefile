# Every target readies the machine first: see installers/checkout/enter.
# ARGS reaches pytest: make test ARGS="tests/core -k folders"
.PHONY: run test bench lint fmt lock
MAKEFLAGS += --no-print-directory
export KEEP ARGS

run test bench lint fmt lock:
	@bash installers/checkout/enter $@
