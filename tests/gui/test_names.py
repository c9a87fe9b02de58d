"""What screen readers would stumble over is noticed. For every screen see test_screens.py."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QAbstractButton, QWidget

from tests.gui.support import naming
from tests.gui.support.stage import Stage


def test_each_fault_is_noticed(stage: Stage) -> None:
    stage.begin()
    one = stage.find(QAbstractButton, "Settings")
    one.setAccessibleName("Workspaces")
    assert naming.named_alike(stage) == ["Workspaces"]
    one.setAccessibleName(" ")
    assert naming.without_a_name(stage) == ["IconTextButton ' '"]
    one.setAccessibleName("Settings")
    one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    assert naming.ringed_by_a_mouse(stage) == ["IconTextButton 'Settings'"]
    one.setIcon(QIcon())
    assert naming.without_an_icon(stage) == ["IconTextButton 'Settings'"]
    assert naming.nothing_to_press(stage) == []
    for widget in stage.window.findChildren(QWidget):
        widget.hide()
    assert naming.nothing_to_press(stage) == ["no control at all"]
