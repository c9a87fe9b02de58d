"""How far something is, and how much of its memory a tool uses: of cards and bars whose tool is at work."""

from __future__ import annotations

import math

from PySide6.QtWidgets import QProgressBar, QSizePolicy, QStyleOptionProgressBar, QWidget

from desktop.gui.look.theme import restyle
from desktop.gui.parts.layout import row
from desktop.gui.parts.text import Text
from desktop.gui.words.limits import in_use

_LEAST_METER = 40
"""Pixels that tell something, where words need the room."""


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
    """A meter, and words."""

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
