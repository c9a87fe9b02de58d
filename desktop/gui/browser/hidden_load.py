"""A screen that makes itself ready before one sees it, behind what its parent shows meanwhile.

A page that is on no screen loads slower and tells nothing of what it has painted. So it is on the screen,
at its full size, but through a hole of one pixel: whole pictures, drawn without a graphics card while the
tool starts as well, hold the app's window longer than one may notice.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.gui.jobs.job import BREATH_MS
from desktop.gui.parts.layout import layout_of


class HiddenLoad(QWidget):
    """A widget with a layout that can be shown behind its siblings, and later at its full size."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        _draw_apart(self)

    @property
    def behind(self) -> bool:
        """Whether it is on the screen and not to be seen."""
        return not layout_of(self).isEnabled()

    def show_behind(self) -> None:
        """Nothing is done where it is seen already, or has no parent to be behind anything in."""
        parent = self.parentWidget()
        if parent and self.isHidden():
            layout_of(self).setEnabled(False)
            self.resize(1, 1)
            layout_of(self).setGeometry(parent.rect())
            self.show()
            self.lower()

    def grow(self, then: Callable[[], None]) -> None:
        """Paint all of it, still behind the others, and call `then` once there was time for that."""
        if parent := self.parentWidget():
            self.setGeometry(parent.rect())
        QTimer.singleShot(BREATH_MS, self, then)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.behind and self.width() > 1:
            layout_of(self).setEnabled(True)
            layout_of(self).setGeometry(self.rect())


def _draw_apart(widget: QWidget) -> None:
    """Have what holds pages be a native window inside the app's.

    A page is drawn by OpenGL, and Qt makes the window that it is first put into anew for that: the whole app
    would be gone for a moment. Its neighbours, and what holds them, become native windows as well. Seen on
    X11; elsewhere Qt is left to itself.
    """
    if QGuiApplication.platformName() == "xcb":
        widget.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        widget.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
