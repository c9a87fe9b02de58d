"""What a workspace's screen shows while nothing is embedded."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.kept import Kept
from desktop.core.status import Status
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, Wrap
from desktop.gui.parts.text import Text
from desktop.gui.words.saved import saved
from desktop.gui.words.units import memory


class Idle(NamedTuple):
    """How a tool is that is not embedded.

    Attributes:
        limit: bytes of memory that it had, 0 while unknown.
        more: bytes that it may have instead, 0 for no more.
        cancelled: whether the person cancelled its last start.
        outside: whether somebody stopped it outside the app while it was open here.
        kept: what was saved as it was stopped, None where that is not known.
        why: it was stopped, "" where somebody did it.
    """

    status: Status
    limit: int = 0
    more: int = 0
    cancelled: bool = False
    outside: bool = False
    kept: Kept | None = None
    why: str = ""


class IdlePanel(Card):
    """What can be said of the tool, and how to get to it.

    Signals:
        opened: the tool is wanted.
        more_memory_asked: the same, with more memory.
        left: back to all workspaces.
    """

    opened = Signal()
    more_memory_asked = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setContentsMargins(28, 28, 28, 28)
        self.setMaximumWidth(520)
        self._give = Button("", "primary")
        self._give.clicked.connect(self.more_memory_asked)
        self._again = Button("")
        self._again.clicked.connect(self.opened)
        back = Button(self.tr("Back to workspaces"))
        back.clicked.connect(self.left)
        self._title = Text("", "heading")
        self._hint = Text("", "muted")
        self.column.addWidget(self._title)
        self.column.addWidget(self._hint)
        self.column.addSpacing(theme.SMALL)
        buttons = Wrap()
        for button in (self._give, self._again, back):
            buttons.addWidget(button)
        self.column.addLayout(buttons)

    def show_idle(self, idle: Idle) -> None:
        title, hint = self._words(idle)
        self._title.setText(title)
        self._hint.setText(hint)
        short = idle.status is Status.OUT_OF_MEMORY and idle.more > 0
        self._give.setVisible(short)
        self._give.setText(self.tr("Give it {0}").format(memory(idle.more)))
        self._give.setAccessibleName(self._give.text())
        interrupted = idle.status is Status.HALF_MADE and not idle.cancelled
        self._again.setText(self.tr("Finish") if interrupted else self.tr("Open"))
        self._again.setAccessibleName(self._again.text())
        self._again.setEnabled(idle.status is not Status.STOPPING)
        theme.restyle(self._again, kind="" if short else "primary")

    def _words(self, idle: Idle) -> tuple[str, str]:
        """Only of what was saved it is sure that it is still there."""
        if idle.status is Status.RUNNING:
            return self.tr("The tool is running"), self.tr("Open it to see it here.")
        if idle.status is Status.PAUSED:
            return self.tr("The tool was paused outside Cais"), self.tr("Open it to go on where it was.")
        if idle.status is Status.STOPPING:
            return self.tr("The tool is being stopped"), saved(idle.kept) or self.tr("This takes a moment.")
        if idle.status is Status.UNKNOWN:
            return self.tr("Docker does not answer"), self.tr("Open the tool to try again.")
        if idle.status is Status.OUT_OF_MEMORY:
            return self._out_of_memory(idle)
        if idle.status is Status.ENDED:
            return self.tr("The tool ended by itself"), self.tr(
                "What was saved is kept; what was not saved is lost. Open it again to go on."
            )
        if idle.outside:
            return self.tr("The tool was stopped outside Cais"), self.tr(
                "What was saved is kept; what was not saved is lost. Open it again to go on."
            )
        if idle.status is Status.HALF_MADE and idle.cancelled:
            return self.tr("You cancelled the first start"), self.tr("Open it whenever you like.")
        if idle.status is Status.HALF_MADE:
            return self.tr("The first start was interrupted"), self.tr("Finish it to use the tool.")
        return self.tr("The tool is stopped"), f"{idle.why} {self._stopped(idle.kept)}".lstrip()

    def _stopped(self, kept: Kept | None) -> str:
        if kept and kept.forgets:
            step = self.tr("Variables are gone: run the code again after opening it.")
        else:
            step = self.tr("Open it again whenever you like.")
        return f"{saved(kept)} {step}".lstrip()

    def _out_of_memory(self, idle: Idle) -> tuple[str, str]:
        lost = self.tr("What was saved is kept; what was not saved is lost.")
        step = self.tr("Open it again, and work with less data at a time.")
        if idle.more:
            step = self.tr("Give it more memory to go on.")
        title = self.tr("The tool needed more than {0} of memory").format(memory(idle.limit))
        return title, f"{lost} {step}"
