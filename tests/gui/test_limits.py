"""How much a tool may use: chosen before it is made, changed later, and when that holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox

from desktop.core.engine_facts import Change, State
from desktop.core.limits import Limits, Use
from desktop.core.problems import EngineNotRunning
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.words import limits as words
from tests.gui.support.engine_double import GIB, INFO
from tests.gui.support.screens import limits_wait, opened, review, tool
from tests.gui.support.stage import Stage


def choose(stage: Stage, what: str, text: str) -> None:
    """With the keyboard, as nobody can press into a list that is not open."""
    box = stage.find(QComboBox, what)
    assert box.isEnabled(), f"{what} cannot be chosen"
    box.setFocus()
    stage.press(Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == text:
            return
        stage.press(Qt.Key.Key_Down)
    raise AssertionError(f"{text} is not among {[box.itemText(at) for at in range(box.count())]}")


def offered(stage: Stage, what: str) -> list[str]:
    box = stage.find(QComboBox, what)
    return [box.itemText(at) for at in range(box.count())]


def ask(stage: Stage, name: str = "Sales forecast") -> None:
    stage.pick(f"More for {name}", "Memory and processors…")
    stage.until(lambda: stage.offers("Save"))


def on_disk(stage: Stage, id: str) -> Limits:
    kept = stage.backend.store.load(id)
    assert kept
    return Limits(kept.memory, kept.cpus)


def test_memory_and_processors_are_chosen_before_a_workspace_is_made(stage: Stage) -> None:
    review(stage)
    stage.until(lambda: stage.app.desk.engine.info)
    assert stage.reads("8 processors and 16 GB of memory")
    assert offered(stage, "Memory")[0] == "8 GB (recommended)"
    assert offered(stage, "Memory")[-1] == "16 GB (all of it)"
    assert offered(stage, "Processors") == ["All 8 (recommended)", "1", "2", "3", "4", "6"]
    choose(stage, "Memory", "12 GB")
    choose(stage, "Processors", "4")
    stage.click("Start")
    [workspace] = stage.until(lambda: stage.app.desk.workspaces.in_order())
    assert (workspace.memory, workspace.cpus) == (12 * GIB, 4)


def test_who_chooses_nothing_gets_what_is_recommended(stage: Stage) -> None:
    review(stage)
    stage.click("Start")
    [workspace] = stage.until(lambda: stage.app.desk.workspaces.in_order())
    assert (workspace.memory, workspace.cpus) == (None, None)


def test_less_than_a_tool_needs_is_not_offered(stage: Stage) -> None:
    stage.keep(entry="jupyter-pyspark", memory=None)
    stage.begin()
    ask(stage)
    assert offered(stage, "Memory")[:2] == ["8 GB (recommended)", "2 GB"]


def test_what_others_use_is_told_and_that_it_may_be_too_much(stage: Stage) -> None:
    stage.keep()
    for name in ("Claims", "Prices"):
        stage.engine.run(stage.keep(name).id)
    stage.begin()
    stage.until(lambda: stage.app.desk.meters.others("").used == 2 * stage.engine.used)
    ask(stage)
    assert stage.reads("2 other tools are running. They use 3 GB of memory now, and may use up to 8 GB.")
    assert not stage.reads("Together they may use more")
    choose(stage, "Memory", "12 GB")
    assert stage.reads("Together they may use more")


def test_what_others_use_is_not_told_as_nothing_while_it_is_not_known(stage: Stage) -> None:
    """Other people's tools on the same engine count, and nobody reads how much they use."""
    stage.keep()
    stage.engine.run("somebody-else-s")
    stage.begin()
    ask(stage)
    stage.until(lambda: stage.reads("1 other tool is running, and may use up to 4 GB of memory."))


def test_tools_without_a_limit_are_not_told_as_such_of_nothing() -> None:
    assert words.others(Use(2, None, 0)) == "2 other tools are running."


def test_a_list_that_is_open_stays_so_while_others_use_more(stage: Stage) -> None:
    stage.keep()
    other = stage.keep("Claims")
    stage.begin()
    ask(stage)
    box = stage.find(QComboBox, "Memory")
    box.showPopup()
    box.view().setCurrentIndex(box.model().index(2, 0))
    stage.engine.run(other.id)
    stage.engine.tell(Change.CONTAINER, other.id)
    stage.until(lambda: stage.reads("1 other tool is running"))
    assert box.view().isVisible()
    assert box.view().currentIndex().row() == 2
    box.hidePopup()


