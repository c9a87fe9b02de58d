"""Every text and icon on every screen stands out from its ground, in light and dark, and follows a switch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.gui import theme
from tests.gui.looking import (
    called,
    colours,
    controls,
    labels,
    legibility,
    picture,
    place,
    rgb,
    signs,
    text_of,
)
from tests.gui.screens import SCREENS, Screen
from tests.gui.stage import Stage

TEXT = 4.5
SIGN = 3.0
"""What the Web Content Accessibility Guidelines ask for, of text and of icons that say something."""

TALL = 1800
"""Pixels: nothing is scrolled out of sight."""

CHANCE = 12
"""Pixels: the edges of letters have many colours, each a few times, and among them one of the other look."""

_EDGE = QMargins(3, 3, 3, 3)


def faint(window: QWidget) -> list[str]:
    found = []
    for widget in (*labels(window), *signs(window), *controls(window)):
        if not widget.isEnabled() or not _says_something(widget):
            continue
        part = place(widget, window)
        if not isinstance(widget, QLabel):
            part = part.marginsRemoved(_EDGE)
        ratio, wanted = legibility(window, part), TEXT if text_of(widget) else SIGN
        if ratio < wanted:
            found.append(f"{called(widget)}: {ratio:.2f}")
    return found


def _says_something(widget: QWidget) -> bool:
    """Itself: what is on a card that is a button is looked at by itself, and an empty field is empty."""
    if isinstance(widget, QAbstractButton):
        return not widget.layout()
    return isinstance(widget, QLabel) or bool(text_of(widget))


def left_over(window: QWidget) -> list[str]:
    """Colours of the light look that are still there."""
    light = {rgb(colour): name for name, colour in theme.LIGHT._asdict().items()}
    dark = {rgb(colour) for colour in theme.DARK._asdict().values()}
    seen = colours(picture(window))
    return [light[colour] for colour in light.keys() - dark if seen[colour] >= CHANCE]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_everything_can_be_read_and_follows_a_switch(stage: Stage, screen: Screen) -> None:
    screen.show(stage)
    stage.window.resize(1200, TALL)
    stage.settle()
    assert faint(stage.window) == []
    stage.app.theme.set_mode("dark")
    stage.settle()
    assert left_over(stage.window) == []
    assert faint(stage.window) == []
