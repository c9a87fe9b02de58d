"""The first rows of a table, each column with its type."""

from __future__ import annotations

from typing import Any

from PySide6 import QtCore
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget

from desktop.core.data.looking.content import Binary, FirstRows
from desktop.gui.parts.text import tooltip
from desktop.gui.words.looking import cell, spoken

Index = QModelIndex | QPersistentModelIndex
Role = QtCore.Qt.ItemDataRole

_NUMBERS = ("int", "numeric", "decimal", "float", "double", "real", "bigint", "smallint", "tinyint", "money")
_MEASURED = 30
"""Rows by which columns get their width."""

_WIDEST, _NARROWEST, _AROUND = 320, 72, 28


class RowsModel(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._italic = QFont()
        self._italic.setItalic(True)
        self.rows = FirstRows((), ())

    def show_rows(self, rows: FirstRows) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        value = self.rows.rows[index.row()][index.column()]
        plain = isinstance(value, str)
        if role == Role.DisplayRole:
            return cell(value)
        if role == Role.AccessibleTextRole:
            return spoken(value)
        if role == Role.ToolTipRole and plain and value:
            return tooltip(str(value))
        if role == Role.FontRole and not plain:
            return self._italic
        if role == Role.ForegroundRole and not plain:
            return self._muted
        if role == Role.TextAlignmentRole:
            side = QtCore.Qt.AlignmentFlag.AlignRight if self._is_number(index.column()) else 0
            return int(QtCore.Qt.AlignmentFlag.AlignVCenter | side)
        return None

    def headerData(
        self, section: int, orientation: QtCore.Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not QtCore.Qt.Orientation.Horizontal:
            return None
        column = self.rows.columns[section]
        if role == Role.DisplayRole:
            return f"{column.name}\n{column.type}"
        if role == Role.ToolTipRole:
            return tooltip(f"{column.name}\n{column.type}")
        if role == Role.TextAlignmentRole:
            side = "AlignRight" if self._is_number(section) else "AlignLeft"
            return int(QtCore.Qt.AlignmentFlag[side] | QtCore.Qt.AlignmentFlag.AlignVCenter)
        return None

    def _is_number(self, column: int) -> bool:
        return self.rows.columns[column].type.lower().startswith(_NUMBERS)

    @property
    def _muted(self) -> QColor:
        return QGuiApplication.palette().placeholderText().color()


class RowsView(QTableView):
    """What is selected can be copied, for a spreadsheet to take it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = RowsModel(self)
        self.setModel(self.shown)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setTextElideMode(QtCore.Qt.TextElideMode.ElideRight)
        for side in ("horizontal", "vertical"):
            self.setProperty(f"{side}ScrollMode", "ScrollPerPixel")

    def show_rows(self, rows: FirstRows) -> None:
        self.shown.show_rows(rows)
        self.scrollToTop()
        self.horizontalScrollBar().setValue(0)
        measure = self.fontMetrics().averageCharWidth()
        for number, column in enumerate(rows.columns):
            longest = max(
                len(column.name),
                len(column.type),
                *(len(cell(row[number])[:60]) for row in rows.rows[:_MEASURED]),
                0,
            )
            width = min(_WIDEST, max(_NARROWEST, longest * measure + _AROUND))
            self.setColumnWidth(number, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        """Values alone, by tabs and lines; no value is nothing."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        header = self.horizontalHeader()
        columns = sorted({index.column() for index in chosen}, key=header.visualIndex)
        there = {(index.row(), index.column()) for index in chosen}
        lines = []
        for row in sorted({index.row() for index in chosen}):
            values = (self.shown.rows.rows[row][column] for column in columns)
            texts = (
                _copied(value) if (row, column) in there else ""
                for column, value in zip(columns, values, strict=True)
            )
            lines.append("\t".join(texts))
        QGuiApplication.clipboard().setText("\n".join(lines))


def _copied(value: str | Binary | None) -> str:
    """What would begin another cell of a spreadsheet is in quotes, as it has them itself."""
    text = value if isinstance(value, str) else ""
    if any(mark in text for mark in '\t\n\r"'):
        quoted = text.replace('"', '""')
        return f'"{quoted}"'
    return text
