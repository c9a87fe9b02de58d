"""`window`: from the start of the process to a first picture of home with fifty workspaces."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Environment, Folder
from tests.bench.app import report, workspace
from tests.bench.rows import RUNS, Row, interleaved

WORKSPACES = 50
LIMIT = 1.6


def main() -> None:
    keep_workspaces()
    drivers = [partial(seconds, by(driver)) for driver in ("open_window", "bare_window")]
    report([Row("window", *interleaved("window", *drivers, runs=3 * RUNS), "s", LIMIT)])


def keep_workspaces() -> None:
    """As many as a busy person has."""
    store = Store(Path(os.environ["XDG_DATA_HOME"], "Cais"))
    for number in range(WORKSPACES):
        made = workspace(
            folders=(Folder(f"/srv/project-{number}", "project", writable=True),),
            environment=Environment("JupyterLab", "python", ("Python 3.13", "pandas")),
        )
        store.save(replace(made, ready=True, opened=made.created))


def by(driver: str) -> list[str]:
    """The command that runs one of this checkout."""
    return [sys.executable, "-m", f"tests.bench.{driver}"]


def seconds(command: Sequence[str]) -> float:
    """From here to the moment that a command prints: when its window was first painted."""
    began = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    return float(done.stdout.split()[0]) - began  # it may be painted again before it ends


if __name__ == "__main__":
    main()
