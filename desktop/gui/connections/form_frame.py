"""Around the form of a connection: which step it is, the buttons, and room for a question."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.connections.form_page import FormPage
from desktop.gui.parts.ask import Ask
from desktop.gui.parts.buttons import Button
from desktop.gui.wizard.frame import Footer, Steps


class FormFrame(QWidget):
    """Knows nothing of what is entered.

    Attributes:
        ask: above all else.
        steps: at the left.
        page: what is entered.

    Signals:
        cancelled, back_asked, try_asked, save_asked: the button was pressed.
    """

    cancelled = Signal()
    back_asked = Signal()
    try_asked = Signal()
    save_asked = Signal()

    def __init__(self, steps: int, parent: QWidget | None = None) -> None:
        """`steps`: how many there are."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self.ask = Ask()
        self.steps = Steps(steps)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.cancelled)
        self._back = Button(self.tr("Back"))
        self._back.clicked.connect(self.back_asked)
        self._save_button = Button(self.tr("Save"), "primary")
        self._save_button.clicked.connect(self.save_asked)
        self._try = Button(self.tr("Test it"))
        self._try.clicked.connect(self.try_asked)
        self._footer = Footer(cancel, self._back, self._try, self._save_button)
        self.page = FormPage()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.page, 1)
        right.addWidget(self._footer)
        line = QHBoxLayout()
        line.setSpacing(0)
        line.addWidget(self.steps)
        line.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.ask)
        column.addLayout(line, 1)

    def show_buttons(self, *, back: bool, save: bool, try_it: bool) -> None:
        self._back.setVisible(back)
        self._save_button.setVisible(save)
        self._try.setVisible(try_it)

    def show_saving(self, lasting: bool) -> None:
        """Nothing can be changed meanwhile."""
        self._save_button.setEnabled(not lasting)
        self._try.setEnabled(not lasting)
        self.page.setEnabled(not lasting)
        self._footer.show_hint(self.tr("Saving… The keyring may ask for its password.") if lasting else "")
