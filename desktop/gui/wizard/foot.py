"""What is below a page: a hint and the buttons that lead on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from desktop.gui import theme
from desktop.gui.parts.layout import row
from desktop.gui.parts.text import Text


class Foot(QWidget):
    """The hint is beside the buttons, or above them where it would not fit into one line."""

    def __init__(self, *buttons: QPushButton, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hint = Text(hint, "muted")
        self._buttons = row(None, *buttons, spacing=theme.SMALL)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(theme.PAGE, 14, theme.PAGE, 14)
        self._box.setSpacing(theme.MEDIUM)
        self._box.addWidget(self._hint, 1)
        self._box.addLayout(self._buttons)

    def show_hint(self, text: str) -> None:
        """ "" for none."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        needed = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        needed += self._box.spacing() + self._buttons.minimumSize().width()
        beside = needed <= self.width() - 2 * theme.PAGE
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(direction)
