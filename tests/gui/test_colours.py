"""What is faint is noticed, and what is in a menu can be read. For every screen see test_screens.py."""

from __future__ import annotations

import threading
from collections.abc import Iterator

from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu

from desktop.core.status import Status
from desktop.gui.look import icons, theme
from tests.gui.support.contrasts import TEXT, faint, left_over
from tests.gui.support.looking import visibility
from tests.gui.support.stage import Stage


def test_faint_words_beside_a_dark_icon_are_noticed(stage: Stage) -> None:
    stage.begin()
    assert faint(stage) == []
    button = stage.find(QAbstractButton, "Settings")
    button.setStyleSheet("color: #9AA5AF")
    button.setIcon(icons.icon("settings", "#000000"))
    assert [one.partition(": ")[0] for one in faint(stage)][:1] == ["IconTextButton 'Settings'"]


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
            assert can_be_chosen in {enabled for _ratio, enabled in looks}
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


def test_colours_of_the_light_look_in_the_dark_one_are_noticed(stage: Stage) -> None:
    stage.begin()
    stage.app.theme.set_mode("dark")
    stage.settle()
    assert left_over(stage) == []
    stage.find(QAbstractButton, "Settings").setStyleSheet(f"background: {theme.LIGHT.chip}")
    assert left_over(stage) == ["chip"]
