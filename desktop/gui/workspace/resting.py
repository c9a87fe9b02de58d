"""What a workspace's screen shows while nothing is embedded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.status import Status
from desktop.gui import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.text import Text


class RestPanel(Card):
    """What can be said of the tool, and how to get to it.

    Signals:
        opened: the tool is wanted.
        left: back to all workspaces.
    """

    opened = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(28, 28, 28, 28)
        self.setMaximumWidth(520)
        self._again = Button(self.tr("Open"), "primary")
        self._again.clicked.connect(self.opened)
        back = Button(self.tr("Back to workspaces"))
        back.clicked.connect(self.left)
        self._title = Text("", "heading")
        self._hint = Text("", "muted")
        self.column.addWidget(self._title)
        self.column.addWidget(self._hint)
        self.column.addSpacing(theme.SMALL)
        self.column.addLayout(row(self._again, back, None, spacing=10))

    def show_status(self, status: Status) -> None:
        kept = self.tr("Your work is kept. Open it again whenever you like.")
        title, hint = {
            Status.RUNNING: (self.tr("The tool is running"), self.tr("Open it to see it here.")),
            Status.STOPPING: (self.tr("The tool is being stopped"), self.tr("Your work is kept.")),
            Status.UNKNOWN: (self.tr("Docker does not answer"), self.tr("Your work is kept.")),
        }.get(status, (self.tr("The tool is stopped"), kept))
        self._title.setText(title)
        self._hint.setText(hint)
        self._again.setEnabled(status is not Status.STOPPING)
