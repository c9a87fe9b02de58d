"""Who is signed in to which server on the way of environments and packages, a registry or a proxy: user names
in a file, what opens it in the keyring or in memory alone.

Docker's own tools keep passwords in a file that every program of the person's can read. Nothing of ours goes
there; what is there serves on, see `engine.logins`.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from desktop.core.data.secret import Secret
from desktop.core.files import atomic
from desktop.core.problems import CannotSave, SecretDamaged
from desktop.core.registries.login import Login
from desktop.core.registries.names import canonical

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.data.vault import Vault

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class SignIn:
    """Of one person at one registry. `kept`: in the keyring, and not only until Cais is closed."""

    registry: str
    user: str
    kept: bool


class SignIns:
    """Methods may block, as a vault's and an engine's do, and be called from any thread.

    Attributes:
        unread: where the list is that could not be read, "" where it could: it is kept for IT.
    """

    def __init__(
        self,
        file: Path,
        vault: Callable[[], Vault],
        check: Callable[[str, str, str, Stop], str],
        may_keep: Callable[[], bool],
        kind: str = "registry",
    ) -> None:
        """`check` has a server say whether it knows a user by a password, as `Images.sign_in` of the ports;
        `may_keep`: whether IT allows passwords in the keyring; `kind`: of servers, for the keyring, which
        may have sign-ins of two to one name."""
        self._file = file
        self._vault = vault
        self._check = check
        self._lock = Lock()
        self._kind = kind
        self._session: dict[str, tuple[str, Secret]] = {}
        self.may_keep = may_keep
        self.unread = ""

    def all(self) -> tuple[SignIn, ...]:
        """By registry."""
        with self._lock:
            held = {registry: SignIn(registry, user, False) for registry, (user, _) in self._session.items()}
        kept = {registry: SignIn(registry, user, True) for registry, user in self._users().items()}
        return tuple(one for _registry, one in sorted((kept | held).items()))

    def ids(self) -> tuple[str, ...]:
        """Under which the keyring has them."""
        return tuple(map(self._id, self._users()))

    def login(self, registry: str, stop: Stop) -> Login | None:
        """What lets this person in there, None where they did not sign in. Raises what a vault raises."""
        registry = canonical(registry)
        with self._lock:
            if held := self._session.get(registry):
                return _login(held[0], held[1])
        user = self._users().get(registry)
        if user is None or not self.may_keep():
            return None
        try:
            secret = self._vault().read([self._id(registry)], stop).get(self._id(registry))
        except SecretDamaged:
            log.warning("the sign-in to %s is damaged in the keyring", registry)
            return None
        if secret is None:
            return None
        try:
            return _login(user, secret)
        finally:
            secret.wipe()

    def sign_in(self, registry: str, user: str, password: Secret, stop: Stop, *, keep: bool) -> None:
        """Have the registry say that it knows this person, and keep what it is to be shown from now on.

        The password is wiped. Raises SignInWrong, what an engine raises, and what a vault raises: then all is
        as it was.
        """
        registry = canonical(registry)
        try:
            entered = password.reveal().decode()
            ticket = self._check(registry, user, entered, stop)
        finally:
            password.wipe()
        secret = Secret(json.dumps({"ticket": ticket} if ticket else {"password": entered}))
        if keep and self.may_keep():
            self._vault().keep(self._id(registry), secret, stop)
            secret.wipe()
            self._write(self._users() | {registry: user})
            self._drop(registry)
        else:
            self._forget(registry, stop)
            with self._lock:
                self._session[registry] = user, secret

    def sign_out(self, registry: str, stop: Stop) -> None:
        """Forget what opens it. Raises CannotSave, and what a vault raises: then it is there still."""
        registry = canonical(registry)
        self._drop(registry)
        self._forget(registry, stop)

    def _forget(self, registry: str, stop: Stop) -> None:
        """What the keyring has, and then the name: while that is there, somebody can tell whose it is."""
        users = self._users()
        if users.pop(registry, None) is not None:
            self._vault().remove([self._id(registry)], stop)
            self._write(users)

    def _id(self, registry: str) -> str:
        return f"{self._kind} {registry}"

    def _drop(self, registry: str) -> None:
        with self._lock:
            if held := self._session.pop(registry, None):
                held[1].wipe()

    def _users(self) -> dict[str, str]:
        """Those with something in the keyring, by registry. A file that cannot be read is as good as none:
        its owners sign in again."""
        found = self._read()
        return {} if found is None else found

    def _read(self) -> dict[str, str] | None:
        """None for a file that cannot be read."""
        try:
            table = json.loads(self._file.read_bytes())
            return {str(registry): str(user) for registry, user in table.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, AttributeError, RecursionError) as error:
            log.warning("sign-ins cannot be read: %s", error)
            self.unread = str(self._file)
            return None

    def _write(self, users: dict[str, str]) -> None:
        try:
            if self._read() is None:
                self.unread = str(atomic.put_aside(self._file))
                log.warning("sign-ins that could not be read are kept in %s", self.unread)
            atomic.write(self._file, json.dumps(users, indent=1, sort_keys=True).encode())
        except OSError as error:
            raise CannotSave(path=str(self._file), detail=str(error)) from error


def _login(user: str, secret: Secret) -> Login | None:
    with suppress(ValueError, AttributeError):
        opens = json.loads(secret.reveal())
        return Login(user, opens.get("password", ""), opens.get("ticket", ""))
    return None
