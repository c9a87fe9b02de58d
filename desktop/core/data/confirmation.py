"""The system confirms who is there before kept secrets are used, for who prefers that to a passphrase.

It is a door in Cais alone. Nothing is sealed by it: another program of the person's asks the keyring as ever.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.core.computer.settings import SYSTEM
from desktop.core.problems import ConfirmationMissing

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.computer.settings import SettingsFile
    from desktop.core.data.vault import Guarded


class Authority(Protocol):
    """What knows people on this computer. Methods may block and be called from any thread."""

    def asks(self, stop: Stop) -> bool:
        """Whether it would ask the person. Shows nothing, and raises no Problem."""

    def confirm(self, stop: Stop) -> None:
        """Have it ask the person. Raises a problem of `core.problems.vault` unless it is they."""


class Confirmation:
    """Methods may block and be called from any thread.

    To turn it off the system has to confirm it once more: else whoever passes by could.
    """

    def __init__(
        self, authority: Authority | None, vault: Callable[[], Guarded], settings: SettingsFile
    ) -> None:
        """`authority`: None where the system has none that Cais knows."""
        self._authority = authority
        self._vault = vault
        self._settings = settings

    def is_offered(self, stop: Stop) -> bool:
        """Whether the system has it. Raises no Problem."""
        return bool(self._authority and self._authority.asks(stop))

    def confirm(self, stop: Stop) -> None:
        """Let kept secrets be used for a while, once the system has confirmed who is there."""
        self._ask(stop)
        self._vault().admit()

    def turn_on(self, stop: Stop) -> None:
        """Once it was seen to work."""
        self.confirm(stop)
        self._note(SYSTEM)

    def turn_off(self, stop: Stop) -> None:
        self._ask(stop)
        self._note(None)

    def _ask(self, stop: Stop) -> None:
        if not self._authority:
            raise ConfirmationMissing
        self._authority.confirm(stop)

    def _note(self, asked: str | None) -> None:
        self._settings.choose(passphrase=asked)
        self._settings.save()
