"""Where a form asks for the secret, and where that is to be kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.connections import MAX_SECRET
from desktop.core.data.importing import google
from desktop.core.data.kinds import KINDS, Opener
from desktop.core.data.secret import Keyring, Secret
from desktop.core.policy.policy import Setting
from desktop.core.problems import CannotImport, SecretTooLong
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import RadioColumn, Wrap, row
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.parts.text import Text, shortened
from desktop.gui.words.keyrings import keyring_name, secret_name
from desktop.gui.words.problems import words


class SecretPart(QWidget):
    """The secret of one kind of data: typed, or the whole of a file.

    Signals:
        changed: something else is entered.
        entered: Enter was pressed.
    """

    changed = Signal()
    entered = Signal()

    def __init__(self, kind: str, kept: bool = False, parent: QWidget | None = None) -> None:
        """`kept`: there is one already, which stays where nothing is entered."""
        super().__init__(parent)
        self._kind = kind
        self._kept = kept
        self._file: Secret | None = None
        opener = KINDS[kind].opener
        name = secret_name(kind)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Text(name, "strong"))
        self.field = SecretField(name, self.tr("Stays as it is") if kept else "")
        self.field.changed.connect(self._type)
        self.field.entered.connect(self.entered)
        column.addWidget(self.field)
        self.field.setVisible(kind != "bigquery")
        self._which = Text("", "")
        self._which.hide()
        column.addWidget(self._which)
        self._choose = Button(self.tr("Choose the key file…"))
        self._choose.clicked.connect(self._ask)
        self._forget = Button(self.tr("Do without this file"))
        self._forget.clicked.connect(self._drop)
        self._forget.hide()
        line = Wrap()
        line.addWidget(self._choose)
        line.addWidget(self._forget)
        column.addLayout(line)
        self._choose.setVisible(opener is Opener.FILE)
        self._below = Text("", "muted")
        column.addWidget(self._below)
        self.setFocusProxy(self.field if kind != "bigquery" else self._choose)
        self.show_flaw("")

    def is_empty(self) -> bool:
        return self._file is None and self.field.is_empty()

    def secret(self) -> Secret | None:
        """A copy of what was entered, None for nothing; to be wiped by whom it is given to."""
        if self._file:
            return Secret(self._file.reveal())
        return None if self.field.is_empty() else self.field.secret()

    def fill(self, secret: Secret) -> None:
        """What an address or a file told."""
        if KINDS[self._kind].opener is Opener.FILE:
            self._take_file("", secret)
        else:
            self.field.fill(secret)

    def forget(self) -> None:
        """Nothing of it stays here."""
        self._drop()
        self.field.clear()

    def show_flaw(self, flaw: str, kind: str = "bad") -> None:
        self._below.setText(flaw)
        self._below.setVisible(bool(flaw))
        theme.restyle(self._below, kind=kind)
        for one in (self.field, self._choose):
            one.setAccessibleDescription(flaw)

    def _type(self) -> None:
        self.show_flaw("")
        if not self.field.is_empty():
            entered = self.field.secret()
            if entered.reveal() != entered.reveal().strip():
                self.show_flaw(self.tr("It begins or ends with a space, which may have come along."), "warn")
            entered.wipe()
        self.changed.emit()

    def _ask(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Choose the key file"))
        if path:
            job = Job(call(_read, Path(path), self._kind), "key-file", self)
            job.succeeded.connect(lambda secret: self._take_file(Path(path).name, secret))
            job.failed.connect(self._refuse)
            job.start()

    def _take_file(self, name: str, secret: Secret) -> None:
        self._drop()
        self._file = secret
        told = (
            self.tr("The content of “{0}”.").format(shortened(name))
            if name
            else self.tr("The key that was found.")
        )
        self._which.setText(told)
        self._which.show()
        self._forget.show()
        self.field.hide()
        self._type()

    def _drop(self) -> None:
        if self._file:
            self._file.wipe()
            self._file = None
        self._which.hide()
        self._forget.hide()
        self.field.setVisible(self._kind != "bigquery")
        self._type()

    def _refuse(self, error: BaseException) -> None:
        found = words(error)
        self.show_flaw(f"{found.title}. {found.step}")


def _read(path: Path, kind: str) -> Secret:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_SECRET + 1)
    except OSError as error:
        raise CannotImport(form="file", reason="unreadable", field=str(path), detail=str(error)) from error
    if len(content) > MAX_SECRET:
        raise SecretTooLong(limit=MAX_SECRET)
    if kind == "bigquery":
        google.read(content)  # raises for what is no key
    return Secret(content)


class KeepingPart(QWidget):
    """Where the secret is to be: in the keyring that there is, here until Cais is closed, or nowhere.

    Signals:
        changed: it is to be elsewhere.
        readers_asked: who can read it there.
    """

    changed = Signal()
    readers_asked = Signal()

    def __init__(
        self,
        before: Keeping | None = None,
        parent: QWidget | None = None,
        *,
        ways: tuple[Keeping, ...] = tuple(Keeping),
        held: Setting | None = None,
    ) -> None:
        """`before`: where it is now, which it may stay. `ways`: what there is to choose from. `held`: what
        forbids that the keyring has it."""
        super().__init__(parent)
        self._held = held
        self._before = before
        self._buttons = {how: QRadioButton() for how in ways}
        self._hint = Text("", "muted")
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Text(self.tr("Keep it"), "strong"))
        choices = RadioColumn()
        for button in self._buttons.values():
            button.clicked.connect(self._choose)
            group.addButton(button)
            choices.addWidget(button)
        column.addLayout(choices)
        column.addWidget(self._hint)
        note = LockNote()
        column.addWidget(note)
        note.show_locks({"secrets.keep": held})
        self.readers = Button(self.tr("Who can read it?"), "link")
        self.readers.clicked.connect(self.readers_asked)
        column.addLayout(row(self.readers, None))
        self._buttons[Keeping.KEYRING].setChecked(True)
        self.show_keyring(None, missing=False)

    def value(self) -> Keeping:
        return next(how for how, button in self._buttons.items() if button.isChecked())

    def show_value(self, how: Keeping) -> None:
        self._buttons[how].setChecked(True)
        self._say()

    def show_keyring(self, keyring: Keyring | None, *, missing: bool) -> None:
        """`missing`: there is none, so that nothing can be kept in it."""
        for how, text in (
            (Keeping.KEYRING, self.tr("In {0}").format(keyring_name(keyring))),
            (Keeping.SESSION, self.tr("Until Cais is closed")),
            (Keeping.ASK, self.tr("Not at all: ask me each time")),
        ):
            if button := self._buttons.get(how):
                button.setText(text)
                button.setAccessibleName(text)
        there = self._buttons[Keeping.KEYRING]
        self._missing = missing and self._before is not Keeping.KEYRING
        there.setEnabled(not self._missing)
        hold(there, self._held)
        if not there.isEnabled() and there.isChecked():
            self._buttons[Keeping.SESSION].setChecked(True)
            self.changed.emit()
        self._say()

    def _choose(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        how = self.value()
        if self._missing:
            text = self.tr("This computer has no keyring that Cais can use, and in a file it is never kept.")
        elif how is Keeping.KEYRING:
            text = self.tr("It stays when Cais is closed, and is locked as the keyring is.")
        elif how is Keeping.SESSION:
            text = self.tr("When Cais is opened again, you are asked for it before a tool starts.")
        else:
            text = self.tr("You are asked for it whenever a tool starts.")
        self._hint.setText(text)


def needs_secret(before: Connection | None, kind: str, keeping: Keeping) -> bool:
    """Whether the form has to be told one: what is to be in the keyring and is not there yet."""
    if kind == "odbc" or keeping is Keeping.ASK:
        return False
    if keeping is Keeping.SESSION:
        return before is None
    return before is None or before.keeping is not Keeping.KEYRING
