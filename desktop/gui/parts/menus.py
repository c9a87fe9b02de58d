"""Where menus open."""

from __future__ import annotations

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from desktop.gui.look import theme


def open_below(menu: QMenu, button: QWidget) -> None:
    """Ending where the button does: buttons with a menu are mostly at the right, where a window ends."""
    menu.setParent(
        button.window(), menu.windowFlags()
    )  # Qt wants no native part of one, as a page has around it
    menu.ensurePolished()  # else its size is not known yet
    # That the pointer went away while the menu was open goes unnoticed otherwise: it would look pressed.
    menu.aboutToHide.connect(lambda: _let_go(button))
    left = button.width() - menu.sizeHint().width()
    menu.popup(button.mapToGlobal(QPoint(left, button.height() + theme.GAP)))


def _let_go(button: QWidget) -> None:
    if isValid(button):
        there = button.rect().contains(button.mapFromGlobal(QtGui.QCursor.pos()))
        button.setAttribute(QtCore.Qt.WidgetAttribute.WA_UnderMouse, there)
        button.update()
