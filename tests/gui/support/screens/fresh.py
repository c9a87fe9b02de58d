"""A tool that is made anew, with or without what is kept inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtWidgets import QRadioButton

from desktop.core.status import Status
from desktop.core.workspaces.workspace import HOMES, Workspace
from tests.gui.support.screens.screen import LONG, come_forward, screen
from tests.gui.support.screens.tool import tool
from tests.gui.support.stage import Stage

EARLIER = datetime(2026, 10, 5, 12, 15, tzinfo=UTC)
EMPTY = "With nothing kept inside"


def other(workspace: Workspace) -> str:
    """What the home that it does not have now is called on the engine."""
    return replace(workspace, home=next(home for home in HOMES if home != workspace.home)).home_volume


def asked(stage: Stage, name: str = "Sales forecast", **facts: Any) -> Workspace:
    """Asked for in the menu of a card whose tool runs."""
    workspace = stage.keep(name, **facts)
    stage.engine.run(workspace.id)
    stage.engine.homes = {workspace.home_volume}
    if workspace.set_aside:
        stage.engine.homes.add(other(workspace))
    stage.begin()
    ask(stage, name)
    return workspace


def ask(stage: Stage, name: str = "Sales forecast") -> None:
    stage.pick(f"More for {name}", "Start fresh…")
    come_forward(stage)


def answer(stage: Stage, way: str) -> None:
    stage.click(stage.find(QRadioButton, way))
    stage.click("Start fresh")
    stage.until(lambda: stage.front is stage.window)
    stage.show()  # no window manager does it here


def emptied(stage: Stage, name: str = "Sales forecast") -> Workspace:
    """It begins with nothing kept inside."""
    workspace = asked(stage, name)
    answer(stage, EMPTY)
    stage.until(
        lambda: stage.app.desk.tools.exchanged(workspace.id) and stage.backend.plays.get(workspace.id)
    )
    return workspace


screen("fresh")(asked)


@screen("fresh-set-aside")
def _(stage: Stage) -> None:
    asked(stage, set_aside=EARLIER)
    stage.click(stage.find(QRadioButton, EMPTY))


@screen("fresh-long-name")
def _(stage: Stage) -> None:
    asked(stage, LONG[:180].strip(), set_aside=EARLIER)


screen("fresh-undo")(emptied)


@screen("fresh-back")
def _(stage: Stage) -> None:
    workspace = emptied(stage)
    stage.engine.homes.add(other(workspace))  # as its start makes it
    stage.backend.plays[workspace.id].end(RuntimeError("the first start is over"))
    stage.until(lambda: not stage.app.desk.starts.going_on(workspace.id))
    stage.click("Have back what was set aside")
    stage.until(lambda: stage.reads("has back what was set aside"))


@screen("fresh-tool-undo")
def in_tool(stage: Stage) -> Workspace:
    """Asked for in the menu of the tool's own screen."""
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.homes = {workspace.home_volume}
    before = stage.backend.plays.pop(workspace.id)
    stage.pick("More for this page", "Start fresh…")
    come_forward(stage)
    answer(stage, EMPTY)
    play = stage.play(workspace.id)
    assert play is not before
    stage.run(play.workspace, play).show()
    stage.until(lambda: stage.reads("The tool begins with nothing kept inside"))
    return workspace
