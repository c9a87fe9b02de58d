"""Tab goes through a window as it is read.

Qt goes by the order in which controls were made, and cards, folders and messages come and go. Here the order
is that of the layouts.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import isValid


def go_on(window: QWidget, forward: bool) -> bool:
    """Focus what comes next (or before); False if there is nothing to go to."""
    stops = list(_stops(window))
    if not stops:
        return False
    place = _place(stops, _focused() or window, forward)
    target = stops[place % len(stops)]
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    _scroll_to(target)
    return True


def _focused() -> QWidget | None:
    """What has the focus. A web page's inner widget may be gone already while Qt still names it."""
    now = QApplication.focusWidget()
    return now if now and isValid(now) else None


def _place(stops: list[QWidget], now: QWidget, forward: bool) -> int:
    """Where to go from `now`, which may also be around some stops (a page) or in one (a web page)."""
    for index, stop in enumerate(stops):
        if stop is now or stop.isAncestorOf(now):
            return index + 1 if forward else index - 1
    inside = [index for index, stop in enumerate(stops) if now.isAncestorOf(stop)]
    first = inside[0] if inside else 0
    return first if forward else first - 1


def _stops(widget: QWidget) -> Iterator[QWidget]:
    for child in _inside(widget):
        if child.isVisible() and child.isEnabled() and not child.isWindow():
            if _is_stop(child):
                yield child
            yield from _stops(child)


def _inside(widget: QWidget) -> Iterator[QWidget]:
    """The widgets directly in this one: those in its layout first, in its order; others by their place."""
    layout = widget.layout()
    placed = list(_laid_out(layout)) if layout else []
    yield from placed
    children = [child for child in widget.children() if isinstance(child, QWidget)]
    yield from sorted(set(children) - set(placed), key=lambda child: (child.y(), child.x()))


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    index = 0
    while item := layout.itemAt(index):
        index += 1
        if widget := item.widget():
            yield widget
        elif inner := item.layout():
            yield from _laid_out(inner)


def _is_stop(widget: QWidget) -> bool:
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    if group and group.exclusive():
        # The arrow keys go on from there. Qt would skip them all while the chosen one is filtered away.
        offered = [button for button in group.buttons() if button.isVisible() and button.isEnabled()]
        return widget is next((button for button in offered if button.isChecked()), offered[0])
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def _scroll_to(widget: QWidget) -> None:
    """Qt does so only for one that is on the same page as the one before."""
    above = widget.parentWidget()
    while above:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
