"""The form that a connection is made or changed with: a kind first, then what that asks."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

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
from desktop.gui.connections.form_frame import FormFrame
from desktop.gui.jobs.job import Job
from desktop.gui.parts.ask import Asked
from desktop.gui.parts.notice import Notice
from desktop.gui.state.desk import Desk
from desktop.gui.words.connections import kind_title
from desktop.gui.words.problems import words


class ConnectionForm(FormFrame):
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
        super().__init__(1 if connection else 2, parent)
        self.setAcceptDrops(True)
        self._desk = desk
        self._held = desk.presets.refuses("secrets.keep")
        self._connections = desk.connections
        self._news = desk.news
        self._backend = backend
        self._filling = Filling.of(connection) if connection else Filling()
        self._details: Details | None = None
        self._coming: object | None = None  # details that are being made
        self._entered: Secret | None = None  # before another kind is chosen
        self._saving: Job | None = None
        self._trouble = Notice()
        self._trouble.accepted.connect(self._save)
        self._fill = FillPart()
        self._fill.found.connect(self._take)
        self._kinds: ChooseKind | None = None
        for part in (self._trouble, self._fill):
            self.page.parts.addWidget(part)
        self.cancelled.connect(self._leave)
        self.back_asked.connect(self._show_kinds)
        self.try_asked.connect(self._try_it)
        self.save_asked.connect(self._save)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        escape.activatedAmbiguously.connect(self.ask.withdraw)  # the question's own as well
        self._news.connections_changed.connect(self._show_keyring)
        self._connections.load()
        if connection:
            self._say_details()
            self._show_details(self.enter)
        else:
            self._show_kinds()

    # --- its pages ----------------------------------------------------------------------------------

    def _show_kinds(self) -> None:
        """What was told stays, whichever kind is chosen next."""
        self._coming = None
        if self._details:
            self._filling = self._details.filling
            self._entered = self._details.secret.secret()
            self._drop_details()
        self._fill.forget()
        self._trouble.hide()
        self.steps.show_steps([self.tr("Kind of data"), self.tr("Details")], 0)
        lead = self.tr("Paste an address, drop or choose another program’s file, or pick a kind below.")
        self.page.show_head(self.tr("What do you want to reach?"), lead, wide=True)
        if self._kinds is None:
            self._kinds = ChooseKind()
            self._kinds.chosen.connect(self._choose)
            self.page.parts.addWidget(self._kinds)
        self._kinds.show()
        self.show_buttons(back=False, save=False, try_it=False)
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

        def fill_in() -> None:
            self._fill_in_entered()
            self.enter()

        self._show_details(fill_in)

    def _fill_in_entered(self) -> None:
        if self._details and self._entered:
            if KINDS[self._filling.kind].opener is not Opener.FILE:
                self._details.secret.fill(self._entered)
            self._entered.wipe()
            self._entered = None

    def _show_details(self, then: Callable[[], None]) -> None:
        """`then` they are shown. Made in one turn of this thread and shown in another, neither of which is
        felt; until then what is shown stays."""
        self._coming = coming = object()

        def make() -> None:
            if self._coming is coming:
                taken = tuple(one.name for one in self._connections.in_order())
                details = Details(self._filling, taken, self._held)
                QTimer.singleShot(0, self, partial(show, details))

        def show(details: Details) -> None:
            if self._coming is coming:
                self._take_in(details)
                then()

        QTimer.singleShot(0, self, make)

    def _say_details(self) -> None:
        new = self._filling.before is None
        details = [self.tr("Details")]
        self.steps.show_steps([self.tr("Kind of data"), *details] if new else details, int(new))
        begun = self.tr("Whoever gave you access knows what to enter here.")
        lead = begun if new else self.tr("Tools that run have it as soon as it is saved.")
        self.page.show_head(kind_title(self._filling.kind), lead, wide=False)

    def _take_in(self, details: Details) -> None:
        self._drop_details()
        self._say_details()
        if self._kinds:
            self._kinds.hide()
        self._details = details
        self._details.entered.connect(self._save)
        self._details.keeping.readers_asked.connect(self._show_readers)
        self._details.pasted.connect(self._fill.read_address)
        self._details.changed.connect(self._trouble.hide)
        self.page.parts.addWidget(self._details)
        self._details.show()  # now, for the keyboard to go there
        new = self._filling.before is None
        self.show_buttons(back=new, save=True, try_it=is_reached(self._filling.kind))
        self._show_keyring()

    def _show_readers(self) -> None:
        if self._details:
            from desktop.gui.connections.readers import show_readers

            told = self._details.filling
            show_readers(told.name, told.keeping, self._desk, self.window())

    def _drop_details(self) -> None:
        self._coming = None
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
                self._show_details(partial(self._fill_in, found))
            else:
                self._fill_in(found)
            return
        if found.secret:
            found.secret.wipe()

    def _fill_in(self, found: Found) -> None:
        if self._details:
            self._details.fill(found)
            self.enter()
        if found.secret:
            found.secret.wipe()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._fill.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self._fill.take(event.mimeData())

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
        self._saving.ended.connect(self._forget_saving)
        self.show_saving(True)

    def _forget_saving(self) -> None:
        self._saving = None
        self.show_saving(False)

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
        elif self.unsaved and self.ask.isHidden():
            self.ask.ask(self._leaving, self._discard)
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
