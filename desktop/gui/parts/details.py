"""What only IT wants to know, behind a button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.buttons import IconTextButton


class Details(QWidget):
    """A text that can be copied; nothing to be seen where there is none."""

    def __init__(self, parent: QWidget | None = None, *, height: int = 140) -> None:
        super().__init__(parent)
        self._more = IconTextButton(self.tr("Details for IT"), "chevron-right", "link")
        self._more.setCheckable(True)
        self._more.toggled.connect(self._show)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(self.tr("What IT needs to know"))
        self._text.setMinimumHeight(height)
        self._copy = IconTextButton(self.tr("Copy details"), "copy")
        self._copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._text.toPlainText()))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)
        column.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_text("")

    def show_text(self, text: str, *, opened: bool = False) -> None:
        self._text.setPlainText(text)
        self.setVisible(bool(text))
        self._more.setChecked(opened)
        self._show(opened)

    def _show(self, shown: bool) -> None:
        self._more.show_icon("chevron-down" if shown else "chevron-right")
        self._text.setVisible(shown)
        self._copy.setVisible(shown)
