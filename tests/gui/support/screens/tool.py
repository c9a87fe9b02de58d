"""A tool that runs, or did."""

from __future__ import annotations

from typing import Any

from desktop.core.engine_facts import Change, State
from desktop.core.kept import Kept
from desktop.core.problems import EngineFrozen
from desktop.core.status import Status
from desktop.core.workspaces.workspace import MAX_NAME, Workspace
from tests.gui.support.screens.screen import LONG, UNBROKEN, screen
from tests.gui.support.screens.start import opened
from tests.gui.support.stage import Stage


@screen("tool")
def tool(stage: Stage) -> Workspace:
    workspace, play = opened(stage)
    embedded = stage.run(workspace, play)
    stage.until(lambda: stage.app.desk.meters.memory(workspace.id)[0])
    embedded.show()
    stage.settle()
    return workspace


@screen("tool-long-name")
def _(stage: Stage) -> None:
    workspace, play = opened(stage, LONG[:MAX_NAME])
    embedded = stage.run(workspace, play)
    stage.until(lambda: stage.app.desk.meters.memory(workspace.id)[0])
    embedded.show()
    stage.settle()


@screen("tool-engine-lost")
def _(stage: Stage) -> None:
    tool(stage)
    stage.engine.tell(Change.LOST)
    stage.until(lambda: not stage.app.desk.engine.known)


@screen("tool-saving")
def saving(stage: Stage) -> None:
    """A close that waits for the tool."""
    tool(stage)
    stage.tools[0].saving = []
    stage.window.close()
    stage.until(lambda: stage.reads("Saving your work"))


@screen("home-saving")
def _(stage: Stage) -> None:
    saving(stage)
    stage.click("Back to workspaces")


@screen("tool-opened-again")
def _(stage: Stage) -> None:
    """It shows results of code from before it was stopped."""
    workspace, play = opened(stage)
    embedded = stage.run(workspace, play, again=True)
    embedded.show()
    for tell in embedded.results:
        tell()
    stage.settle()


def stopped(stage: Stage, *saved: str) -> None:
    """Files had to be saved for it."""
    workspace = tool(stage)
    stage.tools[-1].told = Kept(saved)
    stage.click("Stop")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.settle()


screen("stopped")(stopped)


@screen("stopped-saved")
def _(stage: Stage) -> None:
    stopped(stage, "sales by region.ipynb", f"{UNBROKEN}.ipynb", "prices.ipynb")


@screen("stopped-saved-many")
def _(stage: Stage) -> None:
    stopped(stage, *(f"{n}.ipynb" for n in range(5)))


def dies(stage: Stage, **facts: Any) -> Workspace:
    """An embedded tool ends, and `facts` are what the engine tells of it."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.run(workspace.id, State.EXITED, port=None, **facts)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.page(workspace.id).tool is None)
    return workspace


@screen("stop-failed")
def halt_fails(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.troubles["halt"] = EngineFrozen(silent_s=30)
    stage.click("Stop")
    stage.until(lambda: stage.reads("Docker does not answer"))
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)


@screen("tool-ended")
def _(stage: Stage) -> None:
    workspace = tool(stage)
    stage.engine.run(workspace.id, State.EXITED, exit_code=1)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.ENDED)
