"""Schemas, tables and columns of a connection, and how a table begins."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.backend import Backend
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.looking.content import Catalogue, Column, FirstRows, Table
from desktop.core.data.looking.search import Search
from desktop.core.data.looking.visitor import Visitor
from desktop.core.problems import SecretMissing
from desktop.gui.connections.look_preview import Preview
from desktop.gui.connections.look_states import Busy, Empty, SignIn, centred
from desktop.gui.connections.look_tree import LookTreeView
from desktop.gui.jobs.job import Job, call
from desktop.gui.look import theme
from desktop.gui.parts.buttons import IconButton
from desktop.gui.parts.layout import row
from desktop.gui.parts.problem import ProblemPanel
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words import looking as told
from desktop.gui.words.connections import subtitle
from desktop.gui.words.problems import Action, words

_SIZE = (1040, 660)
_PARTS = (340, 700)
_LEAST = 200

PAUSE_MS = 120
"""Between two steps through the tree, in which nothing is asked for: whoever goes on wants another table."""


class LookAround(QDialog):
    """Connects as soon as it is shown, and lets go when it is closed. It holds up nothing else.

    Signals:
        way_asked: nobody could connect, and whoever sees that wants to know why.
    """

    way_asked = Signal()

    def __init__(
        self,
        connection: Connection,
        backend: Backend,
        desk: Desk,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        self._connection, self._backend, self._desk = connection, backend, desk
        self._visitor = Visitor(lambda stop: backend.data.look_around(connection, stop))
        self._listing: Job | None = None
        self._reading: Job | None = None
        self._search = Search(Catalogue(()))
        self._table: Table | None = None
        name = shortened(connection.name)
        self.setWindowTitle(self.tr("Look around in {0}").format(name))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self._busy = Busy(self.tr("Connecting to “{0}”…").format(name))
        self._busy.stopped.connect(self.reject)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(
            theme.PAGE - theme.SMALL, theme.LARGE, theme.PAGE - theme.SMALL, theme.LARGE
        )
        column.setSpacing(theme.MEDIUM)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(Text(name, "heading"))
        titles.addWidget(Text(subtitle(connection), "muted"))
        column.addLayout(titles)
        column.addWidget(self._pages, 1)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._go_to_search)
        refresh = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        refresh.activated.connect(self._list)
        self._take_size()
        self.finished.connect(self._leave)
        self._list()
        QTimer.singleShot(0, self, lambda: self._content)  # while it connects, which takes longer

    # Pages are not made at once: the dialog itself comes sooner.

    @cached_property
    def _sign_in(self) -> SignIn:
        page = SignIn(self._connection.name)
        page.entered.connect(self._enter)
        self._pages.addWidget(page)
        return page

    @cached_property
    def _problem(self) -> ProblemPanel:
        panel = ProblemPanel(back=self.tr("Close"))
        panel.chosen.connect(self._help)
        panel.left.connect(self.reject)
        self._pages.addWidget(centred(panel))
        return panel

    @cached_property
    def _content(self) -> QWidget:
        self._wanted = QLineEdit()
        self._wanted.setPlaceholderText(told.search(self._connection.kind))
        self._wanted.setAccessibleName(told.search(self._connection.kind))
        self._wanted.setClearButtonEnabled(True)
        self._wanted.textChanged.connect(self._find)
        self._again = IconButton("rotate-cw", self.tr("Refresh"))
        self._again.clicked.connect(self._list)
        self._tree = LookTreeView()
        self._tree.setAccessibleName(told.what_there_is(self._connection.kind))
        self._tree.chosen.connect(self._choose)
        self._tree.tree.columns_wanted.connect(self._ask_columns)
        self._nothing = Empty()
        self._left = QStackedWidget()
        self._left.addWidget(self._tree)
        self._left.addWidget(self._nothing)
        self._cut = Text("", "muted")
        self._preview = Preview(self._connection)
        self._preview.stopped.connect(self._stop_reading)
        self._preview.again.connect(self._read)
        left = QWidget()
        left.setMinimumWidth(_LEAST)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        head = row(spacing=theme.SMALL)
        head.addWidget(self._wanted, 1)
        head.addWidget(self._again)
        column.addLayout(head)
        column.addWidget(self._left, 1)
        column.addWidget(self._cut)
        self._parts = QSplitter()
        self._parts.setChildrenCollapsible(False)
        self._parts.setHandleWidth(theme.LARGE)
        self._parts.addWidget(left)
        self._parts.addWidget(self._preview)
        self._parts.setStretchFactor(1, 1)
        self._parts.setSizes(_PARTS)
        _geometry, parts = self._desk.preferences.look_around
        if not parts.isEmpty():
            self._parts.restoreState(parts)
        self._pages.addWidget(self._parts)
        return self._parts

    @property
    def _has_content(self) -> bool:
        return "_content" in vars(self) and self._pages.currentWidget() is self._content

    def _go_to_search(self) -> None:
        if self._has_content:
            self._wanted.setFocus()

    # --- what tables there are --------------------------------------------------------------------

    def _list(self) -> None:
        if self._listing:
            self._listing.cancel()
        self._stop_reading()
        self._listing = self._begin(self._look, "look-around", self._take, self._fail)
        self._pages.setCurrentWidget(self._busy)
        self._busy.setFocus()

    def _look(self, stop: Stop) -> Search:
        return Search(self._visitor.catalogue(stop))

    def _take(self, search: Search) -> None:
        self._search, content = search, self._content
        self._cut.setText(told.more(self._connection.kind) if search.cut else "")
        self._cut.setVisible(search.cut)
        self._pages.setCurrentWidget(content)
        self._find(self._wanted.text())
        self._wanted.setFocus()
        if self._table:
            self._choose(self._search.whole(self._table))

    def _find(self, text: str) -> None:
        found = self._search.find(text)
        is_search = bool(text.strip())
        self._tree.show_schemas(found, found=is_search)
        if is_search:
            self._tree.open_parts(lambda table: self._search.whole(table) != table, found)
        kind = self._connection.kind
        self._nothing.say(told.not_found(kind) if is_search else told.nothing(kind))
        self._left.setCurrentIndex(0 if found else 1)

    def _ask_columns(self, table: Table) -> None:
        def show(columns: tuple[Column, ...]) -> None:
            self._tree.tree.show_columns(table._replace(columns=columns))

        def columns(stop: Stop) -> tuple[Column, ...]:
            return self._visitor.columns(table, stop)

        self._begin(columns, "look-at-columns", show, lambda _error: self._tree.tree.give_up(table))

    # --- how a table begins -----------------------------------------------------------------------

    def _choose(self, table: Table) -> None:
        table = self._search.whole(table)
        if table == self._table and self._reading:
            return
        self._stop_reading()
        self._table = table
        self._preview.show_reading(table)
        self._pause.start()

    def _read(self) -> None:
        table = self._table
        if table is None:
            return
        self._stop_reading()
        self._preview.show_reading(table)

        def first_rows(stop: Stop) -> FirstRows:
            return self._visitor.first_rows(table, stop)

        self._reading = self._begin(
            first_rows, "look-at-rows", self._preview.show_rows, self._preview.show_problem
        )
        self._reading.cancelled.connect(self._preview.show_stopped)

    def _stop_reading(self) -> None:
        self._pause.stop()
        reading, self._reading = self._reading, None
        if reading:
            reading.cancel()

    # --- what goes wrong, and the end -------------------------------------------------------------

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, SecretMissing):
            self._pages.setCurrentWidget(self._sign_in)
            self._sign_in.setFocus()
            return
        self._problem.show_words(words(error))
        page = self._problem.parentWidget()
        if page:
            self._pages.setCurrentWidget(page)

    def _enter(self) -> None:
        self._backend.connections().enter(self._connection.id, self._sign_in.take())
        self._list()

    def _help(self, action: Action) -> None:
        if action is Action.LEAVE:
            self.reject()
        elif action is Action.SHOW_WAY:
            self.reject()
            self.way_asked.emit()
        elif action is Action.ENTER_PASSPHRASE:
            self._desk.news.passphrase_wanted.emit(lambda: self._list() if isValid(self) else None)
        else:
            self._list()

    def _begin(
        self,
        ask: Callable[[Stop], object],
        name: str,
        take: Callable[[Any], None],
        fail: Callable[[BaseException], None],
    ) -> Job:
        job = Job(lambda _report, stop: ask(stop), name, self)
        job.succeeded.connect(take)
        job.failed.connect(fail)
        return job.start()

    def _leave(self) -> None:
        _geometry, parts = self._desk.preferences.look_around
        parts = self._parts.saveState() if self._has_content else parts
        self._desk.preferences.look_around = self.saveGeometry(), parts
        Job(call(self._visitor.close), "look-no-more", self._desk).start()

    def _take_size(self) -> None:
        geometry, _parts = self._desk.preferences.look_around
        parent = self.parentWidget()
        self.resize(QSize(*_SIZE).boundedTo(parent.size()) if parent else QSize(*_SIZE))
        if not geometry.isEmpty():
            self.restoreGeometry(geometry)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, the arrow leads into what was found."""
        if event.key() == QtCore.Qt.Key.Key_Down and self._has_content and self._wanted.hasFocus():
            self._tree.setFocus()
            if not self._tree.currentIndex().isValid():
                self._tree.setCurrentIndex(self._tree.tree.index(0, 0))
        elif event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            event.accept()  # nothing here is chosen by leaving
        else:
            super().keyPressEvent(event)
