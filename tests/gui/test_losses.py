"""What becomes of an open tool when its engine is lost, and when it is back."""

from __future__ import annotations

import threading

import pytest

from desktop.core.engine_facts import Change, Container, State
from desktop.core.problems import EngineFrozen, EngineNotRunning
from desktop.core.status import Status
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.screens import opened
from tests.gui.support.stage import Stage


def test_loss_of_the_engine_closes_no_tool_that_is_found_as_it_was(stage: Stage) -> None:
    """Sleep, a restart of the engine alone, a cut connection: what is typed there is nowhere else."""
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    for _ in range(2):
        stage.engine.tell(Change.LOST)
        stage.until(lambda: stage.app.desk.status(workspace.id) is Status.UNKNOWN)
        assert tool.view.isVisible()
        assert stage.reads("Docker does not answer")
        stage.engine.tell(Change.CONNECTED)
        stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert stage.page(workspace.id).tool is tool
    assert not tool.closed
    assert not stage.reads("Docker does not answer")


def test_tool_stays_while_its_engine_cannot_be_found(stage: Stage) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    stage.app.desk.engine.find()
    stage.until(lambda: stage.app.desk.engine.problem)
    assert tool.view.isVisible()
    stage.engine.info = INFO
    stage.app.desk.engine.find()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert not tool.closed


def test_engine_that_cannot_tell_what_runs_is_not_taken_at_its_last_word(stage: Stage) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    desk = stage.app.desk
    stage.until(lambda: desk.status(workspace.id) is Status.RUNNING)
    stage.engine.troubles["list"] = EngineFrozen(silent_s=30)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: desk.status(workspace.id) is Status.UNKNOWN)
    assert isinstance(desk.engine.problem, EngineFrozen)
    assert tool.view.isVisible()
    del stage.engine.troubles["list"]
    desk.engine.find()
    stage.until(lambda: desk.status(workspace.id) is Status.RUNNING)
    assert desk.engine.problem is None
    assert not tool.closed


@pytest.mark.parametrize("change", [{"id": "another"}, {"port": 40001}, {"state": State.EXITED}, None])
def test_tool_that_is_another_one_after_the_loss_is_closed(stage: Stage, change: dict | None) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.tell(Change.LOST)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.UNKNOWN)
    before = stage.engine.running.pop(workspace.id)
    if change:
        stage.engine.running[workspace.id] = before._replace(**change)
    stage.engine.tell(Change.CONNECTED)
    stage.until(lambda: tool.closed)
    assert stage.page(workspace.id).tool is None


def test_listing_from_before_the_tool_ran_does_not_close_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, play = opened(stage)
    asked, gate = threading.Event(), threading.Event()

    def slow() -> tuple[Container, ...]:
        found = tuple(stage.engine.running.values())
        asked.set()
        gate.wait(10)
        return found

    monkeypatch.setattr(stage.engine.containers, "list", slow)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(asked.is_set)
    tool = stage.run(workspace, play)
    gate.set()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert not tool.closed


def test_work_is_saved_before_another_engine_is_used(stage: Stage) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.others = [OTHER]
    tool.saves = False
    stage.app.desk.choose_engine(OTHER.address)
    stage.until(lambda: stage.reads("Not everything that is open here could be saved"))
    assert not tool.closed
    assert stage.app.desk.engine.info == INFO
    stage.click("Go on without saving")
    stage.until(lambda: tool.closed)
    assert stage.app.desk.engine.info == OTHER
