"""This person's connections with what opens them: of each the file and the secret, one with the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.secret import Secret
from desktop.core.problems import (
    KeyringMissing,
    PassphraseNeeded,
    Problem,
    SecretDamaged,
    SecretMissing,
    SecretTooLong,
)

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.data.vault import Vault

MAX_SECRET = 16 * 1024
"""Bytes. A key of 4,096 bits has 3,200, and all of a workspace's secrets have to fit one envelope."""

USED_WITHIN = timedelta(hours=1)


class Connections:
    """Methods may block, as their vault's do, and be called from any thread.

    Attributes:
        store: the files alone.
    """

    def __init__(self, store: ConnectionStore, vault: Callable[[], Vault]) -> None:
        self.store = store
        self._vault = vault
        self._lock = Lock()
        self._session: dict[str, Secret] = {}

    def save(self, connection: Connection, secret: Secret | None, stop: Stop) -> None:
        """Keep it as it is now, and its secret where that is to be; without one, the one there is.

        Raises CannotSave, SecretTooLong or what the vault raises: then both are as they were.
        """
        if secret and len(secret.reveal()) > MAX_SECRET:
            raise SecretTooLong(limit=MAX_SECRET)
        in_keyring = connection.in_keyring
        undo = self._keep(connection.id, secret, stop) if secret and in_keyring else None
        try:
            self.store.save(connection)
        except Problem:
            if undo:
                with suppress(Problem):
                    undo()
            raise
        with self._lock:
            if secret and connection.needs_secret and not in_keyring:
                self._hold(connection.id, Secret(secret.reveal()))
            elif in_keyring or not connection.needs_secret:
                self._hold(connection.id, None)
        if not in_keyring:
            with suppress(Problem):  # where there is no keyring there is nothing in it
                self._vault().remove([connection.id], stop)

    def _keep(self, id: str, secret: Secret, stop: Stop) -> Callable[[], None]:
        """Put it in the keyring; what is returned has it as it was."""
        vault = self._vault()
        try:
            before = vault.read([id], stop).get(id)
        except SecretDamaged:  # which is why it is entered anew
            before = None
        vault.keep(id, secret, stop)
        return lambda: vault.keep(id, before, stop) if before else vault.remove([id], stop)

    def warm_up(self, stop: Stop) -> None:
        """Meet the keyring, if anything is in it, before somebody waits for that. Never raises a Problem."""
        with suppress(Problem):
            if any(one.in_keyring for one in self.store.load_all()[0]):
                self._vault().kind(stop)

    def enter(self, id: str, secret: Secret) -> None:
        """Hold what a person entered for one that is asked for: until the end of Cais, or for one start."""
        with self._lock:
            self._hold(id, secret)

    def _hold(self, id: str, secret: Secret | None) -> None:
        if before := self._session.pop(id, None):
            before.wipe()
        if secret:
            self._session[id] = secret

    def answer(self, entered: Mapping[str, Secret], stop: Stop) -> None:
        """Take what a person entered for these, by id, who were asked for it; it is wiped.

        What the keyring is to keep is there from now on; where there is none, it is held until the end of
        Cais. Raises as `save` does.
        """
        for one in self.of(entered):
            secret = entered[one.id]
            if one.keeping is not Keeping.KEYRING:
                self.enter(one.id, Secret(secret.reveal()))
                continue
            try:
                self.save(one, secret, stop)
            except KeyringMissing:
                self.enter(one.id, Secret(secret.reveal()))
        for secret in entered.values():
            secret.wipe()

    def of(self, ids: Iterable[str]) -> tuple[Connection, ...]:
        """Those of these that are there still. Raises ConnectionFileBroken or ConnectionFileNewer."""
        found = (self.store.load(id) for id in ids)
        return tuple(connection for connection in found if connection)

    def secrets(
        self, connections: Iterable[Connection], stop: Stop, held: Mapping[str, Secret] = MappingProxyType({})
    ) -> dict[str, Secret]:
        """What opens them, by id, where they need a secret; to be wiped once it is handed on.

        `held` is what the tool has already, which goes where nothing newer is known. Raises SecretMissing for
        those that a person has to be asked for.
        """
        with self.asked(connections, stop, lambda: held) as secrets:
            return secrets()

    @contextmanager
    def asked(
        self, connections: Iterable[Connection], stop: Stop, held: Callable[[], Mapping[str, Secret]]
    ) -> Iterator[Callable[[], dict[str, Secret]]]:
        """Begin to find out what opens them, as a keyring takes its time: what is yielded waits for it, once.

        Else as `secrets`; `held` is called only where it is needed. Raises SecretMissing at once for those
        that are kept nowhere.
        """
        wanted = [one for one in connections if one.needs_secret]
        with self._lock:  # what is to be kept and is held here was entered where there is no keyring
            in_keyring = {one.id for one in wanted if one.in_keyring} - self._session.keys()
        for copy in self._found([one for one in wanted if one.id not in in_keyring], {}, held).values():
            copy.wipe()
        with ExitStack() as stack:
            read: Callable[[], dict[str, Secret]] = dict
            try:
                if in_keyring:
                    read = stack.enter_context(self._vault().reading(in_keyring, stop))
            except PassphraseNeeded:  # but not for what a tool that runs has anyway
                if not in_keyring <= held().keys():
                    raise
            yield lambda: self._handed(wanted, self._found(wanted, read(), held))

    def _found(
        self,
        wanted: Iterable[Connection],
        kept: Mapping[str, Secret],
        held: Callable[[], Mapping[str, Secret]],
    ) -> dict[str, Secret]:
        """What opens each, by id: as kept, as entered, or as held already. Raises SecretMissing."""
        found = dict(kept)
        with self._lock:
            for one in wanted:
                if one.id not in found and one.id in self._session:
                    found[one.id] = Secret(self._session[one.id].reveal())
        missing = {one.id: one.name for one in wanted if one.id not in found}
        if missing:
            found |= {id: Secret(one.reveal()) for id, one in held().items() if id in missing}
        if missing := {id: name for id, name in missing.items() if id not in found}:
            raise SecretMissing(connections=", ".join(missing.values()))
        return found

    def _handed(self, wanted: Iterable[Connection], secrets: dict[str, Secret]) -> dict[str, Secret]:
        """These; what was entered for one start is not there for another."""
        with self._lock:
            for one in wanted:
                if one.keeping is Keeping.ASK and one.id in self._session:
                    self._hold(one.id, None)
        return secrets

    def used(self, connections: Iterable[Connection]) -> None:
        """Keep that a workspace was handed these just now, to the hour: a start waits for the disk for each.

        Never raises a Problem, as it is but a date.
        """
        now = datetime.now(UTC)
        for one in connections:
            if not one.used or abs(now - one.used) > USED_WITHIN:
                with suppress(Problem):
                    self.store.change(one.id, used=now)

    def remove(self, id: str) -> None:
        """Put it aside; its secret stays until it is forgotten. Raises CannotSave."""
        self.store.remove(id)

    def restore(self, id: str) -> None:
        self.store.restore(id)

    def forget_removed(self, stop: Stop, only: Iterable[str] | None = None) -> None:
        """Forget those that were removed, the secrets first. Raises what the vault raises.

        `only` these of them (ids): then no person is asked anything for it.
        """
        wanted = None if only is None else set(only)
        removed = tuple(id for id in self.store.removed() if wanted is None or id in wanted)
        if not removed:
            return
        try:
            self._vault().remove(removed, stop, ask=only is None)
        except KeyringMissing:  # a keyring that may come back has those that were kept in it
            kept = {id: self.store.load_removed(id).keeping for id in removed}
            removed = tuple(id for id in removed if kept[id] is not Keeping.KEYRING)
        for id in removed:
            with self._lock:
                self._hold(id, None)
            self.store.forget(id)
