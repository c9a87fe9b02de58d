"""Links in a chosen folder that would not work inside, a line for each, with what helps."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.core.folders.links import Link
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Folding
from desktop.gui.parts.text import Text, shortened
from desktop.gui.words.links import MOST, Links, help_for, told

_TEXT_ROOM = 260
"""Pixels that a sentence has at least beside its button."""


class LinkLine(Folding):
    """One of them.

    Signals:
        shared: what it leads to is wanted as well.
    """

    shared = Signal()

    def __init__(self, link: Link, name: str) -> None:
        """`name`: of the folder that it is in."""
        super().__init__()
        self._button = Button(help_for(link, name))
        self._button.setAccessibleName(f"{self._button.text()}: {link.path}")
        self._button.clicked.connect(self.shared)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(theme.SMALL)
        self.box.addWidget(Text(told(link, name, shortened), "warn"), 1)
        self.box.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self.box)
        if not self._button.text():
            self._button.hide()

    def room(self) -> int:
        return self.width() - self._button.sizeHint().width() - theme.SMALL - _TEXT_ROOM


class LinkLines(QWidget):
    """Those of one folder; nothing is to be seen where there are none.

    Signals:
        shared: what one leads to is wanted as well (the `Link`).
    """

    shared = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[str, tuple[Link, ...]] = "", ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.GAP, 0, 0)
        self._column.setSpacing(theme.GAP)
        self.hide()

    def show_links(self, links: Iterable[Link], name: str) -> None:
        """Of those that the same helps against, one; those that nothing helps against come last."""
        ordered = sorted(links, key=lambda one: (not one.place_inside(name), one.path))
        distinct = tuple({_about(one): one for one in reversed(ordered)}.values())[::-1]
        if (name, distinct) == self._shown:
            return
        self._shown = name, distinct
        while item := self._column.takeAt(0):
            if line := item.widget():
                line.hide()
                line.deleteLater()
        for link in distinct[:MOST]:
            shown = LinkLine(link, name)
            shown.shared.connect(lambda link=link: self.shared.emit(link))
            self._column.addWidget(shown)
        if more := len(distinct[MOST:]):
            text = Links.tr("%n more links do not work inside.", "", more)
            self._column.addWidget(Text(text, "warn"))
        self.setVisible(bool(distinct))


def _about(link: Link) -> tuple[str, ...]:
    return link.leads.value, link.folder, link.place or link.path
