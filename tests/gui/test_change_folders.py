"""The folders of a workspace that is there already: none is lost but those that a person removes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.core.folders import check
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.gui.support.screens import cards, folder_names
from tests.gui.support.stage import Stage


def kept(stage: Stage) -> Workspace:
    """With a folder that can be changed and one that cannot."""
    shared = (Folder(stage.project("sales"), "sales", True), Folder(stage.project("archive"), "archive"))
    return stage.keep(folders=shared)


def change(stage: Stage) -> None:
    stage.pick("More for Sales forecast", "Folders…")
    stage.until(lambda: stage.offers("Save"))


def can_save(stage: Stage) -> bool:
    return stage.find(QAbstractButton, "Save").isEnabled()


def save(stage: Stage, workspace: Workspace) -> list[str]:
    """Press Save, and tell the names of the folders that are on disk then."""
    before = stage.backend.store.load(workspace.id)
    stage.until(lambda: can_save(stage))
    stage.click("Save")
    stage.until(lambda: stage.backend.store.load(workspace.id) != before)
    return [folder.name for folder in stage.backend.store.load(workspace.id).folders]


@pytest.fixture
def look(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Callable[[], Any]], None]:
    """Has a look at the folders of this name do something first."""

    def interfere(name: str, act: Callable[[], Any]) -> None:
        before = check.check_folder

        def interfered(path: str, *facts: Any) -> Any:
            if Path(path).name == name:
                act()
            return before(path, *facts)

        monkeypatch.setattr(check, "check_folder", interfered)

    return interfere


def test_folders_are_there_before_they_were_looked_at(stage: Stage, look: Any) -> None:
    awake = threading.Event()
    look("archive", lambda: awake.wait(10))
    kept(stage)
    stage.begin()
    change(stage)
    assert folder_names(stage) == ["sales", "archive"]
    assert not can_save(stage)
    awake.set()
    stage.until(lambda: not stage.reads("Looking at the folder"))
    assert not stage.reads("Not looked at yet")
    stage.until(lambda: can_save(stage))


def test_folder_that_is_added_while_another_is_looked_at_stays(stage: Stage, look: Any) -> None:
    awake = threading.Event()
    look("archive", lambda: awake.wait(10))
    workspace = kept(stage)
    stage.begin()
    change(stage)
    stage.chosen = stage.project("claims")
    stage.click("Add a folder…")
    stage.until(lambda: len(cards(stage)) == 3)
    awake.set()
    assert save(stage, workspace) == ["sales", "archive", "claims"]


def test_folder_that_is_removed_while_it_is_looked_at_stays_away(stage: Stage, look: Any) -> None:
    awake = threading.Event()
    look("archive", lambda: awake.wait(10))
    workspace = kept(stage)
    stage.begin()
    change(stage)
    stage.click("Remove archive")
    awake.set()
    assert save(stage, workspace) == ["sales"]


def test_folder_that_cannot_be_looked_at_is_kept(stage: Stage, look: Any) -> None:
    def breaks() -> None:
        raise OSError("the drive made a strange noise")

    look("archive", breaks)
    workspace = kept(stage)
    stage.begin()
    change(stage)
    stage.until(lambda: stage.reads("Something unexpected happened"))
    assert folder_names(stage) == ["sales", "archive"]
    stage.chosen = stage.project("claims")
    stage.click("Add a folder…")
    stage.until(lambda: len(cards(stage)) == 3)
    assert save(stage, workspace) == ["sales", "archive", "claims"]


def leave_changed(stage: Stage) -> None:
    """Remove a folder, and leave without saving."""
    stage.until(lambda: not stage.reads("Looking at the folder"))
    stage.click("Remove archive")
    stage.press(Qt.Key.Key_Escape)
    stage.settle()


def test_what_was_changed_and_not_saved_can_be_gone_on_with(stage: Stage) -> None:
    workspace = kept(stage)
    stage.begin()
    change(stage)
    leave_changed(stage)
    assert stage.backend.store.load(workspace.id) == workspace
    assert stage.reads("The folders of “Sales forecast” were not changed.")
    stage.click("Go on changing them")
    stage.until(lambda: stage.offers("Save"))
    assert folder_names(stage) == ["sales"]
    assert save(stage, workspace) == ["sales"]
    assert not stage.reads("were not changed")


def test_the_same_from_the_workspaces_own_screen(stage: Stage) -> None:
    workspace = kept(stage)
    stage.begin()
    stage.app.shell.workspaces.show(workspace.id)
    stage.settle()
    stage.pick("Folders", "Change folders…")
    leave_changed(stage)
    stage.app.desk.news.changed.emit(workspace.id)
    stage.settle()
    assert stage.reads("The folders of “Sales forecast” were not changed.")
    stage.click("Go on changing them")
    stage.until(lambda: stage.offers("Save"))
    assert save(stage, workspace) == ["sales"]
    assert stage.offers("Back to workspaces")
    assert not stage.reads("were not changed")


@pytest.mark.parametrize("changed", [True, False])
def test_nothing_is_said_of_what_was_saved_or_not_changed(stage: Stage, changed: bool) -> None:
    workspace = kept(stage)
    stage.begin()
    change(stage)
    stage.until(lambda: not stage.reads("Looking at the folder"))
    if changed:
        stage.click("Remove archive")
        save(stage, workspace)
    else:
        stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.reads("Start something new"))
    assert not stage.reads("were not changed")


def test_why_it_cannot_be_saved_is_said(stage: Stage) -> None:
    kept(stage)
    stage.begin()
    change(stage)
    stage.until(lambda: can_save(stage))
    stage.click("Remove sales")
    stage.until(lambda: stage.reads("All folders are read only: the tool can save nothing in them."))
    stage.click("Remove archive")
    stage.until(lambda: stage.reads("Add your project folder to go on."))
    assert not can_save(stage)


def test_folders_that_are_begun_anew_take_back_the_offer(stage: Stage) -> None:
    kept(stage)
    stage.begin()
    change(stage)
    leave_changed(stage)
    change(stage)
    assert folder_names(stage) == ["sales", "archive"]
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert not stage.reads("were not changed")


def test_offer_goes_with_its_workspace(stage: Stage) -> None:
    kept(stage)
    stage.begin()
    change(stage)
    leave_changed(stage)
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.offers("Undo"))
    assert not stage.reads("were not changed")


def test_folder_that_another_workspace_can_change_as_well_is_told_of(stage: Stage) -> None:
    workspace = kept(stage)
    stage.keep(name="Other work", folders=(Folder(workspace.folders[0].path, "sales", True),))
    stage.begin()
    change(stage)
    stage.until(lambda: stage.reads("Another workspace can change this folder, too."))
