"""Whether a screen reader can tell controls from each other, and a mouse leaves nothing behind on one."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QRadioButton

from desktop.gui.parts.buttons import IconButton, IconTextButton
from tests.gui.support.looking import called, controls, heard
from tests.gui.support.spoken import plain
from tests.gui.support.stage import Stage

THE_SAME = ("Back to workspaces", "Put this message away")
"""Offered twice on a screen, and does the same; which message, a screen reader says besides."""


def nothing_to_press(stage: Stage) -> list[str]:
    """A screen that the way to it did not reach would pass all else."""
    return [] if controls(stage.front) else ["no control at all"]


def without_a_name(stage: Stage) -> list[str]:
    return [called(widget) for widget in controls(stage.front) if not heard(widget)]


def named_alike(stage: Stage) -> list[str]:
    names = Counter(heard(widget) for widget in controls(stage.front))
    return [name for name, count in names.items() if count > 1 and plain(name) not in THE_SAME]


def ringed_by_a_mouse(stage: Stage) -> list[str]:
    """From one of several to choose from the arrow keys go on, as everywhere."""
    clicked = [button for button in _buttons(stage) if button.focusPolicy() & Qt.FocusPolicy.ClickFocus]
    return [called(button) for button in clicked if not isinstance(button, QRadioButton)]


def without_an_icon(stage: Stage) -> list[str]:
    pictured = [button for button in _buttons(stage) if isinstance(button, IconButton | IconTextButton)]
    return [called(button) for button in pictured if button.icon().isNull()]


def _buttons(stage: Stage) -> list[QAbstractButton]:
    return [widget for widget in controls(stage.front) if isinstance(widget, QAbstractButton)]
