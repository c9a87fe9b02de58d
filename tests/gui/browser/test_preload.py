from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.browser.preload import Preload
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer


def let_go(parent: QObject) -> None:
    """Qt warns, and the test fails, if the profile goes before its page."""
    parent.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_tool_opens_while_the_engine_is_kept_warm(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("x")
    parent = QObject()
    warmth = Preload(parent)
    with qtbot.waitSignal(warmth.ready):
        pass
    driver.open(tool)
    let_go(parent)


@pytest.mark.parametrize("steps", range(4))
def test_warming_can_be_given_up_at_any_step(steps: int, qtbot: QtBot):
    parent = QObject()
    warmth = Preload(parent)
    for _ in range(steps):
        with qtbot.waitSignal(warmth._timer.timeout):
            pass
    let_go(parent)


def test_the_engine_is_not_loaded_before_it_is_wanted():
    code = (
        "import sys, desktop.gui.browser, desktop.gui.browser.preload;"
        "print([m for m in sys.modules if 'WebEngine' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
