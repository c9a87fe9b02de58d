"""With the keyboard alone: Tab goes to every control in reading order, and it shows where it is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.gui.support.looking import called, changes, contrast, controls, picture, place, scroll_to
from tests.gui.support.screens import SCREENS, SHOW, Screen
from tests.gui.support.stage import Stage

every_screen = pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)


def stops(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where the focus goes from the window itself until it comes round again."""
    window.setFocus()
    found: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        now = QApplication.focusWidget()
        if now is None or now in found:
            return found
        found.append(now)


def reached_by_arrows(button: QAbstractButton) -> list[QAbstractButton]:
    """Of buttons of which one is chosen, Tab goes to one, and the arrow keys go on from there."""
    group = button.group() if isinstance(button, QAbstractButton) else None
    return group.buttons() if group and group.exclusive() else []


def covered(reached: list[QWidget]) -> set[QWidget]:
    return {*reached, *(button for one in reached for button in reached_by_arrows(one))}


def branches(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """The places of the two in the smallest thing that has both in it."""
    above = {one: one}
    widget = one
    while parent := widget.parentWidget():
        above[parent] = widget
        widget = parent
    widget = other
    while (parent := widget.parentWidget()) not in above:
        widget = parent
    return above[parent].geometry(), widget.geometry()


def backward(before: QWidget, after: QWidget) -> bool:
    """Whether reading on from `before` leads away from `after`: it is higher up, or to the left of it."""
    first, second = branches(before, after)
    if second.bottom() <= first.top():
        return True
    same_row = first.top() < second.bottom() and second.top() < first.bottom()
    return same_row and second.right() <= first.left()


@every_screen
def test_tab_reaches_every_control_in_reading_order(stage: Stage, screen: Screen) -> None:
    screen.show(stage)
    forth = stops(stage.front, Qt.Key.Key_Tab)
    enabled = {widget for widget in controls(stage.front) if widget.isEnabled()}
    assert sorted(called(widget) for widget in enabled - covered(forth)) == []
    assert [
        f"{called(before)} -> {called(after)}" for before, after in pairwise(forth) if backward(before, after)
    ] == []
    back = stops(stage.front, Qt.Key.Key_Backtab)
    assert sorted(map(called, back)) == sorted(map(called, forth))
    last = back.index(forth[-1])
    assert [*back[last:], *back[:last]] == forth[::-1]


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
    for name in ("Workspaces", "Data connections", "Settings"):
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


def ring(before: QImage, after: QImage) -> int:
    """How many pixels changed so much that anybody sees it."""
    return sum(count for pair, count in changes(before, after).items() if contrast(*pair) >= 2)


@every_screen
def test_focus_shows(stage: Stage, screen: Screen) -> None:
    screen.show(stage)
    assert faint_rings(stage) == []
    stage.app.theme.set_mode("dark")
    stage.settle()
    assert faint_rings(stage) == []


def faint_rings(stage: Stage) -> list[str]:
    faint = []
    window = stage.front
    for widget in controls(window):
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        window.setFocus()
        scroll_to(widget)
        part = place(widget, window)
        before = picture(window, part)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        after = picture(window, part)
        if ring(before, after) < part.width() + part.height():
            faint.append(f"{called(widget)}: {ring(before, after)} pixels")
    return faint


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
