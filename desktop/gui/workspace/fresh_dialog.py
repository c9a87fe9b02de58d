"""Asks what a tool that is made anew begins with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.core.start.homes import Home
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import RadioColumn, layout_of, row
from desktop.gui.parts.text import Text, shortened
from desktop.gui.words.homes import moment

_WIDTH = 456

_BESIDE_A_CIRCLE = 26
"""Pixels from a circle's edge to its text, below which what is said of it begins."""


class FreshDialog(QDialog):
    """Nothing changes before its button is pressed, and once closed it is gone.

    Signals:
        chosen: the tool is to be made anew, and begins with this (`Home`).
    """

    chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Start fresh"))
        self._group = QButtonGroup(self)
        self._ways: dict[Home, QRadioButton] = {}
        begin = Button(self.tr("Start fresh"), "primary")
        begin.setDefault(True)
        begin.clicked.connect(self._choose)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = column_of(self, _WIDTH)
        column.addWidget(_said(self.tr("Start “{0}” fresh?").format(shortened(workspace.name)), "name"))
        column.addWidget(
            _said(self.tr("What is open is saved, and the tool is made anew. Its folders stay as they are."))
        )
        column.addLayout(self._make_ways(workspace))
        column.addLayout(row(None, cancel, begin, spacing=theme.SMALL))
        self._ways[Home.KEPT].setChecked(True)
        self._ways[Home.KEPT].setFocus()

    def _make_ways(self, workspace: Workspace) -> QVBoxLayout:
        ways = QVBoxLayout()
        ways.setSpacing(theme.MEDIUM)
        kept = self.tr("Added packages, settings, history and files outside the folders stay.")
        ways.addLayout(self._way(Home.KEPT, self.tr("With what is kept inside"), kept))
        aside = self.tr("What is kept now is set aside and can be had back.")
        since = moment(workspace.set_aside) if workspace.set_aside else ""
        goes = self.tr("What was set aside on {0} is erased for that.").format(since) if since else ""
        ways.addLayout(self._way(Home.EMPTY, self.tr("With nothing kept inside"), aside, goes))
        if since:
            back = self.tr("With what was set aside on {0}").format(since)
            swap = self.tr("What is kept now is set aside in its place.")
            ways.addLayout(self._way(Home.BACK, back, swap))
        return ways

    def _way(self, home: Home, name: str, about: str, warning: str = "") -> QVBoxLayout:
        button = self._ways[home] = QRadioButton(name)
        button.setAccessibleName(name)
        button.setAccessibleDescription(f"{about} {warning}".strip())
        self._group.addButton(button)
        line = RadioColumn()
        line.addWidget(button)
        below = QVBoxLayout()
        below.setContentsMargins(_BESIDE_A_CIRCLE, 0, 0, 0)
        below.setSpacing(theme.GAP)
        below.addWidget(_said(about, "muted"))
        if warning:
            below.addWidget(_said(warning, "warn"))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(line)
        column.addLayout(below)
        return column

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its texts are at this width: Qt would make room for narrower and longer ones."""
        super().showEvent(event)
        height = layout_of(self).totalHeightForWidth(self.width())
        self.setMinimumHeight(height)
        self.resize(self.width(), height)

    def _choose(self) -> None:
        self.chosen.emit(next(home for home, button in self._ways.items() if button.isChecked()))
        self.accept()


def _said(text: str, kind: str = "") -> Text:
    said = Text(text, kind)
    said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return said
