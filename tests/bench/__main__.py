"""Measures the app against what nothing can be faster than, and fails where it is too slow.

    python -m tests.bench [ROW...]

Prints a table and writes build/bench.json. BENCH_QUICK=1 measures less often, for a first look. Each theme
runs in a process of its own, with a home of its own; whatever it makes on the engine carries this run's mark
in its name and is removed at the end, however that end comes.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path

from tests.bench.marks import sweep
from tests.bench.rows import Row

THEMES = {
    "window": ("window",),
    "start": ("new_ready", "open_ready"),
    "policy": ("policy", "policy_window"),
    "clicks": ("preset_clicks",),
    "activity": ("activity",),
    "secrets": ("secrets",),
    "reach": ("reach",),
    "tree": ("tree", "tree_begun", "first_rows"),
    "folders": ("folder_host", "folder_probe", "folder_fast"),
    "page": ("page",),
    "stall": ("stall", "warm_up"),
    "idle": ("idle_memory", "idle_cpu"),
    "pull": ("pull",),
    "installed": ("installed_window", "install"),
}
REPORT = Path("build/bench.json")


def main() -> int:
    """Returns 1 where a row is over its limit or could not be measured."""
    known = {row: theme for theme, rows in THEMES.items() for row in rows}
    parser = argparse.ArgumentParser(prog="tests.bench")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"one of {', '.join(known)}; all by default")
    wanted = parser.parse_args().rows or list(known)
    if unknown := set(wanted) - set(known):
        parser.error(f"no such row: {', '.join(sorted(unknown))}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    rows: list[Row] = []
    failed = False
    for theme in dict.fromkeys(known[row] for row in wanted):
        try:
            rows += measure(theme, [row for row in wanted if known[row] == theme])
        except subprocess.CalledProcessError as error:
            print(f"{theme} could not be measured: it ended with {error.returncode}", file=sys.stderr)
            failed = True
    print(table(rows))
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(
        json.dumps([{**asdict(row), "ratio": row.ratio} for row in rows], indent=2) + "\n", encoding="utf-8"
    )
    return 1 if failed or any(row.over for row in rows) else 0


def measure(theme: str, wanted: Sequence[str]) -> list[Row]:
    """Run one theme. Raises CalledProcessError."""
    mark = f"{secrets.randbits(24):06x}"
    with ExitStack() as after:
        home = Path(after.enter_context(tempfile.TemporaryDirectory(prefix="cais-")))
        after.callback(sweep, mark)
        process = subprocess.Popen(
            [sys.executable, "-m", f"tests.bench.{theme}", *wanted],
            env=environment(home, mark),
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        after.callback(end, process)
        output, _ = process.communicate()
        if process.returncode:
            raise subprocess.CalledProcessError(process.returncode, theme)
    return [Row(**fields) for fields in json.loads(output)]


def environment(home: Path, mark: str) -> dict[str, str]:
    """Ours, with the folders of a person who has just begun."""
    places = {
        "XDG_CONFIG_HOME": ".config",
        "XDG_DATA_HOME": ".local/share",
        "XDG_STATE_HOME": ".local/state",
        "XDG_CACHE_HOME": ".cache",
        "XDG_RUNTIME_DIR": ".runtime",
    }
    for place in places.values():
        (home / place).mkdir(parents=True, mode=0o700)
    return {
        "QT_QPA_PLATFORM": "xcb" if os.environ.get("DISPLAY") else "offscreen",
        **os.environ,
        "HOME": str(home),
        "TMPDIR": str(home),  # an app that is killed leaves its socket there
        **{name: str(home / place) for name, place in places.items()},
        "CAIS_BENCH_MARK": mark,
    }


def end(process: subprocess.Popen[str]) -> None:
    """Nothing of the theme's process outlives it."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def table(rows: Sequence[Row]) -> str:
    lines = [f"{'row':<18}{'ours':>10}{'floor':>10} {'unit':<8}{'ratio':>7}{'limit':>7}"]
    for row in rows:
        limit = "" if row.limit is None else f"{row.limit:.2f}"
        figures = f"{row.ours:>10.3f}{row.floor:>10.3f} {row.unit:<8}{row.ratio:>7.2f}{limit:>7}"
        lines.append(f"{row.name:<18}{figures}  {'OVER  ' if row.over else ''}{row.note}".rstrip())
    return "\n".join(lines)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
