"""A question that is answered with a line of text."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QInputDialog, QLabel, QLineEdit, QPushButton, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.layout import layout_of
from desktop.gui.parts.text import literal


class TextQuestion(QInputDialog):
    """Asks `question`, which is plain text whoever wrote it; `answer` stands in the field already. `act` is
    what the button says that takes it."""

    def __init__(
        self, title: str, question: str, answer: str, parent: QWidget | None = None, act: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setLabelText(literal(question))
        self.setTextValue(answer)
        [label] = self.findChildren(QLabel)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.field.setAccessibleName(question)
        self.setOkButtonText(act or self.tr("OK"))
        self.setCancelButtonText(self.tr("Cancel"))
        for button in self.findChildren(QPushButton):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # as that of ours
        [box] = self.findChildren(QDialogButtonBox)
        good = box.button(QDialogButtonBox.StandardButton.Ok)
        good.setProperty("kind", "primary")
        good.style().unpolish(good)  # Qt has looked at it already
        layout_of(self).setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)

    @property
    def field(self) -> QLineEdit:
        [field] = self.findChildren(QLineEdit)
        return field
