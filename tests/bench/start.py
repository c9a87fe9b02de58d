"""`new_ready` and `open_ready`: from the press of a button to the tool's first good answer."""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

from desktop.app import App
from desktop.core.cancelling import Stop
from desktop.core.progress import Step, unheard
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.bench.app import report, running_app, until, workspace
from tests.bench.by_hand import ByHand, by_hand
from tests.bench.rows import RUNS, Row, interleaved

LIMITS = {"new_ready": 1.10, "open_ready": 1.05}


def main() -> None:
    with running_app() as app:
        present(app)
        measures = {"new_ready": new_ready, "open_ready": open_ready}
        report([measures[name](app) for name in sys.argv[1:]])


def present(app: App) -> None:
    """Builds the environment if it is not there: neither side is measured with it."""
    engine, entry = app.backend.engine(), app.backend.catalogue.entry("python-starter")
    assert entry
    assert entry.recipe
    if engine.images.find(entry.recipe.tag) is None:
        engine.images.build(entry.recipe, unheard, Stop())


def a_project(name: str) -> Workspace:
    folder = Path(os.environ["HOME"], name)
    folder.mkdir(exist_ok=True)
    return workspace(folders=(Folder(str(folder), "project", writable=True),))


def new_ready(app: App) -> Row:
    """Both make a network, without which there is no new workspace."""
    networks = []

    def ours() -> float:
        new = a_project("new")
        began = time.monotonic()
        app.desk.add(new)
        seconds = answered(app, new.id) - began
        until(app.desk.news.opened, lambda: app.desk.tools.running(new.id))
        app.backend.engine().containers.erase(new.id)
        until(app.desk.news.changed, lambda: app.desk.status(new.id) is Status.STOPPED)
        return seconds

    def floor() -> float:
        hand = by_hand(app.backend, a_project("hand"))
        networks.append(hand.make_network())
        seconds = networks[-1] + hand.run()
        hand.remove()
        return seconds

    figures = interleaved("new_ready", ours, floor, runs=2 * RUNS)
    note = f"{1000 * statistics.median(networks):.0f} ms of the floor make its network"
    return Row("new_ready", *figures, "s", LIMITS["new_ready"], note)


def open_ready(app: App) -> Row:
    stopped, hand = a_pair(app)

    def ours() -> float:
        halt(app, stopped.id)
        began = time.monotonic()
        app.desk.tools.open(stopped.id)
        seconds = answered(app, stopped.id) - began
        until(app.desk.news.opened, lambda: app.desk.tools.running(stopped.id))
        halt(app, stopped.id)
        return seconds

    def floor() -> float:
        seconds = hand.start()
        hand.stop()
        return seconds

    figures = interleaved("open_ready", ours, floor, runs=2 * RUNS)
    hand.remove()
    app.backend.engine().containers.erase(stopped.id)
    return Row("open_ready", *figures, "s", LIMITS["open_ready"])


def a_pair(app: App) -> tuple[Workspace, ByHand]:
    """A workspace of ours, still running, and the same made by hand, stopped."""
    stopped = a_project("stopped")
    hand = by_hand(app.backend, a_project("hand"))
    app.desk.add(stopped)
    until(app.desk.news.opened, lambda: app.desk.tools.running(stopped.id))
    hand.make_network()
    hand.run()
    hand.stop()
    return stopped, hand


def halt(app: App, id: str) -> None:
    if app.desk.status(id) is not Status.STOPPED:
        app.desk.halt(id)
        until(app.desk.news.changed, lambda: app.desk.status(id) is Status.STOPPED)


def answered(app: App, id: str) -> float:
    """The moment the tool first answered: a start goes on to its last step only then."""

    def seen() -> bool:
        start = app.desk.starts.of(id)
        assert not (start and start.problem), start
        return start is None or start.step is Step.OPEN

    until(app.desk.news.changed, seen)
    return time.monotonic()


if __name__ == "__main__":
    main()
