from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.gui.process import garbage
from desktop.gui.process.garbage import GarbageCollection


class Thing:
    """Holds itself, and notes the thread it goes in."""

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.itself = self
        self._gone_in = gone_in

    def __del__(self) -> None:
        self._gone_in.append(threading.current_thread())


@pytest.fixture
def owner(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[QObject]:
    monkeypatch.setattr(garbage, "EVERY_MS", 5)
    monkeypatch.setattr(garbage, "ENOUGH", 0)
    owner = QObject()
    yield owner
    owner.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    assert gc.isenabled()


def test_garbage_of_a_job_goes_on_the_gui_thread(owner: QObject, qtbot: QtBot) -> None:
    GarbageCollection(owner)
    gone_in: list[threading.Thread] = []

    def job() -> None:
        Thing(gone_in)
        [[] for _ in range(10_000)]  # more than lets Python collect by itself

    thread = threading.Thread(target=job)
    thread.start()
    thread.join()
    assert not gone_in
    qtbot.waitUntil(lambda: gone_in == [threading.main_thread()])


def test_old_garbage_goes_as_well(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "FULL", 2)
    GarbageCollection(owner)
    gone_in: list[threading.Thread] = []
    old = Thing(gone_in)
    gc.collect()
    gc.collect()
    del old
    qtbot.waitUntil(lambda: gone_in == [threading.main_thread()])
