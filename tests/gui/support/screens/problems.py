"""Every problem that there are words for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.core.problems import BuildFailed, EngineElsewhere, ToolOutOfMemory
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.shell import HOME
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.problems import example, kinds
from tests.gui.support.screens.screen import SHOW, screen
from tests.gui.support.screens.start import opened
from tests.gui.support.stage import Stage


def failed(stage: Stage, error: BaseException, **facts: Any) -> Workspace:
    workspace, play = opened(stage, **facts)
    play.end(error)
    stage.until(lambda: (start := stage.app.desk.starts.of(workspace.id)) and start.problem)
    stage.settle()
    return workspace


def _problem(error: Callable[[], BaseException], name: str) -> None:
    screen(f"problem-{name}")(lambda stage: failed(stage, error()))


_problem(
    lambda: EngineElsewhere(wanted=INFO.name, found=OTHER.name, address=OTHER.address),
    "engine-elsewhere-for-good",
)
for kind in kinds():
    _problem(lambda kind=kind: example(kind), kind.code)
_problem(lambda: ZeroDivisionError("division by zero"), "unexpected")


@screen("problem-details")
def _(stage: Stage) -> None:
    failed(stage, example(BuildFailed))
    stage.click("Details for IT")


@screen("problem-on-card")
def _(stage: Stage) -> None:
    failed(stage, example(ToolOutOfMemory))
    stage.app.window.show_place(HOME)


@screen("problem-of-no-workspace")
def _(stage: Stage) -> None:
    SHOW["home-broken-file"](stage)
    stage.click("Details")
    stage.until(lambda: stage.offers("Back to workspaces"))
