"""From New workspace to a start, with mouse and keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from desktop.core.workspaces.workspace import Folder
from desktop.gui.shell import HOME
from desktop.gui.wizard.choose_tool import EntryCard
from tests.gui.support.screens import SHOW, add_folder, folder_names, name_it, next_button, to_review
from tests.gui.support.stage import Stage


def offered(stage: Stage) -> list[str]:
    return [card.entry.id for card in stage.window.findChildren(EntryCard) if card.isVisible()]


def test_whole_way_by_mouse(stage: Stage) -> None:
    stage.begin()
    stage.click("New workspace")
    assert not next_button(stage).isEnabled()
    stage.click("Python starter")
    stage.click("Next: Folders")
    assert not next_button(stage).isEnabled()
    add_folder(stage, stage.project("sales-2026"))
    add_folder(stage, stage.project("warehouse"))
    to_review(stage)
    for line in ("sales-2026 · can change", "warehouse · read only", stage.project("warehouse")):
        assert stage.reads(line)
    assert stage.find(QLineEdit, "Name of the workspace").text() == "sales-2026"
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces.in_order()
    play = stage.play(workspace.id)
    assert play.workspace == workspace
    assert workspace.entry == "python-starter"
    assert workspace.folders == (
        Folder(stage.project("sales-2026"), "sales-2026", writable=True),
        Folder(stage.project("warehouse"), "warehouse"),
    )
    assert stage.backend.store.load(workspace.id) == workspace
    stage.until(lambda: stage.reads("Starting sales-2026"))
    assert stage.app.shell.making.wizard is None


def test_whole_way_by_keyboard(stage: Stage) -> None:
    stage.begin()
    stage.chosen = stage.project()

    def tab_to(name: str) -> None:
        for _ in range(40):
            stage.press(Qt.Key.Key_Tab)
            if QApplication.focusWidget().accessibleName() == name:
                return
        pytest.fail(f"Tab does not lead to {name}")

    tab_to("New workspace, from the card")
    stage.press(Qt.Key.Key_Space)
    tab_to("Python starter")
    stage.press(Qt.Key.Key_Space)
    tab_to("Next: Folders")
    stage.press(Qt.Key.Key_Space)
    tab_to("Add a folder…")
    stage.press(Qt.Key.Key_Space)
    stage.until(next_button(stage).isEnabled)
    tab_to("What the tool may do with project")
    stage.press(Qt.Key.Key_Up)
    stage.until(next_button(stage).isEnabled)
    tab_to("Next: Data connections")
    stage.press(Qt.Key.Key_Space)
    tab_to("Next: Review")
    stage.press(Qt.Key.Key_Space)
    tab_to("Name of the workspace")
    QTest.keyClicks(QApplication.focusWidget(), " 2")
    tab_to("Start")
    stage.press(Qt.Key.Key_Space)
    [workspace] = stage.app.desk.workspaces.in_order()
    assert stage.play(workspace.id)
    assert workspace.folders == (Folder(stage.project(), "project", writable=False),)
    assert workspace.name in (" 2", "2", "project 2")


def test_enter_goes_on(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    card = stage.find(EntryCard, "Python starter")
    card.setFocus()
    stage.press(Qt.Key.Key_Return)
    assert card.isChecked()
    assert stage.reads("What do you want to work with?"), "the first press chooses"
    stage.press(Qt.Key.Key_Enter)
    stage.settle()
    add_folder(stage, stage.project())
    to_review(stage)
    name_it(stage, "")
    stage.press(Qt.Key.Key_Return)
    assert stage.app.desk.workspaces.in_order() == []
    name_it(stage, "Mine")
    stage.press(Qt.Key.Key_Return)
    stage.press(Qt.Key.Key_Return)
    [workspace] = stage.app.desk.workspaces.in_order()
    assert workspace.name == "Mine"


def test_enter_in_the_search_goes_on_with_what_is_chosen(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    stage.press(Qt.Key.Key_Return)
    stage.click("Python starter")
    search = stage.find(QLineEdit, "Search tools and packages")
    assert search.hasFocus()
    search.setText("rstudio")
    stage.press(Qt.Key.Key_Return)
    assert stage.reads("What do you want to work with?"), "what is chosen is out of sight"
    search.clear()
    stage.press(Qt.Key.Key_Return)
    assert stage.reads("Which folders may it use?")


def test_enter_that_is_held_only_chooses(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    stage.find(EntryCard, "Python starter").setFocus()
    for again in (False, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", again
        )
        QApplication.sendEvent(QApplication.focusWidget(), event)
    assert stage.find(EntryCard, "Python starter").isChecked()


def test_keyboard_is_where_one_types(stage: Stage) -> None:
    stage.begin()
    stage.click("New workspace")
    search = stage.find(QLineEdit, "Search tools and packages")
    assert search.hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "python starter")
    assert offered(stage) == ["python-starter"]
    stage.click("Python starter")
    stage.click("Next: Folders")
    assert QApplication.focusWidget().isAncestorOf(stage.find(QAbstractButton, "Add a folder…"))
    add_folder(stage, stage.project())
    to_review(stage)
    assert stage.find(QLineEdit, "Name of the workspace").hasFocus()
    QTest.keyClicks(QApplication.focusWidget(), "Harbour dues")
    assert stage.find(QLineEdit, "Name of the workspace").text() == "Harbour dues", "it takes the place"
    for _ in range(3):
        stage.click("Back")
    assert search.hasFocus()
    stage.app.window.show_place(HOME)
    stage.click("New workspace")
    assert search.hasFocus()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("python starter", ["python-starter"]),
        ("STARTER", ["python-starter", "r-starter"]),
        ("duckdb", ["python-starter"]),
        ("  rstudio  ", ["rocker-tidyverse", "rocker-rstudio", "rocker-verse", "rocker-geospatial"]),
        ("no such tool", []),
        ("", None),
    ],
)
def test_search(stage: Stage, typed: str, found: list[str] | None) -> None:
    """None: everything there is."""
    SHOW["wizard-tool"](stage)
    everything = [entry.id for entry in stage.backend.catalogue.entries]
    QTest.keyClicks(stage.find(QLineEdit, "Search tools and packages"), typed)
    shown = offered(stage)
    assert shown == (everything if found is None else found)
    assert stage.reads("Nothing was found. Try a shorter word.") is (shown == [])


def test_filter_by_language(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    everything = offered(stage)
    catalogue = stage.backend.catalogue
    for language in ("Python", "R"):
        stage.click(f"Show {language}")
        contents = {id: catalogue.entry(id).contents for id in everything}
        within = {id for id in everything if any(one.split()[0] == language for one in contents[id])}
        assert set(offered(stage)) == within
        assert "jupyter-datascience" in within, "it has both"
    stage.click("Show All")
    assert offered(stage) == everything


def test_starters_are_said_to_be_where_to_begin(stage: Stage) -> None:
    SHOW["wizard-tool"](stage)
    assert stage.texts().count("Recommended") == 2
    advised = "Recommended. Notebooks, tables"
    for name, said in (("Python starter", True), ("R starter", True), ("R notebooks", False)):
        card = stage.find(QAbstractButton, name)
        assert card.accessibleDescription().startswith(advised) is said


def test_what_is_chosen_stays_chosen_while_it_is_filtered_away(stage: Stage) -> None:
    SHOW["wizard-tool-chosen"](stage)
    stage.click("Show R")
    assert "python-starter" not in offered(stage)
    assert next_button(stage).isEnabled()
    stage.window.setFocus()
    reached = set()
    for _ in range(30):
        stage.press(Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert any(isinstance(widget, EntryCard) for widget in reached)


def test_back_keeps_what_was_chosen(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    name_it(stage, "My own name")
    stage.click("Back")
    stage.click("Back")
    assert folder_names(stage) == ["sales-2026", "warehouse-extracts"]
    stage.click("Back")
    assert stage.find(EntryCard, "Python starter").isChecked()
    stage.click("Next: Folders")
    to_review(stage)
    assert stage.find(QLineEdit, "Name of the workspace").text() == "My own name"


@pytest.mark.parametrize("page", ["wizard-tool", "wizard-folders-empty", "wizard-review"])
def test_escape_leaves(stage: Stage, page: str) -> None:
    SHOW[page](stage)
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert stage.reads("Start something new")
    assert stage.app.desk.workspaces.in_order() == []
    stage.click("New workspace")
    assert stage.reads("What do you want to work with?")
    assert not next_button(stage).isEnabled()


@pytest.mark.parametrize("way", ["Escape", "Cancel"])
def test_what_was_chosen_before_leaving_can_be_gone_on_with(stage: Stage, way: str) -> None:
    SHOW["wizard-review"](stage)
    name_it(stage, "My own name")
    if way == "Escape":
        stage.press(Qt.Key.Key_Escape)
        stage.settle()
    else:
        stage.click("Cancel")
    assert stage.reads("The new workspace was not made.")
    stage.click("Go on with it")
    assert stage.find(QLineEdit, "Name of the workspace").text() == "My own name"
    stage.click("Back")
    stage.click("Back")
    assert folder_names(stage) == ["sales-2026", "warehouse-extracts"]
    to_review(stage)
    stage.click("Start")
    stage.until(lambda: stage.app.desk.workspaces.in_order())
    [workspace] = stage.app.desk.workspaces.in_order()
    assert (workspace.name, workspace.entry) == ("My own name", "python-starter")
    assert not stage.reads("was not made")


@pytest.mark.parametrize("page", ["wizard-tool-chosen", "wizard-folders-empty"])
def test_nothing_is_said_where_little_was_chosen(stage: Stage, page: str) -> None:
    SHOW[page](stage)
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert not stage.reads("was not made")


def test_one_that_is_begun_anew_takes_back_the_offer(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    stage.click("New workspace")
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert not stage.reads("was not made")


def test_going_home_and_back_resumes(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    add_folder(stage, stage.project())
    stage.app.window.show_place(HOME)
    stage.click("New workspace")
    assert folder_names(stage) == ["project"]
