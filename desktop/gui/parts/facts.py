"""What is to be known before somebody decides: names at the left, and what there is to say beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.layout import Card, empty
from desktop.gui.parts.text import Text


class Facts(Card):
    """Lines below each other in a card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.LARGE)
        self._grid.setVerticalSpacing(theme.MEDIUM)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)

    def clear(self) -> None:
        empty(self._grid)

    def add(self, name: str, *items: Sequence[QWidget]) -> None:
        """Below each other, the `items`: texts, each in a line of its own."""
        line = self._grid.rowCount()
        self._grid.addWidget(Text(name, "section", wrap=False), line, 0, Qt.AlignmentFlag.AlignTop)
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for index, item in enumerate(items):
            if index:
                column.addSpacing(theme.SMALL)
            for text in item:
                column.addWidget(text)
        self._grid.addWidget(texts, line, 1)

    def rule(self) -> None:
        rule = QFrame()
        rule.setProperty("kind", "rule")
        self._grid.addWidget(rule, self._grid.rowCount(), 0, 1, 2)
