"""Buttons: a kind (see the style sheet), an icon in the text's colour, a name for screen readers."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.gui import icons

_ICON_SIZE = 18


def _colour_of(button: QPushButton | QToolButton) -> str:
    return button.palette().color(QPalette.ColorRole.ButtonText).name()


class Button(QPushButton):
    """A push button. `kind`: "", "primary", "quiet", "danger", "link", "filter" or "nav"."""

    def __init__(
        self, text: str, kind: str = "", icon: str = "", parent: QWidget | None = None, *, name: str = ""
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAccessibleName(name or text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon_name:
            self.setIcon(icons.icon(self._icon_name, _colour_of(self), _ICON_SIZE))
            self.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))


class IconButton(QToolButton):
    """A button that is only an icon; `name` is its tooltip and its name for screen readers."""

    def __init__(self, icon: str, name: str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self.setProperty("kind", kind)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw_icon()

    def _draw_icon(self) -> None:
        self.setIcon(icons.icon(self._icon_name, _colour_of(self), _ICON_SIZE))
        self.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
