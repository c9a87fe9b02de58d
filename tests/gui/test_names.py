"""What screen readers say: every control on every screen has a name, and no other one has the same."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from desktop.gui.parts.buttons import IconButton, IconTextButton
from tests.gui.support.looking import called, controls, heard
from tests.gui.support.screens import SCREENS, Screen
from tests.gui.support.stage import Stage

THE_SAME = ("Back to workspaces", "Put this message away")
"""Offered twice on a screen, and does the same; which message, a screen reader says besides."""


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_every_control_has_a_name_and_buttons_no_mouse_ring(stage: Stage, screen: Screen) -> None:
    screen.show(stage)
    shown = controls(stage.front)
    assert shown
    assert [called(widget) for widget in shown if not heard(widget)] == []
    names = Counter(heard(widget) for widget in shown)
    assert [name for name, count in names.items() if count > 1 and name not in THE_SAME] == []
    buttons = [widget for widget in shown if isinstance(widget, QAbstractButton)]
    clicked = [button for button in buttons if button.focusPolicy() & Qt.FocusPolicy.ClickFocus]
    # From one of several to choose from the arrow keys go on, as everywhere.
    with_ring = [called(button) for button in clicked if not isinstance(button, QRadioButton)]
    assert with_ring == [], "the mouse is to leave no ring behind"
    pictured = [button for button in buttons if isinstance(button, IconButton | IconTextButton)]
    assert [called(button) for button in pictured if button.icon().isNull()] == []
