"""Labels that wrap or shorten instead of pushing the layout apart."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6 import QtCore
from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_LONG_WORD = re.compile(r"\S{24,}")
_BREAK = "\u200b"  # a place where a line may end, and nothing to see


def breakable(text: str) -> str:
    """The same to read, and paths and endless names may go on in the next line."""
    return _LONG_WORD.sub(lambda word: re.sub(r"(\w{8}|\W)(?=\w)", rf"\1{_BREAK}", word[0]), text)


def literal(text: str) -> str:
    """The same to read on menus, buttons and tabs, where Qt would underline the letter after an ampersand."""
    return text.replace("&", "&&")


def tooltip(text: str) -> str:
    """The same to read in a tooltip, also where Qt might take it for markup."""
    if "<" in text:
        return f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    return text


def shortened(name: str, most: int = 60) -> str:
    """The name with at most as many characters, without its middle where it has more."""
    half = (most - 1) // 2
    return name if len(name) <= most else f"{name[:half].rstrip()}…{name[-half:].lstrip()}"


def from_home(path: str) -> str:
    """The path as a person has it in mind: without that of their home folder."""
    there, home = Path(path), Path.home()
    return str(there.relative_to(home) if there.is_relative_to(home) else there)


class Text(QLabel):
    """A paragraph of a named kind (see the style sheet).

    Always plain text: what comes from outside is never markup.
    """

    def __init__(
        self, text: str = "", kind: str = "", parent: QWidget | None = None, *, wrap: bool = True
    ) -> None:
        super().__init__(parent)
        self.setProperty("textFormat", "PlainText")
        self.setProperty("kind", kind)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(breakable(text) if self.wordWrap() else text)

    def text(self) -> str:
        return super().text().replace(_BREAK, "")


class ElidedText(QLabel):
    """One line that is shortened in the middle where there is no room; the tooltip has all of it."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("textFormat", "PlainText")
        self.setProperty("kind", kind)
        self.setToolTip(tooltip(text))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(tooltip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        whole = self.text()
        room, metrics = self.contentsRect().width(), self.fontMetrics()
        if metrics.horizontalAdvance(whole) <= room:
            super().paintEvent(event)
            return
        shown = metrics.elidedText(whole, QtCore.Qt.TextElideMode.ElideMiddle, room)
        painter = QPainter(self)
        self.drawFrame(painter)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(), int(self.alignment() | QtCore.Qt.AlignmentFlag.AlignVCenter), shown
        )
