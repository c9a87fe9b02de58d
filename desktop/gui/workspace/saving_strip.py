"""What is said above every screen while somebody waits for a tool to save."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QMainWindow, QVBoxLayout

from desktop.gui.look import theme
from desktop.gui.parts.text import Text


class SavingStrip(QFrame):
    """Goes from edge to edge, and away by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "notice")
        self.setProperty("place", "edge")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.SMALL, theme.LARGE, theme.SMALL)
        self._text = Text("")
        column.addWidget(self._text)
        self.retranslate()

    def retranslate(self) -> None:
        self._text.setText(self.tr("Saving your work…"))


def show_saving(window: QMainWindow, lasting: bool) -> None:
    """Say so on top of the window as long as it lasts."""
    if lasting and not window.menuWidget():
        window.setMenuWidget(SavingStrip())
    if strip := window.menuWidget():
        strip.setVisible(lasting)


def retranslate(window: QMainWindow) -> None:
    """What is said there, also before the next time."""
    if isinstance(strip := window.menuWidget(), SavingStrip):
        strip.retranslate()
