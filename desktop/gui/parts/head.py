"""A page's title with the buttons that bring more of what is on it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt

from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Folding
from desktop.gui.parts.text import Text


class Head(Folding):
    """The title, and the buttons at its right or, where there is no room, below."""

    def __init__(self, title: Text, *buttons: Button) -> None:
        super().__init__()
        self._parts = (title, *buttons)
        self.setProperty("kind", "plain")
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.addWidget(title, 1)
        for button in buttons:
            self.box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self.box)

    def minimumSizeHint(self) -> QSize:
        """That of all below each other."""
        widest = max(part.sizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def room(self) -> int:
        shown = [part for part in self._parts if not part.isHidden()]
        taken = sum(part.sizeHint().width() for part in shown)
        return self.width() - taken - (len(shown) - 1) * self.box.spacing()
