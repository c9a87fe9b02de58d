"""Whether every text and icon stands out from its ground, and has the colours of the look it is in."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from desktop.gui.look import theme
from tests.gui.support.looking import (
    called,
    clearness,
    colours,
    controls,
    labels,
    legibility,
    picture,
    place,
    rgb,
    signs,
    text_of,
    visibility,
)
from tests.gui.support.stage import Stage

TEXT = 4.5
SIGN = 3.0
"""What the Web Content Accessibility Guidelines ask for, of text and of icons that say something."""

CHANCE = 12
"""Pixels: the edges of letters have many colours, each a few times, and among them one of the other look."""


def faint(stage: Stage) -> list[str]:
    """What cannot be read, as it is and as it is under the mouse and while it is pressed."""
    window = stage.front
    buttons = [widget for widget in controls(window) if isinstance(widget, QAbstractButton)]
    on_buttons = [label for label in labels(window) if isinstance(label.parentWidget(), QAbstractButton)]
    found = [*_faint(window, [*labels(window), *signs(window), *controls(window)])]
    for button in buttons:
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
    found += (f"{one}, under the mouse" for one in _faint(window, [*buttons, *on_buttons]))
    for button in buttons:
        button.setDown(True)
    found += (f"{one}, pressed" for one in _faint(window, buttons))
    for button in buttons:
        button.setDown(False)
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    return found


def _faint(window: QWidget, widgets: list[QWidget]) -> Iterator[str]:
    for widget in widgets:
        ratios = []
        if text_of(widget):
            ratios.append((legibility(window, widget), TEXT))
        elif isinstance(widget, QLabel):
            ratios.append((visibility(window, place(widget, window)), SIGN))
        if isinstance(widget, QAbstractButton) and not widget.icon().isNull():
            ratios.append((clearness(window, widget), SIGN))
        yield from (f"{called(widget)}: {ratio:.2f}" for ratio, wanted in ratios if ratio < wanted)


def left_over(stage: Stage) -> list[str]:
    """Colours of the light look that are still there in the dark one."""
    light = {rgb(colour): name for name, colour in theme.LIGHT._asdict().items()}
    dark = {rgb(colour) for colour in theme.DARK._asdict().values()}
    seen = colours(picture(stage.front))
    return [light[colour] for colour in light.keys() - dark if seen[colour] >= CHANCE]
