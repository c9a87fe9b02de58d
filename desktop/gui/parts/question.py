"""A question that is answered with a line of text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit, QWidget

from desktop.gui.parts.text import literal


class TextQuestion(QInputDialog):
    """Asks `question`, which is plain text whoever wrote it; `answer` stands in the field already."""

    def __init__(self, title: str, question: str, answer: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setLabelText(literal(question))
        self.setTextValue(answer)
        self.findChild(QLabel).setTextFormat(Qt.TextFormat.PlainText)
        self.field.setAccessibleName(question)

    @property
    def field(self) -> QLineEdit:
        return self.findChild(QLineEdit)
