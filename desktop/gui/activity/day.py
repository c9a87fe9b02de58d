"""The entries of a day, one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.activity.lines import Line
from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.layout import Card
from desktop.gui.parts.text import Text
from desktop.gui.words import activity as words

_ICONS = {
    "started": ("play", "good"),
    "opened": ("play", "good"),
    "not_started": ("triangle-alert", "warn"),
    "connections": ("database", "muted"),
    "exported": ("download", "accent"),
    "brought_back": ("copy", "accent"),
    "stopped": ("square", "muted"),
    "ended": ("square", "warn"),
}


class DayCard(Card):
    """Grows by the entries it is given."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.column.addWidget(Text(title, "name"))

    def add(self, line: Line) -> None:
        if self.column.count() > 1:
            rule = QFrame()
            rule.setProperty("kind", "rule")
            self.column.addWidget(rule)
        self.column.addWidget(EntryRow(line))


class EntryRow(QWidget):
    """When, what, and with which folders and connections."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self.setProperty("kind", "plain")
        mark = Mark()
        mark.show_icon(*_ICONS.get(line.what, ("circle-dot", "muted")))
        when = Text(words.time(line.at), "muted", wrap=False)
        when.setMinimumWidth(when.fontMetrics().horizontalAdvance("00:00 XX") + theme.SMALL)
        told = QVBoxLayout()
        told.setSpacing(2)
        told.addWidget(Text(words.sentence(line), "strong"))
        if about := words.details(line):
            told.addWidget(Text("\n".join(about), "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.MEDIUM)
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
