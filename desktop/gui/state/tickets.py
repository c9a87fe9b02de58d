"""Tickets of Kerberos, which are over after some hours: a tool that runs is handed newer ones in time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.gui.state.engine.listing import Listing
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.cancelling import Stop
    from desktop.core.workspaces.workspace import Workspace
    from desktop.gui.jobs.queue import JobQueue

EVERY_MS = 5 * 60 * 1000


class TicketRenewal(QObject):
    """Looks now and then, and only while a tool runs that has data connections."""

    def __init__(
        self,
        backend: Backend,
        workspaces: Workspaces,
        listing: Listing,
        queue: JobQueue,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._workspaces = workspaces
        self._listing = listing
        self._queue = queue
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._renew)

    def _with_data(self) -> list[str]:
        return [id for id in self._workspaces if self._workspaces[id].connections and self._listing.runs(id)]

    def look(self) -> None:
        """One runs. From now on, until none does."""
        if not self._timer.isActive():
            self._timer.start()

    def _renew(self) -> None:
        ids = self._with_data()
        if not ids:
            self._timer.stop()
        for id in ids:
            self._queue.in_turn(id, partial(self._renew_one, self._workspaces[id]), "tickets")

    def _renew_one(self, workspace: Workspace, _report: object, stop: Stop) -> None:
        """In a job's thread."""
        self._backend.renew_tickets(workspace, stop)
