"""Where menus open."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from desktop.gui import theme


def open_below(menu: QMenu, button: QWidget) -> None:
    """Ending where the button does: buttons with a menu are mostly at the right, where a window ends."""
    menu.setParent(
        button.window(), menu.windowFlags()
    )  # Qt wants no native part of one, as a page has around it
    menu.ensurePolished()  # else its size is not known yet
    left = button.width() - menu.sizeHint().width()
    menu.popup(button.mapToGlobal(QPoint(left, button.height() + theme.GAP)))
