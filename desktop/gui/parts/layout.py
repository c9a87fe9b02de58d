"""Cards, rows, columns of radio buttons, columns that wrap, pages that scroll."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.gui.look import theme

_RING = 6
"""Pixels that the style sheet keeps for the focus ring around a radio button."""


class Card(QFrame):
    """A raised surface with a column inside."""

    def __init__(self, parent: QWidget | None = None, kind: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("kind", kind)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 18, 18, 18)
        self.column.setSpacing(theme.MEDIUM)


def row(*items: QWidget | None, spacing: int = theme.MEDIUM) -> QHBoxLayout:
    """Widgets side by side; None is the space that takes what is left."""
    layout = QHBoxLayout()
    layout.setSpacing(spacing)
    for item in items:
        if item is None:
            layout.addStretch(1)
        else:
            layout.addWidget(item)
    return layout


def layout_of(widget: QWidget) -> QLayout:
    """The layout of a widget that was given one."""
    layout = widget.layout()
    assert layout
    return layout


def empty(layout: QLayout) -> None:
    """Delete the widgets in a layout."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.deleteLater()


class Folding(QFrame):
    """A text with buttons beside it, or below it where the text would have too little room.

    Attributes:
        box: what holds the text and then the buttons.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight)

    def room(self) -> int:
        """How much more width than it needs there is with the buttons beside the text; may be below zero."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self.box.setDirection(beside if self.room() >= 0 else below)


class Wrap(QLayout):
    """Widgets side by side that go on in the next line where the width ends."""

    def __init__(self, spacing: int = theme.SMALL) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(QRect(0, 0, width, 0))), default=0)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect):
            item.setGeometry(place)

    def _places(self, rect: QRect) -> Iterator[tuple[QLayoutItem, QRect]]:
        left, top, height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue  # hidden, and no gap beside it
            size = item.sizeHint()
            size.setWidth(min(size.width(), max(rect.width(), item.minimumSize().width())))
            if left > rect.x() and left + size.width() > rect.x() + rect.width():
                left, top, height = rect.x(), top + height + self.spacing(), 0
            yield item, QRect(QPoint(left, top), size)
            left += size.width() + self.spacing()
            height = max(height, size.height())


class CardGrid(QWidget):
    """Cards in as many equal columns as fit, at least one; those side by side are equally high.

    No QGridLayout: that one measures every card anew whenever a part of one is shown or hidden, at once
    and each time, which holds up the window for seconds when two hundred cards change.
    """

    def __init__(self, narrowest: int = 380, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "plain")
        self._narrowest = narrowest
        self._cards: list[QWidget] = []
        self._fill = False
        self._size = QSize()
        self._due = False

    def show_cards(self, cards: Iterable[QWidget], *, fill: bool = False) -> None:
        """Show exactly these, in this order. Cards no longer among them are only taken out.

        `fill`: a single line of them takes all of the width.
        """
        cards = list(cards)
        if (cards, fill) == (self._cards, self._fill):
            return
        self._cards, self._fill = cards, fill
        for card in cards:
            if card.parent() is not self:
                card.setParent(self)
            card.show()
        self._place_soon()

    def columns(self, width: int) -> int:
        """How many cards fit side by side into `width` pixels."""
        return max(1, (width + theme.LARGE) // (self._narrowest + theme.LARGE))

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._place()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._place_soon()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        if self._due:
            self._place()
        super().showEvent(event)

    def _place_soon(self) -> None:
        """At once if that can be seen; behind another screen it would be work for nothing."""
        self._due = self.window().isVisible() and not self.isVisible()
        if not self._due:
            self._place()

    def _place(self) -> None:
        self._due = False
        columns = self.columns(self.width())
        if self._fill and self._cards:
            columns = min(columns, len(self._cards))
        width = (self.width() - (columns - 1) * theme.LARGE) // columns
        top = 0
        for first in range(0, len(self._cards), columns):
            line = self._cards[first : first + columns]
            height = max(_height(card, width) for card in line)
            for column, card in enumerate(line):
                card.setGeometry(column * (width + theme.LARGE), top, width, height)
            top += height + theme.LARGE
        # Side by side they have more room than the narrowest needs; asking all of them takes its time.
        least = 0 if columns > 1 else max((c.minimumSizeHint().width() for c in self._cards), default=0)
        size = QSize(least, max(0, top - theme.LARGE))
        if size != self._size:
            self._size = size
            self.updateGeometry()


def _height(card: QWidget, width: int) -> int:
    wanted = card.heightForWidth(width) if card.hasHeightForWidth() else card.sizeHint().height()
    return max(wanted, card.minimumHeight())


class _Inside(QWidget):
    """As high as its width makes it. Qt would never have it lower than it is at its narrowest, which left
    pages to scroll that had room enough."""

    def minimumSizeHint(self) -> QSize:
        least = super().minimumSizeHint()
        return QSize(least.width(), 0) if self.hasHeightForWidth() else least


class Page(QScrollArea):
    """A page whose column scrolls when the window is too low."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("horizontalScrollBarPolicy", "ScrollBarAlwaysOff")
        self.setProperty("focusPolicy", "NoFocus")
        inside = _Inside()
        inside.setProperty("kind", "plain")
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(theme.PAGE, 28, theme.PAGE, 28)
        self.column.setSpacing(theme.LARGE)
        self.setWidget(inside)


class RadioColumn(QVBoxLayout):
    """Circles begin where the texts above and below them do: the ring is drawn outside of that."""

    def __init__(self, spacing: int = 2) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect.adjusted(-_RING, 0, 0, 0))
