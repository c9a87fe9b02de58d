"""A keyring in memory, with a real guard before it: the screens' tests want no bus, and none of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from desktop.backend.local import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.computer.settings import ASKED, SYSTEM
from desktop.core.data.secret import Keyring, Secret
from desktop.vault.guarded import GuardedVault
from desktop.vault.sealing import Cost

CHEAP = Cost(memory_kib=64, passes=1, lanes=1)


class MemoryKeyring:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def kind(self, _stop: Stop) -> Keyring:
        return Keyring.SECRET_SERVICE

    check = kind

    def keep(self, id: str, secret: Secret, _stop: Stop) -> None:
        self.kept[id] = secret.reveal()

    def read(self, ids: Iterable[str], _stop: Stop) -> dict[str, Secret]:
        return {id: Secret(self.kept[id]) for id in ids if id in self.kept}

    @contextmanager
    def reading(self, ids: Iterable[str], stop: Stop) -> Iterator[Callable[[], dict[str, Secret]]]:
        yield lambda: self.read(ids, stop)

    def remove(self, ids: Iterable[str], _stop: Stop, *, ask: bool = True) -> None:
        for id in ids:
            self.kept.pop(id, None)

    def tidy(self, ids: Iterable[str], _stop: Stop) -> None:
        """One value is all that there is of each."""


def guarded(backend: LocalBackend) -> GuardedVault:
    settings = backend.settings
    return GuardedVault(
        MemoryKeyring(),
        lambda: backend.lock_after_s(),
        asked=lambda: settings.now.passphrase == ASKED,
        system=lambda: settings.now.passphrase == SYSTEM,
        needed=lambda: backend.second_factor_needed_by(),
        cost=CHEAP,
    )
