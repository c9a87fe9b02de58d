"""Where the keyboard goes in the app's window when something in front of a page is put away."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop.gui.browser.find import FindBar
from desktop.gui.preferences import Preferences
from desktop.gui.window import Sidebar, Window
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer


@pytest.fixture
def place(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[[Any], Window]]:
    """Puts a view into a window of the app's."""
    windows: list[Window] = []

    def place(view: Any) -> Window:
        window = Window(Sidebar([(lambda: "Workspaces", "layout-grid")]), Preferences(tmp_path))
        windows.append(window)
        window.show_screen(view, "Sales")
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        view.pages[0].parent().setFocus()
        return window

    yield place
    for window in windows:
        window.hide()
        window.deleteLater()


def in_the_page(view: Any) -> bool:
    now = QApplication.focusWidget()
    return bool(now) and view.pages[0].parent().isAncestorOf(now)


def test_closing_find_leads_back_to_the_page(
    tool: ToolServer, driver: Driver, qtbot: QtBot, place: Callable[[Any], Window]
) -> None:
    tool.pages["/lab"] = Answer("<input autofocus><p>folder")
    view = driver.open(tool)
    place(view)
    view.find_in_page()
    field = view.findChild(FindBar).findChild(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "folder")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert in_the_page(view)


def test_leaving_full_screen_leads_back_to_the_page(
    tool: ToolServer, driver: Driver, qtbot: QtBot, place: Callable[[Any], Window]
) -> None:
    tool.pages["/lab"] = Answer("<button id=b onclick='document.body.requestFullscreen()'>full</button>")
    view = driver.open(tool)
    window = place(view)
    driver.click(view, "b")
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.fullscreenElement !== null"))
    driver.press(view, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "document.fullscreenElement === null"))
    window.activateWindow()  # as a desktop does
    qtbot.waitUntil(lambda: in_the_page(view))


def test_a_page_in_use_that_crashes_leads_to_reload(
    tool: ToolServer, driver: Driver, qtbot: QtBot, place: Callable[[Any], Window]
) -> None:
    tool.pages["/lab"] = Answer("<input autofocus>")
    view = driver.open(tool)
    place(view)
    assert in_the_page(view)
    with qtbot.waitSignal(view.crashed):
        os.kill(view.pages[0].renderProcessPid(), signal.SIGKILL)
    assert view.findChild(QPushButton, "reload").hasFocus()
