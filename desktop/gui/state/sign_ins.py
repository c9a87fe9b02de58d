"""Who is signed in to servers that environments or packages come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Keyring, Secret
from desktop.core.problems import Problem
from desktop.gui.jobs.job import Job, call
from desktop.gui.state.news import News

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.registries.sign_ins import SignIn, SignIns


class WhereKept(NamedTuple):
    """Where passwords can be kept: in this keyring, unless there is none, or IT wants none there."""

    keyring: Keyring | None
    allowed: bool


class SignInsState(QObject):
    """Signals:
    changed: somebody signed in or out.
    """

    changed = Signal()

    def __init__(
        self,
        backend: Backend,
        sign_ins: Callable[[], SignIns],
        news: News,
        parent: QObject | None = None,
    ) -> None:
        """`sign_ins` gives those of one kind."""
        super().__init__(parent)
        self._backend = backend
        self._sign_ins = sign_ins
        self._news = news

    def ask_passphrase(self, then: Callable[[], None]) -> None:
        """Have kept passwords unlocked, and then `then`."""
        self._news.passphrase_wanted.emit(then)

    def look(self) -> Job:
        """Its end brings a tuple of `SignIn`."""
        return Job(call(self._all), "sign-ins", self)

    def _all(self) -> tuple[SignIn, ...]:
        return self._sign_ins().all()

    @property
    def unread(self) -> str:
        """After a look: where the list is that could not be read, "" where it could."""
        return self._sign_ins().unread

    def look_where(self) -> Job:
        """Its end brings a `WhereKept`."""

        def look(_report: object, stop: Stop) -> WhereKept:
            allowed = self._sign_ins().may_keep()
            try:
                return WhereKept(self._backend.vault().kind(stop) if allowed else None, allowed)
            except Problem:  # one that cannot be used just now is as good as none
                return WhereKept(None, allowed)

        return Job(look, "sign-ins", self)

    def sign_in(self, registry: str, user: str, password: Secret, *, keep: bool) -> Job:
        """Fails with what the server or the keyring says."""

        def sign_in(_report: object, stop: Stop) -> None:
            self._sign_ins().sign_in(registry, user, password, stop, keep=keep)

        return self._changing(Job(sign_in, "sign-in", self))

    def sign_out(self, registry: str) -> Job:
        def sign_out(_report: object, stop: Stop) -> None:
            self._sign_ins().sign_out(registry, stop)

        return self._changing(Job(sign_out, "sign-out", self))

    def _changing(self, job: Job) -> Job:
        job.succeeded.connect(lambda _value: self.changed.emit())
        return job
