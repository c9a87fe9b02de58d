"""What a kit holds, with a button that makes or uses it, and how far that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Page
from desktop.gui.parts.meter import Meter
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.wizard.frame import Footer
from desktop.gui.words.problems import words


class KitPage(QWidget):
    """Nothing is changed before the button is pressed. While something is under way, Cancel ends that; else
    it leaves.

    Signals:
        left: back to where it was asked for.
    """

    left = Signal()

    def __init__(self, title: str, about: str, *buttons: Button, parent: QWidget | None = None) -> None:
        """`buttons` are pressed one at a time, and not while something is under way."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = buttons
        self._job: Job | None = None
        head = QVBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(Text(title, "title"))
        head.addWidget(Text(about, "muted"))
        self.trouble = Notice()
        self.facts = Facts()
        self._meter = Meter(title)
        self._meter.hide()
        page = Page()
        page.column.addLayout(head)
        for part in (self.trouble, self._meter, self.facts):
            page.column.addWidget(part)
        page.column.addStretch(1)
        self.cancel = Button(self.tr("Cancel"))
        self.cancel.clicked.connect(self._cancel)
        self.footer = Footer(self.cancel, *buttons)
        self.footer.show_hint("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page, 1)
        column.addWidget(self.footer)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._cancel)

    def follow(self, job: Job, hint: str) -> Job:
        """Show how far this is, and what went wrong with it; until it has settled, nothing else begins."""
        self._job = job
        self.trouble.hide()
        self.footer.show_hint(hint)
        self._meter.show_share(None)
        self._meter.show()
        for button in self._buttons:
            button.setEnabled(False)
        job.progress.connect(self._meter.show_share)
        job.failed.connect(self._say_trouble)
        job.cancelled.connect(self._say_ending)
        job.ended.connect(self._end)
        job.settled.connect(self._settle)
        self.destroyed.connect(job.cancel)
        return job

    @property
    def busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def _say_ending(self) -> None:
        self.footer.show_hint(self.tr("Ending that…"))

    def _end(self) -> None:
        self._job = None
        self._meter.hide()

    def _settle(self) -> None:
        self.footer.show_hint("")
        for button in self._buttons:
            button.setEnabled(True)

    def _say_trouble(self, error: BaseException) -> None:
        found = words(error)
        self.trouble.say(f"{found.title}. {found.step}", tone="bad")

    def _cancel(self) -> None:
        if self._job:
            self._job.cancel()
        else:
            self.left.emit()

    def enter(self) -> None:
        self.setFocus()
