"""Memory that is short, and the dialog that gives more."""

from __future__ import annotations

from desktop.core.engine_facts import Change
from desktop.core.limits import Limits
from desktop.core.problems import EngineNotRunning
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.engine_double import GIB, INFO
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.tool import dies, tool
from tests.gui.support.stage import Stage


@screen("tool-nearly-full")
def nearly_full(stage: Stage) -> None:
    stage.engine.used = int(3.4 * GIB)
    tool(stage)


@screen("tool-needed-more")
def needed_more(stage: Stage) -> Workspace:
    """A notebook of a tool that goes on."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.backend.killed = ("sales by region.ipynb",)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("sales by region"))
    return workspace


@screen("home-needed-more")
def _(stage: Stage) -> None:
    stage.engine.used = int(3.4 * GIB)
    needed_more(stage)
    stage.click("Back to workspaces")


@screen("tool-limits-wait")
def limits_wait(stage: Stage) -> Workspace:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.app.desk.set_limits(workspace.id, Limits(8 * GIB))
    stage.until(lambda: stage.reads("still has the memory"))
    return workspace


@screen("limits")
def limits(stage: Stage) -> Workspace:
    """Of a tool that runs beside others, and needed more."""
    for name in ("Claims", "Prices"):
        stage.engine.run(stage.keep(name).id, memory_limit=5 * GIB)
    workspace = needed_more(stage)
    stage.click("Give it more…")
    come_forward(stage)
    return workspace


@screen("limits-not-limited")
def _(stage: Stage) -> None:
    stage.engine.info = INFO._replace(name="Podman", limits=False)
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Memory and processors…")
    come_forward(stage)


@screen("limits-no-engine")
def _(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Memory and processors…")
    come_forward(stage)


@screen("out-of-memory")
def out_of_memory(stage: Stage) -> Workspace:
    """While somebody looked at the tool."""
    return dies(stage, out_of_memory=True, exit_code=137)
