"""What there is to see in a window: its controls and texts, their places and their colours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from hashlib import sha256
from typing import Any

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QIcon, QImage, QPixmap, QRegion
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

SHARP = 2
"""Letters are drawn at this scale before their colour is measured: at one, thin strokes are all blend."""

LARGE = 250_000
"""Square pixels: what is larger (a tool's page) is looked at as it is."""

INK = 4
"""Pixels of one colour that are not chance."""

STRIP = 128
"""Bytes, of four for each pixel."""

_RECKONED: dict[bytes, float] = {}

_CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QPlainTextEdit)


def controls(window: QWidget) -> list[QWidget]:
    """Every control that can be seen, enabled or not; not the parts that Qt makes others of."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and (isinstance(widget, _CONTROLS) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and not isinstance(widget, QAbstractSlider)
        and not isinstance(widget.parentWidget(), (QLineEdit, QComboBox, QPlainTextEdit))
    ]


def labels(window: QWidget) -> list[QLabel]:
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def signs(window: QWidget) -> list[QLabel]:
    """Icons that stand alone."""
    return [label for label in window.findChildren(QLabel) if label.isVisible() and label.pixmap()]


def text_of(widget: QWidget) -> str:
    """What can be read on a label or a control."""
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    if isinstance(widget, QComboBox):
        return widget.currentText()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, (QLabel, QAbstractButton)) else ""


def heard(widget: QWidget) -> str:
    """What a screen reader calls it. Qt's own answer for a list to choose from is what is chosen."""
    if widget.accessibleName():
        return widget.accessibleName().strip()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip()


def said(window: QWidget) -> list[str]:
    return [text for widget in (*labels(window), *controls(window)) if (text := text_of(widget))]


def called(widget: QWidget) -> str:
    """A control or a text as a failed test should name it."""
    return f"{type(widget).__name__} {widget.accessibleName() or text_of(widget)[:40]!r}"


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where it is in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def scroll_to(widget: QWidget) -> None:
    """Bring it into view where it lies on a page that scrolls."""
    above = widget.parentWidget()
    while above:
        if isinstance(above, QAbstractScrollArea) and hasattr(above, "ensureWidgetVisible"):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def picture(window: QWidget, part: QRect | None = None, scale: int = 1) -> QImage:
    """What the window, or a part of it, shows, drawn at a multiple of its size."""
    part = part or window.rect()
    image = QImage(part.size() * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.magenta)
    window.render(image, QPoint(0, 0), QRegion(part))
    return image


def colours(image: QImage) -> Counter[int]:
    """How often each colour occurs."""
    strips: Counter[bytes] = Counter()
    for row, times in Counter(_rows(image)).items():
        for strip in _pieces(row, STRIP):
            strips[strip] += times
    counts: Counter[int] = Counter()
    for strip, times in strips.items():
        for colour, count in Counter(_pixels(strip)).items():
            counts[colour] += count * times
    return counts


def changes(before: QImage, after: QImage) -> Counter[tuple[int, int]]:
    """How often each colour has become which other one."""
    rows = zip(_rows(before), _rows(after), strict=True)
    changed = [
        pair
        for row in rows
        if row[0] != row[1]
        for pair in zip(*(_pieces(side, STRIP) for side in row), strict=True)
        if pair[0] != pair[1]
    ]
    pixels = (_pixels(b"".join(pair[side] for pair in changed)) for side in (0, 1))
    pairs = Counter(zip(*pixels, strict=True))
    return Counter({pair: count for pair, count in pairs.items() if pair[0] != pair[1]})


def _rows(image: QImage) -> list[bytes]:
    """Of which most are like others, as most strips of the rest are: looking at each pixel takes minutes."""
    return _pieces(bytes(image.constBits()), image.bytesPerLine())


def _pieces(pixels: bytes, size: int) -> list[bytes]:
    return [pixels[start : start + size] for start in range(0, len(pixels), size)]


