"""How much memory the running tools take."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.gui.jobs.job import Job
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.engine.listing import Listing
from desktop.gui.state.engine.presence import EnginePresence
from desktop.gui.state.news import News
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # named in signatures alone, and slow to import
    from desktop.core.engine_report import Reading
    from desktop.core.health.doing import LastHour
    from desktop.core.limits import Use
    from desktop.core.ports import Engine

NEXT_MS = 25
"""Between the beginnings of two streams: two hundred that begin at once would leave the window no turn."""

MEGABYTE = 1000**2

NEARLY_FULL, RELAXED = 0.8, 0.75
"""Shares of the limit at which a tool is said to come near to it, and is not any more: one that goes up and
down around a single line would be told of again and again."""


class MemoryMeters(QObject):
    """One stream of readings for each running workspace, none for the others."""

    def __init__(
        self,
        engine: Callable[[], Engine],
        presence: EnginePresence,
        listing: Listing,
        workspaces: Workspaces,
        queue: JobQueue,
        news: News,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._presence = presence
        self._listing = listing
        self._workspaces = workspaces
        self._queue = queue
        self._news = news
        self._readings: dict[str, int] = {}
        self._last_hours: dict[str, LastHour] = {}
        self._nearly_full: set[str] = set()
        self._streams: dict[str, Job] = {}
        self._waiting: dict[str, None] = {}
        self._next = QTimer(self, singleShot=True, interval=NEXT_MS)
        self._next.timeout.connect(self._begin_next)
        listing.told.connect(self._begin_all)
        news.changed.connect(self._look)

    def memory(self, id: str) -> tuple[int, int]:
        """Bytes in use and the limit; zeros while unknown."""
        container = self._listing.container(id)
        return self._readings.get(id, 0), container.memory_limit if container else 0

    def last_hour(self, id: str) -> LastHour | None:
        """How much it used since it runs and Cais is open; None where nobody can tell."""
        return self._last_hours.get(id)

    def nearly_full(self, id: str) -> bool:
        """Whether it comes near to its limit."""
        return id in self._nearly_full

    def others(self, id: str) -> Use:
        """What the tools beside this one take, other people's on the same engine included."""
        from desktop.core.limits import Use

        running = [one for one in self._listing.running() if one.workspace != id]
        readings = [self._readings.get(one.workspace) for one in running]
        known = [used for used in readings if used is not None]
        used = sum(known) if len(known) == len(readings) else None
        return Use(len(running), used, sum(one.memory_limit for one in running))

    def drop(self, id: str) -> None:
        """Read no more of this one."""
        self._waiting.pop(id, None)
        self._nearly_full.discard(id)
        self._last_hours.pop(id, None)
        if id in self._streams:
            self._streams[id].cancel()
            self._readings.pop(id, None)

    def end(self) -> None:
        self._next.stop()

    def _look(self, id: str) -> None:
        if not (self._presence.known and self._listing.runs(id)):
            self.drop(id)

    def _begin_all(self) -> None:
        running = (id for id in self._workspaces if self._listing.runs(id) and id not in self._streams)
        self._waiting.update(dict.fromkeys(running))
        if not self._next.isActive():
            self._begin_next()

    def _begin_next(self) -> None:
        if not self._waiting:
            return
        id = next(iter(self._waiting))
        del self._waiting[id]
        work = lambda report, stop: self._engine().inside.memory(id, report, stop)  # noqa: E731
        job = self._queue.begin(work, "memory", every=True)
        self._streams[id] = job
        job.progress.connect(lambda reading: self._take(id, reading))
        job.ended.connect(lambda: self._streams.pop(id, None))
        self._next.start()

    def _keep(self, id: str, reading: Reading) -> None:
        from desktop.core.health.doing import LastHour  # once a tool runs

        self._last_hours.setdefault(id, LastHour()).take(reading)

    def _judge(self, id: str) -> None:
        used, limit = self.memory(id)
        if limit and used >= NEARLY_FULL * limit:
            self._nearly_full.add(id)
        elif used < RELAXED * limit:
            self._nearly_full.discard(id)

    def _take(self, id: str, reading: Reading) -> None:
        before, used = self._readings.get(id, 0), reading.memory
        self._readings[id] = used
        self._keep(id, reading)
        self._judge(id)
        if before // MEGABYTE != used // MEGABYTE:  # no screen shows it finer
            self._news.tell_soon(id)
