"""A running workspace's tool as its screen embeds it: when it is there to be seen, and what it is asked."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar
from pytestqt.qtbot import QtBot

from desktop.core.engine_facts import Container, State
from desktop.core.environments import catalogue
from desktop.core.environments.catalogue import Launch
from desktop.core.resources import RESOURCES
from desktop.core.start.launch import Running
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.browser import first_load
from desktop.gui.browser import page as pages
from tests.gui.browser.driver import COOKIE, Driver
from tests.gui.browser.server import Answer, ToolServer

SCRIPTED = "<body><script>onload = () => setTimeout(() => { %s }, 150)</script>"
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"

TWO_PICTURES = "requestAnimationFrame(() => requestAnimationFrame(() => { window.drawn = true }))"


class Embedding:
    """Embeds tools, and counts how often one said that there is something to see."""

    def __init__(self, server: ToolServer, driver: Driver) -> None:
        self._server = server
        self._driver = driver
        self._tools: list[Any] = []
        self.ready = 0
        self.exported: list[str] = []
        self.used = 0

    def begin(self, *folders: Folder, **changes: Any) -> Any:
        """JupyterLab, as the catalogue has it, but for `changes`."""
        from desktop.gui.workspace.embedded_tool import EmbeddedTool

        container = Container("c", "0123456789ab", State.RUNNING, "f", port=1)
        workspace = Workspace(container.workspace, "Sales", "jupyter", datetime.now(UTC), folders)
        running = Running(workspace, container, self._server.address(""), "/lab", (COOKIE,))
        tool = EmbeddedTool(
            "Sales",
            replace(jupyterlab(), **changes),
            running,
            self._driver.theme,
            self._count,
            self.exported.append,
            self._note_use,
        )
        self._tools.append(tool)
        tool.widget().resize(900, 600)
        tool.widget().show()
        return tool

    def _note_use(self) -> None:
        self.used += 1

    def _count(self) -> None:
        self.ready += 1

    def close(self) -> None:
        for tool in self._tools:
            tool.close_tool()
            tool.widget().deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def jupyterlab() -> Launch:
    found = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes").entry("python-starter")
    assert found
    return found.launch


@pytest.fixture
def embedding(tool: ToolServer, driver: Driver) -> Iterator[Embedding]:
    made = Embedding(tool, driver)
    yield made
    made.close()


def test_who_types_clicks_or_scrolls_uses_it(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    """gitpod-io/gitpod 1259: stopped while somebody scrolled, as if nobody were there."""
    tool.pages["/lab"] = Answer("<p>here")
    embedded = embedding.begin()
    qtbot.waitUntil(lambda: embedding.ready > 0)
    assert embedding.used == 0
    place = embedded.view.findChild(QWebEngineView).focusProxy()
    qtbot.mouseClick(place, Qt.MouseButton.LeftButton)
    assert (once := embedding.used) > 0
    wheel = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(0, -10),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(place, wheel)
    assert embedding.used > once


@pytest.mark.parametrize(
    "page",
    [
        "<p>here",
        SCRIPTED % "document.body.innerHTML = '<p>here'",
        SCRIPTED % "document.body.innerHTML = '<svg><circle r=50 />'",
    ],
    ids=["at once", "words of a script", "a picture of a script"],
)
def test_a_tool_is_there_once_it_shows_something(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot, page: str
) -> None:
    tool.pages["/lab"] = Answer(page)
    embedded = embedding.begin()
    qtbot.waitUntil(lambda: embedding.ready > 0)
    assert driver.js(embedded.view.pages[0], PAINTED) == 1


def test_a_page_that_is_loaded_and_empty_is_not_shown_yet(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    tool.pages["/lab"] = Answer("<body style='background: beige'>")
    embedded = embedding.begin()
    page = embedded.view.pages[0]
    with qtbot.waitSignal(embedded.view.loaded):
        pass
    driver.js(page, TWO_PICTURES)
    qtbot.waitUntil(lambda: driver.js(page, "window.drawn") is True)
    assert embedding.ready == 0
    driver.js(page, "document.body.innerText = 'here'")
    qtbot.waitUntil(lambda: embedding.ready == 1)


def test_a_page_that_stays_empty_is_shown_all_the_same(
    tool: ToolServer, embedding: Embedding, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "FULFILLED_WITHIN_MS", 200)
    tool.pages["/lab"] = Answer("<body>")
    embedding.begin()
    qtbot.waitUntil(lambda: embedding.ready == 1)


def test_why_there_is_no_page_is_shown_at_once(tool: ToolServer, embedding: Embedding, qtbot: QtBot) -> None:
    tool.close()
    embedding.begin()
    qtbot.waitUntil(lambda: embedding.ready == 1)


@pytest.mark.parametrize("page", [Answer("", 500), Answer("<p>Forbidden", 403)], ids=["empty", "with words"])
def test_a_tool_that_answers_with_an_error_leads_to_reload(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot, page: Answer
) -> None:
    tool.pages["/lab"] = page
    embedded = embedding.begin()
    qtbot.waitUntil(lambda: embedding.ready == 1)
    reload = embedded.view.findChild(QAbstractButton, "reload")
    assert reload.isVisible()
    tool.pages["/lab"] = Answer("<p>here")
    reload.click()
    qtbot.waitUntil(embedded.view.pages[0].parent().isVisible)
    qtbot.waitUntil(lambda: driver.js(embedded.view.pages[0], "document.body.innerText.trim()") == "here")
    assert embedding.ready == 1, "its screen was there already"


def test_a_page_of_the_tools_that_is_missing_is_its_own(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    tool.pages["/lab"] = Answer("<a id=a href='/gone'>go</a>")
    embedded = embedding.begin()
    qtbot.waitUntil(lambda: embedding.ready == 1)
    driver.click(embedded.view, "a")
    qtbot.waitUntil(lambda: driver.js(embedded.view.pages[0], "document.body.innerText") == "nothing here")
    assert not embedded.view.findChild(QAbstractButton, "reload").isVisible()


def test_a_page_that_does_not_come_leads_to_reload(
    tool: ToolServer, embedding: Embedding, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_load, "LOADED_WITHIN_MS", 300)
    with tool.slow("/lab", "text/html"):
        embedded = embedding.begin()
        qtbot.waitUntil(lambda: embedding.ready == 1)
        qtbot.waitUntil(embedded.view.findChild(QAbstractButton, "reload").isVisible)


def test_a_file_in_the_place_of_the_page_leads_to_reload(
    tool: ToolServer, driver: Driver, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_load, "LOADED_WITHIN_MS", 300)
    tool.pages["/lab"] = Answer("x", headers={"Content-Type": "application/octet-stream"})
    view = driver.view(tool)
    with qtbot.waitSignal(view.failed):
        view.load()
    assert driver.asked_save
    assert view.findChild(QAbstractButton, "reload").isVisible()


def test_a_page_that_comes_late_is_shown(
    tool: ToolServer, embedding: Embedding, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_load, "LOADED_WITHIN_MS", 300)
    go_on = threading.Event()
    tool.pages["/lab"] = Answer("<p>here<img src='/late'>")
    tool.pages["/late"] = lambda: Answer("x" if go_on.wait(30) else "")
    embedded = embedding.begin()
    reload = embedded.view.findChild(QAbstractButton, "reload")
    qtbot.waitUntil(reload.isVisible)
    with qtbot.waitSignal(embedded.view.loaded):
        go_on.set()
    assert not reload.isVisible()
    assert embedded.view.pages[0].parent().isVisible()


@pytest.mark.parametrize(
    ("folders", "place"),
    [
        (
            (Folder("/data/a", 'the "new" project', writable=True), Folder("/data/b", "b")),
            'the "new" project',
        ),
        ((), ""),
    ],
)
def test_a_terminal_begins_in_the_project_folder(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot, folders: Any, place: str
) -> None:
    app = """{
      restored: new Promise((end) => setTimeout(end, 100)),
      commands: { execute: (...asked) => { window.asked = JSON.stringify(asked) } },
    }"""
    tool.pages["/lab"] = Answer(f"<p>here<script>jupyterapp = {app}</script>")
    embedded = embedding.begin(*folders)
    qtbot.waitUntil(lambda: embedding.ready > 0)
    embedded.open_terminal()
    page = embedded.view.pages[0]
    qtbot.waitUntil(lambda: bool(driver.js(page, "window.asked")))
    assert json.loads(driver.js(page, "window.asked")) == ["terminal:create-new", {"cwd": place}]


def test_a_terminal_comes_to_the_page_in_front(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    tool.pages["/lab"] = tool.pages["/other"] = Answer("<p>here")
    embedded = with_two_pages(embedding, driver, qtbot, terminal="window.asked = true")
    first, other = (page.parent() for page in embedded.view.pages)
    assert other.isVisible()
    embedded.open_terminal()
    assert first.isVisible()
    assert not other.isVisible()
    qtbot.waitUntil(lambda: driver.js(embedded.view.pages[0], "window.asked") is True)


def test_a_terminal_of_a_page_that_is_gone_leads_to_reload(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    tool.pages["/lab"] = tool.pages["/other"] = Answer("<p>here")
    embedded = with_two_pages(embedding, driver, qtbot)
    reload = embedded.view.findChild(QAbstractButton, "reload")
    embedded.view.window().activateWindow()
    with qtbot.waitSignal(embedded.view.crashed):
        os.kill(embedded.view.pages[0].renderProcessPid(), signal.SIGKILL)
    assert not reload.isVisible()
    embedded.open_terminal()
    assert reload.isVisible()
    qtbot.waitUntil(reload.hasFocus)


NEVER = "new Promise(() => {})"


def test_a_page_that_dies_is_not_waited_for(
    tool: ToolServer, embedding: Embedding, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    tool.pages["/lab"] = Answer("<p>here")
    embedded = embedding.begin(save=NEVER)
    qtbot.waitUntil(lambda: embedding.ready > 0)
    page = embedded.view.pages[0]
    saved: list[bool] = []
    embedded.save(saved.append)
    with qtbot.waitSignal(embedded.view.crashed):
        os.kill(page.renderProcessPid(), signal.SIGKILL)
    assert saved == [True]
    assert page.parent().isHidden(), "what happened is said in its place"
    embedded.save(saved.append)
    assert saved == [True, True]


def test_a_page_that_is_back_saves_again(
    tool: ToolServer, embedding: Embedding, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "FULFILLED_WITHIN_MS", 200)
    tool.pages["/lab"] = Answer("<p>here")
    embedded = embedding.begin(save=NEVER)
    qtbot.waitUntil(lambda: embedding.ready > 0)
    with qtbot.waitSignal(embedded.view.crashed):
        os.kill(embedded.view.pages[0].renderProcessPid(), signal.SIGKILL)
    with qtbot.waitSignal(embedded.view.pages[0].loadFinished):
        embedded.view.reload()
    saved: list[bool] = []
    embedded.save(saved.append)
    assert saved == []
    qtbot.waitUntil(lambda: saved == [False])


def test_every_page_is_saved(tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot) -> None:
    tool.pages["/lab"] = tool.pages["/other"] = Answer("<p>here")
    embedded = with_two_pages(embedding, driver, qtbot, save="fetch('/saved' + location.pathname)")
    saved: list[bool] = []
    embedded.save(saved.append)
    qtbot.waitUntil(lambda: saved == [True])
    assert {"/saved/lab", "/saved/other"} <= set(tool.paths())


def test_a_page_that_cannot_be_saved_is_told_of_though_others_can(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    tool.pages["/lab"] = tool.pages["/other"] = Answer("<p>here")
    embedded = with_two_pages(
        embedding, driver, qtbot, save="location.pathname === '/lab' || Promise.reject()"
    )
    saved: list[bool] = []
    embedded.save(saved.append)
    qtbot.waitUntil(lambda: saved == [False])


@pytest.mark.parametrize("save", ["", "true"])
def test_a_download_on_its_way_counts_as_not_saved(
    tool: ToolServer, embedding: Embedding, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, save: str
) -> None:
    tool.pages["/lab"] = Answer("<p>here")
    embedded = embedding.begin(save=save)
    qtbot.waitUntil(lambda: embedding.ready > 0)
    saved: list[bool] = []
    monkeypatch.setattr(type(embedded.view), "downloading", True)
    embedded.save(saved.append)
    qtbot.waitUntil(lambda: saved == [False])
    monkeypatch.setattr(type(embedded.view), "downloading", False)
    embedded.save(saved.append)
    qtbot.waitUntil(lambda: saved == [False, True])


def test_a_page_that_is_closed_is_not_waited_for(
    tool: ToolServer, driver: Driver, embedding: Embedding, qtbot: QtBot
) -> None:
    tool.pages["/lab"] = tool.pages["/other"] = Answer("<p>here")
    embedded = with_two_pages(embedding, driver, qtbot, save=f"location.pathname === '/lab' || {NEVER}")
    saved: list[bool] = []
    embedded.save(saved.append)
    embedded.widget().findChild(QTabBar).findChild(QAbstractButton).click()
    qtbot.waitUntil(lambda: saved == [True])


def with_two_pages(embedding: Embedding, driver: Driver, qtbot: QtBot, **changes: Any) -> Any:
    embedded = embedding.begin(**changes)
    qtbot.waitUntil(lambda: embedding.ready > 0)
    driver.open_window(embedded.view, "/other")
    qtbot.waitUntil(lambda: all(page.there for page in embedded.view.pages))
    return embedded
