"""One data connection on its page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.data.connection import Connection
from desktop.gui.connections.offers import OFFERS, Offer
from desktop.gui.connections.place import Place
from desktop.gui.look import icons, theme
from desktop.gui.parts.badges import Chip
from desktop.gui.parts.buttons import Button, IconButton
from desktop.gui.parts.layout import Card, Wrap, empty, row
from desktop.gui.parts.locks import say_why
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import ElidedText, Text, shortened
from desktop.gui.state.connections import DataConnections
from desktop.gui.words.connections import last_used, subtitle
from desktop.gui.words.keyrings import kept, new_secret
from desktop.gui.words.problems import words

ICONS = {
    **dict.fromkeys(("postgresql", "mysql", "sqlserver", "oracle", "redshift"), "database"),
    **dict.fromkeys(("snowflake", "bigquery", "databricks", "s3", "azure-blob"), "cloud"),
    "https": "globe",
    "odbc": "plug",
    "other": "key",
}
"""By kind."""

_CHIPS = 4
"""Workspaces that are named; of more than that it is told how many."""


class KindTile(QLabel):
    """The square with the icon of a kind of data, in the colour of its text."""

    _SIZE, _ICON = 44, 22

    def __init__(self, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ICONS[kind]
        self.setProperty("kind", "tile")
        self.setFixedSize(self._SIZE, self._SIZE)
        self.setProperty("alignment", "AlignCenter")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            colour = self.palette().windowText().color().name()
            self.setPixmap(icons.pixmap(self._icon, colour, self._ICON))


class ConnectionCard(Card):
    """What it leads to, where its secret is, who uses it, and what can be done.

    Attributes:
        more: opens the menu.

    Signals (each carries the connection's id):
        change_asked, rotate_asked, remove_asked.
        copy_asked: its code is wanted (id, the language).
    """

    change_asked = Signal(str)
    rotate_asked = Signal(str)
    remove_asked = Signal(str)
    copy_asked = Signal(str, str)

    def __init__(self, connection: Connection, place: Place, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connection = connection
        self._place = place
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._name = ElidedText("", "name")
        self._leads_to = Text("", "muted")
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._name)
        titles.addWidget(self._leads_to)
        head = row(KindTile(connection.kind))
        head.addLayout(titles, 1)
        self._kept = Text("", "muted")
        self._used = Text("", "muted")
        self._users = Wrap()
        self._shown_users: list[str] = []
        self._trouble = Notice()
        self._trouble.accepted.connect(lambda: self._connections.troubles[self.id].again())
        self._trouble.put_away.connect(lambda: self._connections.put_away(self.id))
        self._buttons = Wrap()
        self.more = IconButton("ellipsis", "")
        self.more.clicked.connect(self._show_menu)
        self.column.addLayout(head)
        facts = QVBoxLayout()
        facts.setSpacing(2)
        facts.addWidget(self._kept)
        facts.addWidget(self._used)
        self.column.addLayout(facts)
        self.column.addLayout(self._users)
        self.column.addWidget(self._trouble)
        self.column.addStretch(1)
        below = row(spacing=theme.SMALL)
        below.addLayout(self._buttons, 1)
        below.addWidget(self.more, 0, QtCore.Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(below)
        change = self._offer(self.tr("Change…"), lambda: self.change_asked.emit(self.id))
        if connection.handed_by:
            say_why(change, self._handed())
            change.setEnabled(False)
        for offer in OFFERS:
            if not offer.in_menu and offer.wanted(connection):
                self._offer(offer.text(), partial(self._act, offer))
        self.refresh(connection)

    @property
    def id(self) -> str:
        return self._connection.id

    @property
    def kind(self) -> str:
        return self._connection.kind

    @property
    def _connections(self) -> DataConnections:
        return self._place.desk.connections

    def _handed(self) -> str:
        return self.tr("It comes with the preset of {0}, which says where it leads.").format(
            self._connection.handed_by
        )

    def _offer(self, text: str, act: Callable[[], object]) -> Button:
        button = Button(text)
        button.clicked.connect(act)
        self._buttons.addWidget(button)
        return button

    def _act(self, offer: Offer, *_pressed: bool) -> None:
        offer.act(self._connection, self._place)

    def refresh(self, connection: Connection) -> None:
        """Show the newest word of it."""
        self._connection = connection
        self._name.setText(connection.name)
        self.setAccessibleName(connection.name)
        self._leads_to.setText(subtitle(connection))
        reads = self.tr("Reads only") if connection.is_read_only else ""
        where = kept(connection, self._connections.keyring)
        handed = self._handed() if connection.handed_by else ""
        self._kept.setText("\n".join(filter(None, (" · ".join(filter(None, (where, reads))), handed))))
        self._show_users()
        self._show_trouble()
        for button in self.findChildren(Button):
            if button.parent() is self:
                button.setAccessibleName(f"{button.text()} {connection.name}")
        self.more.show_name(self.tr("More for {0}").format(connection.name))

    def _show_users(self) -> None:
        users = [shortened(one.name) for one in self._connections.used_by(self.id)]
        used = self.tr("No workspace uses it yet.") if not users else last_used(self._connection.used)
        self._used.setText(used)
        if users == self._shown_users:
            return
        self._shown_users = users
        empty(self._users)
        for name in users[:_CHIPS]:
            self._users.addWidget(Chip(name))
        if len(users) > _CHIPS:
            self._users.addWidget(Chip(self.tr("and %n more", "", len(users) - _CHIPS)))

    def _show_trouble(self) -> None:
        trouble = self._connections.troubles.get(self.id)
        if trouble:
            found = words(trouble.problem)
            again = self.tr("Try again")
            name = f"{again} {self._connection.name}"
            self._trouble.say(f"{found.title}. {found.step}", again, tone="warn", name=name)
        else:
            self._trouble.hide()

    def _show_menu(self) -> None:
        menu = QtWidgets.QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, self.tr("Copy code for Python"), lambda: self.copy_asked.emit(self.id, "python"))
        self._add(menu, self.tr("Copy code for R"), lambda: self.copy_asked.emit(self.id, "r"))
        for offer in OFFERS:
            if offer.in_menu and offer.wanted(self._connection):
                self._add(menu, offer.text(), partial(self._act, offer))
        menu.addSeparator()
        if self._connection.needs_secret:
            self._add(menu, new_secret(self.kind), lambda: self.rotate_asked.emit(self.id))
        if not self._connection.handed_by:
            self._add(menu, self.tr("Remove"), lambda: self.remove_asked.emit(self.id))
        open_below(menu, self.more)

    def _add(self, menu: QtWidgets.QMenu, text: str, act: Callable[[], object]) -> None:
        action = QtGui.QAction(text, menu)
        action.triggered.connect(lambda _=False: act())
        menu.addAction(action)
