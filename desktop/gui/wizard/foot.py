"""What is below a page: a hint and the buttons that lead on."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.layout import Folding, row
from desktop.gui.parts.text import Text


class Foot(Folding):
    """The hint has a line of its own above the buttons where it would not fit into one beside them."""

    def __init__(self, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._hint = Text("", "muted")
        self._buttons = row(None, *buttons, spacing=theme.SMALL)
        self.box.setSpacing(theme.MEDIUM)
        self.box.addWidget(self._hint, 1)
        self.box.addLayout(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PAGE, 14, theme.PAGE, 14)
        column.addLayout(self.box)

    def show_hint(self, text: str) -> None:
        """ "" for none."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def room(self) -> int:
        hint = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        taken = 2 * theme.PAGE + self.box.spacing() + self._buttons.minimumSize().width()
        return self.width() - taken - hint
