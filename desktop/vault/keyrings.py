"""Which keyrings secrets are trusted to, and how one of them is spoken to.

By name, from this list, and from nowhere else. `keyring` would go by a variable, a file in the home folder
and whatever packages are there, to places that are not encrypted among others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from desktop.core.data.secret import Keyring
from desktop.vault.patience import Turn

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

WINDOWS_ROOM = 1200
"""Characters of the 1,280 that an entry of Windows takes."""

ROOM = 50_000

USER = "Cais"


class KeyringEntries:
    """The entries of one keyring, as `desktop.vault.parts` wants them."""

    def __init__(self, kind: Keyring, backend: KeyringBackend, turn: Turn) -> None:
        self.kind = kind
        self.room = WINDOWS_ROOM if kind is Keyring.CREDENTIAL_LOCKER else ROOM
        self._backend = backend
        self._turn = turn

    def get(self, name: str) -> str | None:
        return self._ask(self._backend.get_password, name)  # type: ignore[no-any-return]

    def set(self, name: str, text: str) -> None:
        self._ask(self._backend.set_password, name, text)

    def delete(self, name: str) -> None:
        if self.get(name) is not None:
            self._ask(self._backend.delete_password, name)

    def _ask(self, call: Callable[..., Any], name: str, *text: str) -> Any:
        self._turn.step()
        if self.kind is Keyring.KEYCHAIN:  # which asks whenever it likes, and does not say so
            self._turn.perhaps_asking()
        # Windows knows an entry by its service alone: one for each.
        return call(f"Cais connection {name}", USER, *text)


@contextmanager
def opened(platform: str, turn: Turn) -> Iterator[KeyringEntries]:
    """This computer's. Raises ImportError or NoService where there is none that is trusted."""
    if platform == "win32":
        yield KeyringEntries(Keyring.CREDENTIAL_LOCKER, _credential_locker(), turn)
    elif platform == "darwin":
        yield KeyringEntries(Keyring.KEYCHAIN, _keychain(), turn)
    else:
        yield from _of_a_desktop(turn)


def _credential_locker() -> KeyringBackend:
    from keyring.backends.Windows import WinVaultKeyring

    class Locker(WinVaultKeyring):
        def set_properties_from_env(self) -> None:
            """None: a variable must not lead elsewhere."""

    locker = Locker()  # type: ignore[no-untyped-call]
    locker.persist = "local machine"  # and not along to every computer that the person signs in to
    return locker


def _keychain() -> KeyringBackend:
    from keyring.backends.macOS import Keyring as MacKeyring

    class Keychain(MacKeyring):
        keychain = None

        def set_properties_from_env(self) -> None:
            """None: a variable must not lead elsewhere."""

    return Keychain()  # type: ignore[no-untyped-call]


def _of_a_desktop(turn: Turn) -> Iterator[KeyringEntries]:
    from desktop.vault import secret_service

    keyring = secret_service.Keyring()
    with keyring.open(turn.asking) as let_go:
        turn.let_go = let_go
        yield KeyringEntries(Keyring.KWALLET if keyring.of_kde else Keyring.SECRET_SERVICE, keyring, turn)
