"""The port's role of this name: secrets by connection, in the keyring of this computer."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from secrets import token_bytes, token_hex
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Keyring, Secret
from desktop.core.problems import KeyringDismissed, SecretDamaged
from desktop.vault import errors, parts
from desktop.vault.patience import PATIENCE, Patience, Turn, begun

if TYPE_CHECKING:
    from desktop.vault.keyrings import KeyringEntries

Value = TypeVar("Value")

TALKS = 3
"""How often a keyring is asked that may have misheard. KDE's wallet does, one time in a hundred."""

QUIET_S = 2.0
"""After somebody said no: who asks within this time cannot have heard it."""


class KeyringVault:
    """Nothing of `keyring` is imported before the first call, and none of its own choices is used."""

    def __init__(
        self,
        platform: str = sys.platform,
        patience: Patience = PATIENCE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._platform = platform
        self._patience = patience
        self._clock = clock
        self._writing = Lock()
        self._met = False
        self._dismissed_at = float("-inf")

    def kind(self, stop: Stop) -> Keyring:
        return self._ask(lambda entries: entries.kind, stop)

    def check(self, stop: Stop) -> Keyring:
        value, name = token_bytes(24), f"check {token_hex(6)}"

        def check(entries: KeyringEntries) -> Keyring:
            try:
                parts.write(entries, name, value)
                if parts.read(entries, name) != value:
                    raise parts.NotKept
            finally:
                parts.remove(entries, name)
            return entries.kind

        return self._ask(check, stop)

    def keep(self, id: str, secret: Secret, stop: Stop) -> None:
        with self._writing:
            self._ask(lambda entries: parts.write(entries, id, secret.reveal()), stop)

    def read(self, ids: Iterable[str], stop: Stop) -> dict[str, Secret]:
        with self.reading(ids, stop) as found:
            return found()

    @contextmanager
    def reading(self, ids: Iterable[str], stop: Stop) -> Iterator[Callable[[], dict[str, Secret]]]:
        def read(entries: KeyringEntries) -> dict[str, Secret]:
            found = {id: _read(entries, id) for id in ids}
            return {id: Secret(value) for id, value in found.items() if value is not None}

        with self._begun(read, stop) as found:
            yield found

    def remove(self, ids: Iterable[str], stop: Stop, *, ask: bool = True) -> None:
        def remove(entries: KeyringEntries) -> None:
            for id in ids:
                parts.remove(entries, id)

        with self._writing:
            self._ask(remove, stop, ask)

    def tidy(self, ids: Iterable[str], stop: Stop) -> None:
        def tidy(entries: KeyringEntries) -> None:
            for id in ids:
                parts.tidy(entries, id)

        with self._writing:
            self._ask(tidy, stop)

    def _ask(self, question: Callable[[KeyringEntries], Value], stop: Stop, may_ask: bool = True) -> Value:
        with self._begun(question, stop, may_ask) as answer:
            return answer()

    @contextmanager
    def _begun(
        self, question: Callable[[KeyringEntries], Value], stop: Stop, may_ask: bool = True
    ) -> Iterator[Callable[[], Value]]:
        if self._clock() - self._dismissed_at < QUIET_S:
            raise KeyringDismissed
        with begun(lambda turn: self._asked(question, turn), self._patience, stop, may_ask) as value:

            def answer() -> Value:
                try:
                    return value()
                except KeyringDismissed:
                    self._dismissed_at = self._clock()
                    raise

            yield answer

    def _asked(self, question: Callable[[KeyringEntries], Value], turn: Turn) -> Value:
        """In the task's thread. What keyrings raise goes no further: it may hold what they were handed."""
        try:
            for _ in range(TALKS - 1):
                try:
                    return self._talk(question, turn)
                except BaseException as error:
                    if not errors.may_be_misheard(error):
                        raise
            return self._talk(question, turn)
        except BaseException as error:
            found = errors.problem(error, met=self._met)
        raise found

    def _talk(self, question: Callable[[KeyringEntries], Value], turn: Turn) -> Value:
        """In a conversation of its own. What is broken off has changed nothing."""
        from desktop.vault.keyrings import opened

        with opened(self._platform, turn) as entries:
            value = question(entries)
        self._met = True
        return value


def _read(entries: KeyringEntries, id: str) -> bytes | None:
    try:
        return parts.read(entries, id)
    except parts.Damaged:
        raise SecretDamaged(connection=id) from None
