"""Tile, pill and chip: the small marks on cards and bars."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.gui.look import icons
from desktop.gui.look.theme import restyle
from desktop.gui.parts.text import ElidedText

_LETTERS = {"python": "Py", "r": "R", "spark": "Sp"}


class Tile(QLabel):
    """The coloured square that says Python or R at a glance."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(_LETTERS.get(language, language[:2].title()), parent)
        self.setProperty("kind", "tile")
        self.setProperty("tone", language)
        self.setFixedSize(44, 44)
        self.setProperty("alignment", "AlignCenter")


class Pill(QLabel):
    """A state in a word. `tone`: good, idle, warn, bad or org."""

    def __init__(self, text: str = "", tone: str = "idle", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", "pill")
        self.setProperty("tone", tone)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, tone: str) -> None:
        self.setText(text)
        restyle(self, tone=tone)


class Chip(ElidedText):
    """A small fact, such as a folder's name and what may be done with it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "chip", parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class Mark(QLabel):
    """A small icon in the colour of one of the kinds of text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = ""
        self.setFixedSize(18, 20)

    def show_icon(self, icon: str, kind: str) -> None:
        self._icon = icon
        restyle(self, kind=kind)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As it is: a label in something disabled would have it paler than can be seen."""
        painter = QPainter(self)
        self.style().drawItemPixmap(painter, self.rect(), self.alignment().value, self.pixmap())
        painter.end()

    def _draw(self) -> None:
        if self._icon:
            self.setPixmap(icons.pixmap(self._icon, self.palette().windowText().color().name(), 16))
