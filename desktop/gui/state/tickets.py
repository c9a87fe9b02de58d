"""Tickets of Kerberos, which are over after some hours: a tool that runs is handed newer ones in time."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.workspaces.workspace import Workspace
    from desktop.gui.state.surroundings import Surroundings

EVERY_MS = 5 * 60 * 1000


class TicketRenewal(QObject):
    """Looks now and then, and only while a tool runs that has data connections."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._queue = around.queue
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._renew)
        self._seen: set[str] = set()

    def _with_data(self) -> list[str]:
        return [id for id in self._workspaces if self._workspaces[id].connections and self._listing.runs(id)]

    def look(self) -> None:
        """What runs may be other than before: at once where it is new, and from now on until none does."""
        ids = self._with_data()
        self._look_after(id for id in ids if id not in self._seen)
        self._seen = set(ids)
        if ids and not self._timer.isActive():
            self._timer.start()

    def _renew(self) -> None:
        ids = self._with_data()
        if not ids:
            self._timer.stop()
        self._look_after(ids)

    def _look_after(self, ids: Iterable[str]) -> None:
        for id in ids:
            self._queue.in_turn(id, partial(self._renew_one, self._workspaces[id]), "tickets")

    def _renew_one(self, workspace: Workspace, _report: object, stop: Stop) -> None:
        """In a job's thread."""
        self._backend.data.renew_tickets(workspace, stop)
