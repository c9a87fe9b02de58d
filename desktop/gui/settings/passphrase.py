"""What is asked for before kept passwords are used, and how often."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.core.computer.settings import ASKED, SYSTEM, SettingsFile
from desktop.core.data.passphrase import LOCK_AFTER_S
from desktop.core.policy.policy import Policy
from desktop.core.policy.second_factor import lock_after, needed_by
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.layout import Card, Wrap, row
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.text import Text
from desktop.gui.passphrase.asking import PassphraseAsking


class PassphraseCard(Card):
    """Tells what the settings know of it: to look at them nobody has to unlock a keyring."""

    def __init__(
        self,
        settings: SettingsFile,
        policy: Policy,
        asking: PassphraseAsking,
        keep: Callable[[str], None],
        show_readers: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """`keep` is told when it is to be asked for again, as LOCK_AFTER_S has it; `show_readers` shows who
        can read what is kept."""
        super().__init__(parent)
        self._settings = settings
        self._policy = policy
        self._asking = asking
        self._keep = keep
        self._looking: Job | None = None
        self._offered = False
        self._state = Text("", "muted")
        self._set = Button(self.tr("Choose a passphrase…"))
        self._use_system = Button(self.tr("Have this computer confirm it…"))
        self._change = Button(self.tr("Change it…"), name=self.tr("Change the passphrase…"))
        self._off = Button(self.tr("Turn off…"), name=self.tr("Turn the passphrase off…"))
        self._system_off = Button(self.tr("Turn off…"), name=self.tr("Turn the confirmation off…"))
        self._lock = Button(self.tr("Lock now"))
        for button, act in (
            (self._set, asking.set),
            (self._use_system, asking.use_system),
            (self._change, asking.change),
            (self._off, asking.turn_off),
            (self._system_off, asking.stop_using_system),
            (self._lock, asking.lock),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        self._after = Choice()
        self._after.setAccessibleName(self.tr("Ask again"))
        self._after.addItems(
            [
                self.tr("After %n minutes", "", 5),
                self.tr("After %n minutes", "", 15),
                self.tr("After %n minutes", "", 60),
                self.tr("When Cais is opened again"),
            ]
        )
        self._after.activated.connect(lambda at: self._keep(list(LOCK_AFTER_S)[at]))
        self._note = LockNote()
        self._again = Text(self._after.accessibleName(), "strong", wrap=False)
        self._again.setBuddy(self._after)
        readers = Button(self.tr("Who can read them?"), "link", name=self.tr("Who can read kept passwords?"))
        readers.clicked.connect(lambda: show_readers())
        buttons = Wrap(theme.SMALL)
        for button in (self._set, self._use_system, self._lock, self._change, self._off, self._system_off):
            buttons.addWidget(button)
        heading = Text(self.tr("Ask before kept passwords are used"), "name")
        for part in (heading, self._state, self._again, self._after, self._note):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.column.addLayout(row(readers, None))
        asking.changed.connect(self._refresh)
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """The system may have got what confirms, or lost it, since this was last looked at."""
        super().showEvent(event)
        if not self._looking:
            job = self._looking = Job(lambda _report, stop: self._asking.is_offered(stop), "confirming", self)
            job.succeeded.connect(self._take_offered)
            job.ended.connect(self._looked)
            job.start()

    def _take_offered(self, offered: bool) -> None:
        self._offered = offered
        self._refresh()

    def _looked(self) -> None:
        self._looking = None

    def _refresh(self) -> None:
        asked, needed = self._settings.now.passphrase, needed_by(self._policy)
        keep = self._policy.locked("secrets.keep")
        never = keep if keep and not keep.value and asked is None else None
        if asked == ASKED:
            said = self.tr(
                "Cais asks for your passphrase. Without it the keyring of this computer gives no password "
                "away, not even while you are signed in."
            )
        elif asked == SYSTEM:
            said = self.tr(
                "This computer confirms that it is you. That locks Cais, and encrypts nothing: other "
                "programs that you run can still ask the keyring. A passphrase keeps them out, too."
            )
        elif never:
            said = self.tr("No password is kept on this computer, so there is nothing to ask for.")
        elif needed:
            said = self.tr("Passwords in the keyring of this computer are not used until you choose how.")
        else:
            said = self.tr(
                "Cais asks for nothing: whoever uses this computer as you can use the passwords in its "
                "keyring."
            )
        self._state.setText(said)
        self._set.setVisible(asked is None)
        self._use_system.setVisible(asked is None and self._offered)
        self._change.setVisible(asked == ASKED)
        self._off.setVisible(asked == ASKED)
        self._system_off.setVisible(asked == SYSTEM)
        for part in (self._lock, self._again, self._after):
            part.setVisible(asked is not None)
        self._after.setCurrentIndex(list(LOCK_AFTER_S).index(lock_after(self._settings, self._policy)))
        again = self._policy.locked("secrets.ask_again") if asked else None
        hold(self._after, again)
        factor = self._policy.locked("secrets.second_factor") if needed else None
        for button in (self._off, self._system_off):
            hold(button, factor)
        for button in (self._set, self._use_system):
            hold(button, never)
        self._note.show_locks(
            {"secrets.keep": never, "secrets.second_factor": factor, "secrets.ask_again": again}
        )
