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

    def remove(self, ids: Iterable[str], stop: Stop) -> None:
        """Forget these, also where there are none."""
