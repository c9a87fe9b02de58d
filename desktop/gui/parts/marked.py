"""A paragraph with a small icon before its first line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.gui.look.theme import restyle
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.layout import row
from desktop.gui.parts.text import Text


class Marked(QWidget):
    """The icon says in its colour how the text is meant."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mark = Mark()
        self._text = Text()
        line = row(spacing=10)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._text, 1)
        self.setLayout(line)

    def show_text(self, text: str, kind: str, icon: str, tone: str) -> None:
        """`kind`: the text's. `tone`: the kind of text whose colour the icon has."""
        self._mark.show_icon(icon, tone)
        self._text.setText(text)
        restyle(self._text, kind=kind)


def promise(text: str) -> Marked:
    """What is sure to hold."""
    marked = Marked()
    marked.show_text(text, "", "shield-check", "good")
    return marked


def warning(text: str) -> Marked:
    """What is to be noticed, and stops nothing."""
    marked = Marked()
    marked.show_text(text, "warn", "triangle-alert", "warn")
    return marked


def locked(text: str) -> Marked:
    """What nobody can choose otherwise."""
    marked = Marked()
    marked.show_text(text, "", "lock", "muted")
    return marked
