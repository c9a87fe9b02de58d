"""The workspaces' cards."""

from __future__ import annotations

import threading
from pathlib import Path

from desktop.core.engine_facts import Change, State
from desktop.core.problems import (
    EngineElsewhere,
    EngineLost,
    EngineNotInstalled,
    EngineNotRunning,
    PagesUnguarded,
)
from desktop.core.progress import Activity, Progress, Step
from desktop.core.status import Status
from desktop.core.workspaces.workspace import MAX_NAME, Folder
from tests.gui.support.engine_double import GIB, INFO, OTHER
from tests.gui.support.screens.screen import LONG, UNBROKEN, screen
from tests.gui.support.screens.start import report
from tests.gui.support.stage import Stage


@screen("home-empty")
def _(stage: Stage) -> None:
    stage.begin()


@screen("home-looking")
def _(stage: Stage) -> None:
    stage.engine.gates["find"] = threading.Event()
    stage.keep()
    stage.show()
    stage.app.desk.begin()
    stage.until(lambda: stage.app.desk.workspaces.loaded and stage.app.desk.presets.known)


@screen("home-one")
def _(stage: Stage) -> None:
    stage.keep()
    stage.begin()


@screen("home-many")
def many(stage: Stage) -> None:
    """Twelve workspaces, of every status there is."""
    folders = tuple(Folder(stage.project(name), name) for name in ("sales", "warehouse", "claims"))
    names = iter(f"Project {letter}" for letter in "ABCDEFGHIJKL")
    running = [stage.keep(next(names), folders=folders) for _ in range(2)]
    for workspace in running:
        stage.engine.run(workspace.id)
    hungry, ended = stage.keep(next(names)), stage.keep(next(names))
    stage.engine.run(hungry.id, State.EXITED, out_of_memory=True, exit_code=137)
    stage.engine.run(ended.id, State.EXITED, exit_code=1)
    stage.engine.run(stage.keep(next(names)).id, State.PAUSED, port=None)
    stage.keep(next(names), ready=False)
    stage.keep(next(names), entry="no-such-entry")
    halting, starting, failing = (stage.keep(next(names)) for _ in range(3))
    stage.engine.run(halting.id)
    for name in names:
        stage.keep(name)
    stage.begin()
    desk = stage.app.desk
    stage.until(lambda: all(desk.meters.memory(workspace.id)[0] for workspace in running))
    stage.engine.gates["halt"] = threading.Event()
    desk.halt(halting.id)
    desk.tools.open(starting.id)
    report(stage, starting.id, Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000, 1_200_000_000))
    desk.tools.open(failing.id)
    stage.play(failing.id).end(EngineLost())
    stage.until(lambda: desk.starts.of(failing.id).problem)
    shown = {desk.status(workspace.id) for workspace in desk.workspaces.in_order()}
    assert shown == set(Status) - {Status.UNKNOWN}


@screen("home-removed")
def _(stage: Stage) -> None:
    stage.keep("Sales forecast")
    stage.keep("Claims analysis")
    stage.begin()
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.offers("Undo"))


@screen("home-broken-file")
def _(stage: Stage) -> None:
    stage.keep()
    folder = Path(stage.backend.own_folders.user_data_dir) / "workspaces"
    (folder / "0123456789ab.toml").write_text("not [ toml")
    stage.begin()


@screen("home-long-names")
def _(stage: Stage) -> None:
    name = (LONG + UNBROKEN)[:MAX_NAME]
    folders = tuple(Folder(f"/data/{name}{n}", f"{UNBROKEN[:58]}{n}") for n in range(4))
    running = stage.keep(name, folders=folders)
    stage.keep(UNBROKEN, folders=folders)
    stage.engine.run(running.id, memory_limit=999 * GIB)
    stage.begin()
    stage.until(lambda: stage.app.desk.meters.memory(running.id)[0])


@screen("home-engine-missing")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotInstalled()
    stage.keep()
    stage.begin()


@screen("home-engine-not-running")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.keep()
    stage.begin()


@screen("home-engine-elsewhere")
def _(stage: Stage) -> None:
    stage.engine.info = EngineElsewhere(wanted=INFO.name, found=OTHER.name, address=OTHER.address)
    stage.engine.others = [OTHER]
    stage.keep()
    stage.begin()


@screen("home-pages-unguarded")
def _(stage: Stage) -> None:
    stage.backend.unguarded = PagesUnguarded(
        setting="kernel.apparmor_restrict_unprivileged_userns", program="/opt/cais/cais"
    )
    stage.keep()
    stage.begin()
    stage.app.shell.warm_up.begin()
    stage.until(lambda: stage.offers("Details"))


@screen("home-engine-lost")
def _(stage: Stage) -> None:
    stage.engine.run(stage.keep().id)
    stage.begin()
    stage.engine.tell(Change.LOST)
    stage.until(lambda: not stage.app.desk.engine.known)


@screen("home-removed-several")
def _(stage: Stage) -> None:
    for name in ("Sales forecast", "Claims analysis", "Clickstream"):
        stage.keep(name)
    stage.begin()
    stage.pick("More for Sales forecast", "Remove")
    stage.pick("More for Clickstream", "Remove")
    stage.until(lambda: stage.offers("Undo all"))
