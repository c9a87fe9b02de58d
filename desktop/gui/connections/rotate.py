"""Asks for the new secret of a connection, and nothing else: one place for all that use it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop.core.problems import PassphraseNeeded
from desktop.gui.connections.secret_part import SecretPart
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words.keyrings import keeping, secret_name
from desktop.gui.words.problems import words

_WIDTH = 456


class RotateDialog(QDialog):
    """Nothing changes before Save.

    Signals:
        saved: the new one is kept (the `Connection`).
    """

    saved = Signal(object)

    def __init__(self, id: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._connections = desk.connections
        self._news = desk.news
        self._connection = connection = desk.connections[id]
        self._saving: Job | None = None
        opener = secret_name(connection.kind)
        self.setWindowTitle(self.tr("{0} of “{1}”").format(opener, connection.name))
        users = [one.name for one in self._connections.used_by(id) if desk.listing.runs(one.id)]
        told = self.tr("It is kept where the one before was: {0}.").format(
            keeping(connection.keeping, self._connections.keyring)
        )
        if users:
            now = self.tr("Tools that run have it at once: {0}.").format(", ".join(map(shortened, users)))
            told = f"{told} {now}"
        self._secret = SecretPart(connection.kind)
        self._secret.changed.connect(self._show)
        self._secret.entered.connect(self._save)
        self._trouble = Notice()
        self._trouble.accepted.connect(self._save)
        self._keep = Button(self.tr("Save"), "primary")
        self._keep.clicked.connect(self._save)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = column_of(self, _WIDTH)
        column.addWidget(Text(self.tr("What opens “{0}” from now on?").format(connection.name), "name"))
        column.addWidget(self._secret)
        column.addWidget(Text(told, "muted"))
        column.addWidget(self._trouble)
        column.addLayout(row(None, cancel, self._keep, spacing=theme.SMALL))
        self._show()
        self._secret.setFocus()

    def _show(self) -> None:
        self._keep.setEnabled(not self._secret.is_empty() and self._saving is None)
        self._secret.setEnabled(self._saving is None)

    def _save(self) -> None:
        secret = self._secret.secret()
        if self._saving or secret is None:
            return
        self._trouble.hide()
        self._saving = self._connections.save(self._connection, secret)
        self._saving.succeeded.connect(lambda _: self._finish())
        self._saving.failed.connect(self._say)
        self._saving.ended.connect(self._rest)
        self._show()

    def _rest(self) -> None:
        self._saving = None
        self._show()

    def _say(self, error: BaseException) -> None:
        if isinstance(error, PassphraseNeeded):
            self._news.passphrase_wanted.emit(self._save)
        found = words(error)
        self._trouble.say(f"{found.title}. {found.step}", self.tr("Try again"), tone="warn")

    def _finish(self) -> None:
        self.saved.emit(self._connection)
        self.accept()

    def done(self, result: int) -> None:
        """However it ends, nothing of the secret stays here."""
        if self._saving:
            self._saving.cancel()
        self._secret.forget()
        super().done(result)
