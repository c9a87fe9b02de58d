"""Every text and icon on every screen stands out from its ground, in light and dark, and follows a switch."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

from desktop.core.status import Status
from desktop.gui.look import icons, theme
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
from tests.gui.support.screens import SCREENS, Screen
from tests.gui.support.stage import Stage

TEXT = 4.5
SIGN = 3.0
"""What the Web Content Accessibility Guidelines ask for, of text and of icons that say something."""

TALL = 2400
"""Pixels: nothing is scrolled out of sight."""

CHANCE = 12
"""Pixels: the edges of letters have many colours, each a few times, and among them one of the other look."""


def faint(window: QWidget) -> list[str]:
    """What cannot be read, as it is and as it is under the mouse and while it is pressed."""
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


def test_faint_words_beside_a_dark_icon_are_noticed(stage: Stage) -> None:
    stage.begin()
    assert faint(stage.window) == []
    button = stage.find(QAbstractButton, "Settings")
    button.setStyleSheet("color: #9AA5AF")
    button.setIcon(icons.icon("settings", "#000000"))
    assert [one.partition(": ")[0] for one in faint(stage.window)][:1] == ["IconTextButton 'Settings'"]


def test_menu_can_be_read(stage: Stage) -> None:
    """Also what cannot be chosen in it, and what is about to be."""
    stage.engine.gates["halt"] = threading.Event()
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    stage.begin()
    for can_be_chosen in (True, False):
        for mode in ("light", "dark"):
            stage.app.theme.set_mode(mode)
            looks = list(_menu(stage))
            assert {enabled for _ratio, enabled in looks} == {can_be_chosen}
            assert min(looks)[0] >= TEXT
        if can_be_chosen:
            stage.click("Stop Sales forecast")
            stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPING)


def _menu(stage: Stage) -> Iterator[tuple[float, bool]]:
    """How each entry stands out, at rest and when it is about to be chosen, and whether it can be."""
    stage.click("More for Sales forecast")
    menu = stage.until(QApplication.activePopupWidget)
    assert isinstance(menu, QMenu)
    for chosen in (None, *menu.actions()):
        menu.setActiveAction(chosen)
        for action in menu.actions():
            yield visibility(menu, menu.actionGeometry(action)), action.isEnabled()
    menu.close()


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
    assert faint(stage.front) == []
    stage.app.theme.set_mode("dark")
    stage.settle()
    assert left_over(stage.front) == []
    assert faint(stage.front) == []
