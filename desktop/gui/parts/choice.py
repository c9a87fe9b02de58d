"""One of several, in a box that opens."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QComboBox

from desktop.gui.look import icons, theme

_ARROW = 16


class Choice(QComboBox):
    """A combo box whose arrow has the colour of its text; a style sheet's picture could not follow it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        colour = self.palette().color(QPalette.ColorRole.Text).name()
        painter = QPainter(self)
        left = self.width() - _ARROW - theme.SMALL
        painter.drawPixmap(left, (self.height() - _ARROW) // 2, icons.pixmap("chevron-down", colour, _ARROW))
        painter.end()
