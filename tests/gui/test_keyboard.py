"""With the keyboard alone: buttons, the places of the app, its way into a tool and back.

Where Tab goes on every screen is looked at in test_screens.py.
"""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QHBoxLayout, QPushButton, QWidget

from tests.gui.support.screens import SHOW, come_forward
from tests.gui.support.stage import Stage
from tests.gui.support.tabbing import astray, faint_rings, same_round


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_buttons_are_pressed_by_any_key_one_would_try(stage: Stage, key: Qt.Key) -> None:
    stage.keep()
    stage.begin()
    stage.find(QAbstractButton, "More for Sales forecast").setFocus()
    stage.press(key)
    stage.until(QApplication.activePopupWidget).close()
    stage.find(QAbstractButton, "New workspace").setFocus()
    stage.press(key)
    assert stage.reads("What do you want to work with?")


def test_tab_reaches_the_places_of_the_app(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    for name in ("Workspaces", "Data connections", "Presets", "Health", "Settings"):
        stage.press(Qt.Key.Key_Tab)
        assert QApplication.focusWidget().accessibleName() == name
    settings = stage.find(QAbstractButton, "Settings")
    assert QApplication.focusWidget() is settings
    for _ in range(2):
        stage.press(Qt.Key.Key_Return)
        assert stage.reads("Appearance")
        assert settings.isChecked()
        assert not stage.find(QAbstractButton, "Workspaces").isChecked()


def test_enter_that_is_held_presses_once(stage: Stage) -> None:
    stage.begin()
    stage.find(QAbstractButton, "New workspace").setFocus()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(QApplication.focusWidget(), held)
    assert not stage.reads("What do you want to work with?")


def test_what_tab_goes_by_is_noticed(stage: Stage) -> None:
    stage.begin()
    assert astray(stage) == []
    stage.find(QAbstractButton, "Settings").setFocusPolicy(Qt.FocusPolicy.NoFocus)
    assert astray(stage) == ["IconTextButton 'Settings' is not reached"]


def test_tab_that_jumps_back_is_noticed(stage: Stage) -> None:
    stage.begin()
    dialog = QDialog(stage.window)
    row = QHBoxLayout(dialog)
    for name in ("Second", "First"):
        row.addWidget(QPushButton(name))
    row.insertWidget(0, row.itemAt(1).widget())
    dialog.show()
    come_forward(stage)
    assert astray(stage) == ["QPushButton 'Second' -> QPushButton 'First'"]
    dialog.close()


def test_shift_and_tab_have_to_lead_the_same_way_back(stage: Stage) -> None:
    one, other, third = QWidget(), QWidget(), QWidget()
    assert same_round([one, other, third], [other, one, third])
    assert not same_round([one, other, third], [one, other, third])
    assert not same_round([one, other, third], [other, one])


def test_keyboard_that_cannot_be_seen_is_noticed(stage: Stage) -> None:
    stage.begin()
    assert faint_rings(stage) == []
    stage.find(QAbstractButton, "Settings").setStyleSheet("border: none; outline: none; background: none")
    assert [one.partition(":")[0] for one in faint_rings(stage)] == ["IconTextButton 'Settings'"]


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier])
def test_a_key_leads_from_the_tool_to_the_bar_and_back(stage: Stage, modifier: Qt.KeyboardModifier) -> None:
    """A tool's page keeps Tab for itself."""
    SHOW["tool"](stage)
    embedded = stage.tools[0].view
    embedded.setFocus()
    for target in ("Back to workspaces", "The tool") * 2:
        stage.press(Qt.Key.Key_F6, modifier)
        stage.settle()
        assert QApplication.focusWidget().accessibleName() == target
    back = stage.find(QAbstractButton, "Back to workspaces")
    assert "F6" in back.toolTip()
    stage.window.resize(720, 600)
    stage.settle()
    assert back.toolTip().startswith("Back to workspaces · F6")


def test_the_key_leads_to_what_is_there_instead_of_a_tool(stage: Stage) -> None:
    SHOW["stopped"](stage)
    names = []
    for _ in range(3):
        stage.press(Qt.Key.Key_F6)
        stage.settle()
        names.append(QApplication.focusWidget().accessibleName())
    assert names == ["Open", "Back to workspaces", "Open"]
