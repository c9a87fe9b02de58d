"""Around a page of choices: which one it is, of how many, and the buttons that lead on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.layout import Folding, row
from desktop.gui.parts.text import Text
from desktop.gui.window import SIDE_WIDTH


class Steps(QWidget):
    """The steps below each other, where the window has its places otherwise, so that no page jumps."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(SIDE_WIDTH)
        self._labels = [Text("", "step") for _ in range(count)]
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 28, 20, 28)
        column.setSpacing(theme.GAP)
        for label in self._labels:
            column.addWidget(label)
        column.addStretch(1)

    def show_steps(self, titles: list[str], place: int = 0) -> None:
        """Those before `place` are done."""
        numbered = len(titles) > 1
        for index, (title, label) in enumerate(zip(titles, self._labels, strict=True)):
            done, now = index < place, index == place
            mark = "✓  " if done else f"{index + 1}  " if numbered else ""
            label.setText(mark + title)
            theme.restyle(label, tone="done" if done else "now" if now else "")


class Footer(Folding):
    """The hint has a line of its own above the buttons where it would not fit into one beside them."""

    def __init__(self, *buttons: QPushButton, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self._hint = Text("", "muted")
        self._buttons = row(None, *buttons, spacing=theme.SMALL)
        self.box.setSpacing(theme.MEDIUM)
        self.box.addWidget(self._hint, 1)
        self.box.addLayout(self._buttons)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.box)
        self._keep_margins()

    def show_hint(self, text: str) -> None:
        """ "" for none."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_margins()

    def _keep_margins(self) -> None:
        """As wide as the page's above, unless long words need some of that."""
        fits = self._buttons.minimumSize().width() + 2 * theme.PAGE <= self.width()
        side = theme.PAGE if fits else theme.LARGE
        self._column.setContentsMargins(side, 14, side, 14)

    def room(self) -> int:
        hint = self._hint.fontMetrics().horizontalAdvance(self._hint.text())
        taken = 2 * theme.PAGE + self.box.spacing() + self._buttons.minimumSize().width()
        return self.width() - taken - hint
