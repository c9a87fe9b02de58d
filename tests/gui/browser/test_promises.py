"""What a page is asked to do, such as to save, and whether it did."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.gui.browser import page as pages
from tests.gui.browser.driver import Driver
from tests.gui.browser.server import Answer, ToolServer


@pytest.fixture(autouse=True)
def lab(tool: ToolServer) -> None:
    tool.pages["/lab"] = Answer("<p>here</p>")


@pytest.mark.parametrize(
    ("expression", "kept"),
    [
        ("1", True),
        ("new Promise(end => setTimeout(end, 50))", True),
        ("Promise.all([fetch('/lab'), null])", True),
        ("Promise.reject(1)", False),
        ("fetch('/lab').then(answer => answer.missing.part)", False),
        ("nothing.of.the.kind", False),
    ],
)
def test_an_end_is_waited_for(
    tool: ToolServer, driver: Driver, qtbot: QtBot, expression: str, kept: bool
) -> None:
    page = driver.open(tool).pages[0]
    heard: list[bool] = []
    page.fulfil(expression, heard.append)
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [kept]


@pytest.mark.parametrize("expression", ["new Promise(() => {})", ") no script at all ("])
def test_one_that_does_not_come_counts_as_not_kept(
    tool: ToolServer, driver: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, expression: str
) -> None:
    monkeypatch.setattr(pages, "FULFILLED_WITHIN_MS", 200)
    page = driver.open(tool).pages[0]
    heard: list[bool] = []
    page.fulfil(expression, heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [False]


def test_a_page_that_knows_nothing_of_it_cannot_say_so(
    tool: ToolServer, driver: Driver, qtbot: QtBot
) -> None:
    """What is on the console besides changes nothing."""
    page = driver.open(tool).pages[0]
    heard: list[bool] = []
    page.fulfil("new Promise(end => { console.info('0123 true'); setTimeout(end, 50) })", heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [True]
