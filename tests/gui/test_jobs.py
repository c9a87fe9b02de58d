"""One ending each, news in order, and nobody waits for a thread that does not end."""

from __future__ import annotations

import gc
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.problems import Cancelled, EngineDiskFull
from desktop.gui.jobs import job as jobs
from desktop.gui.jobs.job import Job


class Heard:
    """Everything that a job says, in order, with the thread that it was said on."""

    def __init__(self, job: Job) -> None:
        self.said: list[tuple[str, Any]] = []
        self.threads: set[QThread] = set()
        for signal in ("progress", "succeeded", "failed"):
            getattr(job, signal).connect(lambda value, signal=signal: self._hear(signal, value))
        for signal in ("cancelled", "ended", "settled"):
            getattr(job, signal).connect(lambda signal=signal: self._hear(signal, None))

    def _hear(self, signal: str, value: object) -> None:
        self.said.append((signal, value))
        self.threads.add(QThread.currentThread())

    def endings(self) -> list[str]:
        return [signal for signal, _ in self.said if signal in ("succeeded", "failed", "cancelled")]


@pytest.fixture
def owner(qapp: QApplication) -> QObject:
    return QObject()


@pytest.fixture
def run(qtbot: QtBot, owner: QObject) -> Callable[..., Heard]:
    """Runs a job to the end of its thread."""

    def run(work: Callable[..., Any], **options: Any) -> Heard:
        job = Job(work, "test", owner, **options)
        heard = Heard(job)
        with qtbot.waitSignal(job.settled):
            job.start()
        return heard

    return run


def test_value_comes_once_and_on_the_gui_thread(run, qapp):
    heard = run(lambda _report, _stop: 42)
    assert heard.said == [("succeeded", 42), ("ended", None), ("settled", None)]
    assert heard.threads == {qapp.thread()}


@pytest.mark.parametrize(
    "error", [EngineDiskFull(), ZeroDivisionError(), SystemExit(1), KeyboardInterrupt()], ids=repr
)
def test_whatever_is_raised_is_an_ending(run, error):
    def work(_report, _stop):
        raise error

    assert run(work).said == [("failed", error), ("ended", None), ("settled", None)]


def test_a_defect_is_logged_whoever_listens(run, caplog):
    def work(_report, _stop):
        raise ZeroDivisionError("division by zero")

    run(work)
    record = next(record for record in caplog.records if record.levelno == logging.ERROR)
    assert record.exc_info[0] is ZeroDivisionError


def test_a_problem_that_is_shown_is_not_logged(run, caplog):
    def work(_report, _stop):
        raise EngineDiskFull

    run(work)
    assert caplog.records == []


@pytest.mark.parametrize(
    ("error", "told"),
    [(ZeroDivisionError("x"), [ZeroDivisionError]), (EngineDiskFull(detail="/srv"), [])],
    ids=repr,
)
def test_what_nobody_listens_to_is_not_lost(qtbot, owner, caplog, monkeypatch, error, told):
    heard: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: heard.append(kind))

    def work(_report, _stop):
        raise error

    job = Job(work, "test", owner)
    with qtbot.waitSignal(job.settled):
        job.start()
    assert heard == told
    assert str(error) in caplog.text


def test_cancelled_from_inside_is_silent(run):
    def work(_report, _stop):
        raise Cancelled

    assert run(work).endings() == ["cancelled"]


def test_only_the_newest_of_fast_reports_is_shown(qtbot, owner):
    all_said = threading.Event()

    def work(report, _stop):
        for number in range(1000):
            report(number)
        all_said.set()

    job = Job(work, "test", owner)
    heard = Heard(job)
    with qtbot.waitSignal(job.settled):
        job.start()
        all_said.wait(5)  # the GUI is busy meanwhile
    assert [value for signal, value in heard.said if signal == "progress"] == [999]


def test_every_report_in_order_where_asked_for(run):
    def work(report, _stop):
        for number in range(1000):
            report(number)

    heard = run(work, every=True)
    assert [value for signal, value in heard.said if signal == "progress"] == list(range(1000))
    assert heard.said[-3][0] == "succeeded"


def test_cancel_answers_at_once_and_settles_later(qtbot, owner):
    released, began = threading.Event(), threading.Event()

    def work(report, _stop):
        began.set()
        released.wait(5)
        report("too late")
        return "too late"

    job = Job(work, "test", owner)
    heard = Heard(job)
    job.start()
    assert began.wait(5)
    job.cancel()
    assert job._thread.is_alive(), "it waited for the function"
    assert heard.said == [("cancelled", None), ("ended", None)]
    job.cancel()
    with qtbot.waitSignal(job.settled):
        released.set()
    assert heard.said == [("cancelled", None), ("ended", None), ("settled", None)]


def test_cancel_does_not_wait_for_what_is_closed(qtbot, owner):
    """Closing a connection may block; that is not the GUI thread's to wait for."""
    began, released, closed = threading.Event(), threading.Event(), threading.Event()

    def close():
        released.wait(5)
        closed.set()

    def work(_report, stop):
        with stop.on_set(close):
            began.set()
            stop.wait(5)

    job = Job(work, "test", owner).start()
    assert began.wait(5)
    job.cancel()
    assert not closed.is_set(), "it waited for what is closed"
    with qtbot.waitSignal(job.settled):
        released.set()


def test_jobs_outlive_their_owner_in_silence(qtbot, qapp):
    """A screen may go while its job runs: the job's thread comes to its end, and nobody hears of it."""
    heard = []
    for _ in range(10):
        owner, released = QObject(), threading.Event()

        def work(report, _stop, released=released):
            report(1)
            released.wait(5)
            report(2)

        job = Job(work, "test", owner, every=True)
        heard.append(Heard(job))
        job.start()
        thread = job._thread
        owner.deleteLater()
        del owner, job
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        released.set()
        qtbot.waitUntil(lambda thread=thread: not thread.is_alive())
    qtbot.waitUntil(lambda: not Job._unsettled)
    assert [one.endings() for one in heard if one.endings()] == []


def test_job_is_let_go_when_it_is_over(run):
    run(lambda _report, _stop: None)
    QApplication.processEvents()
    assert not Job._unsettled


def test_quitting_does_not_wait_for_a_stalled_job(tmp_path):
    script = tmp_path / "stalled.py"
    script.write_text(
        """
import sys, threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.gui.jobs.job import Job

app = QApplication([])
began = threading.Event()
def stall(_report, _stop):
    began.set()
    threading.Event().wait()
job = Job(stall, "stalled", app).start()
began.wait()
QTimer.singleShot(0, app.quit)
sys.exit(app.exec())
"""
    )
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([sys.executable, script], env=here, timeout=20, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


def test_one_that_tells_much_leaves_the_window_its_turns(
    run: Callable[..., Heard], monkeypatch: pytest.MonkeyPatch
) -> None:
    rests: list[float] = []
    monkeypatch.setattr(jobs.time, "sleep", rests.append)
    run(lambda report, _stop: [report(number) for number in range(100)])
    assert rests == [jobs.REST_S] * 6
