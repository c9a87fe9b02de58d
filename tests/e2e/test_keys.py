"""Keys in the app's window while a real page has the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.e2e.person import PATIENCE_S, Person, until


def press(person: Person, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or person.app.window, key)


def focused() -> QWidget:
    now = QApplication.focusWidget()
    assert now
    return now


def test_a_key_leads_from_the_page_to_the_bar_and_back(
    cais: Callable[..., Person], resources: Path, project: str
) -> None:
    person = cais(resources)
    id = person.make("quick", project)
    person.wait_for_page(id)
    view = person.view(id)
    assert view
    page = view.pages[0].parent()
    until(lambda: page.isAncestorOf(focused()), PATIENCE_S, "the page to have the keyboard")
    for _ in range(2):
        press(person, Qt.Key.Key_F6)
        until(lambda: focused().accessibleName() == "Back to workspaces", PATIENCE_S, "the bar to have it")
        press(person, Qt.Key.Key_F6)
        until(lambda: page.isAncestorOf(focused()), PATIENCE_S, "the page to have it again")
