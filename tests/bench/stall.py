"""`stall`: the longest time the GUI thread is held while much happens. `warm_up`: while the browser loads.

The start is a real one; pull, build, containers and events come from an engine that tells more and faster
than any real one would. The floor is the limit, and what the heartbeat itself shows in an idle app is in
the note.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.app import App
from desktop.backend import LocalBackend
from desktop.core.environments.catalogue import Catalogue
from desktop.core.status import Status
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Workspace
from desktop.engine.docker_engine import DockerEngine
from desktop.gui.shell import HOME
from tests.bench import page
from tests.bench.app import report, running_app, settle, until, workspace
from tests.bench.busy_engine import CONTAINERS, workspace_id
from tests.bench.heartbeat import Heartbeat
from tests.bench.rows import RUNS, Row, say
from tests.bench.start import a_project, present

LIMIT_MS = 50.0
IDLE_S = 1.0
SETTLE_S = 1.5
"""After the last news, so that what follows them (listings, paintings) is measured too."""

Held = dict[str, list[float]]


def main() -> None:
    rows: list[Row] = []
    if "stall" in sys.argv[1:]:
        held: Held = {}
        with running_app() as app:
            present(app)
            start(app, held)
        with busy_app() as (app, tell):
            others(app, tell, held)
        noise = statistics.median(held.pop("idle"))
        rows = [row(f"stall_{name}", figures, noise) for name, figures in held.items()]
        worst = max(rows, key=lambda one: one.ours)
        rows.append(replace(worst, name="stall", note=f"the longest of these: {worst.name}"))
    if "warm_up" in sys.argv[1:]:
        rows.append(warm_up())
    report(rows)


def row(name: str, figures: list[float], noise: float, limit: float | None = 1.0) -> Row:
    note = f"longest {max(figures):.0f}; idle {noise:.0f}"
    return Row(name, statistics.median(figures), LIMIT_MS, "ms", limit, note)


def start(app: App, held: Held) -> None:
    stopped = a_project("stall")
    app.desk.add(stopped)
    until(app.desk.news.opened, lambda: app.desk.tools.running(stopped.id))
    beat = Heartbeat()
    for run in range(RUNS + 1):
        measured(held, run, beat, "idle", lambda: settle(IDLE_S))
        measured(held, run, beat, "start", lambda: page.ours(app, stopped.id))
    app.backend.engine().containers.erase(stopped.id)


def others(app: App, tell: Callable[[str], None], held: Held) -> None:
    beat = Heartbeat()
    for run in range(RUNS + 1):
        measured(held, run, beat, "idle", lambda: settle(IDLE_S))
        measured(held, run, beat, "pull", lambda: fail(app, "pulled"))
        measured(held, run, beat, "build", lambda: fail(app, "python-starter"))
        measured(held, run, beat, "containers", lambda: appear(app, tell))
        measured(held, run, beat, "events", lambda: storm(tell))
        vanish(app, tell)


def measured(held: Held, run: int, beat: Heartbeat, name: str, work: Callable[[], object]) -> None:
    """The first run of each is not counted."""
    beat.begin()
    work()
    if run:
        held.setdefault(name, []).append(beat.worst())
        say(f"{name} {run}: {beat.worst():.1f} ms")


def fail(app: App, entry: str) -> None:
    """A start that tells much on its screen and ends with a problem there."""
    made = workspace(entry=entry)
    app.shell.making.make(made)

    def failed() -> bool:
        start = app.desk.starts.of(made.id)
        return bool(start and start.problem)

    until(app.desk.news.changed, failed)
    settle(SETTLE_S)
    app.window.show_place(HOME)


def appear(app: App, tell: Callable[[str], None]) -> None:
    tell("appear")
    last = workspace_id(CONTAINERS - 1)
    until(app.desk.news.changed, lambda: app.desk.status(last) is Status.RUNNING)
    settle(SETTLE_S)


def storm(tell: Callable[[str], None]) -> None:
    """1,000 events, as fast as they come through a socket."""
    tell("storm")
    settle(2 * SETTLE_S)


def vanish(app: App, tell: Callable[[str], None]) -> None:
    tell("vanish")
    last = workspace_id(CONTAINERS - 1)
    until(app.desk.news.changed, lambda: app.desk.status(last) is Status.STOPPED)


@contextmanager
def busy_app() -> Iterator[tuple[App, Callable[[str], None]]]:
    """The app with 200 workspaces on an engine that does as it is told."""
    with tempfile.TemporaryDirectory(prefix="cais-") as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.bench.busy_engine", folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdin
        assert process.stdout
        address = process.stdout.readline().strip()

        def tell(line: str) -> None:
            assert process.stdin
            process.stdin.write(f"{line}\n")
            process.stdin.flush()

        try:
            with running_app(lambda backend: rewire(backend, Path(folder), address)) as app:
                yield app, tell
        finally:
            process.kill()
            process.wait()


def rewire(backend: LocalBackend, folder: Path, address: str) -> None:
    """Another engine, other workspaces, and an environment that no registry outside is asked for."""
    backend.store = Store(folder)
    for number in range(CONTAINERS):
        id = workspace_id(number)
        backend.store.save(
            Workspace(id, f"Project {number}", "python-starter", datetime.now(UTC), ready=True)
        )
    known = backend.built_in.entry("python-starter")
    assert known
    pulled = replace(known, id="pulled", recipe=None, image="127.0.0.1:9/cais/pulled:1")
    backend.built_in = Catalogue((*backend.built_in.entries, pulled))
    engine = DockerEngine(variables={"DOCKER_HOST": address}, home=folder, platform="linux")
    backend.engine = lambda: engine  # type: ignore[method-assign]


def warm_up() -> Row:
    """Once for each process, so each run is one."""
    figures = []
    for run in range(RUNS + 1):
        done = subprocess.run(
            [sys.executable, "-m", "tests.bench.warm_up"], stdout=subprocess.PIPE, text=True, check=True
        )
        say(f"warm_up {run}: {float(done.stdout):.1f} ms")
        figures.append(float(done.stdout))
    return row("warm_up", figures[1:], 0, limit=None)


if __name__ == "__main__":
    main()
