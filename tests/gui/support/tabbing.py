"""Where the keyboard goes on a screen, and whether it shows where it is."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from tests.gui.support.looking import called, changes, contrast, controls, picture, place, scroll_to
from tests.gui.support.stage import Stage

SEEN = 2
"""The contrast of a pixel to what it was, from which on anybody sees that it changed."""


def astray(stage: Stage) -> list[str]:
    """What Tab does not come to, where it jumps back, and what Shift and Tab do otherwise."""
    forth, back = stops(stage.front, Qt.Key.Key_Tab), stops(stage.front, Qt.Key.Key_Backtab)
    enabled = {widget for widget in controls(stage.front) if widget.isEnabled()}
    found = [f"{called(widget)} is not reached" for widget in enabled - covered(forth)]
    found += [
        f"{called(before)} -> {called(after)}" for before, after in pairwise(forth) if backward(before, after)
    ]
    if not forth or not same_round(forth, back):
        found.append(f"forth {[*map(called, forth)]}, back {[*map(called, back)]}")
    return sorted(found)


def stops(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where the focus goes from the window itself until it comes round again."""
    window.setFocus()
    found: list[QWidget] = []
    while True:
        QTest.keyClick(QApplication.focusWidget() or window, key)
        now = QApplication.focusWidget()
        if now is None or now in found:
            return found
        found.append(now)


def same_round(forth: list[QWidget], back: list[QWidget]) -> bool:
    """Wherever the two begin."""
    if set(forth) != set(back):
        return False
    last = back.index(forth[-1])
    return [*back[last:], *back[:last]] == forth[::-1]


def covered(reached: list[QWidget]) -> set[QWidget]:
    return {*reached, *(button for one in reached for button in reached_by_arrows(one))}


def reached_by_arrows(button: QWidget) -> list[QAbstractButton]:
    """Of buttons of which one is chosen, Tab goes to one, and the arrow keys go on from there."""
    group = button.group() if isinstance(button, QAbstractButton) else None
    return group.buttons() if group and group.exclusive() else []


def backward(before: QWidget, after: QWidget) -> bool:
    """Whether reading on from `before` leads away from `after`: it is higher up, or to the left of it. What
    stands at the end of a row comes after the row's others, also where these go on below."""
    first, second = branches(before, after)
    if second.bottom() <= first.top():
        return before.parentWidget() is not after.parentWidget() or second.left() < first.right()
    same_row = first.top() < second.bottom() and second.top() < first.bottom()
    return same_row and second.right() <= first.left()


def branches(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """The places of the two in the smallest thing that has both in it."""
    above = {one: one}
    widget = one
    while parent := widget.parentWidget():
        above[parent] = widget
        widget = parent
    widget = other
    while (parent := widget.parentWidget()) not in above:
        widget = parent
    return above[parent].geometry(), widget.geometry()


def faint_rings(stage: Stage) -> list[str]:
    """Controls that look no other while they have the keyboard."""
    faint = []
    window = stage.front
    for widget in controls(window):
        if not widget.isEnabled() or not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        window.setFocus()
        scroll_to(widget)
        part = place(widget, window)
        before = picture(window, part)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        pixels = ring(before, picture(window, part))
        if pixels < part.width() + part.height():
            faint.append(f"{called(widget)}: {pixels} pixels")
    window.setFocus()
    return faint


def ring(before: QImage, after: QImage) -> int:
    """How many pixels changed so much that anybody sees it."""
    return sum(count for pair, count in changes(before, after).items() if contrast(*pair) >= SEEN)
