# Every target readies the machine first: see installers/checkout/enter.
# ARGS reaches pytest and the bench: make test ARGS="tests/core -k folders", make bench ARGS="window stall"
# `engines` is the engine's tests and the tour on a newer Docker than this computer's, which keeps images in containerd.
# `deb` builds a package for Debian and its relatives, `rpm` one for Fedora, openSUSE and theirs; `size` tells what of it is large.
# `test-folders` is drives of every kind, by their real drivers; it installs those.
# `windows` makes the installers for Windows, in build/windows; `test-installers` tries what they do, under Wine.
# BENCH_QUICK=1 measures less often.
.PHONY: run test test-folders test-installers engines bench lint fmt lock deb rpm size windows words
MAKEFLAGS += --no-print-directory
export KEEP ARGS BENCH_QUICK REVISION QUICK

run test test-folders test-installers engines bench lint fmt lock deb rpm size windows words:
	@bash installers/checkout/enter $@
