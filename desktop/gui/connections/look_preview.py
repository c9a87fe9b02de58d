"""The right side of a look around: the table that was chosen, how it begins, and the code that reads it."""

from __future__ import annotations

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.core.data import code
from desktop.core.data.connection import Connection
from desktop.core.data.looking.content import FirstRows, Form, Table
from desktop.gui.connections.look_rows import RowsView
from desktop.gui.connections.look_states import Busy, Empty
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import Wrap, row
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.words.looking import choose, copy_code, extent, form
from desktop.gui.words.problems import words

_LEAST = 260


class Preview(QWidget):
    """Shows one table at a time.

    Signals:
        stopped: its rows need not come.
        again: they are wanted after all.
    """

    stopped = Signal()
    again = Signal()

    def __init__(self, connection: Connection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(_LEAST)
        self._connection = connection
        self._table: Table | None = None
        self._name = ElidedText("", "name")
        self._about = Text("", "muted")
        self._rows = RowsView()
        self._rows.setAccessibleName(self.tr("First rows"))
        self._busy = Busy(self.tr("Reading the first rows…"))
        self._busy.stopped.connect(self.stopped)
        self._empty = Empty()
        self._trouble = _Trouble()
        self._trouble.again.connect(self.again)
        self._stack = QStackedWidget()
        for page in (self._empty, self._rows, self._busy, self._trouble):
            self._stack.addWidget(page)
        self._copy = IconTextButton(copy_code(connection.kind), "copy")
        self._copy.clicked.connect(self._offer_code)
        self._copied = Text("", "muted")
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self._name)
        titles.addWidget(self._about)
        foot = Wrap()
        foot.setSpacing(theme.MEDIUM)
        foot.addWidget(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addLayout(titles)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)
        column.addWidget(self._copied)
        self._empty.say(choose(connection.kind))
        self._show(self._empty)
        for widget in (self._name, self._about, self._copy, self._copied):
            widget.hide()

    def show_reading(self, table: Table) -> None:
        self._table = table
        between = "/" if table.form is Form.FILE else "."
        self._name.setText(f"{table.schema}{between}{table.name}")
        self._about.setText(form(table))
        for widget in (self._name, self._about, self._copy):
            widget.show()
        self._copied.hide()
        self._show(self._busy)

    def show_rows(self, rows: FirstRows) -> None:
        said = extent(rows)
        if self._table:
            self._about.setText(f"{form(self._table)} · {said}")
        self._rows.show_rows(rows)
        self._empty.say(said)
        self._show(self._rows if rows.columns else self._empty)

    def show_problem(self, error: BaseException) -> None:
        self._trouble.show_error(error)
        self._show(self._trouble)

    def show_stopped(self) -> None:
        if self._stack.currentWidget() is self._busy:
            self._trouble.say(self.tr("Reading was stopped."), "")
            self._show(self._trouble)

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)

    def _offer_code(self) -> None:
        menu = QtWidgets.QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, language in ((self.tr("For Python"), "python"), (self.tr("For R"), "r")):
            action = QtGui.QAction(text, menu)
            action.triggered.connect(lambda _=False, language=language: self._copy_code(language))
            menu.addAction(action)
        open_below(menu, self._copy)

    def _copy_code(self, language: str) -> None:
        if self._table is None:
            return
        QGuiApplication.clipboard().setText(code.reading(self._connection, self._table, language))
        told = self.tr("It was copied. Paste it into a tool that “{0}” is ticked for.")
        self._copied.setText(told.format(self._connection.name))
        self._copied.show()


class _Trouble(QWidget):
    """Why there are no rows, in the place of rows.

    Signals:
        again: they are wanted after all.
    """

    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text("", "strong")
        self._step = Text("", "muted")
        self._details = Text("", "small")
        self._go = Button(self.tr("Try again"))
        self._go.clicked.connect(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL, 0, 0)
        column.setSpacing(theme.SMALL)
        column.addWidget(self._title)
        column.addWidget(self._step)
        column.addLayout(row(self._go, None))
        column.addWidget(self._details)
        column.addStretch(1)

    def show_error(self, error: BaseException) -> None:
        found = words(error)
        self.say(found.title, found.step, getattr(error, "detail", ""))

    def say(self, title: str, step: str, details: str = "") -> None:
        self._title.setText(title)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self._details.setText(details)
        self._details.setVisible(bool(details))
