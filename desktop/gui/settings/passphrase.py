"""Whether a passphrase is asked for before kept passwords are used, and how often."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop.core.computer.settings import SettingsFile
from desktop.core.data.passphrase import LOCK_AFTER_S, lock_after
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice import Choice
from desktop.gui.parts.layout import Card, Wrap, row
from desktop.gui.parts.text import Text
from desktop.gui.passphrase.asking import PassphraseAsking


class PassphraseCard(Card):
    """Tells what the settings know of it: to look at them nobody has to unlock a keyring."""

    def __init__(
        self,
        settings: SettingsFile,
        asking: PassphraseAsking,
        keep: Callable[[str], None],
        show_readers: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        """`keep` is told when it is to be asked for again, as LOCK_AFTER_S has it; `show_readers` shows who
        can read what is kept."""
        super().__init__(parent)
        self._settings = settings
        self._keep = keep
        self._state = Text("", "muted")
        self._set = Button(self.tr("Choose a passphrase…"))
        self._change = Button(self.tr("Change it…"), name=self.tr("Change the passphrase…"))
        self._off = Button(self.tr("Turn off…"), name=self.tr("Turn the passphrase off…"))
        self._lock = Button(self.tr("Lock now"))
        for button, act in (
            (self._set, asking.set),
            (self._change, asking.change),
            (self._off, asking.turn_off),
            (self._lock, asking.lock),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        self._after = Choice()
        self._after.setAccessibleName(self.tr("Ask for the passphrase again"))
        self._after.addItems(
            [
                self.tr("After %n minutes", "", 5),
                self.tr("After %n minutes", "", 15),
                self.tr("After %n minutes", "", 60),
                self.tr("When Cais is opened again"),
            ]
        )
        self._after.activated.connect(lambda at: self._keep(list(LOCK_AFTER_S)[at]))
        self._again = Text(self._after.accessibleName(), "strong", wrap=False)
        self._again.setBuddy(self._after)
        readers = Button(self.tr("Who can read them?"), "link", name=self.tr("Who can read kept passwords?"))
        readers.clicked.connect(lambda: show_readers())
        buttons = Wrap(theme.SMALL)
        for button in (self._set, self._lock, self._change, self._off):
            buttons.addWidget(button)
        heading = Text(self.tr("Ask for a passphrase before kept passwords are used"), "name")
        for part in (heading, self._state, self._again, self._after):
            self.column.addWidget(part)
        self.column.addLayout(buttons)
        self.column.addLayout(row(readers, None))
        asking.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        on = self._settings.now.passphrase is not None
        self._state.setText(
            self.tr(
                "Cais asks for it. Without it the keyring of this computer gives no password away, not even "
                "while you are signed in."
            )
            if on
            else self.tr(
                "Cais asks for none: whoever uses this computer as you can use the passwords in its keyring."
            )
        )
        self._set.setVisible(not on)
        for part in (self._change, self._off, self._lock, self._again, self._after):
            part.setVisible(on)
        self._after.setCurrentIndex(list(LOCK_AFTER_S).index(lock_after(self._settings)))
