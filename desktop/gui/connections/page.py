"""All data connections, what they are for, and what needs a person's attention."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.data import code
from desktop.core.data.connection import Connection
from desktop.core.problems import Problem
from desktop.gui.connections.card import ConnectionCard
from desktop.gui.connections.offers import OFFERS, Offer
from desktop.gui.connections.place import Place
from desktop.gui.parts import programs, tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.head import Head
from desktop.gui.parts.layout import Card, CardGrid, Page, row
from desktop.gui.parts.locks import LockNote, hold
from desktop.gui.parts.notice import Notices
from desktop.gui.parts.text import Text
from desktop.gui.state.desk import Desk
from desktop.gui.words.problems import words

_AT_FIRST, _AT_A_TIME = 6, 2
"""Cards that are made at once."""


class ConnectionsPage(QWidget):
    """Looks whenever it is shown: tools use connections, and a keyring comes and goes.

    Signals:
        made: a new connection is wanted.
        change_asked: this one is to be changed (its id).
        rotate_asked: this one's secret is another one now (its id).
    """

    made = Signal()
    change_asked = Signal(str)
    rotate_asked = Signal(str)

    def __init__(self, desk: Desk, backend: Backend, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connections = desk.connections
        self._place = Place(desk, backend, self, lambda text: self._copied.say(text), self.change_asked.emit)
        self._cards: dict[str, ConnectionCard] = {}
        self._removed_told: list[str] = []
        self._told: set[str] = set()  # of connections that cannot be read
        self._new = IconTextButton(self.tr("Add a connection"), "plus", "primary")
        self._new.clicked.connect(self.made)
        self._held = desk.presets.refuses("connections.own")
        hold(self._new, self._held)
        self._keeping_held = desk.presets.refuses("secrets.keep")
        note = LockNote()
        self._notices = Notices()
        self._undo = self._notices.add(self._connections.undo)
        self._keyring = self._notices.add(lambda: self._connections.troubles[""].again())
        self._keyring.put_away.connect(lambda: self._connections.put_away(""))
        self._copied = self._notices.add(self._go_on)
        self._next: Offer | None = None  # that it offers
        self._about = ""  # the connection's id
        self._grid = CardGrid()
        self._empty = self._make_empty()
        page = Page()
        page.column.addWidget(Head(Text(self.tr("Data connections"), "title", wrap=False), self._new))
        page.column.addWidget(note)
        page.column.addLayout(self._notices)
        page.column.addWidget(self._grid)
        page.column.addWidget(self._empty)
        page.column.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)
        note.show_locks({"connections.own": self._held, "secrets.keep": self._keeping_held})
        self._empty.hide()
        self._new.hide()
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self._show_more)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self._undo_last)
        QShortcut(QKeySequence(QKeySequence.StandardKey.New), self, self._new.click)
        desk.news.connections_changed.connect(self._show)
        desk.news.listed.connect(self._show)
        if self._connections.known:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._connections.load()

    def _make_empty(self) -> Card:
        empty = Card(kind="invite")
        empty.column.addWidget(Text(self.tr("Connect a database, a store or a web service once"), "name"))
        empty.column.addWidget(
            Text(
                self.tr(
                    "Every workspace that you tick it for reaches it by name, in Python and in R. Its "
                    "password stays in the keyring of this computer, and is in no notebook, file or setting."
                ),
                "muted",
            )
        )
        add = Button(self.tr("Add a connection"), "primary", name=self.tr("Add your first connection"))
        add.clicked.connect(self.made)
        hold(add, self._held)
        empty.column.addLayout(row(add, None))
        return empty

    # --- showing them -----------------------------------------------------------------------------

    def _show(self) -> None:
        if not self._connections.known:
            self._show_notices()
            return
        connections = self._connections.in_order()
        kinds = {one.id: one.kind for one in connections}
        for id, card in list(self._cards.items()):
            if kinds.get(id) != card.kind:
                self._take_away(self._cards.pop(id))
        for one in connections:
            if one.id in self._cards:
                self._cards[one.id].refresh(one)
        self._show_more(_AT_FIRST)
        self._grid.setVisible(bool(connections))
        self._empty.setVisible(not connections)
        self._new.setVisible(bool(connections))
        self._show_notices()

    def _show_more(self, most: int = _AT_A_TIME) -> None:
        """A few at a time: making all of them at once would hold up the window."""
        connections = self._connections.in_order()
        for one in [one for one in connections if one.id not in self._cards][:most]:
            self._cards[one.id] = self._make_card(one.id)
        there = [self._cards[one.id] for one in connections if one.id in self._cards]
        self._grid.show_cards(there)
        if len(there) < len(connections):
            self._rest.start()

    def _make_card(self, id: str) -> ConnectionCard:
        card = ConnectionCard(self._connections[id], self._place, self._grid)
        card.change_asked.connect(self.change_asked)
        card.rotate_asked.connect(self.rotate_asked)
        card.remove_asked.connect(self._remove)
        card.copy_asked.connect(self._copy)
        return card

    def _take_away(self, card: ConnectionCard) -> None:
        card.hide()  # now, for the focus to go on to what comes next
        card.deleteLater()

    def _show_notices(self) -> None:
        self._show_removed()
        trouble = self._connections.troubles.get("")
        if trouble and not self._keeping_held:  # nobody has to get a keyring that nothing may be kept in
            found = words(trouble.problem)
            name = self.tr("Try again, from the message")
            self._keyring.say(f"{found.title}. {found.step}", self.tr("Try again"), tone="warn", name=name)
        else:
            self._keyring.hide()
        for problem in self._connections.broken:
            if str(problem) not in self._told:
                self._told.add(str(problem))
                self._say_broken(problem)

    def _say_broken(self, problem: Problem) -> None:
        """Once: what was put away stays away."""
        found = words(problem)
        strip = self._notices.add(lambda: programs.show_file_of(problem, self._copied.say))
        name = f"{found.button}: {getattr(problem, 'path', '')}"
        strip.say(f"{found.title}. {found.step}", found.button, tone="warn", name=name)

    def _show_removed(self) -> None:
        """What can be had back; once, as it may be put away."""
        removed = [one.name for one in self._connections.removed]
        if removed == self._removed_told:
            return
        self._removed_told = removed
        if len(removed) > 1:
            text = self.tr(
                "%n connections were removed from all workspaces. Their passwords are erased when Cais is "
                "closed.",
                "",
                len(removed),
            )
            self._undo.say(text, self.tr("Undo"))
        elif removed:
            text = self.tr(
                "“{0}” was removed from all workspaces. Its password is erased when Cais is closed."
            )
            self._undo.say(text.format(removed[0]), self.tr("Undo"))
        else:
            self._undo.hide()

    # --- what can be done -------------------------------------------------------------------------

    def point_at(self, id: str) -> None:
        """Have the keyboard go on at this one, if it is in use here."""
        card = self._cards.get(id)
        if card and tabbing.focused_in(self):
            tabbing.go_to(card)

    def say_kept(self, connection: Connection) -> None:
        """It was made or changed, or what opens it was: whether it works is what one wants to know next."""
        text = self.tr("“{0}” is kept.").format(connection.name)
        self._next = next((one for one in OFFERS if not one.in_menu and one.wanted(connection)), None)
        self._about = connection.id
        offered = self._next.text() if self._next else ""
        self._copied.say(text, offered, name=f"{offered} {text}")

    def _go_on(self) -> None:
        if self._next and self._about in self._connections:
            self._next.act(self._connections[self._about], self._place)

    def _remove(self, id: str) -> None:
        self._connections.remove(id)
        if tabbing.focused_in(self):
            tabbing.go_to(self._undo)

    def _undo_last(self) -> None:
        if self._connections.removed:
            self._connections.undo()

    def _copy(self, id: str, language: str) -> None:
        connection = self._connections[id]
        QGuiApplication.clipboard().setText(code.connecting(connection, language))
        told = self.tr("The code that reaches “{0}” was copied. Paste it into a tool that it is ticked for.")
        self._copied.say(told.format(connection.name))
