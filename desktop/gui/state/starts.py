"""The starts under way: what each has told so far, and why it ended where it failed."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.cancelling import Stop
from desktop.core.progress import Progress, Report
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.preferences import Preferences
from desktop.gui.state.news import News

if TYPE_CHECKING:  # and imported for good with the first
    from desktop.gui.state.start import Start

log = logging.getLogger(__name__)


class Starts(QObject):
    """At most one start for each workspace; one that failed stays until the next, or until it is forgotten.

    Signals:
        succeeded: its tool answers (id, what the work returned).
        failed: it ended, and why is kept (id).
        cancelled: it was given up (id).
    """

    succeeded = Signal(str, object)
    failed = Signal(str)
    cancelled = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        news: News,
        preferences: Preferences,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`preferences` remember how fast downloads come; `clock` tells seconds."""
        super().__init__(parent)
        self._queue = queue
        self._news = news
        self._preferences = preferences
        self._clock = clock
        self._starts: dict[str, Start] = {}
        self._patience: dict[str, QTimer] = {}  # with those that download or build
        self._given_up: set[str] = set()

    def of(self, id: str) -> Start | None:
        return self._starts.get(id)

    def going_on(self, id: str) -> bool:
        start = self._starts.get(id)
        return bool(start and start.job)

    def given_up(self, id: str) -> bool:
        """Whether the last start since the app began was cancelled."""
        return id in self._given_up

    def any_going_on(self) -> bool:
        return any(start.job for start in self._starts.values())

    def begin(self, id: str, work: Callable[[Report, Stop], Any]) -> None:
        """Run `work`, after whatever else is under way for this workspace."""
        from desktop.gui.state.start import Start

        job = self._queue.in_turn(id, work, "start")
        self._starts[id] = Start(job)
        self._given_up.discard(id)
        job.progress.connect(lambda news: self._take_progress(id, news))
        job.succeeded.connect(lambda value: self._succeed(id, value))
        job.failed.connect(lambda error: self._fail(id, error))
        job.cancelled.connect(lambda: self._give_up(id))
        self._news.changed.emit(id)

    def cancel(self, id: str) -> None:
        start = self._starts.get(id)
        if start and start.job:
            start.job.cancel()

    def forget(self, id: str) -> None:
        """What went wrong is over; a start that goes on is left to do so."""
        if not self.going_on(id):
            self._starts.pop(id, None)

    def _take_progress(self, id: str, news: Progress) -> None:
        start, now = self._starts[id], self._clock()
        start.take(now, news)
        if speed := start.download.add(now, news):
            self._preferences.download_speed = speed
        self._be_patient(id)
        self._news.changed.emit(id)

    def _be_patient(self, id: str) -> None:
        """Of a download that stands still and of a long step of a build only the clock tells."""
        patience_s = self._starts[id].wait(self._clock())
        if not 0 < patience_s < math.inf:
            self._stop_waiting(id)
            return
        if id not in self._patience:
            self._patience[id] = QTimer(self, singleShot=True)
            self._patience[id].timeout.connect(lambda: self._waited(id))
        self._patience[id].start(math.ceil(1000 * patience_s))

    def _waited(self, id: str) -> None:
        before = self._starts[id].told
        self._be_patient(id)  # a timer may be early
        if self._starts[id].told != before:
            self._news.changed.emit(id)

    def _stop_waiting(self, id: str) -> None:
        if timer := self._patience.pop(id, None):
            timer.stop()
            timer.deleteLater()

    def _succeed(self, id: str, value: Any) -> None:
        self._stop_waiting(id)
        self._starts.pop(id, None)
        self.succeeded.emit(id, value)

    def _fail(self, id: str, error: BaseException) -> None:
        self._stop_waiting(id)
        log.warning("start of %s failed", id, exc_info=error)
        self._starts[id].job = None
        self._starts[id].problem = error
        self.failed.emit(id)

    def _give_up(self, id: str) -> None:
        self._stop_waiting(id)
        self._starts.pop(id, None)
        self._given_up.add(id)
        self.cancelled.emit(id)
