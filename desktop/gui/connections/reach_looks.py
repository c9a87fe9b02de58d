"""Two looks at the same data, one from this computer and one from inside: how they go, what they come to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from desktop.core.backend import Backend
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Look, Side
from desktop.core.data.reach.target import target
from desktop.core.data.reach.verdict import Verdict, alone, judge
from desktop.core.data.secret import Secret
from desktop.core.problems import Problem
from desktop.gui.jobs.job import Job

Find = Callable[[Stop], Secret | None]


def kept(connection: Connection, backend: Backend) -> Find:
    """Finds what is kept for one that there is."""

    def find(stop: Stop) -> Secret | None:
        try:
            return backend.connections().secrets([connection], stop).get(connection.id)
        except Problem:  # of the keyring is told where that is the matter: here the secret is asked for
            return None

    return find


class ReachLooks(QObject):
    """Both go on at once, each in a job.

    Attributes:
        target: what is looked at.
        nowhere: whether no environment is there to look from.
        problem: why a look could not be taken, None where it could.

    Signals:
        changed: more is known, or a look has ended.
    """

    changed = Signal()

    def __init__(self, connection: Connection, backend: Backend, parent: QObject) -> None:
        super().__init__(parent)
        self.target = target(connection)
        self.nowhere = False
        self.problem: BaseException | None = None
        self._connection, self._backend = connection, backend
        self._jobs: list[Job] = []
        self._looks = dict.fromkeys(Side, Look())

    def begin(self, find: Find) -> None:
        """Look anew. `find` finds what opens it, in a job; what it finds is wiped."""
        self.stop()
        self.problem, self.nowhere = None, False
        self._looks = dict.fromkeys(Side, Look())
        connection, backend = self._connection, self._backend

        def inside(report: Callable[[Look], None], stop: Stop) -> Look | None:
            secret = find(stop)
            try:
                return backend.data.reach_from_inside(connection, secret, report, stop)
            finally:
                if secret:
                    secret.wipe()

        here = Job(
            lambda report, stop: backend.data.reach_from_here(connection, report, stop),
            "reach-from-here",
            self,
        )
        self._begin_side(Side.COMPUTER, here)
        self._begin_side(Side.INSIDE, Job(inside, "reach-from-inside", self))
        self.changed.emit()

    def _begin_side(self, side: Side, job: Job) -> None:
        job.progress.connect(partial(self._take, side))
        job.succeeded.connect(partial(self._take, side))
        job.failed.connect(self._fail)
        job.ended.connect(self.changed)
        self._jobs.append(job.start())

    def _take(self, side: Side, look: Look | None) -> None:
        if look is None:
            self.nowhere = True
        else:
            self._looks[side] = look
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self.problem = error
        self.changed.emit()

    def stop(self) -> None:
        for job in self._jobs:
            job.cancel()
        self._jobs = []

    @property
    def under_way(self) -> bool:
        return any(not job.over for job in self._jobs)

    def of(self, side: Side) -> Look:
        """What this side has found by now."""
        return self._looks[side]

    @property
    def verdict(self) -> Verdict | None:
        """What both come to, None while that is open."""
        here, inside = self._looks[Side.COMPUTER], self._looks[Side.INSIDE]
        if self.nowhere or self.problem:
            return alone(self.target, here)
        return judge(self.target, here, inside)
