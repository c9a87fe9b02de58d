"""Where the workspaces' networks get their addresses, and which tools still have others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.engine.listing import Listing
from desktop.gui.state.news import News
from desktop.gui.state.running_tools import ALIVE
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:
    from desktop.core.backend import Backend


class Addresses(QObject):
    """What is chosen holds for whatever starts from then on.

    Signals:
        changed: others were chosen.
    """

    changed = Signal()

    def __init__(
        self,
        backend: Backend,
        workspaces: Workspaces,
        listing: Listing,
        queue: JobQueue,
        news: News,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._workspaces = workspaces
        self._listing = listing
        self._queue = queue
        self._news = news

    @property
    def pool(self) -> str:
        """The range in use, "" for those that Cais has chosen."""
        return self._backend.settings.now.network_pool or ""

    def wait(self, id: str) -> bool:
        """Whether its tool has others from its next opening on."""
        container = self._listing.container(id)
        if not (container and container.state in ALIVE and container.address):
            return False
        from desktop.core.computer.addresses import holds

        return not holds(self.pool, container.address)

    def use(self, pool: str) -> Job:
        """Take them from this range from now on, "" for Cais's own choice."""
        return self._begin(lambda: self._backend.use_addresses(pool))

    def take_free(self, servers: Sequence[str] = ()) -> Job:
        """Take them from a range that is free, and that has none of these servers. Fails with a Problem."""
        return self._begin(lambda: self._backend.take_addresses(servers))

    def _begin(self, work: Callable[[], object]) -> Job:
        job = self._queue.begin(call(work), "addresses")
        job.ended.connect(self.changed)
        job.ended.connect(lambda: self._news.tell(self._workspaces))
        return job
