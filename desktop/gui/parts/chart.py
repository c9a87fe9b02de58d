"""A small line over time, with what it says in words beside it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.text import Text

SHOWN_S = 3600.0
"""How far back it goes, in seconds."""

_HEIGHT = 44
_FAINT = 40  # of 255: the ground below the line


class Line(QWidget):
    """The newest at the right, the others by when they were; the highest touches the top."""

    def __init__(self) -> None:
        super().__init__()
        self.values: deque[tuple[float, float]] = deque()  # seconds, and the value
        self.most = 0.0
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        bottom = self.height() - 1.0
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(QPointF(0, bottom), QPointF(self.width(), bottom))
        if len(self.values) < 2:
            return
        line = self._path(bottom)
        ground = QPainterPath(line)
        ground.lineTo(self.width(), bottom)
        ground.lineTo(0, bottom)
        faint = QColor(colour)
        faint.setAlpha(_FAINT)
        painter.fillPath(ground, faint)
        painter.setPen(QPen(colour, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPath(line)

    def _path(self, bottom: float) -> QPainterPath:
        """At most a point for each pixel: the highest of those that share one."""
        first, last = self.values[0][0], self.values[-1][0]
        pixels = max(2, self.width()) - 1
        shown: dict[int, float] = {}
        for at_s, value in self.values:
            x = round((at_s - first) / (last - first) * pixels) if last > first else pixels
            shown[x] = max(value, shown.get(x, 0))
        top = self.most or max(shown.values()) or 1.0
        path = QPainterPath()
        for x, value in shown.items():
            point = QPointF(x, bottom - min(1.0, value / top) * (bottom - 2))
            path.lineTo(point) if path.elementCount() else path.moveTo(point)
        return path


class Chart(QWidget):
    """One figure: what it is now, and how it was."""

    def __init__(self, title: str, say: Callable[[float], str], most: float = 0.0) -> None:
        """`say` says a value as people read it; `most` is as high as it can get, 0 for nobody knows."""
        super().__init__()
        self._title = title
        self._say = say
        self._now = Text("…", "strong")
        self._range = Text("", "small")
        self.line = Line()
        self.line.most = most
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(Text(title, "muted"))
        column.addWidget(self._now)
        column.addWidget(self.line)
        column.addWidget(self._range)

    def add(self, *values: tuple[float, float]) -> None:
        """Each with when it was, in seconds, the newest last."""
        if not values:
            return
        kept = self.line.values
        kept.extend(values)
        at_s, now = values[-1]
        while at_s - kept[0][0] > SHOWN_S:
            kept.popleft()
        self._now.setText(self._say(now))
        highest = self.tr("At most {0}").format(self._say(max(value for _at_s, value in kept)))
        self._range.setText(highest)
        self.setAccessibleName(f"{self._title}: {self._now.text()}. {highest}")
        self.line.update()
