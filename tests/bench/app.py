"""The real app, as the themes drive it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from functools import cache
from typing import Any

from platformdirs import PlatformDirs
from PySide6.QtCore import QEvent, QEventLoop, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from desktop.app import App, begin, build
from desktop.backend import LocalBackend
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.process.prepare import prepare
from tests.bench.marks import new_id
from tests.bench.rows import Row

LONG = 120
"""Seconds after which something that did not come is not going to."""


@cache
def _prepared() -> tuple[QApplication, PlatformDirs]:
    """Once for each process. The app's log goes to its file alone, or thousands of lines would hide ours."""
    prepared = prepare()
    root = logging.getLogger()
    for handler in [handler for handler in root.handlers if type(handler) is logging.StreamHandler]:
        root.removeHandler(handler)
    return prepared


@contextmanager
def running_app(change: Callable[[LocalBackend], object] = lambda _backend: None) -> Iterator[App]:
    """The app with its window on the screen and the engine found. `change` alters its backend before."""
    qt, dirs = _prepared()
    backend = LocalBackend(dirs)
    change(backend)
    app = build(qt, backend, at_once=True)
    sys.excepthook = sys.__excepthook__  # the app's own tells its log, and a theme would fail without a word
    begin(app)
    until(app.desk.news.engine_changed, lambda: app.desk.engine.known)
    try:
        yield app
    finally:
        app.shell.closing.end()  # asks nobody
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def until(signal: SignalInstance, condition: Callable[[], Any], within_s: float = LONG) -> Any:
    """Let the app run until `condition` holds, looked at whenever `signal` comes; its value."""
    loop = QEventLoop()

    def look() -> None:
        if condition():
            loop.quit()

    if not condition():
        late = QTimer(singleShot=True, interval=round(within_s * 1000))
        late.timeout.connect(loop.quit)
        late.start()
        signal.connect(look)
        loop.exec()
        signal.disconnect(look)
    value = condition()
    assert value, f"waited {within_s} s"
    return value


def settle(within_s: float) -> None:
    """Let the app run for a while."""
    loop = QEventLoop()
    QTimer.singleShot(round(within_s * 1000), loop.quit)
    loop.exec()


def workspace(**facts: Any) -> Workspace:
    id = new_id()
    return Workspace(
        **{"id": id, "name": f"Bench {id}", "entry": "python-starter", "created": datetime.now(UTC)} | facts
    )


def report(rows: list[Row]) -> None:
    """Hand the rows to the process that asked for them."""
    json.dump([asdict(row) for row in rows], sys.stdout)
