"""Buttons: a kind (see the style sheet), an icon in the text's colour, a name for screen readers."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget

from desktop.gui.look import icons
from desktop.gui.parts.text import literal, tooltip

_ICON_SIZE = 18
_ICON_GAP = 4  # Qt puts text too close to an icon, and has no setting for it
_REDRAWN = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.EnabledChange)


def _colour_of(button: QPushButton | QToolButton) -> str:
    return button.palette().color(QPalette.ColorRole.ButtonText).name()


def _is_enter(event: QKeyEvent) -> bool:
    """Enter presses a button as the space bar does. Qt has it so in dialogs alone; held, it presses once."""
    return event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and not event.isAutoRepeat()


def _show_hand(button: QWidget) -> None:
    """Once the mouse is there: no button needs it sooner, and the first picture would wait for its name."""
    button.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)


class Button(QPushButton):
    """A push button. `kind`: "", "primary", "link", "filter" or "nav"."""

    def __init__(self, text: str, kind: str = "", parent: QWidget | None = None, *, name: str = "") -> None:
        super().__init__(literal(text), parent)
        self.setProperty("kind", kind)
        self.setAccessibleName(name or text)
        self.setAutoDefault(False)
        # The mouse leaves the focus where it was, so that its ring shows to keyboard users alone.
        self.setProperty("focusPolicy", "TabFocus")

    def show_name(self, text: str, name: str = "") -> None:
        """What it says, and what it is called if that is something else."""
        self.setText(text)
        self.setAccessibleName(name or text)

    def enterEvent(self, event: QEnterEvent) -> None:
        _show_hand(self)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def setText(self, text: str) -> None:
        super().setText(literal(text))

    def text(self) -> str:
        return super().text().replace("&&", "&")


class IconTextButton(Button):
    """A push button with an icon before its text.

    A class of its own, as Qt asks it about every change of its looks: on screens with hundreds of buttons
    the others are better left out.
    """

    def __init__(
        self,
        text: str,
        icon: str,
        kind: str = "",
        parent: QWidget | None = None,
        *,
        name: str = "",
        hint: str = "",
    ) -> None:
        """`hint`: what the tooltip tells besides."""
        super().__init__(text, kind, parent, name=name)
        self._whole_text = text
        self._hint = hint
        if hint:
            self.setToolTip(tooltip(hint))
            self.setAccessibleDescription(hint)
        self._icon_name = icon
        self._drawn: tuple[str, str, int, bool] | None = None
        self._draw_icon()

    def show_icon(self, icon: str) -> None:
        self._icon_name = icon
        self._draw_icon()

    def shorten(self, short: bool) -> None:
        """Where there is no room for words, the icon stands alone and the tooltip says its name."""
        self.setText("" if short else self._whole_text)
        told = (self.accessibleName() if short else "", self._hint)
        self.setToolTip(tooltip(" · ".join(part for part in told if part)))
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAWN:
            self._draw_icon()

    def _draw_icon(self) -> None:
        gap = _ICON_GAP if self.text() else 0
        look = self._icon_name, _colour_of(self), gap, self.isEnabled()
        if look != self._drawn:
            self._drawn = look
            self.setIcon(icons.icon(*look[:2], _ICON_SIZE, gap, disabled=not self.isEnabled()))
            self.setIconSize(QSize(_ICON_SIZE + gap, _ICON_SIZE))


class IconButton(QToolButton):
    """A button that is only an icon; its name is its tooltip and what screen readers say."""

    def __init__(self, icon: str, name: str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon
        self._drawn: tuple[str, bool] | None = None
        self.setProperty("kind", kind)
        self.show_name(name)
        self.setProperty("focusPolicy", "TabFocus")
        self._draw_icon()

    def show_name(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))

    def show_icon(self, icon: str) -> None:
        self._icon_name, self._drawn = icon, None
        self._draw_icon()

    def enterEvent(self, event: QEnterEvent) -> None:
        _show_hand(self)
        super().enterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _is_enter(event):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _REDRAWN:
            self._draw_icon()

    def _draw_icon(self) -> None:
        look = _colour_of(self), self.isEnabled()
        if look != self._drawn:
            self._drawn = look
            self.setIcon(icons.icon(self._icon_name, look[0], _ICON_SIZE, disabled=not self.isEnabled()))
            self.setIconSize(QSize(_ICON_SIZE, _ICON_SIZE))
