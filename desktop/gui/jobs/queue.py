"""The desk's jobs: kept until they have ended, ended together, and one at a time for each workspace."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QObject

from desktop.gui.jobs.job import Function, Job


class JobQueue(QObject):
    """Begins jobs for its owner until `end()`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._under_way: set[Job] = set()
        self._turns: dict[str, deque[Job]] = {}  # the first of each is the one that runs
        self._ended = False

    def begin(self, work: Function, name: str, *, every: bool = False) -> Job:
        """A job at once. After the end it is made and never run: the ending of one job must not begin
        another that nobody would end."""
        job = Job(work, name, self, every=every)
        if self._ended:
            return job
        self._keep(job)
        return job.start()

    def in_turn(self, id: str, work: Function, name: str) -> Job:
        """A job that waits until what was begun before it for this id has settled (a cancelled start may
        still be cleaning up). First come, first served; one that is cancelled before its turn never runs."""
        job = Job(work, name, self)
        if self._ended:
            return job
        self._keep(job)
        turn = self._turns.setdefault(id, deque())
        turn.append(job)
        job.settled.connect(lambda: self._go_on(id, job))
        return job.start() if turn[0] is job else job

    def _keep(self, job: Job) -> None:
        self._under_way.add(job)
        job.settled.connect(lambda: self._under_way.discard(job))

    def _go_on(self, id: str, settled: Job) -> None:
        turn = self._turns[id]
        running = turn[0]
        turn.remove(settled)
        if not turn:
            del self._turns[id]
        elif settled is running and not turn[0].over:
            turn[0].start()

    def end(self) -> None:
        """Cancel what runs, and what waits for its turn."""
        self._ended = True
        for job in list(self._under_way):
            job.cancel()
