"""The form that a connection is made or changed with: a kind first, then what that asks."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.data.connection import Connection
from desktop.core.data.filling import Filling
from desktop.core.data.importing.form import Found
from desktop.core.data.kinds import KINDS, Opener
from desktop.core.data.reach.target import is_reached
from desktop.core.data.secret import Secret
from desktop.core.problems import KeyringMissing, PassphraseNeeded
from desktop.gui.connections.choose_kind import ChooseKind
from desktop.gui.connections.details import Details
from desktop.gui.connections.fill import FillPart
from desktop.gui.connections.form_page import FormPage
from desktop.gui.jobs.job import Job
from desktop.gui.parts.ask import Ask, Asked
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.notice import Notice
from desktop.gui.state.desk import Desk
from desktop.gui.wizard.frame import Footer, Steps
from desktop.gui.words.connections import kind_title
from desktop.gui.words.problems import words


class ConnectionForm(QWidget):
    """Two pages for a new connection, the second one alone for one that is changed.

    Signals:
        saved: it is kept (the `Connection`); `left` follows.
        left.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(
        self,
        desk: Desk,
        backend: Backend,
        connection: Connection | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`connection`: the one to change."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAcceptDrops(True)
        self._desk = desk
        self._connections = desk.connections
        self._news = desk.news
        self._backend = backend
        self._filling = Filling.of(connection) if connection else Filling()
        self._details: Details | None = None
        self._entered: Secret | None = None  # before another kind is chosen
        self._saving: Job | None = None
        self._ask = Ask()
        self._steps = Steps(1 if connection else 2)
        self._trouble = Notice()
        self._trouble.accepted.connect(self._save)
        self._fill = FillPart()
        self._fill.found.connect(self._take)
        self._kinds: ChooseKind | None = None
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self._leave)
        self._back = Button(self.tr("Back"))
        self._back.clicked.connect(self._show_kinds)
        self._keep = Button(self.tr("Save"), "primary")
        self._keep.clicked.connect(self._save)
        self._try = Button(self.tr("Test it"))
        self._try.clicked.connect(self._try_it)
        self._footer = Footer(cancel, self._back, self._try, self._keep)
        self._page = FormPage()
        for part in (self._trouble, self._fill):
            self._page.parts.addWidget(part)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._page, 1)
        right.addWidget(self._footer)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self._steps)
        line.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._ask)
        column.addLayout(line, 1)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        escape.activatedAmbiguously.connect(self._ask.withdraw)  # the question's own as well
        self._news.connections_changed.connect(self._show_keyring)
        self._connections.load()
        if connection:
            self._show_details()
        else:
            self._show_kinds()

    # --- its pages ----------------------------------------------------------------------------------

    def _show_kinds(self) -> None:
        """What was told stays, whichever kind is chosen next."""
        if self._details:
            self._filling = self._details.filling
            self._entered = self._details.secret.secret()
            self._drop_details()
        self._fill.forget()
        self._trouble.hide()
        self._steps.show_steps([self.tr("Kind of data"), self.tr("Details")], 0)
        lead = self.tr("Paste an address, drop or choose another program’s file, or pick a kind below.")
        self._page.show_head(self.tr("What do you want to reach?"), lead, wide=True)
        if self._kinds is None:
            self._kinds = ChooseKind()
            self._kinds.chosen.connect(self._choose)
            self._page.parts.addWidget(self._kinds)
        self._kinds.show()
        self._back.hide()
        self._keep.hide()
        self._try.hide()
        self._fill.show()

    def enter(self) -> None:
        """Take the keyboard, for the field that one types in."""
        if self._details:
            self._details.begin()
        elif self._kinds:
            self._kinds.setFocus()

    def _choose(self, kind: str) -> None:
        told = self._filling
        self._filling = Filling(kind, told.name, told.fields, told.reads_only, told.keeping)
        self._show_details()
        self._fill_in_entered()
        self.enter()

    def _fill_in_entered(self) -> None:
        if self._details and self._entered:
            if KINDS[self._filling.kind].opener is not Opener.FILE:
                self._details.secret.fill(self._entered)
            self._entered.wipe()
            self._entered = None

    def _show_details(self) -> None:
        self._drop_details()
        new = self._filling.before is None
        details = [self.tr("Details")]
        self._steps.show_steps([self.tr("Kind of data"), *details] if new else details, int(new))
        begun = self.tr("Whoever gave you access knows what to enter here.")
        lead = begun if new else self.tr("Tools that run have it as soon as it is saved.")
        self._page.show_head(kind_title(self._filling.kind), lead, wide=False)
        if self._kinds:
            self._kinds.hide()
        taken = tuple(one.name for one in self._connections.in_order())
        self._details = Details(self._filling, taken)
        self._details.entered.connect(self._save)
        self._details.keeping.readers_asked.connect(self._show_readers)
        self._details.pasted.connect(self._fill.read_address)
        self._details.changed.connect(self._trouble.hide)
        self._page.parts.addWidget(self._details)
        self._details.show()  # now, for the keyboard to go there
        self._back.setVisible(new)
        self._keep.show()
        self._try.setVisible(is_reached(self._filling.kind))
        self._show_keyring()

    def _show_readers(self) -> None:
        if self._details:
            from desktop.gui.connections.readers import show_readers

            told = self._details.filling
            show_readers(told.name, told.keeping, self._desk, self.window())

    def _drop_details(self) -> None:
        if self._details:
            self._details.secret.forget()
            self._details.hide()
            self._details.deleteLater()
            self._details = None

    def _show_keyring(self) -> None:
        if self._details:
            trouble = self._connections.troubles.get("")
            missing = isinstance(trouble.problem if trouble else None, KeyringMissing)
            self._details.show_keyring(self._connections.keyring, missing=missing)

    # --- filling it ---------------------------------------------------------------------------------

    def _take(self, found: Found) -> None:
        """Of another kind than the form's: then it is that one's, unless one is changed that is not."""
        now = self._details.filling if self._details else self._filling
        if now.before and now.kind != found.kind:
            text = self.tr("This leads to {0}. Make a connection of its own for it.").format(
                kind_title(found.kind)
            )
            self._trouble.say(text, tone="warn")
        else:
            if not self._details or now.kind != found.kind:
                self._filling = Filling(
                    found.kind, now.name, now.fields, now.reads_only, now.keeping, now.before
                )
                self._show_details()
            assert self._details
            self._details.fill(found)
            self.enter()
        if found.secret:
            found.secret.wipe()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        told = event.mimeData()
        if any(url.isLocalFile() for url in told.urls()) or "://" in told.text():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        told = event.mimeData()
        paths = [url.toLocalFile() for url in told.urls() if url.isLocalFile()]
        if paths:
            self._fill.read_file(Path(paths[0]))
        else:
            self._fill.read_address(told.text())

    # --- trying it ----------------------------------------------------------------------------------

    def _try_it(self) -> None:
        details = self._details
        if not details or not details.is_right(named=False):
            return
        from desktop.gui.connections.trying import try_it

        dialog = try_it(details.filling, details.entered_secret(), self._backend, self._desk, self)
        dialog.change_asked.connect(details.begin)

    # --- keeping it ---------------------------------------------------------------------------------

    def _save(self) -> None:
        if not self._details or self._saving or not self._details.is_right():
            return
        self._trouble.hide()
        connection, secret = self._details.filling.connection(), self._details.entered_secret()
        self._saving = self._connections.save(connection, secret)
        self._saving.succeeded.connect(lambda _: self._finish(connection))
        self._saving.failed.connect(self._say)
        self._saving.ended.connect(lambda: self._show_saving(False))
        self._show_saving(True)

    def _show_saving(self, lasting: bool) -> None:
        if not lasting:
            self._saving = None
        self._keep.setEnabled(not lasting)
        self._try.setEnabled(not lasting)
        self._page.setEnabled(not lasting)
        self._footer.show_hint(self.tr("Saving… The keyring may ask for its password.") if lasting else "")

    def _say(self, error: BaseException) -> None:
        if isinstance(error, PassphraseNeeded):
            self._news.passphrase_wanted.emit(self._save)
        found = words(error)
        self._trouble.say(f"{found.title}. {found.step}", self.tr("Try again"), tone="warn")

    def _finish(self, connection: Connection) -> None:
        self._drop_details()
        self.saved.emit(connection)
        self.left.emit()

    # --- leaving it ---------------------------------------------------------------------------------

    @property
    def unsaved(self) -> bool:
        """Whether something would be lost with it."""
        if self._details is None:
            return self._filling.changed() or self._entered is not None
        return self._details.filling.changed() or not self._details.secret.is_empty()

    def _leave(self) -> None:
        """Of what is being saved nothing is kept then."""
        if self._saving:
            self._saving.cancel()
        elif self.unsaved and self._ask.isHidden():
            self._ask.ask(self._leaving, self._discard)
        else:
            self._discard()

    def _leaving(self) -> Asked:
        new = self._filling.before is None
        text = (
            self.tr("This connection is not kept yet.") if new else self.tr("The changes are not kept yet.")
        )
        return Asked(text, (self.tr("Leave without saving"), self.tr("Go on")))

    def _discard(self) -> None:
        self._drop_details()
        if self._entered:
            self._entered.wipe()
        self._fill.forget()
        self.left.emit()
