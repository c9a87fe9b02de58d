"""What a person is asked while a tool computes."""

from __future__ import annotations

from desktop.core.start.calculations import Calculation
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.screens.screen import LONG, SHOW, screen
from tests.gui.support.screens.tool import tool
from tests.gui.support.stage import Stage

MODEL = Calculation("k1", "model.ipynb", silent_s=754)


@screen("tool-computing-stop")
def computing(stage: Stage) -> Workspace:
    """A stop that asks."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.backend.computing[workspace.id] = (MODEL,)
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop when it is done"))
    return workspace


@screen("home-computing-several")
def _(stage: Stage) -> None:
    """A removal, from above the cards, of one that computes much."""
    workspace = computing(stage)
    stage.click("Cancel")
    several = (Calculation(f"k{n}", f"{LONG[:40]}{n}.ipynb", n * 3000) for n in range(5))
    stage.backend.computing[workspace.id] = (MODEL, Calculation("r"), *several)
    stage.click("Back to workspaces")
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.offers("Remove when it is done"))


@screen("tool-stops-when-done")
def stops_when_done(stage: Stage) -> None:
    computing(stage)
    stage.click("Stop when it is done")
    stage.until(lambda: stage.reads("The tool is stopped when the calculation is done."))


@screen("home-stops-when-done")
def _(stage: Stage) -> None:
    stops_when_done(stage)
    stage.click("Back to workspaces")


@screen("tool-computing-close")
def _(stage: Stage) -> None:
    computing(stage)
    stage.click("Cancel")
    stage.window.close()
    stage.until(lambda: stage.offers("Close and let it compute"))


@screen("home-closes-when-done")
def _(stage: Stage) -> None:
    SHOW["tool-computing-close"](stage)
    stage.click("Close when it is done")
    stage.click("Back to workspaces")
    stage.until(lambda: stage.reads("Cais is closed when what is being computed is done."))


@screen("tool-close-told")
def _(stage: Stage) -> None:
    """What becomes of tools is told the first time."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.app.preferences.told_of_tools = False
    stage.window.close()
    stage.until(lambda: stage.offers("Keep them running and close"))


@screen("home-computing-done")
def _(stage: Stage) -> None:
    """A long calculation has ended while somebody looked at something else."""
    workspace = computing(stage)
    stage.click("Cancel")
    stage.click("Back to workspaces")
    stage.app.desk.news.computed.emit(workspace.id, "model.ipynb", 754)
    stage.settle()
