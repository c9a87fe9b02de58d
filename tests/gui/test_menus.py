"""Menus open inside the window, below the button that they belong to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from tests.gui.support.looking import picture, place
from tests.gui.support.screens import SHOW
from tests.gui.support.stage import Stage
from tests.gui.support.tool_double import ToolDouble


@pytest.mark.parametrize(
    ("screen", "button"),
    [("home-one", "More for Sales forecast"), ("tool", "More for this page"), ("tool", "Folders")],
)
@pytest.mark.parametrize("width", [720, 780])
def test_menu_ends_where_its_button_does(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, screen: str, button: str, width: int
) -> None:
    monkeypatch.setattr(ToolDouble, "commands", lambda _tool: [("Reload the page", print)], raising=False)
    SHOW[screen](stage)
    stage.window.resize(width, 520)
    stage.settle()
    opener = stage.find(QAbstractButton, button)
    stage.click(opener)
    menu = stage.until(QApplication.activePopupWidget)
    assert isinstance(menu, QMenu)
    corner = opener.mapToGlobal(QPoint(opener.width(), opener.height()))
    assert menu.frameGeometry().right() + 1 == corner.x()
    assert corner.y() <= menu.y() < corner.y() + 12
    menu.close()


@pytest.mark.parametrize(
    ("screen", "button"), [("home-one", "More for Sales forecast"), ("tool", "More for this page")]
)
def test_button_looks_at_rest_again_once_its_menu_is_closed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, screen: str, button: str
) -> None:
    """While it is open the mouse is the menu's, and the button hears of no leaving."""
    monkeypatch.setattr(ToolDouble, "commands", lambda _tool: [("Reload the page", print)], raising=False)
    SHOW[screen](stage)
    opener = stage.find(QAbstractButton, button)
    part = place(opener, stage.window)
    at_rest = picture(stage.window, part)
    QTest.mouseMove(opener)
    stage.until(opener.underMouse)
    assert picture(stage.window, part) != at_rest
    stage.click(opener)
    menu = stage.until(QApplication.activePopupWidget)
    QCursor.setPos(stage.window.mapToGlobal(QPoint(5, 5)))
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    stage.settle()
    assert not opener.underMouse()
    assert picture(stage.window, part) == at_rest


def test_menu_belongs_to_the_window_where_a_page_has_made_parts_of_it_native(stage: Stage) -> None:
    """Qt warns of a menu that belongs to such a part."""
    SHOW["home-one"](stage)
    stage.app.home.winId()
    stage.click("More for Sales forecast")
    menu = stage.until(QApplication.activePopupWidget)
    assert menu.windowHandle().transientParent() is stage.window.windowHandle()
    menu.close()
