"""A tool makes itself ready behind what covers it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer

if TYPE_CHECKING:  # loads the browser engine
    from desktop.gui.browser.view import ToolView


@pytest.fixture
def stage(qapp: QApplication) -> Iterator[QStackedWidget]:
    """800 by 500, with a cover on it. It is to be there before the driver, which lets go of the views."""
    stage = QStackedWidget()
    stage.addWidget(QLabel("Opening"))
    stage.resize(800, 500)
    stage.show()
    yield stage
    stage.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def loaded(tool: ToolServer, stage: QStackedWidget, driver: Driver, qtbot: QtBot) -> ToolView:
    """A page that came behind the cover."""
    tool.pages["/lab"] = Answer("<p>here")
    view: ToolView = driver.view(tool, shown=False)
    stage.addWidget(view)
    with qtbot.waitSignal(view.loaded):
        view.load()
    return view


def test_a_page_is_laid_out_and_painted_at_its_full_size_before_one_sees_it(
    tool: ToolServer, stage: QStackedWidget, driver: Driver, qtbot: QtBot
) -> None:
    view = loaded(tool, stage, driver, qtbot)
    painted = "performance.getEntriesByName('first-contentful-paint').length"
    qtbot.waitUntil(lambda: driver.js(view.pages[0], painted) == 1)
    assert driver.js(view.pages[0], "innerWidth + ' ' + innerHeight") == "800 500"
    assert (view.width(), view.height()) == (1, 1)
    assert view.isVisible(), "or it would load slower, and paint nothing"
    assert stage.currentWidget() is not view


def test_it_grows_before_it_takes_the_place_of_the_cover(
    tool: ToolServer, stage: QStackedWidget, driver: Driver, qtbot: QtBot
) -> None:
    view = loaded(tool, stage, driver, qtbot)
    with qtbot.waitCallback() as grown:
        view.grow(grown)
    assert view.size() == stage.size()
    stage.setCurrentWidget(view)
    stage.resize(600, 400)
    qtbot.waitUntil(lambda: driver.js(view.pages[0], "innerWidth + ' ' + innerHeight") == "600 400")


def test_what_is_seen_already_stays_as_it_is(tool: ToolServer, stage: QStackedWidget, driver: Driver) -> None:
    """So it is where the page did not come, and its reason took the place of the cover."""
    view = driver.view(tool, shown=False)
    stage.addWidget(view)
    stage.setCurrentWidget(view)
    view.show_behind()
    assert view.size() == stage.size()
    assert driver.js(view.pages[0], "innerWidth") == 800
