"""The passphrase that a person may want before kept secrets are used: when it is asked, and how patiently."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING

from desktop.core.computer.settings import ASKED
from desktop.core.problems import PassphraseNeeded, PassphraseWrong

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.computer.settings import SettingsFile
    from desktop.core.data.secret import Secret
    from desktop.core.data.vault import Guarded

LEAST = 8
"""Characters, as NIST asks for."""

MOST_DELAY_S = 60

LOCK_AFTER_S = {"5": 300.0, "15": 900.0, "60": 3600.0, "close": float("inf")}
"""By what the settings have: minutes, or the end of Cais."""

USUAL = "15"


class Passphrase:
    """Methods may block and be called from any thread, and wipe the passphrases that they are given.

    Whether one is asked for is in the settings, too: to know it nobody has to unlock a keyring. What counts
    is what the keyring says.
    """

    def __init__(
        self,
        ids: Callable[[], Iterable[str]],
        vault: Callable[[], Guarded],
        settings: SettingsFile,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`ids`: of all that the vault keeps."""
        self._ids = ids
        self._vault = vault
        self._settings = settings
        self._clock = clock
        self._trying = Lock()
        self._wrong = 0
        self._again_at = float("-inf")

    @property
    def is_on(self) -> bool:
        """Never blocks."""
        return self._settings.now.passphrase == ASKED

    def turn_on(self, new: Secret, stop: Stop) -> None:
        """Raises PassphraseNeeded where there is one already, and what a vault raises."""
        try:
            self._vault().protect(new, self._ids(), stop)
        except PassphraseNeeded:
            self._note(on=True)
            raise
        finally:
            new.wipe()
        self._note(on=True)

    def turn_off(self, passphrase: Secret, stop: Stop) -> None:
        """Raises PassphraseWrong and what a vault raises."""
        self._try(lambda: self._vault().unprotect(passphrase, self._ids(), stop), stop, passphrase)
        self._note(on=False)

    def change(self, old: Secret, new: Secret, stop: Stop) -> None:
        """Raises PassphraseWrong and what a vault raises."""
        self._try(lambda: self._vault().change(old, new, self._ids(), stop), stop, old, new)

    def unlock(self, passphrase: Secret, stop: Stop) -> None:
        """Let kept secrets be used for a while. Raises PassphraseWrong and what a vault raises."""
        self._try(lambda: self._vault().unlock(passphrase, self._ids(), stop), stop, passphrase)

    def forget(self, stop: Stop) -> None:
        """Ask for none from now on, and anew for every secret that was kept. Connections stay."""
        self._vault().forget(self._ids(), stop)
        self._note(on=False)

    def _try(self, work: Callable[[], None], stop: Stop, *passphrases: Secret) -> None:
        try:
            with self._trying:
                stop.wait(max(0.0, self._again_at - self._clock()))
                try:
                    work()
                except PassphraseWrong:
                    delay_s = min(2**self._wrong, MOST_DELAY_S)
                    self._wrong += 1
                    self._again_at = self._clock() + delay_s
                    raise PassphraseWrong(wait_s=delay_s) from None
                self._wrong = 0
        finally:
            for passphrase in passphrases:
                passphrase.wipe()

    def _note(self, *, on: bool) -> None:
        self._settings.choose(passphrase=ASKED if on else None)
        self._settings.save()
