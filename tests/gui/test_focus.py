"""Where the keyboard is after a screen, a button or a card went away: never nowhere."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QMenu

from desktop.core.problems import ToolExited
from tests.gui.support.looking import called
from tests.gui.support.screens import add_folder, failed, folders_empty, next_button, opened
from tests.gui.support.stage import Stage


def focused(stage: Stage) -> str:
    """The name of what has the focus, "" where nothing that one could press has."""
    widget = QApplication.focusWidget()
    assert widget is None or isinstance(widget, QAbstractButton) or widget is stage.window, called(widget)
    return widget.accessibleName() if isinstance(widget, QAbstractButton) else ""


def push(stage: Stage, name: str) -> None:
    """Go to a button and press it, by the keyboard."""
    stage.find(QAbstractButton, name).setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Space)
    stage.settle()


def push_in_menu(stage: Stage, button: str, entry: str) -> None:
    push(stage, button)
    menu = stage.until(QApplication.activePopupWidget)
    assert isinstance(menu, QMenu)
    while menu.activeAction() is None or menu.activeAction().text() != entry:
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    stage.settle()


def back(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stage.settle()


# --- screens ----------------------------------------------------------------------------------------


def test_back_from_a_workspace(stage: Stage) -> None:
    for name in ("First", "Second"):
        stage.keep(name)
    stage.begin()
    push(stage, "Open Second")
    back(stage)
    assert focused(stage) == "Show Second"
    push(stage, "Show Second")
    push(stage, "Cancel")
    assert focused(stage) == "Open Second"


@pytest.mark.parametrize("button", ["New workspace", "New workspace, from the card"])
def test_back_from_the_wizard(stage: Stage, button: str) -> None:
    stage.keep()
    stage.begin()
    push(stage, button)
    assert next_button(stage).isVisible()
    push(stage, "Cancel")
    assert focused(stage) == button


def test_back_from_the_folders(stage: Stage) -> None:
    for name in ("First", "Second"):
        stage.keep(name)
    stage.begin()
    push_in_menu(stage, "More for Second", "Folders…")
    stage.until(lambda: stage.offers("Cancel"))
    push(stage, "Cancel")
    assert focused(stage) == "More for Second"


def test_back_to_a_button_that_is_gone_by_then(stage: Stage) -> None:
    """The first one of its card takes its place."""
    stage.keep("Another")
    workspace = failed(stage, ToolExited())
    back(stage)
    push(stage, "What happened? Sales forecast")
    stage.backend.plays.clear()
    push(stage, "Try again")
    stage.play(workspace.id)
    back(stage)
    assert focused(stage) == "Show Sales forecast"


def test_a_mouse_leaves_nothing_that_looks_chosen(stage: Stage) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.click(tool.view)
    assert QApplication.focusWidget() is tool.view
    stage.click("Back to workspaces")
    assert QApplication.focusWidget() is stage.window


@pytest.mark.parametrize("way", ["Cancel", "Back to workspaces"])
def test_back_from_a_workspace_that_was_just_made(stage: Stage, way: str) -> None:
    stage.keep("First")
    stage.begin()
    push(stage, "New workspace")
    stage.click("Python starter")
    push(stage, "Next: Folders")
    add_folder(stage, stage.project("sales"))
    push(stage, "Next: Data connections")
    push(stage, "Next: Review")
    push(stage, "Start")
    stage.until(lambda: stage.reads("Starting sales"))
    push(stage, way)
    stage.until(lambda: stage.offers("More for sales"))
    assert focused(stage) == "More for sales"


# --- buttons that go --------------------------------------------------------------------------------


def test_stop_hands_on_to_open(stage: Stage) -> None:
    for name in ("First", "Second", "Third"):
        stage.engine.run(stage.keep(name).id)
    stage.begin()
    gate = stage.engine.gates["halt"] = threading.Event()
    push(stage, "Stop Second")
    stage.until(lambda: focused(stage) == "More for Second")  # nothing else of it can be pressed meanwhile
    gate.set()
    stage.until(lambda: stage.find(QAbstractButton, "Open Second").isEnabled())
    assert focused(stage) == "Open Second"


def test_stop_lets_go_of_a_person_who_went_on(stage: Stage) -> None:
    for name in ("First", "Second"):
        stage.engine.run(stage.keep(name).id)
    stage.begin()
    gate = stage.engine.gates["halt"] = threading.Event()
    push(stage, "Stop First")
    stage.until(lambda: focused(stage) == "More for First")
    stage.press(Qt.Key.Key_Tab)
    assert focused(stage) == "Open Second"
    gate.set()
    stage.until(lambda: stage.find(QAbstractButton, "Open First").isEnabled())
    assert focused(stage) == "Open Second"


def test_cancel_hands_on_to_open(stage: Stage) -> None:
    opened(stage)
    back(stage)
    push(stage, "Cancel Sales forecast")
    assert focused(stage) == "Open Sales forecast"


def test_a_folder_keeps_the_keyboard_while_it_changes_and_hands_it_on_when_it_goes(stage: Stage) -> None:
    folders_empty(stage)
    for name in ("sales", "warehouse"):
        add_folder(stage, stage.project(name))
    access = stage.find(QComboBox, "What the tool may do with sales")
    access.setFocus(Qt.FocusReason.TabFocusReason)
    stage.press(Qt.Key.Key_Up)
    stage.settle()
    assert access.currentText() == "Read only"
    assert QApplication.focusWidget() is access
    stage.press(Qt.Key.Key_Tab)
    assert focused(stage) == "Remove sales"
    stage.press(Qt.Key.Key_Space)
    stage.settle()
    assert QApplication.focusWidget() is stage.find(QComboBox, "What the tool may do with warehouse")
    push(stage, "Remove warehouse")
    assert focused(stage) == "Add a folder…"


@pytest.mark.parametrize("button", ["Use the sample project", "Add a folder…"])
def test_a_folder_that_was_added_hands_on_to_next(stage: Stage, button: str) -> None:
    folders_empty(stage)
    stage.chosen = stage.project("sales")
    push(stage, button)
    stage.until(next_button(stage).isEnabled)
    assert focused(stage) == "Next: Data connections"


def test_a_refused_folder_keeps_the_keyboard_where_folders_are_added(stage: Stage) -> None:
    folders_empty(stage)
    stage.chosen = stage.project(".ssh")
    push(stage, "Add a folder…")
    stage.until(lambda: stage.offers("Remove .ssh") and not stage.reads("Looking at the folder"))
    assert focused(stage) == "Add a folder…"


def test_a_folder_more_hands_on_to_save(stage: Stage) -> None:
    stage.keep("Sales forecast")
    stage.begin()
    push_in_menu(stage, "More for Sales forecast", "Folders…")
    stage.until(lambda: stage.offers("Remove project"))
    stage.chosen = stage.project("warehouse")
    push(stage, "Add a folder…")
    stage.until(lambda: stage.offers("Remove warehouse") and not stage.reads("Looking at the folder"))
    assert focused(stage) == "Save"


# --- cards that go ----------------------------------------------------------------------------------


def test_removed_by_the_keyboard_undo_is_next(stage: Stage) -> None:
    for name in ("First", "Second", "Third"):
        stage.keep(name)
    stage.begin()
    gate = stage.engine.gates["discard"] = threading.Event()
    push_in_menu(stage, "More for Second", "Remove")
    assert focused(stage) == "Open Third", "it is on its way out"
    gate.set()
    stage.until(lambda: stage.offers("Undo"))
    assert focused(stage) == "Undo"
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: stage.offers("Open Second"))
    assert focused(stage) == "More for Second"


def test_what_the_mouse_does_calls_a_keyboard_from_elsewhere(stage: Stage) -> None:
    """One that is on New workspace, since the wizard was left: Enter there would make another one."""
    for name in ("First", "Second", "Third"):
        stage.keep(name)
    stage.begin()

    def leave_the_wizard() -> None:
        push(stage, "New workspace")
        push(stage, "Cancel")
        assert focused(stage) == "New workspace"

    leave_the_wizard()
    stage.pick("More for Second", "Rename…")
    stage.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QTest.keyClicks(QApplication.focusWidget(), "Other")
    stage.press(Qt.Key.Key_Return)
    stage.show()  # no window manager does it here
    assert stage.offers("More for Other")
    assert focused(stage) == "More for Other"
    leave_the_wizard()
    stage.pick("More for Other", "Remove")
    stage.until(lambda: stage.offers("Undo"))
    assert focused(stage) == "Undo"
    leave_the_wizard()
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: stage.offers("Open Other"))
    assert focused(stage) == "More for Other"


def test_undo_does_not_call_back_a_person_who_went_on(stage: Stage) -> None:
    for name in ("First", "Second", "Third"):
        stage.keep(name)
    stage.begin()
    gate = stage.engine.gates["discard"] = threading.Event()
    push_in_menu(stage, "More for First", "Remove")
    stage.press(Qt.Key.Key_Tab)
    gate.set()
    stage.until(lambda: stage.offers("Undo"))
    assert focused(stage) == "More for Second"


def test_removed_by_the_mouse_nothing_looks_chosen(stage: Stage) -> None:
    stage.keep("First")
    stage.begin()
    stage.pick("More for First", "Remove")
    stage.until(lambda: stage.offers("Undo"))
    assert QApplication.focusWidget() is stage.window


def test_tab_goes_from_the_message_to_the_cards(stage: Stage) -> None:
    for name in ("First", "Second"):
        stage.keep(name)
    stage.begin()
    push_in_menu(stage, "More for First", "Remove")
    stage.until(lambda: stage.offers("Undo"))
    went = []
    for _ in range(3):
        went.append(focused(stage))
        stage.press(Qt.Key.Key_Tab)
    assert went == ["Undo", "Put this message away", "Open Second"]
