"""The desk's jobs: in turn, and ended together."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.gui.jobs.job import call
from desktop.gui.jobs.queue import JobQueue


def test_first_come_first_served(qtbot: QtBot) -> None:
    owner = QObject()
    queue, gate, order = JobQueue(owner), threading.Event(), []
    before = set(threading.enumerate())
    queue.in_turn("a", call(gate.wait, 10), "first")
    for number in range(40):
        queue.in_turn("a", call(order.append, number), "next")
    assert [thread.name for thread in threading.enumerate() if thread not in before] == ["cais-first"]
    gate.set()
    qtbot.waitUntil(lambda: len(order) == 40)
    assert order == sorted(order)
    queue.end()


def test_turn_of_one_that_was_cancelled_or_failed_goes_on_to_the_next(qtbot: QtBot) -> None:
    owner = QObject()
    queue, gate, done, ran = JobQueue(owner), threading.Event(), threading.Event(), threading.Event()

    def fail() -> None:
        raise OSError

    queue.in_turn("a", call(gate.wait, 10), "first")
    failed = queue.in_turn("a", call(fail), "second")
    failed.failed.connect(lambda _error: None)
    queue.in_turn("a", call(ran.set), "third").cancel()
    queue.in_turn("a", call(done.set), "last")
    other = threading.Event()
    queue.in_turn("b", call(other.set), "other")
    qtbot.waitUntil(other.is_set)
    assert not done.is_set()
    gate.set()
    qtbot.waitUntil(done.is_set)
    assert not ran.is_set()
    queue.end()


def test_one_that_is_cancelled_while_it_waits_ends_at_once_and_holds_nothing_up(qtbot: QtBot) -> None:
    owner = QObject()
    queue, gate, ran = JobQueue(owner), threading.Event(), []
    first = queue.in_turn("a", call(gate.wait, 10), "first")
    waiting = [queue.in_turn("a", call(ran.append, number), "next") for number in range(3)]
    with qtbot.waitSignals([waiting[0].cancelled, waiting[0].ended, waiting[0].settled]):
        waiting[0].cancel()
    first.cancel()
    assert ran == [], "the first one has not come to its end yet"
    gate.set()
    qtbot.waitUntil(lambda: ran == [1, 2])
    queue.end()


def test_after_the_end_nobody_gets_a_turn(qtbot: QtBot) -> None:
    owner = QObject()
    queue, gate, ran = JobQueue(owner), threading.Event(), []
    first = queue.in_turn("a", call(gate.wait, 10), "first")
    queue.in_turn("a", call(ran.append, "next"), "next")
    queue.end()
    with qtbot.waitSignal(first.settled):
        gate.set()
    queue.in_turn("a", call(ran.append, "late"), "late")
    assert ran == []
