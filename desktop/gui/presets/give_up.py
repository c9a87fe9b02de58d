"""A preset is not to hold any more: first what that changes for which workspace."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.core.policy.effects import Effect
from desktop.core.policy.preset import Preset
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Page, row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.presets.facts import show_effects
from desktop.gui.state.presets import PresetsState
from desktop.gui.words import presets as sentences
from desktop.gui.words.problems import words

WIDTH = 560


class GiveUpDialog(QDialog):
    """Nothing is changed before the button is pressed.

    Signals:
        done_with: it holds no more.
    """

    done_with = Signal()

    def __init__(self, preset: Preset, presets: PresetsState, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._path, self._presets = preset.path, presets
        title = self.tr("Stop using the preset of {0}?").format(preset.organisation)
        self.setWindowTitle(title)
        self._busy = Text(self.tr("Looking at what that changes…"), "muted")
        self._facts = Facts()
        self._facts.hide()
        self._trouble = Notice()
        lost = self.tr("What it brings is not offered any more, and what it locks can be chosen again.")
        page = Page()
        page.column.setContentsMargins(0, 0, 0, 0)
        page.column.addWidget(self._busy)
        page.column.addWidget(self._facts)
        page.column.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._stop = Button(self.tr("Stop using it"), "primary")
        self._stop.setEnabled(False)
        self._stop.clicked.connect(self._give_up)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(Text(title, "heading"))
        column.addWidget(Text(lost, "muted"))
        column.addWidget(self._trouble)
        column.addWidget(page, 1)
        column.addLayout(row(None, cancel, self._stop, spacing=theme.SMALL))
        self.resize(WIDTH, 360)
        job = presets.without(preset)
        job.succeeded.connect(self._show)
        job.failed.connect(self._say_trouble)
        self.destroyed.connect(job.cancel)

    def _show(self, found: tuple[tuple[Effect, ...], int]) -> None:
        effects, workspaces = found
        show_effects(self._facts, effects, workspaces)
        self._busy.setText(sentences.nobody() if not workspaces else "")
        self._busy.setVisible(not workspaces)
        self._facts.setVisible(bool(workspaces))
        self._stop.setEnabled(True)

    def _give_up(self) -> None:
        self._stop.setEnabled(False)
        job = self._presets.give_up(self._path)
        job.succeeded.connect(self._end)
        job.failed.connect(self._say_trouble)

    def _end(self) -> None:
        self.done_with.emit()
        self.accept()

    def _say_trouble(self, error: BaseException) -> None:
        found = words(error)
        self._busy.hide()
        self._trouble.say(f"{found.title}. {found.step}", tone="bad")
        self._stop.setEnabled(True)
