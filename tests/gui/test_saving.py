"""Nobody loses what is open in a tool to a stop, a removal or the end of the app."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer

from desktop.core.engine_facts import Change, State
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.state import unsaved_work
from tests.gui.support.screens import opened
from tests.gui.support.stage import Stage
from tests.gui.support.tool_double import ToolDouble


def working(stage: Stage) -> tuple[Workspace, ToolDouble]:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    return workspace, tool


def do(stage: Stage, what: str, workspace: Workspace) -> None:
    if what == "stop":
        stage.click("Stop")
    elif what == "remove":
        stage.app.desk.remove(workspace.id)
    else:
        stage.window.close()


LOSING = pytest.mark.parametrize("what", ["stop", "remove", "close"])


@LOSING
def test_what_is_open_is_saved_first(stage: Stage, what: str) -> None:
    workspace, tool = working(stage)
    do(stage, what, workspace)
    stage.until(lambda: tool.closed)
    assert tool.saved == 1
    assert stage.window.isVisible() is (what != "close")


@LOSING
def test_what_cannot_be_saved_is_not_lost_unasked(stage: Stage, what: str) -> None:
    workspace, tool = working(stage)
    tool.saves = False
    do(stage, what, workspace)
    stage.until(lambda: stage.reads("Not everything that is open here could be saved"))
    assert stage.window.isVisible()
    assert not tool.closed
    assert stage.app.desk.status(workspace.id) is Status.RUNNING
    stage.click("Go on without saving")
    stage.until(lambda: tool.closed)
    assert stage.window.isVisible() is (what != "close")


def test_it_can_be_saved_and_tried_again(stage: Stage) -> None:
    _workspace, tool = working(stage)
    tool.saves = False
    stage.window.close()
    stage.until(lambda: stage.reads("Not everything that is open here could be saved"))
    tool.saves = True
    stage.window.close()
    stage.until(lambda: not stage.window.isVisible())
    assert tool.saved == 2


def test_the_tool_that_cannot_save_comes_to_the_front(stage: Stage) -> None:
    workspace, tool = working(stage)
    tool.saves = False
    stage.click("Back to workspaces")
    stage.click(f"Stop {workspace.name}")
    stage.until(lambda: stage.reads("Not everything that is open here could be saved"))
    assert tool.view.isVisible()


def test_one_waits_knowing_what_for(stage: Stage) -> None:
    _workspace, tool = working(stage)
    tool.saving = []
    stage.window.close()
    stage.until(lambda: stage.reads("Saving your work"))
    assert stage.window.isVisible()
    tool.finish_saving()
    stage.until(lambda: not stage.window.isVisible())


def test_it_is_not_said_any_more_once_it_is_over(stage: Stage) -> None:
    _workspace, tool = working(stage)
    tool.saving = []
    stage.click("Stop")
    stage.click("Back to workspaces")
    stage.until(lambda: stage.reads("Saving your work"))
    tool.saves = False
    tool.finish_saving()
    stage.until(lambda: stage.reads("Not everything that is open here could be saved"))
    assert not stage.reads("Saving your work")


def test_a_moment_is_not_worth_a_word(stage: Stage) -> None:
    told: list[bool] = []
    stage.app.desk.unsaved_work.lasting.connect(told.append)
    working(stage)
    stage.window.close()
    stage.until(lambda: not stage.window.isVisible())
    assert True not in told


@LOSING
@pytest.mark.parametrize("fails", [False, True], ids=["unanswered", "failed"])
def test_a_tool_that_dies_meanwhile_is_not_waited_for(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, what: str, fails: bool
) -> None:
    """Some learn that they cannot save a moment before it is known why."""
    monkeypatch.setattr(unsaved_work, "LAST_MOMENT_MS", 60_000)
    workspace, tool = working(stage)
    tool.saving, tool.saves = ([], True) if not fails else (None, False)
    do(stage, what, workspace)
    stage.until(lambda: tool.saved == 1)
    assert stage.window.isVisible()
    stage.engine.run(workspace.id, State.EXITED, exit_code=137)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: tool.closed)
    stage.until(lambda: stage.window.isVisible() is (what != "close"))
    stage.until(lambda: (workspace.id in stage.app.desk.workspaces) is (what != "remove"))
    assert not stage.reads("could be saved")
    tool.saves = False
    tool.finish_saving()  # too late to change anything
    assert not stage.reads("could be saved")


def test_who_wants_an_end_from_outside_is_asked_nothing(stage: Stage) -> None:
    _workspace, tool = working(stage)
    tool.saves = False
    stage.app.shell.closing.end()
    stage.until(lambda: tool.closed)
    assert tool.saved == 1
    assert not stage.window.isVisible()


class Session:
    """A session's manager, which this platform has none of."""

    def __init__(self, *, may_ask: bool = True) -> None:
        self._may_ask = may_ask
        self.calls: list[str] = []

    def allowsInteraction(self) -> bool:
        self.calls.append("ask")
        return self._may_ask

    def release(self) -> None:
        self.calls.append("release")

    def cancel(self) -> None:
        self.calls.append("cancel")


def test_a_session_s_end_waits_until_all_is_saved(stage: Stage) -> None:
    _workspace, tool = working(stage)
    tool.saving, session = [], Session()
    QTimer.singleShot(50, tool.finish_saving)
    stage.app.shell.closing.save_for_session(session)
    assert (tool.saved, tool.saving, session.calls) == (1, None, [])
    assert stage.window.isVisible(), "the session may go on yet"


def test_a_session_without_open_work_waits_for_nothing(stage: Stage) -> None:
    stage.begin()
    stage.app.shell.closing.save_for_session(Session())


@pytest.mark.parametrize("may_ask", [True, False])
def test_a_session_goes_on_where_something_cannot_be_saved_and_somebody_is_there(
    stage: Stage, may_ask: bool
) -> None:
    _workspace, tool = working(stage)
    tool.saves, session = False, Session(may_ask=may_ask)
    stage.app.shell.closing.save_for_session(session)
    assert session.calls == (["ask", "release", "cancel"] if may_ask else ["ask"])
    assert stage.reads("Not everything that is open here could be saved") is may_ask
