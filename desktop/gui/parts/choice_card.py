"""A card that is chosen as a whole."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.look import theme
from desktop.gui.parts.layout import layout_of
from desktop.gui.parts.text import Text


class ChoiceCard(QAbstractButton):
    """One thing that can be chosen; the whole card is the button, and what is in it is laid out by whoever
    makes one."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "choice")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def put(self, content: QVBoxLayout | QHBoxLayout) -> None:
        """Texts in it leave the mouse to the card."""
        content.setContentsMargins(18, theme.LARGE, 18, theme.LARGE)
        self.setLayout(content)
        for label in self.findChildren(Text):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return layout_of(self).sizeHint()

    def hasHeightForWidth(self) -> bool:
        return layout_of(self).hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        return layout_of(self).heightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        option.state |= QStyle.StateFlag.State_On if self.isChecked() else QStyle.StateFlag.State_Off
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, QPainter(self), self)
