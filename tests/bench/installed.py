"""`installed_window`, `install`: the package for Debian against the checkout, or against merely unpacking it.

On a bare Debian whose packages lie in its cache (see `make-root`); `CAIS_LINUX_PACKAGE` is the package as it
is shipped, and no quickly packed one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from tests.bench.app import report
from tests.bench.rows import QUICK, Row, interleaved, timed
from tests.bench.window import keep_workspaces, seconds
from tests.installers.linux_computer import Computer

SUITE = "bookworm"
PACKAGE = Path(os.environ["CAIS_LINUX_PACKAGE"])
ROOT = Path(__file__).parents[2]
WINDOW_LIMIT, INSTALL_LIMIT = 1.2, 1.5
RUNS = 2 if QUICK else 3
"""Of an installation, which takes half a minute."""

# The bundle's own modules come first; of the checkout it has the tests alone.
DRIVE = f"import sys; sys.path.append({str(ROOT)!r}); import tests.bench.open_window"


def main() -> None:
    measures = {"installed_window": installed_window, "install": install}
    report([measures[row]() for row in sys.argv[1:]])


@contextmanager
def computer() -> Iterator[Computer]:
    """One where the package was installed with all it needs."""
    # Not in the home of this run, which is on no disk of its own everywhere and which anna cannot look into.
    with tempfile.TemporaryDirectory(prefix="cais-bench-", dir="/var/tmp") as folder:
        shared = Path(folder, "shared")
        shared.mkdir()
        there = Computer(SUITE, Path(folder, "changes"), shared)
        try:
            shutil.copy(PACKAGE, shared / "cais.deb")
            there.apt("install", f"{shared}/cais.deb")
            yield there
        finally:
            there.switch_off()


def installed_window() -> Row:
    keep_workspaces()
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        subprocess.run(["dpkg-deb", "--extract", str(PACKAGE), folder], check=True)
        bundle = [f"{folder}/opt/cais/bin/cais", "-I", "-c", DRIVE]
        checkout = [sys.executable, "-c", DRIVE]
        ours, floor = interleaved(
            "installed_window", partial(seconds, bundle), partial(seconds, checkout), runs=7 * RUNS
        )
    return Row("installed_window", ours, floor, "s", WINDOW_LIMIT)


def install() -> Row:
    with computer() as there:
        return Row("install", *interleaved("install", *by_both(there), runs=RUNS), "s", INSTALL_LIMIT)


def by_both(there: Computer) -> tuple[Callable[[], float], Callable[[], float]]:
    """The package's installation alone, as what it needs is there already, and its files' unpacking."""
    file = f"{there.shared}/cais.deb"

    def by_apt() -> float:
        there.apt("remove", "cais")
        return timed(lambda: there.apt("install", file))

    def unpacked() -> float:
        there.run("rm", "-rf", "/var/unpacked")
        return timed(lambda: there.run("dpkg", "--extract", file, "/var/unpacked"))

    return by_apt, unpacked


if __name__ == "__main__":
    main()
