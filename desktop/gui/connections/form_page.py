"""The page that a form is on: what it is about, and below that its parts, no wider than can be read well."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.layout import Page, row
from desktop.gui.parts.text import Text

_WIDEST = 640
"""Pixels: lines that are longer are harder to read, and say less of what is to be entered."""

_NO_MAXIMUM = 16_777_215
"""Qt's own, which has no name in Python."""


class FormPage(Page):
    """Attributes:
    parts: what is below the heading.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text("", "title")
        self._lead = Text("", "muted")
        head = QVBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(self._title)
        head.addWidget(self._lead)
        self._inside = QWidget()
        self.parts = QVBoxLayout(self._inside)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.parts.setSpacing(theme.LARGE)
        beside = row(spacing=0)
        beside.addWidget(self._inside, 1000)
        beside.addStretch(1)
        self.column.addLayout(head)
        self.column.addLayout(beside)
        self.column.addStretch(1)

    def show_head(self, title: str, lead: str, *, wide: bool) -> None:
        """`wide`: its parts take all the width there is."""
        self._title.setText(title)
        self._lead.setText(lead)
        self._inside.setMaximumWidth(_NO_MAXIMUM if wide else _WIDEST)
