"""The window as a whole: where it was, how it looks, how it ends."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from shiboken6 import delete

from desktop.gui.look.theme import DARK, LIGHT, Colours, Theme
from desktop.gui.parts import tabbing
from desktop.gui.shell import SETTINGS
from tests.gui.support.looking import controls
from tests.gui.support.screens import SHOW, add_folder
from tests.gui.support.stage import Stage


def test_window_is_where_it_was(make_stage: Callable[[], Stage]) -> None:
    first = make_stage().begin()
    first.window.setGeometry(QRect(20, 30, 760, 560))
    first.settle()
    first.window.close()
    second = make_stage().begin()
    assert second.window.geometry() == QRect(20, 30, 760, 560)


def test_look_is_remembered_and_follows_at_once(make_stage: Callable[[], Stage]) -> None:
    first = make_stage().begin()
    first.click("Settings")
    first.click(first.find(QRadioButton, "Dark"))
    assert first.app.theme.colours is DARK
    first.window.close()
    second = make_stage()
    assert second.app.theme.colours is DARK
    SHOW["settings"](second)
    assert second.find(QRadioButton, "Dark").isChecked()


def test_look_follows_the_system_unless_told_otherwise(
    stage: Stage, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a desktop no system changes its mind; its word is put into its mouth."""
    stage.begin()

    def system_turns(scheme: Qt.ColorScheme) -> None:
        monkeypatch.setattr(QStyleHints, "colorScheme", lambda _hints: scheme)
        qapp.styleHints().colorSchemeChanged.emit(scheme)

    system_turns(Qt.ColorScheme.Dark)
    assert stage.app.theme.colours is DARK
    system_turns(Qt.ColorScheme.Light)
    assert stage.app.theme.colours is LIGHT
    stage.app.theme.set_mode("light")
    system_turns(Qt.ColorScheme.Dark)
    assert stage.app.theme.colours is LIGHT


@pytest.mark.parametrize(("ground", "colours"), [("#323232", DARK), ("#efefef", LIGHT)])
def test_first_look_is_the_system_s(
    stage: Stage, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, ground: str, colours: Colours
) -> None:
    """Without a desktop Qt's own palette is always light: another one takes its place."""
    theirs, set_palette = QPalette(QColor(ground)), QApplication.setPalette
    monkeypatch.setattr(
        qapp, "setPalette", lambda given: set_palette(theirs if given == QPalette() else given), raising=False
    )
    assert Theme(qapp).colours is colours


def test_nothing_looks_chosen_at_first(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    assert QApplication.focusWidget() not in controls(stage.window)


def test_settings_are_reached_by_keyboard(stage: Stage) -> None:
    stage.begin()
    stage.press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "Workspaces"
    for _place in range(SETTINGS):
        stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Space)
    assert stage.reads("Logs for IT")


def test_tab_scrolls_to_where_it_goes(stage: Stage) -> None:
    for number in range(12):
        stage.keep(f"Project {number}")
    stage.begin()
    last = stage.find(QPushButton, "New workspace, from the card")
    assert last.visibleRegion().isEmpty()
    stage.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is last
    assert not last.visibleRegion().isEmpty()


def test_second_start_brings_the_window_back(stage: Stage) -> None:
    stage.begin()
    stage.window.showMinimized()
    stage.app.window.come_forward()
    assert not stage.window.isMinimized()
    assert stage.window.isVisible()


def test_closing_in_the_middle_of_everything_is_quiet(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    """A start, a folder that is looked at, readings and events are under way."""
    SHOW["home-many"](stage)
    stage.click("New workspace")
    stage.click("Python starter")
    stage.click("Next: Folders")
    add_folder(stage, stage.project())
    stage.window.close()
    stage.backend.release()
    stage.settle()
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


def test_what_nobody_foresaw_is_told_once(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    stage.begin()
    monkeypatch.setattr(sys, "excepthook", stage.unexpected)
    for _ in range(3):
        try:
            raise ZeroDivisionError("token=abcdef")
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    stage.settle()
    dialogs = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert len(dialogs) == 2
    dialog = next(widget for widget in dialogs if widget is not stage.window)
    assert dialog.windowTitle() == "Something unexpected happened"
    dialog.close()
    stage.settle()


def test_tab_after_what_had_the_focus_is_gone(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A web page changes its inner widget, and Qt goes on to name the one before."""
    stage.begin()
    gone = QWidget()
    delete(gone)
    monkeypatch.setattr(tabbing.QApplication, "focusWidget", lambda: gone)
    assert tabbing.go_on(stage.window, forward=True)


def test_a_screen_never_leads_back_to_one_that_is_gone(stage: Stage) -> None:
    window = stage.begin().window
    gone, shown = QWidget(), QWidget()
    window.show_screen(gone, "Gone")
    back = window.show_for_now(shown, "Shown")
    window.drop_screen(gone)
    stage.settle()
    back()
    assert window.screen_shown() is None


def test_a_screen_that_is_shown_again_leads_back_to_where_that_was(stage: Stage) -> None:
    window = stage.begin().window
    first, second = QWidget(), QWidget()
    back = window.show_for_now(first, "First")
    back_from_second = window.show_for_now(second, "Second")
    window.show_for_now(first, "First")
    back()
    assert (window.screen_shown(), window.windowTitle()) == (second, "Second")
    back_from_second()
    assert window.screen_shown() is None
