"""Nothing new starts, as what IT requires cannot be believed: what IT has to mend, word for word."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.problems import Problem
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.details import Details
from desktop.gui.parts.facts import Facts
from desktop.gui.parts.layout import Wrap
from desktop.gui.parts.marked import warning
from desktop.gui.parts.text import Text
from desktop.gui.words.problems import words
from desktop.gui.words.stopped import mend


class StoppedCard(Facts):
    """Says it to the analyst first, then to IT.

    Signals:
        again: IT mended it; look again.
        shown: the file is to be shown where it is.
        given_up: the file is this person's, and is to go.
    """

    again = Signal()
    shown = Signal()
    given_up = Signal()

    def __init__(self, problem: Problem, *, own: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        found = words(problem)
        self.column.insertWidget(0, Text(found.title, "heading"))
        self.add(self.tr("For you"), [warning(found.step)])
        self.rule()
        contact = getattr(problem, "contact", "")
        if contact:
            self.add(self.tr("Questions"), [Text(contact)])
        self.add(self.tr("For IT"), [Text(mend(problem))])
        details = Details()
        self.column.addWidget(details)
        details.show_text(found.details, opened=True)
        again = Button(self.tr("Look again"), "primary")
        again.clicked.connect(self.again)
        show = Button(self.tr("Show the file"), name=self.tr("Show the file that cannot be believed"))
        show.clicked.connect(self.shown)
        buttons = Wrap(theme.SMALL)
        for button in (again, show):
            buttons.addWidget(button)
        if own:
            stop = Button(
                self.tr("Stop using it"), name=self.tr("Stop using the file that cannot be believed")
            )
            stop.clicked.connect(self.given_up)
            buttons.addWidget(stop)
        self.column.addLayout(buttons)
