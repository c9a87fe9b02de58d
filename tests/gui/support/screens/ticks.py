"""The data connections of a workspace."""

from __future__ import annotations

from desktop.core.data.connection import Keeping
from desktop.core.problems import KeyringMissing, SecretMissing
from desktop.core.workspaces.workspace import Workspace
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.start import opened
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


@screen("start-asks-for-secrets")
def asks(stage: Stage) -> Workspace:
    """For two that are asked for each time; the keyring is not needed."""
    sales = stage.connect("sales", keeping=Keeping.ASK)
    licence = stage.connect("licence", "other", fields={}, keeping=Keeping.SESSION)
    workspace = stage.keep(connections=(sales.id, licence.id))
    stage.begin()
    stage.click("Open Sales forecast")
    stage.until(lambda: stage.offers("Go without sales"))
    return workspace


@screen("start-goes-without")
def _(stage: Stage) -> None:
    asks(stage)
    stage.click("Go without sales")


@screen("start-without-keyring")
def _(stage: Stage) -> None:
    workspace = stage.keep(connections=(stage.connect("sales").id,))
    stage.begin()
    stage.open(workspace).end(KeyringMissing())
    stage.until(lambda: stage.offers("Go without sales"))


@screen("tool-asks-for-secrets")
def tool_asks(stage: Stage) -> Workspace:
    """One was ticked that is asked for."""
    stage.connect("sales", keeping=Keeping.ASK)
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    stage.backend.hand_over_trouble = SecretMissing(connections="sales")
    stage.click("Connections")
    stage.until(lambda: stage.offers("sales"))
    stage.click("sales")
    stage.click("Save")
    come_forward(stage)
    return workspace
