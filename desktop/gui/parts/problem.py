"""The panel for a problem, and the stage that such panels stand on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.details import Details
from desktop.gui.parts.layout import Card, row
from desktop.gui.parts.text import Text
from desktop.gui.words.problems import Action, Words


class ProblemPanel(Card):
    """A problem in plain words, its one next step, and details for IT behind a button.

    Signals:
        chosen: the next step's button was pressed; carries the `Action`.
        beside: what else was offered for it was chosen.
        left: the person wants to go back.
    """

    chosen = Signal(object)
    beside = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, back: str = "") -> None:
        """`back`: how the way back is called where that is not to the workspaces."""
        super().__init__(parent)
        self.column.setContentsMargins(28, 28, 28, 28)
        self.setMaximumWidth(600)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._action = Action.RETRY
        self._title = Text("", "heading")
        self._step = Text("", "muted")
        self._go = Button("", "primary")
        self._go.clicked.connect(lambda: self.chosen.emit(self._action))
        self._beside = Button("")
        self._beside.clicked.connect(self.beside)
        self._back = Button(back or self.tr("Back to workspaces"))
        self._back.clicked.connect(self.left)
        self._details = Details()
        self.column.addWidget(self._title)
        self.column.addWidget(self._step)
        self.column.addSpacing(theme.SMALL)
        # No layout that wraps: its height depends on its width, and so all of the window would be measured
        # anew with each line that a start tells.
        self.column.addLayout(row(self._go, self._back, None, spacing=10))
        self.column.addWidget(self._beside, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._details)

    def show_words(self, words: Words, *, alone: str = "", beside: str = "") -> None:
        """`alone`: what the only button says where there is nothing to do but to go on; `beside`: what one
        more says, "" for none."""
        self._action = words.action
        self._title.setText(words.title)
        self._step.setText(words.step)
        self._go.setText(alone or words.button)
        self._go.setAccessibleName(alone or words.button)
        self._beside.setText(beside)
        self._beside.setAccessibleName(beside)
        self._beside.setVisible(bool(beside))
        self._back.setVisible(not alone)
        self._details.show_text(words.details)


def centred(panel: QWidget) -> QWidget:
    """The panel in the middle of an otherwise quiet stage."""
    stage = QFrame()
    stage.setProperty("kind", "stage")
    column = QVBoxLayout(stage)
    column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
    column.addStretch(2)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(panel, 100)
    line.addStretch(1)
    column.addLayout(line)
    column.addStretch(3)
    return stage
