"""The only place with threads: run a blocking function and bring its news to the GUI thread.

A daemon `threading.Thread` per job: quitting never waits for one, and a stalled job blocks no other.
"""

from __future__ import annotations

import logging
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any, ClassVar

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.cancelling import Stop
from desktop.core.problems import Cancelled, Problem

log = logging.getLogger(__name__)

BREATH_MS = 15
"""Between two parts of a longer piece of work on the GUI thread: time for a frame, and for a click."""

REPORTS_MS = 30
"""Between two deliveries of a job's reports: as often as the eye can follow."""

FLOOD, REST_S = 16, 0.002
"""So many reports, and then a rest: a thread that computes without one makes each call of Qt's into our
widgets wait its turn, and a layout has hundreds of these. Nobody reads 8,000 lines a second."""

Function = Callable[[Callable[[Any], None], Stop], object]
"""What a job runs. What it reports and returns is as untyped as the signals that bring it."""


def call(function: Callable[..., object], *arguments: object) -> Function:
    """What a job runs where nothing is reported and nothing can be stopped halfway."""
    return lambda _report, _stop: function(*arguments)


class Job(QObject):
    """One running function and exactly one ending. Once its owner is gone, nobody hears of it any more.

    Signals (all on the GUI thread):
        progress: a report. Unless `every` was asked for, only the newest of those that came faster than
            the GUI could show.
        succeeded: the function's value.
        failed: the exception, a `Problem` where a person can act. What nobody listens to here is logged,
            and told as unexpected where it is no `Problem`.
        cancelled: an end was asked for; comes at once, whatever the function is still doing.
        ended: after any of the three.
        settled: the function has returned, which after `cancelled` may take a while, or it never runs.
    """

    progress = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()
    settled = Signal()
    _woken = Signal()

    _unsettled: ClassVar[set[Job]] = set()
    """A thread must find its job alive, whatever became of the screen that began it: no parent deletes
    one, and these are kept until their thread has ended."""

    def __init__(self, work: Function, name: str, owner: QObject, *, every: bool = False) -> None:
        super().__init__()
        self._work = work
        self._every = every
        self._name = name
        self._stop = Stop()
        self._lock = threading.Lock()
        self._reports: list[Any] = []
        self._outcome: tuple[str, Any] | None = None
        self._asleep = True
        self._told = 0
        self._over = False
        # Qt handles what is posted while it handles what was posted: without a pause between, reports that
        # come fast enough would keep it from painting.
        self._breath = QTimer(self, singleShot=True, interval=REPORTS_MS)
        self._breath.timeout.connect(self._go_on)
        self._thread = threading.Thread(target=self._run, name=f"cais-{name}", daemon=True)
        self._woken.connect(self._deliver)  # queued, as the thread emits it
        owner.destroyed.connect(self._abandon)

    def start(self) -> Job:
        Job._unsettled.add(self)
        self._thread.start()
        return self

    @property
    def _begun(self) -> bool:
        return self._thread.ident is not None

    @property
    def over(self) -> bool:
        return self._over

    def cancel(self) -> None:
        """Ask for an end. The screen may go on at once; the function cleans up in its own time."""
        if not self._over:
            self._ask_to_stop()
            self._finish("cancelled", None)
            if not self._begun:
                self._settle()

    def _abandon(self) -> None:
        if not self._over:
            self._over = True
            self._ask_to_stop()

    def _ask_to_stop(self) -> None:
        """In a thread: what closes connections may have to wait for them."""
        if self._begun:
            threading.Thread(target=self._stop.set, name=f"cais-stop-{self._name}", daemon=True).start()

    def _run(self) -> None:
        try:
            outcome = ("succeeded", self._work(self._report, self._stop))
        except Cancelled:
            outcome = ("cancelled", None)
        except BaseException as error:  # the job's edge: whatever it was, the GUI must hear of an ending
            if not isinstance(error, Problem):
                log.error("%s failed", self._name, exc_info=error)
            outcome = ("failed", error)
        with self._lock:
            self._outcome = outcome
        self._wake()

    def _report(self, value: Any) -> None:
        """One wake-up per drain and breath, however many reports: a storm cannot flood the GUI thread."""
        with self._lock:
            self._reports.append(value)
            wake, self._asleep = self._asleep, False
        if wake:
            self._wake()
        self._told += 1
        if self._told % FLOOD == 0:
            time.sleep(REST_S)

    def _wake(self) -> None:
        # While the application ends, Qt deletes what is left, and nobody is there to hear.
        with suppress(RuntimeError):
            self._woken.emit()

    def _deliver(self) -> None:
        with self._lock:
            reports, self._reports = self._reports, []
            outcome, self._outcome = self._outcome, None
        if not self._over:
            for report in reports if self._every else reports[-1:]:
                self.progress.emit(report)
        if outcome:
            self._thread.join()  # it has nothing left to do but to return
            self._finish(*outcome)
            self._settle()
        else:
            self._breath.start()

    def _settle(self) -> None:
        self.settled.emit()
        self.deleteLater()
        QTimer.singleShot(0, partial(Job._unsettled.discard, self))

    def _go_on(self) -> None:
        """Reports that came meanwhile are delivered now, those to come wake the GUI thread again."""
        with self._lock:
            self._asleep = not self._reports
        if not self._asleep:
            self._deliver()

    def _finish(self, ending: str, value: Any) -> None:
        if self._over:
            return
        self._over = True
        if ending == "succeeded":
            self.succeeded.emit(value)
        elif ending == "failed":
            self._tell_failure(value)
        else:
            self.cancelled.emit()
        self.ended.emit()

    def _tell_failure(self, error: BaseException) -> None:
        if self.isSignalConnected(QtCore.QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        elif isinstance(error, Problem):
            log.warning("%s: %s", self._name, error)
        else:
            sys.excepthook(type(error), error, error.__traceback__)
