"""Icons from the Lucide set (resources/icons), drawn in the colour of the text around them."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.core.resources import RESOURCES

_FOLDER = RESOURCES / "icons"
_SCALE = 2  # drawn at twice the size, so that they stay sharp on dense screens


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int = 18, gap: int = 0) -> QPixmap:
    """The icon as a square of `size` device-independent pixels, with an empty `gap` after it."""
    drawing = _drawing(name).replace("currentColor", colour)
    canvas = QPixmap((size + gap) * _SCALE, size * _SCALE)
    canvas.fill(QColor(0, 0, 0, 0))
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size * _SCALE, size * _SCALE))
    painter.end()
    canvas.setDevicePixelRatio(_SCALE)
    return canvas


@lru_cache
def _drawing(name: str) -> str:
    return (_FOLDER / f"{name}.svg").read_text(encoding="utf-8")


def icon(name: str, colour: str, size: int = 18, gap: int = 0, *, disabled: bool = False) -> QIcon:
    """`disabled`: for what cannot be pressed, where Qt would have it paler than the text beside it."""
    drawn = pixmap(name, colour, size, gap)
    whole = QIcon(drawn)
    if disabled:
        whole.addPixmap(drawn, QIcon.Mode.Disabled)
    return whole
