"""What a person sees who has no workspace yet: their organisation's word, and how it goes, in three steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.layout import Card, CardGrid, row
from desktop.gui.parts.text import Text

if TYPE_CHECKING:
    from desktop.core.policy.policy import Setting


class Welcome(QWidget):
    """Three cards in a row, below one another where there is no room."""

    def __init__(self, said: Setting | None, parent: QWidget | None = None) -> None:
        """`said`: what a preset says to people who begin, if one does."""
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.SMALL, 0, 0)
        column.setSpacing(theme.MEDIUM)
        grid = CardGrid(narrowest=230)
        grid.show_cards(
            [
                self._step(
                    "layout-grid",
                    self.tr("1  Choose a tool"),
                    self.tr("JupyterLab or RStudio, with the packages that most people need."),
                ),
                self._step(
                    "folder",
                    self.tr("2  Choose folders"),
                    self.tr("The tool sees these and nothing else on this computer."),
                ),
                self._step(
                    "play",
                    self.tr("3  Start working"),
                    self.tr("It opens right here. Stop it and come back to it whenever you like."),
                ),
            ],
            fill=True,
        )
        if said:
            from desktop.gui.parts.greeting import Greeting  # where there is one

            column.addWidget(Greeting(said))
            column.addSpacing(theme.SMALL)
        column.addWidget(Text(self.tr("How it works"), "section"))
        column.addWidget(grid)

    def _step(self, icon: str, title: str, text: str) -> Card:
        mark = Mark()
        mark.show_icon(icon, "accent")
        head = row(mark, spacing=theme.SMALL)
        head.addWidget(Text(title, "strong"), 1)
        card = Card()
        card.column.setSpacing(theme.SMALL)
        card.column.addLayout(head)
        card.column.addWidget(Text(text, "muted"))
        card.column.addStretch(1)
        return card
