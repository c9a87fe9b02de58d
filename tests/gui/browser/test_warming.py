from __future__ import annotations

import subprocess
import sys

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.browser.warming import warm_up
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer


def test_a_tool_opens_while_the_engine_is_kept_warm(tool: ToolServer, driver: Driver, qtbot: QtBot):
    tool.pages["/lab"] = Answer("x")
    warmth = warm_up()
    with qtbot.waitSignal(warmth.ready, timeout=10000):
        pass
    driver.open(tool)
    warmth.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_warming_can_be_given_up_at_any_step(qtbot: QtBot):
    for steps in range(4):
        warmth = warm_up()
        for _ in range(steps):
            qtbot.waitSignal(warmth._timer.timeout).wait()
        warmth.close()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_engine_is_not_loaded_before_it_is_wanted():
    code = (
        "import sys, desktop.gui.browser, desktop.gui.browser.warming;"
        "print([m for m in sys.modules if 'WebEngine' in m])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
