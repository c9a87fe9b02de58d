"""Where the workspaces' networks get their addresses, and which tools still have others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from desktop.gui.jobs.job import Job, call
from desktop.gui.state.running_tools import ALIVE
from desktop.gui.state.surroundings import Surroundings


class Addresses(QObject):
    """What is chosen holds for whatever starts from then on.

    Signals:
        changed: others were chosen.
    """

    changed = Signal()

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._queue = around.queue
        self._news = around.news

    @property
    def pool(self) -> str:
        """The range in use, "" for those that Cais has chosen."""
        return self._backend.network_pool()

    @property
    def chosen(self) -> bool:
        """Whether that is the person's own choice."""
        return self._backend.settings.now.network_pool is not None

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
