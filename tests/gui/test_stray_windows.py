"""A widget that is shown before it has a place is noticed: see conftest.py."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QLabel, QWidget

from tests.gui.conftest import StrayWindows
from tests.gui.support.stage import Stage


def test_a_widget_without_a_place_is_noticed(stage: Stage, no_stray_windows: StrayWindows) -> None:
    stage.begin()
    QLabel("In its place", stage.window).show()
    QDialog(stage.window).show()
    assert no_stray_windows.seen == []
    astray: list[QWidget] = [QWidget(), QLabel("Astray")]
    for one in astray:
        one.show()
        one.hide()
    assert no_stray_windows.seen == [repr(one) for one in astray]
    no_stray_windows.seen.clear()


def test_after_it_was_away_it_looks_again(stage: Stage, no_stray_windows: StrayWindows) -> None:
    astray = QLabel("Astray")
    with no_stray_windows.away():
        astray.show()
    assert no_stray_windows.seen == []
    astray.hide()
    astray.show()
    assert no_stray_windows.seen == [repr(astray)]
    no_stray_windows.seen.clear()
    astray.hide()
