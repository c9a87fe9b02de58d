"""The desk's jobs: kept until they have ended, ended together, and one at a time for each workspace."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from desktop.core.cancelling import Stop
from desktop.gui.jobs.job import Function, Job


class JobQueue(QObject):
    """Begins jobs for its owner until `end()`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way: set[Job] = set()
        self._turns: dict[str, threading.Event] = {}  # set once the last job in turn is over
        self._ended = False

    def begin(self, work: Function, name: str, *, every: bool = False) -> Job:
        """A job at once. After the end it is made and never run: the ending of one job must not begin
        another that nobody would end."""
        job = Job(work, name, self, every=every)
        if self._ended:
            return job
        self._under_way.add(job)
        job.settled.connect(lambda: self._under_way.discard(job))
        return job.start()

    def in_turn(self, id: str, work: Function, name: str) -> Job:
        """A job that waits until what was begun before it for this id is over (a cancelled start may still
        be cleaning up). First come, first served."""
        before, over = self._turns.get(id), threading.Event()
        self._turns[id] = over

        def wait_and_work(report: Callable[[Any], None], stop: Stop) -> object:
            if before:
                before.wait()
            try:
                stop.check()
                return work(report, stop)
            finally:
                over.set()

        return self.begin(wait_and_work, name)

    def end(self) -> None:
        """Cancel what runs."""
        self._ended = True
        for job in list(self._under_way):
            job.cancel()
