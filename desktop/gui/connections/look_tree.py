"""Schemas, tables and columns as a tree, of which only what is opened takes any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTreeView, QWidget

from desktop.core.data.looking.content import Column, Form, Schema, Table
from desktop.gui.look import icons
from desktop.gui.words.looking import about, form

Item = Schema | Table | Column
Index = QModelIndex | QPersistentModelIndex
Role = QtCore.Qt.ItemDataRole

NAME, ABOUT = 0, 1
_ICON = 16
_ABOUT_SHARE, _ABOUT_CHARACTERS = 0.4, 26
_OPENED = 400
"""Rows that a search opens at once: more than anybody scrolls through."""


class Node:
    """A line of the tree. `children` is None until somebody looks at them."""

    __slots__ = ("asked", "children", "item", "parent", "row")

    def __init__(self, item: Item, row: int, parent: Node | None) -> None:
        self.item = item
        self.row = row
        self.parent = parent
        self.children: list[Node] | None = None
        self.asked = False


class LookTree(QAbstractItemModel):
    """The model. `colour` tells the colours of names and of what is told beside them.

    Signals:
        columns_wanted: those of this table are not known yet (`Table`).
    """

    columns_wanted = Signal(object)

    def __init__(self, colours: Callable[[], tuple[QColor, QColor]], parent: QWidget) -> None:
        super().__init__(parent)
        self._colours = colours
        self._top: list[Node] = []

    def show_schemas(self, schemas: Iterable[Schema]) -> None:
        self.beginResetModel()
        self._top = [Node(schema, row, None) for row, schema in enumerate(schemas)]
        self.endResetModel()

    def show_columns(self, table: Table) -> None:
        """Those of a table that were asked for."""
        index = self.find(table)
        if not index.isValid():
            return
        node: Node = index.internalPointer()
        columns = table.columns or ()
        if columns:
            self.beginInsertRows(index, 0, len(columns) - 1)
        node.item = table
        node.children = [Node(column, row, node) for row, column in enumerate(columns)]
        if columns:
            self.endInsertRows()
        self.dataChanged.emit(index, index.siblingAtColumn(ABOUT))

    def give_up(self, table: Table) -> None:
        """Its columns did not come; they are asked for again when it is opened again."""
        if (index := self.find(table)).isValid():
            index.internalPointer().asked = False

    def find(self, table: Table) -> QModelIndex:
        """Where it is; nowhere if it is not among what is shown."""
        for schema in self._top:
            if schema.item.name == table.schema:
                for node in self._children(schema):
                    if node.item.name == table.name:
                        return self.createIndex(node.row, NAME, node)
        return QModelIndex()

    def table(self, index: Index) -> Table | None:
        """The table at this place, or that this column is of."""
        node = self._node(index)
        while node and isinstance(node.item, Column):
            node = node.parent
        return node.item if node and isinstance(node.item, Table) else None

    # --- what Qt asks -----------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        nodes = self._below(parent)
        if 0 <= row < len(nodes) and column in (NAME, ABOUT):
            return self.createIndex(row, column, nodes[row])
        return QModelIndex()

    def parent(self, index: Index) -> QModelIndex:  # type: ignore[override]
        node = self._node(index)
        if node is None or node.parent is None:
            return QModelIndex()
        return self.createIndex(node.parent.row, NAME, node.parent)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.column() > 0 else len(self._below(parent))

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 2

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        node = self._node(parent)
        if node is None:
            return bool(self._top)
        if isinstance(node.item, Table):
            return node.item.columns is None or bool(node.item.columns)
        return isinstance(node.item, Schema) and bool(node.item.tables)

    def canFetchMore(self, parent: Index) -> bool:
        node = self._node(parent)
        if node is None or not isinstance(node.item, Table):
            return False
        return node.item.columns is None and not node.asked

    def fetchMore(self, parent: Index) -> None:
        if node := self._node(parent):
            node.asked = True
            self.columns_wanted.emit(node.item)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        node = self._node(index)
        if node is None:
            return None
        item, column = node.item, index.column()
        if role == Role.DisplayRole:
            return item.name if column == NAME else about(item)
        if role == Role.ToolTipRole:
            return item.name if column == NAME else about(item)
        if role == Role.AccessibleTextRole:
            what = form(item) if isinstance(item, Table) and item.readable else about(item)
            return ", ".join(filter(None, (item.name, what)))
        if role == Role.ForegroundRole:
            readable = isinstance(item, Schema) or item.readable
            return self._colours()[0 if readable and column == NAME else 1]
        if role == Role.DecorationRole and column == NAME and not isinstance(item, Column):
            return icons.icon(_icon(item), self._colours()[1].name(), _ICON)
        return None

    def _node(self, index: Index) -> Node | None:
        return index.internalPointer() if index.isValid() else None

    def _below(self, parent: Index) -> list[Node]:
        node = self._node(parent)
        return self._top if node is None else self._children(node)

    def _children(self, node: Node) -> list[Node]:
        if node.children is None:
            item = node.item
            below: tuple[Item, ...] = ()
            if isinstance(item, Schema):
                below = item.tables
            elif isinstance(item, Table):
                below = item.columns or ()
            found = [Node(one, row, node) for row, one in enumerate(below)]
            if isinstance(item, Table) and item.columns is None:
                return found
            node.children = found
        return node.children


def _icon(item: Schema | Table) -> str:
    if isinstance(item, Schema):
        return "database"
    return "eye" if item.form in (Form.VIEW, Form.MATERIALIZED) else "table"


class LookTreeView(QTreeView):
    """The tree as it is seen.

    Signals:
        chosen: a table, or one of its columns, is where the keyboard is (`Table`).
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = LookTree(self._colours, self)
        self.setModel(self.tree)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setAnimated(False)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(ABOUT, QHeaderView.ResizeMode.Fixed)
        self.setTextElideMode(QtCore.Qt.TextElideMode.ElideMiddle)

    def show_schemas(self, schemas: tuple[Schema, ...], *, found: bool) -> None:
        """`found`: by a search, whose answers are opened."""
        table = self.tree.table(self.currentIndex())
        self.tree.show_schemas(schemas)
        left = _OPENED
        for row, schema in enumerate(schemas):
            if (found and left > 0) or len(schemas) == 1:
                self.expand(self.tree.index(row, NAME))
                left -= len(schema.tables)
        if table and (index := self.tree.find(table)).isValid():
            self.setCurrentIndex(index)

    def open_parts(self, is_part: Callable[[Table], bool], schemas: tuple[Schema, ...]) -> None:
        """Open the tables that were found by their columns."""
        left = _OPENED
        for row, schema in enumerate(schemas):
            above = self.tree.index(row, NAME)
            for number, table in enumerate(schema.tables):
                if left <= 0:
                    return
                if is_part(table):
                    self.expand(self.tree.index(number, NAME, above))
                    left -= len(table.columns or ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names have most of the room, whatever types are called."""
        super().resizeEvent(event)
        widest = self.fontMetrics().averageCharWidth() * _ABOUT_CHARACTERS
        self.header().resizeSection(ABOUT, min(widest, round(self.viewport().width() * _ABOUT_SHARE)))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if table := self.tree.table(current):
            self.chosen.emit(table)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and closes, as a double click does."""
        if event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            index = self.currentIndex().siblingAtColumn(NAME)
            self.setExpanded(index, not self.isExpanded(index))
        else:
            super().keyPressEvent(event)

    def _colours(self) -> tuple[QColor, QColor]:
        # The application's: a style sheet makes the widget's own paler.
        palette = QGuiApplication.palette()
        return palette.text().color(), palette.placeholderText().color()
