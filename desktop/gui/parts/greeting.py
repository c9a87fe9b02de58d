"""What whoever handed out a preset says to people who begin, in its own words and under its own name."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.core.policy.policy import Setting
from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.text import Text


class Greeting(Card):
    def __init__(self, said: Setting, parent: QWidget | None = None) -> None:
        """`said`: what `texts.welcome` is."""
        super().__init__(parent)
        self.column.setSpacing(theme.SMALL)
        mark = Mark()
        mark.show_icon("building", "accent")
        head = row(mark, spacing=theme.SMALL)
        head.addWidget(Text(said.source.organisation, "strong"), 1)
        self.column.addLayout(head)
        self.column.addWidget(Text(said.value))