def _pixels(strip: bytes) -> memoryview[int]:
    return memoryview(strip).cast("I")


def luminance(colour: int) -> float:
    """Relative luminance by the Web Content Accessibility Guidelines."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear((colour >> shift & 0xFF) / 255) for shift in (16, 8, 0))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: int, other: int) -> float:
    """From 1 for equal colours to 21 for black on white."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def legibility(window: QWidget, widget: QWidget) -> float:
    """The contrast of a widget's words, and of nothing else on it, to what is behind them."""
    with _changed(widget, icon=_nothing):
        return _ink(window, widget, text="")


def clearness(window: QWidget, button: QAbstractButton) -> float:
    """The same of its icon."""
    return _ink(window, button, icon=_nothing)


def _ink(window: QWidget, widget: QWidget, **without: Any) -> float:
    """The contrast of what goes from the picture with a change of the widget, to what is there instead."""
    part = place(widget, window)
    scale = SHARP if part.width() * part.height() < LARGE else 1
    there = picture(window, part, scale)
    with _changed(widget, **without):
        gone = picture(window, part, scale)
    return _clearest(there, gone)


def _clearest(there: QImage, gone: QImage) -> float:
    """Reckoned once for each two pictures: most of what is looked at is on many screens alike."""
    both = sha256(there.constBits())
    both.update(gone.constBits())
    known = both.digest()
    if known not in _RECKONED:
        pairs = changes(there, gone)
        clear = (contrast(*pair) for pair, count in pairs.items() if count >= INK)
        _RECKONED[known] = max(clear, default=1.0)
    return _RECKONED[known]


def _nothing(icon: QIcon, size: QSize) -> QIcon:
    """As large, and not to be seen."""
    if icon.isNull():
        return icon
    empty = QPixmap(size)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


@contextmanager
def _changed(
    widget: QWidget, text: str | None = None, icon: Callable[[QIcon, QSize], QIcon] | None = None
) -> Iterator[None]:
    """A moment with another text or icon, of which nobody else learns, and which moves nothing."""
    with QSignalBlocker(widget), ExitStack() as undo:
        if isinstance(widget, QAbstractButton) and icon:
            undo.callback(widget.setIcon, widget.icon())
            widget.setIcon(icon(widget.icon(), widget.iconSize()))
        if text is not None:
            undo.enter_context(_reworded(widget, text))
        yield


@contextmanager
def _reworded(widget: QWidget, text: str) -> Iterator[None]:
    if isinstance(widget, (QLabel, QAbstractButton)):
        kind = QLabel if isinstance(widget, QLabel) else QAbstractButton
        before = kind.text(widget)  # as it is drawn
        kind.setText(widget, text)
        yield
        kind.setText(widget, before)
    elif isinstance(widget, QLineEdit):
        before, hint = widget.text(), widget.placeholderText()
        widget.setText(text)
        widget.setPlaceholderText(text)
        yield
        widget.setText(before)
        widget.setPlaceholderText(hint)
    elif isinstance(widget, QComboBox):
        before = widget.currentText()
        widget.setItemText(widget.currentIndex(), text)
        yield
        widget.setItemText(widget.currentIndex(), before)
    elif isinstance(widget, QPlainTextEdit):
        before = widget.toPlainText()
        widget.setPlainText(text)
        yield
        widget.setPlainText(before)


def visibility(window: QWidget, part: QRect) -> float:
    """The contrast of what is drawn in a part of the window, one thing alone, to what most of it is."""
    counts = colours(picture(window, part, SHARP))
    ground = counts.most_common(1)[0][0]
    return max((contrast(ground, colour) for colour, count in counts.items() if count >= INK), default=1.0)


def rgb(colour: str) -> int:
    return QColor(colour).rgb()


def children(widget: QWidget) -> Iterator[QWidget]:
    """The visible widgets directly in this one; windows of their own (menus, dialogs) are not in it."""
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
