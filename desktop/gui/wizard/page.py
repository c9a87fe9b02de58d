"""What a page of the wizard tells about itself, so that nothing around it has to know which page it is."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.layout import Page
from desktop.gui.parts.text import Text
from desktop.gui.wizard.draft import Draft


class WizardPage(QWidget):
    """A heading above a column that scrolls. Pages come in the order of `PAGES` in `wizard.py`.

    Attributes:
        name: what a draft that is put aside remembers the page by.
        column: what is below the heading goes here.

    Signals:
        changed: whether it is complete, or its hint, may be another now, without a choice in the draft.
        accepted: what is chosen stands; on to the next page.
    """

    name: ClassVar[str]

    changed = Signal()
    accepted = Signal()

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.draft = draft
        scrolled = Page()
        self.column = scrolled.column
        head = QVBoxLayout()
        head.setSpacing(theme.GAP)
        head.addWidget(Text(self.heading(), "title"))
        if lead := self.lead():
            head.addWidget(Text(lead, "muted"))
        self.column.addLayout(head)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled)

    def title(self) -> str:
        """Its line among the steps."""
        raise NotImplementedError

    def heading(self) -> str:
        """Above what it asks for."""
        raise NotImplementedError

    def lead(self) -> str:
        """A sentence below the heading, "" for none."""
        return ""

    def next_label(self, following: str) -> str:
        """Of the button that leads on: to the page of this title, or, "", to the end."""
        return self.tr("Next: {0}").format(following) if following else self.tr("Start")

    def hint(self) -> str:
        """What helps while it is not complete, or is to be known before one goes on; "" where the page says
        so itself."""
        return ""

    def complete(self) -> bool:
        """Whether one can go on."""
        return True

    def refresh(self) -> None:
        """Show what is in the draft now. Only the page that is shown is asked to."""

    def enter(self) -> None:
        """Take the keyboard, for the field that one types in."""
        self.setFocus()

    def hand_on(self, button: QWidget) -> None:
        """Have the keyboard go on to the `button` that leads on, where that is the next thing to do."""
