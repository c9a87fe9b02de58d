"""The data connections of a workspace."""

from __future__ import annotations

from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.screens.screen import screen
from tests.gui.support.stage import Stage


@screen("change-connections")
def change_connections(stage: Stage) -> Workspace:
    """Of a tool that runs, and one more was ticked."""
    sales = stage.connect("sales")
    stage.connect("exports", "s3", fields={"access_key": "AKIA", "bucket": "harbour-exports"})
    workspace = stage.keep(connections=(sales.id,))
    stage.engine.run(workspace.id)
    stage.begin()
    stage.pick("More for Sales forecast", "Data connections…")
    stage.until(lambda: stage.offers("exports"))
    stage.click("exports")
    return workspace


@screen("change-connections-copied")
def _(stage: Stage) -> None:
    change_connections(stage)
    stage.click("Copy the code for sales")
