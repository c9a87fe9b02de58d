"""Folders that went elsewhere while the tool has them."""

from __future__ import annotations

import os

from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.screens.screen import screen
from tests.gui.support.screens.tool import tool
from tests.gui.support.stage import Stage


@screen("tool-folder-moved")
def moved(stage: Stage) -> Workspace:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.until(lambda: workspace.id in stage.app.desk.shared_folders._standings)
    path = workspace.folders[0].path
    os.rename(path, f"{path}-old")
    stage.until(lambda: stage.reads("was moved"))
    return workspace


@screen("home-folder-moved")
def _(stage: Stage) -> None:
    moved(stage)
    stage.click("Back to workspaces")
