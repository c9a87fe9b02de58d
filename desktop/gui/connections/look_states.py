"""What a look around shows while there is nothing to look at."""

from __future__ import annotations

from PySide6 import QtCore
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from desktop.core.data.secret import Secret
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import row
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.parts.text import Text, shortened

_WIDTH = 320


class _Page(QWidget):
    """A few things in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = QVBoxLayout(self)
        self.column = QVBoxLayout()
        self.column.addStrut(_WIDTH)
        self.column.setSpacing(theme.MEDIUM)
        line = row()
        line.addStretch(1)
        line.addLayout(self.column)
        line.addStretch(1)
        whole.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(2)


class Busy(_Page):
    """Something takes its time.

    Signals:
        stopped: it need not go on.
    """

    stopped = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text(text)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(text)
        self._stop = Button(self.tr("Cancel"))
        self._stop.clicked.connect(self.stopped)
        self.column.addWidget(self._text)
        self.column.addWidget(bar)
        self.column.addWidget(self._stop, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._stop)


class Empty(_Page):
    """There is nothing, and why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text("", "muted")
        self.column.addWidget(self._text)

    def say(self, text: str) -> None:
        self._text.setText(text)


class SignIn(_Page):
    """Asks for what opens a connection that keeps it nowhere.

    Signals:
        entered: it was.
    """

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = SecretField(self.tr("Password of {0}").format(shortened(name)), self.tr("Password"))
        self._field.entered.connect(self._enter)
        go = Button(self.tr("Connect"), "primary")
        go.setEnabled(False)
        go.clicked.connect(self._enter)
        self._field.changed.connect(lambda: go.setEnabled(not self._field.is_empty()))
        self.column.addWidget(Text(self.tr("What is the password of “{0}”?").format(shortened(name)), "name"))
        self.column.addWidget(self._field)
        self.column.addWidget(Text(self.tr("It is asked for each time, and kept nowhere."), "muted"))
        self.column.addWidget(go, 0, QtCore.Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._field)

    def take(self) -> Secret:
        return self._field.take()

    def _enter(self) -> None:
        if not self._field.is_empty():
            self.entered.emit()


def centred(widget: QWidget) -> QWidget:
    """A page with this in its middle."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addStretch(1)
    line = row()
    line.addStretch(1)
    line.addWidget(widget, 10)
    line.addStretch(1)
    column.addLayout(line)
    column.addStretch(2)
    return page
