"""What was found when the computer was last looked at, and what comes in of the look under way."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from desktop.core.backend import Backend
from desktop.core.health.finding import Finding, Level, Topic, in_order
from desktop.gui.jobs.job import Job
from desktop.gui.jobs.queue import JobQueue


class HealthState(QObject):
    """What an earlier look found stays until this one knows better.

    Attributes:
        looked: when the last look ended, None before.

    Signals:
        changed: something else was found of these topics.
        began_or_ended: a look did.
    """

    changed = Signal(object)
    began_or_ended = Signal()

    def __init__(self, backend: Backend, queue: JobQueue, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._queue = queue
        self._job: Job | None = None
        self._found: dict[tuple[str, str], Finding] = {}
        self._again: set[tuple[str, str]] = set()
        self.looked: datetime | None = None

    @property
    def looking(self) -> bool:
        return self._job is not None

    @property
    def findings(self) -> tuple[Finding, ...]:
        return in_order(tuple(self._found.values()))

    def of(self, topic: Topic) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.topic is topic)

    def count(self, level: Level) -> int:
        return sum(one.level is level for one in self._found.values())

    def look(self, *, keyring: bool = False) -> None:
        """Look at everything, unless that is under way. `keyring`: try it, too."""
        if self._job:
            return
        self._again = set()
        checkup = self._backend.checkup()
        self._job = self._queue.begin(
            lambda report, stop: checkup.run(report, stop, keyring=keyring), "health", every=True
        )
        self._job.progress.connect(self._take)
        self._job.ended.connect(self._end)
        self.began_or_ended.emit()

    def _take(self, found: tuple[Finding, ...]) -> None:
        new = {(one.item, one.about): one for one in found}
        self._again |= new.keys()
        self._found |= new
        self.changed.emit({one.topic for one in found})

    def _end(self) -> None:
        """What was not found again is no more, such as a workspace that was removed."""
        gone = self._found.keys() - self._again
        topics = {self._found.pop(key).topic for key in gone}
        self._job = None
        self.looked = datetime.now().astimezone()
        if topics:
            self.changed.emit(topics)
        self.began_or_ended.emit()
