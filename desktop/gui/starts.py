"""The starts under way: what each has told so far, and why it ended where it failed."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.core.availability import Download
from desktop.core.progress import Progress, Report, Step
from desktop.core.stopping import Stop
from desktop.gui.jobs import Job
from desktop.gui.work import Work

log = logging.getLogger(__name__)


@dataclass
class Start:
    """One start: its job while it goes on, the newest report of each step, and why it ended if it failed."""

    job: Job | None = None
    step: Step = Step.ENGINE
    news: dict[Step, Progress] = field(default_factory=dict)
    problem: BaseException | None = None
    download: Download = field(default_factory=Download)


class Starts(QObject):
    """At most one start for each workspace; one that failed stays until the next, or until it is forgotten.

    Signals:
        changed: there is news of this workspace's start (its id).
        succeeded: its tool answers (id, what the work returned).
        failed: it ended (id, the exception).
        cancelled: it was given up (id).
    """

    changed = Signal(str)
    succeeded = Signal(str, object)
    failed = Signal(str, object)
    cancelled = Signal(str)

    def __init__(self, work: Work, remember_speed: Callable[[float], None], parent: QObject) -> None:
        """`remember_speed` is told how fast a download came, in bytes per second."""
        super().__init__(parent)
        self._work = work
        self._remember_speed = remember_speed
        self._starts: dict[str, Start] = {}

    def of(self, id: str) -> Start | None:
        return self._starts.get(id)

    def going_on(self, id: str) -> bool:
        start = self._starts.get(id)
        return bool(start and start.job)

    def any_going_on(self) -> bool:
        return any(start.job for start in self._starts.values())

    def begin(self, id: str, work: Callable[[Report, Stop], Any]) -> None:
        """Run `work`, after whatever else is under way for this workspace."""
        job = self._work.in_turn(id, work, "start")
        self._starts[id] = Start(job)
        job.progress.connect(lambda news: self._take_progress(id, news))
        job.succeeded.connect(lambda value: self._succeed(id, value))
        job.failed.connect(lambda error: self._fail(id, error))
        job.cancelled.connect(lambda: self._give_up(id))
        self.changed.emit(id)

    def cancel(self, id: str) -> None:
        start = self._starts.get(id)
        if start and start.job:
            start.job.cancel()

    def forget(self, id: str) -> None:
        """What went wrong is over; a start that goes on is left to do so."""
        if not self.going_on(id):
            self._starts.pop(id, None)

    def _take_progress(self, id: str, news: Progress) -> None:
        start = self._starts[id]
        start.step = news.step
        start.news[news.step] = news
        if speed := start.download.add(time.monotonic(), news):
            self._remember_speed(speed)
        self.changed.emit(id)

    def _succeed(self, id: str, value: Any) -> None:
        self._starts.pop(id, None)
        self.succeeded.emit(id, value)

    def _fail(self, id: str, error: BaseException) -> None:
        log.warning("start of %s failed", id, exc_info=error)
        self._starts[id].job = None
        self._starts[id].problem = error
        self.failed.emit(id, error)

    def _give_up(self, id: str) -> None:
        self._starts.pop(id, None)
        self.cancelled.emit(id)
