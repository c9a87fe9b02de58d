"""Tab goes through a window as it is read.

Qt goes by the order in which controls were made, and cards, folders and messages come and go. Here the order
is that of the layouts.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6 import QtCore
from PySide6.QtWidgets import QAbstractButton, QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

Walked = list[QWidget]
"""What was come across, kept until nobody needs it: once Python lets go of a widget that Qt made itself, it
holds those inside for gone as well."""


def go_on(window: QWidget, forward: bool) -> bool:
    """Focus what comes next (or before); False if there is nothing to go to.

    Qt asks for it, too, when what has the focus is taken away: then it is what came next to that.
    """
    walked: Walked = []
    ring = _ring(window, _focused() or window, walked)
    if not ring:
        return False
    target = ring[0 if forward else -1]
    reason = QtCore.Qt.FocusReason.TabFocusReason if forward else QtCore.Qt.FocusReason.BacktabFocusReason
    target.setFocus(reason)
    scroll_to(target)
    return True


def go_to(widget: QWidget) -> QWidget | None:
    """Focus `widget`, or else the first control of the smallest part around it that has one; tells which."""
    around: QWidget | None = widget
    walked: Walked = []
    while around:
        stops = [around] if _offered(around) and _is_stop(around) else list(_stops(around, walked))
        if stops:
            stops[0].setFocus()
            scroll_to(stops[0])
            return stops[0]
        around = around.parentWidget()
    return None


def focused_in(part: QWidget) -> QWidget | None:
    """What has its window's focus, if it is in this part of it."""
    now = part.window().focusWidget()
    return now if now and isValid(now) and part.isAncestorOf(now) else None


def _focused() -> QWidget | None:
    """What has the focus. A web page's inner widget may be gone already while Qt still names it."""
    now = QApplication.focusWidget()
    return now if now and isValid(now) else None


def _ring(window: QWidget, now: QWidget, walked: Walked) -> list[QWidget]:
    """The stops from the one after `now` round to the one before.

    `now` may be no stop itself: a page, a part of a web page, or what has just been taken away.
    """
    order = list(_stops(window, walked, now))
    for index, stop in enumerate(order):
        if stop is now or stop.isAncestorOf(now):
            return [other for other in (*order[index + 1 :], *order[:index]) if other is not now]
    return order


def _stops(widget: QWidget, walked: Walked, now: QWidget | None = None) -> Iterator[QWidget]:
    """The controls in `widget` that can be gone to, and `now`, or what it went with, where it was."""
    inside = list(_inside(widget))
    walked += inside
    for child in inside:
        if _offered(child):
            if child is now or _is_stop(child):
                yield child
            yield from _stops(child, walked, now)
        elif now and (child is now or child.isAncestorOf(now)):
            yield child


def _offered(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.isWindow()


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
    return bool(widget.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None


def scroll_to(widget: QWidget) -> None:
    """Have the pages around it show it. Qt does so only for what has the focus, and not on another page."""
    above = widget.parentWidget()
    while above:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()
