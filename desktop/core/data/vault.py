"""What keeps secrets, as `core` needs it: a Protocol that the room of keyrings fulfils."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.data.secret import Keyring, Secret


class Vault(Protocol):
    """Secrets of connections, by the connection's id, in the keyring of this computer.

    All methods may be called from any thread, block while a person is asked to unlock the keyring, and raise
    a problem of `core.problems.vault`. One that was dismissed is not asked again at once.
    """

    def kind(self, stop: Stop) -> Keyring:
        """Which keyring there is. Asks nobody anything."""

    def check(self, stop: Stop) -> Keyring:
        """Which keyring there is, once it has kept a value, given it back and forgotten it."""

    def keep(self, id: str, secret: Secret, stop: Stop) -> None:
        """Keep this secret, in place of any before; if that fails, the one before is there as it was."""

    def read(self, ids: Iterable[str], stop: Stop) -> dict[str, Secret]:
        """Those that are kept, by id."""

    def reading(
        self, ids: Iterable[str], stop: Stop
    ) -> AbstractContextManager[Callable[[], dict[str, Secret]]]:
        """Begin to `read`, and go on with something else: what is yielded waits for it, once."""

    def remove(self, ids: Iterable[str], stop: Stop, *, ask: bool = True) -> None:
        """Forget these, also where there are none. Without `ask`, a keyring that would ask a person does not,
        and KeyringLocked is raised."""


class Guarded(Vault, Protocol):
    """A vault that can ask for a passphrase: then `read` and `keep` raise PassphraseNeeded until `unlock`.

    `ids` are always those of all connections. Whatever ends one of these before its time, every secret can be
    read as before or as after, and the next `unlock` goes on with the rest. Where what the passphrase opens
    is gone they raise PassphraseLost.
    """

    def protect(self, passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        """Ask for this one from now on. Raises PassphraseNeeded where one is asked for already."""

    def change(self, old: Secret, new: Secret, ids: Iterable[str], stop: Stop) -> None:
        """Raises PassphraseWrong where it is not `old`; so do the two below."""

    def unlock(self, passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        """Let kept secrets be used for a while."""

    def unprotect(self, passphrase: Secret, ids: Iterable[str], stop: Stop) -> None:
        """Ask for none from now on."""

    def forget(self, ids: Iterable[str], stop: Stop) -> None:
        """Forget the passphrase with all that is kept."""

    def asks_system(self) -> bool:
        """Whether it is the system that is to confirm who is there: then `read` and `keep` raise
        ConfirmationNeeded until `admit`. A passphrase that the keyring has goes before. Never blocks."""

    def needed_by(self) -> str:
        """Who wants something to be asked for, where nothing is yet: then `read` and `keep` raise
        SecondFactorNeeded until `protect`, or the system confirms. "" where all is well. Never blocks."""

    def admit(self) -> None:
        """The system has: let kept secrets be used for a while. Never blocks."""

    def lock(self) -> None:
        """Ask again from now on. Never blocks."""

    def is_open(self) -> bool:
        """Whether what is asked for was answered not too long ago. Never blocks."""
