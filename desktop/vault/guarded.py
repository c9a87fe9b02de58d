"""A vault that opens to who knows a passphrase, in front of the keyring.

No change has a moment that loses anything. The entry with the keys is replaced in one step, and has the old
key beside the new one until every secret is sealed with the new; whatever ends it before is gone on with when
the passphrase is entered next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from threading import RLock
from typing import TYPE_CHECKING, Protocol

from desktop.core.data.secret import Keyring, Secret
from desktop.core.data.vault import Vault
from desktop.core.problems import (
    ConfirmationNeeded,
    KeyringMissing,
    PassphraseLost,
    PassphraseNeeded,
    PassphraseWrong,
    SecondFactorNeeded,
    SecretDamaged,
)
from desktop.vault.held import Held, awake_or_not_s
from desktop.vault.plain import bare, is_sealed, plain

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.vault.sealing import Cost

RECORD = "passphrase"
"""The id of the entry with the keys."""


class Tidied(Vault, Protocol):
    def tidy(self, ids: Iterable[str], stop: Stop) -> None:
        """Delete what updates that were cut short left of values before."""


class GuardedVault:
    """The port's role of this name. Without a passphrase it is the keyring as it is.

    Nothing of `cryptography` is imported before it is of use.
    """

    def __init__(
        self,
        keyring: Tidied,
        lock_after_s: Callable[[], float],
        asked: Callable[[], bool] = lambda: False,
        system: Callable[[], bool] = lambda: False,
        needed: Callable[[], str] = lambda: "",
        clock: Callable[[], float] = awake_or_not_s,
        cost: Cost | None = None,
    ) -> None:
        """`lock_after_s`: how long a passphrase holds once it was entered. `asked`: whether one is asked for,
        as far as that is known before the keyring says so. `system`: whether the system is to confirm who is
        there. `needed`: who wants one of these, "" for nobody. `cost`: of trying a passphrase."""
        self._keyring = keyring
        self._held = Held(lock_after_s, clock)
        self._asked = asked
        self._system = system
        self._needed = needed
        self._cost = cost
        self._changing = RLock()  # for as long as a keyring takes
        self._sealed = False
        self._missing = False

    def kind(self, stop: Stop) -> Keyring:
        return self._keyring.kind(stop)

    def check(self, stop: Stop) -> Keyring:
        return self._keyring.check(stop)

    def keep(self, id: str, secret: Secret, stop: Stop) -> None:
        self._see_open()
        with self._changing:
            record = self._find(stop)
            self._see_open()  # a keyring that was missing may be there again
            if record:
                from desktop.vault import sealing

                if record != self._held.record:
                    self.lock()
                kept = sealing.sealed(self._keys()[0], id, secret.reveal())
            else:
                kept = plain(secret.reveal())
            self._keyring.keep(id, Secret(kept), stop)

    def read(self, ids: Iterable[str], stop: Stop) -> dict[str, Secret]:
        with self.reading(ids, stop) as read:
            return read()

    @contextmanager
    def reading(self, ids: Iterable[str], stop: Stop) -> Iterator[Callable[[], dict[str, Secret]]]:
        self._see_open()
        wanted = tuple(ids)
        with self._keyring.reading(wanted, stop) as read:
            yield lambda: self._read(wanted, read, stop)

    def remove(self, ids: Iterable[str], stop: Stop, *, ask: bool = True) -> None:
        with self._changing:
            self._keyring.remove(ids, stop, ask=ask)

    def protect(self, passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        from desktop.vault import sealing

        with self._changing:
            if self._find(stop):
                raise PassphraseNeeded
            self._renew([sealing.new_key()], passphrase, ids, stop)

    def change(self, old: Secret, new: Secret, ids: Iterable[str], stop: Stop) -> None:
        from desktop.vault import sealing

        with self._changing:
            keys, _record = self._opened(old, stop)
            self._renew([sealing.new_key(), *keys], new, ids, stop)

    def unlock(self, passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        with self._changing:
            keys, record = self._opened(passphrase, stop)
            self._held.hold(keys, record)
            self._finish(keys, passphrase, ids, stop)

    def unprotect(self, passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        from desktop.vault import sealing

        with self._changing:
            keys, _record = self._opened(passphrase, stop)
            for id, kept in self._each(ids, stop):
                with suppress(sealing.Broken):
                    value = plain(sealing.unsealed(keys, id, kept))
                    if value != kept:
                        self._keyring.keep(id, Secret(value), stop)
            self._keyring.remove([RECORD], stop)  # last: until then all of them open
            self._sealed = False
            self.lock()

    def forget(self, ids: Iterable[str], stop: Stop) -> None:
        with self._changing:
            self.lock()
            self._keyring.remove([*ids, RECORD], stop)
            self._sealed = False

    def asks_system(self) -> bool:
        return self._system() and not self._sealed

    def needed_by(self) -> str:
        return "" if self._system() or self._asked() or self._sealed else self._needed()

    def admit(self) -> None:
        self._held.admit()

    def lock(self) -> None:
        self._held.lock()

    def is_open(self) -> bool:
        return self._held.is_admitted() if self.asks_system() else self._held.has_keys()

    def _see_open(self) -> None:
        """Nobody waits for a keyring to hear that somebody is wanted; where it turned out that there is
        none, that is what is told."""
        if self._missing or self.is_open():
            return
        if self.asks_system():
            raise ConfirmationNeeded
        if self._asked():
            raise PassphraseNeeded
        if organisation := self.needed_by():
            raise SecondFactorNeeded(organisation=organisation)

    def _read(
        self, ids: tuple[str, ...], read: Callable[[], dict[str, Secret]], stop: Stop
    ) -> dict[str, Secret]:
        found = read()
        if self._missing:  # it is there again
            self._missing = False
            self._see_open()
        try:
            return self._opened_up(found, stop)
        except SecretDamaged:
            with self._changing:  # what was read while the passphrase was changed may fit no key any more
                return self._opened_up(self._keyring.read(ids, stop), stop)

    def _opened_up(self, found: dict[str, Secret], stop: Stop) -> dict[str, Secret]:
        sealed = [id for id, kept in found.items() if is_sealed(kept.reveal())]
        if sealed and not self._held.has_keys() and not self._find(stop):
            raise SecretDamaged(connection=sealed[0])  # the keys are gone
        keys = self._keys() if sealed else []
        return {id: _unsealed(keys, id, kept) for id, kept in found.items()}

    def _keys(self) -> list[bytes]:
        if keys := self._held.keys():
            return keys
        self._sealed = True
        raise PassphraseNeeded

    def _find(self, stop: Stop) -> bytes:
        """The entry with the keys, nothing where no passphrase is asked for."""
        try:
            found = self._keyring.read([RECORD], stop).get(RECORD)
        except SecretDamaged:
            raise PassphraseLost from None
        except KeyringMissing:
            self._missing = True
            raise
        self._missing = False
        return found.reveal() if found else b""

    def _opened(self, passphrase: Secret, stop: Stop) -> tuple[list[bytes], bytes]:
        from desktop.vault import sealing

        record = self._find(stop)
        try:
            if keys := sealing.opened(record, passphrase):
                return keys, record
        except sealing.Broken:
            raise PassphraseLost from None
        raise PassphraseWrong

    def _renew(self, keys: list[bytes], passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        """Have these keys behind this passphrase from now on, and secrets sealed with the first of them."""
        self._held.hold(keys, self._write(keys, passphrase, stop))
        self._finish(keys, passphrase, ids, stop)

    def _finish(self, keys: list[bytes], passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        """Seal with the first key what is not, and forget the others."""
        from desktop.vault import sealing

        for id, kept in self._each(ids, stop):
            if not sealing.sealed_by(keys[0], kept):
                with suppress(sealing.Broken):  # which was lost before
                    value = sealing.unsealed(keys, id, kept)
                    self._keyring.keep(id, Secret(sealing.sealed(keys[0], id, value)), stop)
        if len(keys) > 1:
            self._held.hold(keys[:1], self._write(keys[:1], passphrase, stop))
        self._keyring.tidy([*ids, RECORD], stop)  # one that was killed may have left what was there before

    def _write(self, keys: list[bytes], passphrase: Secret, stop: Stop) -> bytes:
        from desktop.vault import sealing

        record = sealing.locked(keys, passphrase, self._cost or sealing.COST)
        self._keyring.keep(RECORD, Secret(record), stop)
        return record

    def _each(self, ids: Iterable[str], stop: Stop) -> Iterator[tuple[str, bytes]]:
        """What is kept of those that are whole."""
        wanted = tuple(ids)
        try:  # one after the other takes a keyring far longer
            found = self._keyring.read(wanted, stop)
        except SecretDamaged:
            found = {}
            for id in wanted:
                with suppress(SecretDamaged):
                    found |= self._keyring.read([id], stop)
        for id, kept in found.items():
            yield id, kept.reveal()


def _unsealed(keys: list[bytes], id: str, kept: Secret) -> Secret:
    try:
        if not keys:
            return Secret(bare(kept.reveal()))
        from desktop.vault import sealing

        return Secret(sealing.unsealed(keys, id, kept.reveal()))
    except ValueError:
        raise SecretDamaged(connection=id) from None
    finally:
        kept.wipe()
