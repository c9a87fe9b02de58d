"""Programs that were ended for want of memory inside tools that run on."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.gui.state.engine.presence import EnginePresence

if TYPE_CHECKING:
    from desktop.gui.state.surroundings import Surroundings


class Shortage(NamedTuple):
    """What could not go on.

    Attributes:
        container: the id of the one that it happened in.
        limit: bytes of memory that were too few.
        notebooks: the names of those that lost their program, none where nobody can tell whose it was.
    """

    container: str
    limit: int
    notebooks: tuple[str, ...] = ()


class Shortages(QObject):
    """Asks whose program it was, and keeps the answer until it was heard or the tool is another.

    Signals:
        found: whose it was (the workspace's id, names, when the engine told, in seconds of the clock).
    """

    found = Signal(str, object, float)

    def __init__(
        self,
        presence: EnginePresence,
        around: Surroundings,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._told: dict[str, float] = {}
        self._backend = around.backend
        self._listing = around.listing
        self._workspaces = around.workspaces
        self._queue = around.queue
        self._news = around.news
        self._shortages: dict[str, Shortage] = {}
        self._asking: set[str] = set()
        self._again: set[str] = set()
        presence.killed.connect(self._hear)
        around.listing.told.connect(self._drop_ended)

    def of(self, id: str) -> Shortage | None:
        return self._shortages.get(id)

    def forget(self, id: str) -> None:
        """Somebody knows."""
        if self._shortages.pop(id, None):
            self._news.changed.emit(id)

    def _hear(self, id: str) -> None:
        self._told[id] = self._clock()
        self._ask(id)

    def _ask(self, id: str) -> None:
        """One at a time: many programs may be ended at once."""
        if id not in self._workspaces:
            return
        if id in self._asking:
            self._again.add(id)
            return
        self._asking.add(id)
        workspace = self._workspaces[id]
        job = self._queue.begin(
            lambda _report, stop: self._backend.tools.killed_notebooks(workspace, stop), "killed"
        )
        job.succeeded.connect(lambda notebooks: self._take(id, notebooks))
        job.ended.connect(lambda: self._asked(id))

    def _asked(self, id: str) -> None:
        self._asking.discard(id)
        if id in self._again:
            self._again.discard(id)
            self._ask(id)

    def _take(self, id: str, notebooks: tuple[str, ...]) -> None:
        container = self._listing.container(id)
        if container is None or not self._listing.runs(id):
            return  # it was the tool itself, which is told of otherwise
        self.found.emit(id, notebooks, self._told[id])
        before = self._shortages.get(id)
        known = before.notebooks if before else ()
        self._shortages[id] = Shortage(
            container.id, container.memory_limit, tuple(dict.fromkeys((*known, *notebooks)))
        )
        self._news.changed.emit(id)

    def _drop_ended(self) -> None:
        """What happened in a tool that runs no more is over."""
        for id, shortage in tuple(self._shortages.items()):
            container = self._listing.container(id)
            if container is None or container.id != shortage.container or not self._listing.runs(id):
                self.forget(id)
