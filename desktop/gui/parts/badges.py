"""Tile, pill, chip and meter: the small marks on cards and bars."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QProgressBar, QSizePolicy, QWidget

from desktop.gui.look import icons
from desktop.gui.look.theme import restyle
from desktop.gui.parts.layout import row
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.words.limits import in_use

if TYPE_CHECKING:  # not needed to show what is there
    from PySide6.QtWidgets import QStyleOptionProgressBar

_LEAST_METER = 40
"""Pixels that tell something, where words need the room."""

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

    def _draw(self) -> None:
        if self._icon:
            self.setPixmap(icons.pixmap(self._icon, self.palette().windowText().color().name(), 16))


class Meter(QProgressBar):
    """A thin bar from 0 to 1, or a moving one while the end is not known."""

    _FINE = 1000
    _LEAST = 6  # pixels of what is filled, twice its radius: less is a hairline, or not round

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setRange(0, self._FINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float | None, tone: str = "") -> None:
        """`share` from 0 to 1; None for work whose end is not known. `tone`: "" or "warn"."""
        if self.property("tone") != tone:
            restyle(self, tone=tone)
        if share is None:
            self.setRange(0, 0)
            return
        self.setRange(0, self._FINE)
        self.setValue(math.ceil(max(0.0, min(1.0, share)) * self._FINE))

    def initStyleOption(self, option: QStyleOptionProgressBar) -> None:
        """How it is painted: whatever there is can be seen."""
        super().initStyleOption(option)
        if option.progress > 0 and self.width():
            least = math.ceil(self._LEAST / self.width() * option.maximum)
            option.progress = max(option.progress, least)


class MemoryLine(QWidget):
    """How much of its memory a tool uses, as a meter and in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._meter = Meter(self.tr("Memory in use"))
        self._meter.setMinimumWidth(_LEAST_METER)
        self._value = Text("", "muted", wrap=False)
        line = row(Text(self.tr("Memory"), "muted", wrap=False), self._meter, self._value)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)

    def show_use(self, used: int, limit: int, *, nearly_full: bool) -> None:
        """In bytes; zeros while unknown."""
        self._meter.show_share(used / limit if limit else 0, "warn" if nearly_full else "")
        self._value.setText(in_use(used, limit, nearly_full=nearly_full))
        restyle(self._value, kind="warn" if nearly_full else "muted")
