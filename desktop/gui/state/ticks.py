"""The data connections that workspaces' tools are handed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from desktop.core.cancelling import Stop
from desktop.core.problems import KeyringMissing, PassphraseNeeded, SecretDamaged, SecretMissing
from desktop.core.progress import Report
from desktop.core.status import Busy
from desktop.gui.jobs.job import call
from desktop.gui.state.answers import Answers, take

if TYPE_CHECKING:  # nothing of connections is imported before somebody has any
    from desktop.core.data.connection import Connection
    from desktop.gui.state.surroundings import Surroundings


def asks_for(problem: BaseException, connection: Connection) -> bool:
    """Whether a person who enters what opens this connection helps against the problem."""
    match problem:
        case SecretMissing():
            return connection.name in problem.connections.split(", ")
        case KeyringMissing():
            return connection.keeping.value == "keyring"
        case SecretDamaged():
            return connection.id == problem.connection
    return False


ASKS = (SecretMissing, KeyringMissing, SecretDamaged)
"""The problems that it can help against."""


class Ticked(NamedTuple):
    """Of the connections of a workspace those that are there, and how many are gone."""

    there: tuple[Connection, ...]
    gone: int


class Ticks(QObject):
    """Changes which, and hands them to a tool that runs."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._tools = around.tools
        self._queue = around.queue
        self._news = around.news

    def read(
        self, id: str, then: Callable[[Ticked], None], otherwise: Callable[[], None] = lambda: None
    ) -> None:
        """Tell which connections a workspace has; why they cannot be read is told as news."""
        ids = self._workspaces[id].connections
        if not ids:
            then(Ticked((), 0))
            return

        def look() -> Ticked:
            there = self._backend.connections().of(ids)
            return Ticked(there, len(ids) - len(there))

        job = self._queue.begin(call(look), "connections")
        job.succeeded.connect(then)
        job.failed.connect(lambda error: self._news.failed.emit(id, error))

    def missing(
        self, id: str, problem: BaseException, then: Callable[[tuple[Connection, ...]], None]
    ) -> None:
        """Tell which connections a person has to be asked for; see `asks_for`."""

        def look(there: Ticked) -> None:
            then(tuple(one for one in there.there if asks_for(problem, one)))

        self.read(id, look)

    def set(self, id: str, connections: tuple[str, ...]) -> None:
        if connections != self._workspaces[id].connections:
            self._workspaces.change(id, connections=connections)
            self.renew(id)

    def renew(self, id: str, answers: Answers | None = None) -> None:
        """Hand its tool what is ticked by now; one that is on its way up once it is there.

        `answers`: to what `asked` asked for; what is gone without then the tool does not get.
        """
        starting = self._tools.busy(id) is Busy.STARTING
        if not (starting or self._tools.running(id) or self._listing.runs(id)):
            return
        workspace = self._workspaces[id]

        def work(_report: Report, stop: Stop) -> bool:
            if answers:
                take(answers, id, self._backend, stop)
            return self._backend.data.hand_over(workspace, stop)

        job = self._queue.in_turn(id, work, "hand-over")
        job.succeeded.connect(lambda later: self._news.handed.emit(id, later))
        job.failed.connect(lambda error: self._tell(id, error, answers))

    def _tell(self, id: str, error: BaseException, answers: Answers | None) -> None:
        if isinstance(error, ASKS):
            self._news.answers_wanted.emit(id, error)
        elif isinstance(error, PassphraseNeeded):
            self._news.passphrase_wanted.emit(lambda: self.renew(id, answers))
        else:
            self._news.failed.emit(id, error)
