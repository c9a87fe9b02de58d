"""The desk's jobs: in turn, and ended together."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.gui.jobs.queue import JobQueue


def test_first_come_first_served(qtbot: QtBot) -> None:
    owner = QObject()
    queue, gate, order = JobQueue(owner), threading.Event(), []
    queue.in_turn("a", lambda _report, _stop: gate.wait(10), "first")
    for number in range(40):
        queue.in_turn("a", lambda _report, _stop, number=number: order.append(number), "next")
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 40)
    assert order == sorted(order)
    queue.end()


def test_turn_of_one_that_was_cancelled_or_failed_goes_on_to_the_next(qtbot: QtBot) -> None:
    owner = QObject()
    queue, gate, done = JobQueue(owner), threading.Event(), threading.Event()

    def fail(_report: object, _stop: object) -> None:
        raise OSError

    queue.in_turn("a", lambda _report, _stop: gate.wait(10), "first")
    failed = queue.in_turn("a", fail, "second")
    failed.failed.connect(lambda _error: None)
    queue.in_turn("a", lambda _report, _stop: None, "third").cancel()
    queue.in_turn("a", lambda _report, _stop: done.set(), "last")
    other = threading.Event()
    queue.in_turn("b", lambda _report, _stop: other.set(), "other")
    qtbot.waitUntil(other.is_set)
    assert not done.is_set()
    gate.set()
    qtbot.waitUntil(done.is_set)
    queue.end()
