"""The data connections as they are kept, which keyring there is, and who uses what."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.secret import Keyring, Secret
from desktop.core.problems import PassphraseNeeded
from desktop.core.progress import Report
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.jobs.job import Job, call
from desktop.gui.state.ticks import ASKS

if TYPE_CHECKING:  # not needed, or not yet, to show what is there
    from desktop.core.problems import Problem
    from desktop.gui.state.surroundings import Surroundings


LAST_MOMENT_MS = 2000
"""That the end of the app waits for a keyring."""


class Trouble(NamedTuple):
    """What did not work, and what does it again."""

    problem: BaseException
    again: Callable[[], None]


class DataConnections:
    """Shows at once what is to be written, and takes it back where that fails.

    Attributes:
        known: whether those on disk are.
        broken: the problems with those that cannot be read.
        keyring: which one there is, None while that is not known or there is none.
        troubles: what did not work with each, by id; "" for the keyring itself.
        removed: those that can be had back, the last one removed last.
    """

    def __init__(self, around: Surroundings) -> None:
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._queue = around.queue
        self._news = around.news
        self._connections: dict[str, Connection] = {}
        self.known = False
        self.broken: tuple[Problem, ...] = ()
        self.keyring: Keyring | None = None
        self.troubles: dict[str, Trouble] = {}
        self.removed: list[Connection] = []

    def __contains__(self, id: object) -> bool:
        return id in self._connections

    def __getitem__(self, id: str) -> Connection:
        return self._connections[id]

    def in_order(self) -> list[Connection]:
        """By name."""
        return sorted(self._connections.values(), key=lambda one: one.name.casefold())

    def used_by(self, id: str) -> list[Workspace]:
        """The workspaces that are handed it, last opened first."""
        return [one for one in self._workspaces.in_order() if id in one.connections]

    # --- what there is ----------------------------------------------------------------------------

    def load(self) -> Job:
        """Read all, and look for the keyring: whoever shows them asks for it anew."""
        job = self._queue.begin(call(lambda: self._backend.connections().store.load_all()), "connections")
        job.succeeded.connect(self._take_all)
        job.failed.connect(lambda error: self._fail("", error, self.load))
        self._look_for_keyring()
        return job

    def _take_all(self, found: tuple[tuple[Connection, ...], tuple[Problem, ...]]) -> None:
        gone = {one.id for one in self.removed}
        self._connections = {one.id: one for one in found[0] if one.id not in gone}
        self.broken = found[1]
        self.known = True
        self._news.connections_changed.emit()

    def _look_for_keyring(self) -> None:
        job = self._queue.begin(lambda _report, stop: self._backend.vault().kind(stop), "keyring")
        job.succeeded.connect(self._take_keyring)
        job.failed.connect(lambda error: self._fail("", error, self._look_for_keyring))

    def _take_keyring(self, keyring: Keyring) -> None:
        self.keyring = keyring
        self.troubles.pop("", None)
        self._news.connections_changed.emit()

    # --- keeping ----------------------------------------------------------------------------------

    def save(self, connection: Connection, secret: Secret | None) -> Job:
        """Keep a new or changed one, and its secret where there is another one, which is wiped once that is
        done; then the tools that run have it. Whoever asks for it sees to what goes wrong with keeping it."""
        connections = self._backend.connections
        job = self._queue.in_turn(
            _turn(connection.id), lambda _report, stop: connections().save(connection, secret, stop), "save"
        )
        job.succeeded.connect(lambda _: self._take(connection, secret))
        if secret:
            job.settled.connect(lambda: secret.wipe())
        return job

    def _take(self, connection: Connection, secret: Secret | None) -> None:
        self._connections[connection.id] = connection
        self.troubles.pop(connection.id, None)
        self._news.connections_changed.emit()
        self.hand_over(connection.id, secret)

    # --- removing ---------------------------------------------------------------------------------

    def remove(self, id: str) -> None:
        """Take it away from here and from the tools that run. It can be had back until the app ends, and with
        that its secret goes."""
        connection = self._connections.pop(id)
        self.removed.append(connection)
        self._news.connections_changed.emit()
        job = self._queue.in_turn(_turn(id), call(lambda: self._backend.connections().remove(id)), "remove")
        job.succeeded.connect(lambda _: self.hand_over(id))
        job.failed.connect(lambda error: self._not_removed(connection, error))

    def undo(self) -> None:
        """Have back the one that was removed last."""
        connection = self.removed.pop()
        id = connection.id
        self._connections[id] = connection
        self._news.connections_changed.emit()
        job = self._queue.in_turn(_turn(id), call(lambda: self._backend.connections().restore(id)), "undo")
        job.succeeded.connect(lambda _: self.hand_over(id))
        job.failed.connect(lambda error: self._not_undone(connection, error))

    def _not_removed(self, connection: Connection, error: BaseException) -> None:
        id = connection.id
        self.removed = [one for one in self.removed if one.id != id]
        self._connections[id] = connection
        self._fail(id, error, lambda: self.remove(id))

    def _not_undone(self, connection: Connection, error: BaseException) -> None:
        self._connections.pop(connection.id, None)
        self.removed.append(connection)
        self._fail("", error, self.undo)

    def forget_removed(self) -> None:
        """Forget for good what was removed before this run of the app, and not forgotten as that ended. What
        the keyring does not let go of now is left for the next time: nobody asked for anything."""
        if not self.removed:
            self._queue.begin(
                lambda _report, stop: self._backend.connections().forget_removed(stop), "forget"
            )

    def close(self, then: Callable[[], None]) -> None:
        """Forget for good what could be had back until now, and then `then`: soon in any case, as what a
        keyring does not let go of by then is left for the next start."""
        ids = [one.id for one in self.removed]
        if not ids:
            then()
            return
        self.removed.clear()
        self._news.connections_changed.emit()
        job = self._queue.in_turn(
            _turn(ids[-1]),
            lambda _report, stop: self._backend.connections().forget_removed(stop, ids),
            "forget",
        )
        job.ended.connect(then)
        QTimer.singleShot(LAST_MOMENT_MS, job, job.cancel)

    # --- tools that run ---------------------------------------------------------------------------

    def hand_over(self, id: str, secret: Secret | None = None) -> None:
        """Have the tools that run with this connection know what it is by now. `secret`: a new one, which is
        kept nowhere if it is asked for each time."""
        asked = id in self and self[id].keeping is Keeping.ASK
        for workspace in self.used_by(id):
            if self._listing.runs(workspace.id):
                self._hand_over_to(workspace.id, id, Secret(secret.reveal()) if secret and asked else None)

    def _hand_over_to(self, workspace: str, id: str, entered: Secret | None) -> None:
        def work(_report: Report, stop: Stop) -> bool:
            if entered:
                self._backend.connections().enter(id, entered)
            return self._backend.data.hand_over(self._workspaces[workspace], stop)

        job = self._queue.in_turn(workspace, work, "hand-over")
        job.succeeded.connect(lambda later: self._news.handed.emit(workspace, later))
        job.failed.connect(lambda error: self._not_handed(workspace, id, error))

    def _not_handed(self, workspace: str, id: str, error: BaseException) -> None:
        if isinstance(error, ASKS):
            self._news.answers_wanted.emit(workspace, error)
        else:
            self._fail(id, error, lambda: self.hand_over(id))

    # --- what went wrong --------------------------------------------------------------------------

    def _fail(self, id: str, error: BaseException, again: Callable[[], object]) -> None:
        trouble = self.troubles[id] = Trouble(error, lambda: self._try_again(id, again))
        self._news.connections_changed.emit()
        if isinstance(error, PassphraseNeeded):
            self._news.passphrase_wanted.emit(trouble.again)

    def _try_again(self, id: str, again: Callable[[], object]) -> None:
        self.put_away(id)
        again()

    def put_away(self, id: str) -> None:
        """What went wrong with this one is known."""
        if self.troubles.pop(id, None):
            self._news.connections_changed.emit()


def _turn(id: str) -> str:
    """Ids of workspaces look the same."""
    return f"connection {id}"
