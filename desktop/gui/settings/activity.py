"""Whether what is done is written down, and the way to what was."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, RadioColumn, row
from desktop.gui.parts.text import Text
from desktop.gui.state.activity import ActivityState

if TYPE_CHECKING:
    from desktop.core.policy.policy import Setting


class ActivityCard(Card):
    """Nothing can be chosen before it is known what IT requires."""

    def __init__(
        self, activity: ActivityState, show: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        """`show` leads to what was written down."""
        super().__init__(parent)
        self._activity = activity
        about = self.tr(
            "Which workspaces were started and stopped, with which folders and data connections, and what "
            "was saved from them. Never code, queries or passwords. It stays on this computer."
        )
        self.column.addWidget(Text(self.tr("Activity"), "name"))
        self.column.addWidget(Text(about, "muted"))
        self._group = QButtonGroup(self)
        choices = RadioColumn()
        self._buttons = {}
        for keep, label in ((True, self.tr("Write it down")), (False, self.tr("Write nothing down"))):
            button = self._buttons[keep] = QRadioButton(label)
            button.setAccessibleName(label)
            button.clicked.connect(lambda _=False, keep=keep: activity.choose(keep=keep))
            self._group.addButton(button)
            choices.addWidget(button)
        self.column.addLayout(choices)
        self._lock = Mark()
        self._locked = Text("", "muted")
        line = row(spacing=theme.SMALL)
        line.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._locked, 1)
        self.column.addLayout(line)
        shows = Button(self.tr("Show activity"))
        shows.clicked.connect(lambda: show())
        self.column.addLayout(row(shows, None))
        self._take(True, None)
        for button in self._buttons.values():
            button.setEnabled(False)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self._activity.look_whether_kept(self._take)

    def _take(self, kept: bool, lock: Setting | None) -> None:
        self._buttons[kept].setChecked(True)
        for button in self._buttons.values():
            button.setEnabled(lock is None)
        if lock:
            self._lock.show_icon("lock", "muted")
            words = self.tr("{0} decides this: {1}. Ask {2}.")
            source = lock.source
            self._locked.setText(words.format(source.organisation, source.path, source.contact))
        self._lock.setVisible(lock is not None)
        self._locked.setVisible(lock is not None)