def test_what_is_saved_holds_from_the_next_opening_on(stage: Stage) -> None:
    workspace = stage.keep()
    stage.begin()
    ask(stage)
    assert stage.reads("takes effect the next time the tool is opened")
    choose(stage, "Memory", "8 GB (recommended)")
    choose(stage, "Processors", "2")
    stage.click("Save")
    stage.until(lambda: on_disk(stage, workspace.id) == Limits(None, 2))
    assert stage.open(workspace).workspace.cpus == 2


def test_nothing_changes_without_save(stage: Stage) -> None:
    workspace = stage.keep()
    stage.begin()
    ask(stage)
    choose(stage, "Memory", "1 GB")
    stage.click("Cancel")
    assert on_disk(stage, workspace.id) == Limits(4 * GIB)
    ask(stage)
    assert stage.find(QComboBox, "Memory").currentText() == "4 GB"


def running(stage: Stage) -> Workspace:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    return workspace


def test_a_tool_that_runs_keeps_what_it_has_until_it_is_opened_again(stage: Stage) -> None:
    workspace = running(stage)
    stage.pick("More for this page", "Memory and processors…")
    stage.until(lambda: stage.offers("Save"))
    assert stage.reads("The tool keeps running.")
    choose(stage, "Memory", "12 GB")
    stage.click("Save")
    stage.until(lambda: stage.reads("The tool still has the memory and processors"))
    assert stage.engine.count("halt") == 0
    before = stage.backend.plays[workspace.id]
    stage.click("Stop and open again")
    play = stage.until(lambda: (new := stage.play(workspace.id)) is not before and new)
    assert play.workspace.memory == 12 * GIB
    assert not stage.reads("The tool still has")


def test_what_waits_is_taken_back_with_the_choice(stage: Stage) -> None:
    workspace = limits_wait(stage)
    stage.app.desk.set_limits(workspace.id, Limits(4 * GIB))
    stage.until(lambda: not stage.reads("The tool still has"))


def test_what_waits_is_told_on_the_card(stage: Stage) -> None:
    limits_wait(stage)
    stage.click("Back to workspaces")
    assert stage.reads("Stop it and open it again to have the changed memory and processors.")


def test_folders_that_wait_as_well_are_told_in_the_same_breath(stage: Stage) -> None:
    workspace = limits_wait(stage)
    stage.app.desk.set_folders(workspace.id, ())
    stage.until(lambda: stage.reads("still has the folders, memory and processors"))


def test_an_engine_that_cannot_limit_says_so(stage: Stage) -> None:
    stage.engine.info = INFO._replace(limits=False)
    stage.keep()
    stage.begin()
    ask(stage)
    assert stage.reads("A tool may use all the memory of this computer.")
    assert not stage.find(QComboBox, "Memory").isEnabled()
    assert not stage.find(QComboBox, "Processors").isEnabled()


def test_without_an_engine_nothing_can_be_chosen_until_there_is_one(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    stage.keep()
    stage.begin()
    ask(stage)
    assert not stage.find(QComboBox, "Memory").isEnabled()
    stage.engine.info = INFO
    stage.app.desk.engine.find()
    stage.until(lambda: stage.find(QComboBox, "Memory").isEnabled())
    assert stage.find(QComboBox, "Memory").currentText() == "4 GB"


@pytest.mark.parametrize("kept", [64 * GIB, 5 * GIB])
def test_what_was_chosen_on_another_engine_is_shown_as_far_as_it_holds(stage: Stage, kept: int) -> None:
    stage.keep(memory=kept, cpus=64)
    stage.begin()
    ask(stage)
    shown = "16 GB (all of it)" if kept > 16 * GIB else "5 GB"
    assert stage.find(QComboBox, "Memory").currentText() == shown
    assert stage.find(QComboBox, "Processors").currentText() == "All 8 (recommended)"


def test_a_tool_on_its_way_up_is_not_given_otherwise(stage: Stage) -> None:
    opened(stage)
    stage.click("More for this page")
    assert not stage.app.window.findChildren(QComboBox)


def test_a_paused_tool_keeps_what_it_has_too(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id, State.PAUSED, port=None)
    stage.begin()
    stage.app.desk.set_limits(workspace.id, Limits(8 * GIB))
    assert stage.app.desk.limits_wait(workspace.id)
