"""Whether everything in a window has the room that it needs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from desktop.gui.parts.text import ElidedText
from tests.gui.support.looking import called, children

READABLE = 72
"""Pixels that a name which is shortened must at least keep."""

_LINE_EDIT_EDGES = 24


def misfits(window: QWidget) -> list[str]:
    """Everything that is cut, covered or out of its place, in words."""
    return list(_misfits(window))


def _misfits(widget: QWidget) -> Iterator[str]:
    inside = list(children(widget))
    for child in inside:
        yield from _out_of_place(child, widget)
        yield from _too_small(child)
        if not isinstance(child, (QLineEdit, QComboBox)):
            yield from _misfits(child)
    if not isinstance(widget, QAbstractScrollArea):
        for one, other in combinations(inside, 2):
            if one.geometry().intersects(other.geometry()):
                yield f"{_named(one)} and {_named(other)} cover each other"


def _named(widget: QWidget) -> str:
    """By what is in it, where it has no name."""
    texts = [label.text()[:24] for label in widget.findChildren(QLabel)[:2]]
    return f"{called(widget)} {texts}" if texts else called(widget)


def _out_of_place(child: QWidget, parent: QWidget) -> Iterator[str]:
    area = parent.parentWidget()
    if isinstance(area, QScrollArea) and parent is area.viewport():
        if child.width() > parent.width():
            yield f"a page is {child.width()} wide, and {parent.width()} are there"
    elif not parent.rect().contains(child.geometry()):
        yield f"{_named(child)} at {child.geometry().getRect()} leaves {parent.rect().getRect()}"


def _too_small(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLineEdit):
        needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText()) + _LINE_EDIT_EDGES
        if widget.width() < needed:
            yield f"{called(widget)} has {widget.width()} of {needed}"
    elif isinstance(widget, ElidedText):
        if widget.width() < min(READABLE, widget.sizeHint().width()):
            yield f"{called(widget)} has {widget.width()} left"
    elif isinstance(widget, QLabel) and widget.wordWrap():
        yield from _too_small_paragraph(widget)
    elif isinstance(widget, QAbstractButton) and widget.layout():
        if widget.height() < widget.heightForWidth(widget.width()):
            yield f"{called(widget)} is too low"
    elif isinstance(widget, QAbstractButton) and not widget.text():
        if widget.width() < widget.iconSize().width() or widget.height() < widget.iconSize().height():
            yield f"{called(widget)} has no room for its icon"
    elif isinstance(widget, (QLabel, QAbstractButton, QComboBox)):
        needed = widget.sizeHint()
        if widget.width() < needed.width() or widget.height() < needed.height():
            yield f"{called(widget)} has {widget.size().toTuple()} of {needed.toTuple()}"


def _too_small_paragraph(label: QLabel) -> Iterator[str]:
    if label.height() < label.heightForWidth(label.width()):
        yield f"{called(label)} has a height of {label.height()} of {label.heightForWidth(label.width())}"
    metrics, room = label.fontMetrics(), label.contentsRect().width()
    words = re.split(r"[\s\u200b]+", QLabel.text(label))  # as it is drawn, with the breaks in long words
    longest = max(map(metrics.horizontalAdvance, words))
    if longest > room:
        yield f"{called(label)} has a word of {longest} in {room}"
