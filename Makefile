# Every target readies the machine first: see installers/checkout/enter.
# ARGS reaches pytest and the bench: make test ARGS="tests/core -k folders", make bench ARGS="window stall"
# `engines` is the engine's tests and the tour on a newer Docker than this computer's, which keeps images in containerd.
# `test-folders` is drives of every kind, by their real drivers; it installs those.
# BENCH_QUICK=1 measures less often.
.PHONY: run test test-folders engines bench lint fmt lock words
MAKEFLAGS += --no-print-directory
export KEEP ARGS BENCH_QUICK

run test test-folders engines bench lint fmt lock words:
	@bash installers/checkout/enter $@
