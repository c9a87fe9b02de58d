"""A real page of a real local server in the real browser engine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.look.theme import Theme
from tests.browsing import mark
from tests.gui.browser.driver import COOKIE, Driver
from tests.gui.browser.server import ToolServer


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark(items, Path(__file__).parent, pytest.mark.browser)


@pytest.fixture
def serve() -> Iterator[Callable[..., ToolServer]]:
    """Starts servers that end with the test."""
    servers: list[ToolServer] = []

    def start(**kwargs: Any) -> ToolServer:
        servers.append(ToolServer(**kwargs))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def tool(serve: Callable[..., ToolServer]) -> ToolServer:
    """A tool that wants `COOKIE`."""
    server = serve()
    server.cookie = f"{COOKIE.name}={COOKIE.value}"
    return server


@pytest.fixture
def driver(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Driver]:
    theme = Theme(qapp, "light")
    driver = Driver(qtbot, tmp_path, theme)
    yield driver
    driver.close_all()
    theme.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
