"""A workspace that starts."""

from __future__ import annotations

import math
from typing import Any

from desktop.core.progress import Activity, Progress, Step
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.state.start import MINUTE_S
from tests.gui.support.play import Play
from tests.gui.support.screens.screen import UNBROKEN, screen
from tests.gui.support.stage import Stage


def opened(stage: Stage, name: str = "Sales forecast", **facts: Any) -> tuple[Workspace, Play]:
    workspace = stage.keep(name, **facts)
    stage.begin()
    return workspace, stage.open(workspace)


def report(stage: Stage, id: str, news: Progress) -> None:
    stage.play(id).report(news)
    stage.until(lambda: (start := stage.app.desk.starts.of(id)) and start.news.get(news.step) == news)
    stage.settle()


def _start(name: str, *news: Progress) -> None:
    @screen(f"start-{name}")
    def _(stage: Stage) -> None:
        workspace, _play = opened(stage)
        for one in news:
            report(stage, workspace.id, one)


_start("engine", Progress(Step.ENGINE))
_start("starting-engine", Progress(Step.ENGINE, Activity.STARTING_ENGINE))
_start("image", Progress(Step.IMAGE))
_start("downloading", Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000, 1_200_000_000))


@screen("start-downloading-nothing")
def _(stage: Stage) -> None:
    """For so long that it is said."""
    workspace, _play = opened(stage)
    report(stage, workspace.id, Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000, 1_200_000_000))
    stage.app.desk.starts.of(workspace.id).pace.wait(math.inf)
    stage.app.desk.news.changed.emit(workspace.id)


_start("downloading-of-unknown-size", Progress(Step.IMAGE, Activity.DOWNLOADING, 412_000_000))
_start("unpacking", Progress(Step.IMAGE, Activity.UNPACKING, 412_000_000, 1_200_000_000))
_start("building", Progress(Step.IMAGE, Activity.BUILDING, 4, 9))


@screen("start-building-for-long")
def _(stage: Stage) -> None:
    workspace, _play = opened(stage)
    report(stage, workspace.id, Progress(Step.IMAGE, Activity.BUILDING, 4, 15))
    stage.app.desk.starts.of(workspace.id).since -= 3 * MINUTE_S
    report(stage, workspace.id, Progress(Step.IMAGE, Activity.BUILDING, 5, 15))


_start("folders", Progress(Step.FOLDERS))
_start("tool", Progress(Step.TOOL))
_start("open", Progress(Step.OPEN))


@screen("start-long-name")
def _(stage: Stage) -> None:
    opened(stage, UNBROKEN, folders=(Folder("/data/x", UNBROKEN[:60]),))
