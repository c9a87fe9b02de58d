"""Has a passphrase entered, or the system confirm who is there, once for all who wait for it.

It is locked again when its time is over.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.problems import KeyringMissing
from desktop.gui.passphrase.dialog import Asked, PassphraseDialog, Work

if TYPE_CHECKING:
    from desktop.core.backend import Backend

LOOK_AGAIN_MS = 5_000

Then = Callable[[], None]


class PassphraseAsking(QObject):
    """One dialog at a time.

    Signals:
        changed: what is asked for, or whether it was answered.
    """

    changed = Signal()

    def __init__(self, backend: Backend, window: QWidget) -> None:
        super().__init__(window)
        self._backend = backend
        self._window = window
        self._dialog: PassphraseDialog | None = None
        self._ask: Then = self._unlock
        self._waiting: list[Then] = []
        self._locking = QTimer(self, singleShot=True)
        self._locking.timeout.connect(self._lock_if_due)

    def enter(self, then: Then = lambda: None) -> None:
        """Do something that needs kept passwords once they are unlocked; never, if the person does not."""
        if self._backend.vault().is_open():
            then()
            return
        self._waiting.append(then)
        if self._dialog:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self._unlock()

    def _unlock(self) -> None:
        vault = self._backend.vault()
        if vault.asks_system():
            self._confirm()
        elif organisation := vault.needed_by():
            self._set_up(organisation)
        else:
            self._enter()

    def _confirm(self) -> None:
        asked = Asked(
            self.tr("Confirm that it is you"),
            self.tr("This computer asks you in a window of its own. Kept passwords are locked until then."),
            self.tr("Ask again"),
            link=self.tr("It cannot be confirmed?"),
            waiting=self._waiting_for_system(),
            at_once=True,
        )
        confirmation = self._backend.confirmation()
        dialog = self._show(self._unlock, asked, lambda _entered, stop: confirmation.confirm(stop))
        dialog.link_pressed.connect(self.forget)

    def _waiting_for_system(self) -> str:
        return self.tr("Waiting for this computer’s own question to be answered…")

    def _enter(self) -> None:
        asked = Asked(
            self.tr("Enter your passphrase"),
            self.tr("Kept passwords are locked until you do."),
            self.tr("Unlock"),
            old=self.tr("Passphrase"),
            link=self.tr("Forgotten?"),
        )
        passphrase = self._backend.passphrase()

        def unlock(entered: Sequence[Secret], stop: Stop) -> None:
            with suppress(KeyringMissing):  # who waits is told the same, with what helps there
                passphrase.unlock(entered[0], stop)

        dialog = self._show(self._unlock, asked, unlock)
        dialog.link_pressed.connect(self.forget)

    def set(self) -> None:
        passphrase = self._backend.passphrase()
        why = self.tr("Cais asks for it before it uses a password that is kept on this computer.")
        self._show(self.set, self._new_one(why), lambda entered, stop: passphrase.turn_on(entered[0], stop))

    def _set_up(self, organisation: str) -> None:
        """For who waits for passwords that IT lets nobody use without."""
        passphrase = self._backend.passphrase()

        def set_up(entered: Sequence[Secret], stop: Stop) -> None:
            with suppress(KeyringMissing):  # as above
                passphrase.turn_on(entered[0], stop)

        why = self.tr("{0} wants one to be asked for before kept passwords are used.").format(organisation)
        self._show(self._unlock, self._new_one(why), set_up)

    def _new_one(self, why: str) -> Asked:
        lost = self.tr(
            "It is written down nowhere: if you forget it, you enter those passwords anew, and nothing else "
            "is lost."
        )
        return Asked(
            self.tr("Choose a passphrase"), f"{why} {lost}", self.tr("Use this passphrase"), new=True
        )

    def change(self) -> None:
        asked = Asked(
            self.tr("Change the passphrase"),
            self.tr("From then on only the new one unlocks your kept passwords."),
            self.tr("Change"),
            old=self.tr("Passphrase until now"),
            new=True,
        )
        passphrase = self._backend.passphrase()
        self._show(self.change, asked, lambda entered, stop: passphrase.change(entered[0], entered[1], stop))

    def turn_off(self) -> None:
        asked = Asked(
            self.tr("Use kept passwords without a passphrase?"),
            self.tr("The keyring of this computer alone keeps them from then on."),
            self.tr("Turn off"),
            old=self.tr("Passphrase"),
            link=self.tr("Forgotten?"),
        )
        passphrase = self._backend.passphrase()
        dialog = self._show(self.turn_off, asked, lambda entered, stop: passphrase.turn_off(entered[0], stop))
        dialog.link_pressed.connect(self.forget)

    def is_offered(self, stop: Stop) -> bool:
        """Whether the system can confirm who is there. Blocks."""
        return self._backend.confirmation().is_offered(stop)

    def use_system(self) -> None:
        """Have the system confirm who is there from now on; it is tried before it is relied on."""
        asked = Asked(
            self.tr("Have this computer confirm that it is you?"),
            self.tr(
                "Cais has it ask for your own password or fingerprint first. That locks Cais and encrypts "
                "nothing: other programs that you run can still ask the keyring."
            ),
            self.tr("Try it and use it"),
            waiting=self._waiting_for_system(),
        )
        confirmation = self._backend.confirmation()
        self._show(self.use_system, asked, lambda _entered, stop: confirmation.turn_on(stop))

    def stop_using_system(self) -> None:
        asked = Asked(
            self.tr("Use kept passwords without being asked?"),
            self.tr("The keyring of this computer alone keeps them from then on."),
            self.tr("Confirm and turn off"),
            link=self.tr("It cannot be confirmed?"),
            waiting=self._waiting_for_system(),
        )
        confirmation = self._backend.confirmation()
        dialog = self._show(self.stop_using_system, asked, lambda _entered, stop: confirmation.turn_off(stop))
        dialog.link_pressed.connect(self.forget)

    def forget(self) -> None:
        if self._backend.vault().asks_system():
            asked = Asked(
                self.tr("Forget kept passwords?"),
                self.tr(
                    "Without this computer’s word Cais gives none of them away: it deletes them, and asks "
                    "this computer no more. Your connections stay, and Cais asks for each password when "
                    "it is needed next. Nothing else is lost."
                ),
                self.tr("Forget them"),
            )
        else:
            asked = Asked(
                self.tr("Forget the passphrase?"),
                self.tr(
                    "The passwords that it keeps are deleted, as nobody can unlock them. Your connections "
                    "stay, and Cais asks for each password when it is needed next. Nothing else is lost."
                ),
                self.tr("Forget it"),
            )
        passphrase = self._backend.passphrase()
        self._show(self.forget, asked, lambda _entered, stop: passphrase.forget(stop))

    def lock(self) -> None:
        """From now on it is asked for again."""
        self._locking.stop()
        self._backend.vault().lock()
        self.changed.emit()

    def retranslate(self) -> None:
        """What is open is asked in the language in use now."""
        if self._dialog:
            self._ask()

    def _show(self, ask: Then, asked: Asked, work: Work) -> PassphraseDialog:
        """`ask`: does this anew."""
        self._ask = ask
        before, self._dialog = self._dialog, None
        if before:
            before.reject()
        dialog = self._dialog = PassphraseDialog(asked, work, self._window)
        dialog.rejected.connect(lambda: self._give_up(dialog))
        dialog.succeeded.connect(self._go_on)
        dialog.show()
        return dialog

    def _give_up(self, dialog: PassphraseDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None
            self._waiting.clear()

    def _go_on(self) -> None:
        """Whichever dialog it was: what is kept can be used now, or what is missing be told."""
        self._dialog = None
        self._begin_to_wait()
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then()

    def _begin_to_wait(self) -> None:
        after_s = self._backend.lock_after_s()
        if after_s < math.inf:
            self._locking.start(math.ceil(1000 * after_s))
        self.changed.emit()

    def _lock_if_due(self) -> None:
        """The keys go as soon as nothing may use them. A timer stands still while the computer sleeps, or is
        early; what counts is the vault's own clock."""
        if self._backend.vault().is_open():
            self._locking.start(LOOK_AGAIN_MS)
        self.changed.emit()
