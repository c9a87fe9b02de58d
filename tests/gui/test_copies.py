"""Folders that tools work on copies of: on the screen, and at the end."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from desktop.core.status import Status
from tests.gui.support.screens import SHOW, next_button
from tests.gui.support.screens.copies import (
    asked,
    change,
    copied,
    copy_back,
    copy_in,
    not_brought_back,
    write,
)
from tests.gui.support.stage import Stage


def choose(stage: Stage, path: str, what: str) -> None:
    box = stage.find(QComboBox, f"What is kept of {path}")
    index = box.findText(what)
    box.setCurrentIndex(index)
    box.activated.emit(index)


def test_a_folder_is_copied_where_it_cannot_be_shared(stage: Stage) -> None:
    SHOW["wizard-folders-copied"](stage)
    assert stage.reads("The tool reads a copy of this folder")
    assert not next_button(stage).isEnabled(), "the other one does not work yet"
    stage.click("Work on a copy: sales-2026")
    stage.until(lambda: next_button(stage).isEnabled())
    assert stage.reads("What it changes there comes back when you copy it back.")
    stage.click("Share the folder itself: sales-2026")
    stage.until(lambda: not next_button(stage).isEnabled())


def test_what_the_tool_did_is_shown_and_comes_back(stage: Stage) -> None:
    workspace = copy_back(stage)
    here = stage.folder / "sales"
    assert stage.reads("In the copy: 1 new, 1 changed, 1 removed.")
    assert stage.reads("2 files and folders were changed on both sides.")
    choose(stage, "prices.csv", "Keep both")
    stage.find(QComboBox, "What the tool removed").setCurrentIndex(1)
    stage.click("Copy back")
    stage.until(lambda: stage.reads("3 files were copied. 1 file was removed."))
    assert (here / "prices.csv").read_text() == "mine!"
    assert (here / "prices (tool).csv").read_text() == "tool"
    assert (here / "model.rds").read_text() == "made by the tool"
    assert not (here / "old.csv").exists()
    assert stage.backend.folders.copies().known(workspace)


def test_all_conflicts_are_settled_at_once(stage: Stage) -> None:
    copy_back(stage)
    here = stage.folder / "sales"
    box = stage.find(QComboBox, "For all of them")
    box.setCurrentIndex(box.findText("Keep the tool’s"))
    box.activated.emit(box.currentIndex())
    assert stage.find(QComboBox, "What is kept of prices.csv").currentText() == "Keep the tool’s"
    stage.click("Copy back")
    stage.until(lambda: stage.reads("4 files were copied."))
    assert (here / "prices.csv").read_text() == "tool"


def test_nothing_to_bring_back_is_said(stage: Stage) -> None:
    copied(stage)
    stage.click("Copy back…")
    stage.until(lambda: stage.reads("There is nothing to copy back"))


def test_what_changed_here_is_copied_in_again(stage: Stage) -> None:
    workspace = copy_in(stage)
    assert stage.reads("1 file or folder was added or changed here.")
    assert stage.reads("1 file or folder that the tool changed, too, stays as it is in the copy.")
    stage.click("Copy in again")
    stage.until(lambda: stage.reads("1 file was copied."))
    inside = stage.backend.copy_of(workspace, workspace.copied[0])
    assert (inside / "same.csv").read_text() == "changed here"
    assert (inside / "prices.csv").read_text() == "tool"


def test_a_stop_asks_where_changes_were_not_brought_back(stage: Stage) -> None:
    workspace = not_brought_back(stage)
    assert stage.reads("4 changes in the copy of “sales” were not copied back. They stay in the copy.")
    stage.click("Cancel")
    assert stage.app.desk.status(workspace.id) is Status.RUNNING
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop without copying back"))
    stage.click("Stop without copying back")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)


def test_a_stop_goes_on_once_changes_were_brought_back(stage: Stage) -> None:
    workspace = not_brought_back(stage)
    stage.app.shell._above.ask._answer(0)
    asked(stage, "Copy back")
    stage.click("Copy back")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert (stage.folder / "sales" / "model.rds").read_text() == "made by the tool"


def test_a_stop_asks_nothing_where_nothing_was_changed(stage: Stage) -> None:
    workspace = copied(stage, running=True)
    stage.click("Stop")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)


def test_a_removal_asks_also_where_nobody_can_tell(stage: Stage) -> None:
    workspace = copied(stage)
    change(stage, workspace)
    stage.app.desk.remove(workspace.id)
    stage.until(
        lambda: stage.reads("4 changes in the copy of “sales” were not copied back. They would be lost.")
    )
    stage.app.shell._above.ask.withdraw()

    def away(_what: str) -> None:
        raise OSError

    stage.backend.volumes.containers.before = away
    stage.app.desk.remove(workspace.id)
    stage.until(lambda: stage.reads("It could not be seen whether"))
    assert workspace.id in stage.app.desk.workspaces
    stage.click("Remove them with it")
    stage.until(lambda: workspace.id not in stage.app.desk.workspaces)


def test_what_cannot_be_compared_is_said(stage: Stage) -> None:
    workspace = copied(stage)
    [folder] = workspace.copied
    write(stage.backend.copy_of(workspace, folder) / "new.csv", "n")
    stage.backend.volumes.containers.drop_volume(stage.backend.copy_of(workspace, folder).name)
    stage.click("Copy back…")
    stage.until(lambda: stage.reads("could not be copied. Nothing was lost here or in the copy."))
