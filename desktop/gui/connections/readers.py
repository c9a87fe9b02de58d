"""Tells who can read a password, for whoever wants to know before entrusting one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.data.connection import Keeping
from desktop.core.data.secret import Keyring
from desktop.gui.look import theme
from desktop.gui.parts.badges import Mark
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import Page, row
from desktop.gui.parts.text import Text, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words.readers import Reader, can_read, cannot_read

_WIDTH, _HEIGHT = 560, 660

_SCROLLS: dict[int, QAbstractSlider.SliderAction] = {
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
}


def show_readers(name: str, keeping: Keeping, desk: Desk, window: QWidget) -> None:
    """`name`: of a connection, "" for passwords at large."""
    keyring, asked = desk.connections.keyring, desk.asks_passphrase
    ReadersDialog(name, keeping, keyring, passphrase=asked, parent=window).open()


class ReadersDialog(QDialog):
    """Only tells."""

    def __init__(
        self,
        name: str,
        keeping: Keeping,
        keyring: Keyring | None,
        *,
        passphrase: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`name`: of a connection, "" for passwords at large. `passphrase`: whether one is asked for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Who can read it"))
        heading = (
            self.tr("Who can read the password of “{0}”?").format(shortened(name))
            if name
            else self.tr("Who can read a kept password?")
        )
        page = self._page = Page()
        inside = page.column
        inside.setContentsMargins(0, 0, theme.SMALL, 0)
        inside.addWidget(Text(self.tr("Can read it"), "strong"))
        for reader in can_read(keeping, keyring, passphrase=passphrase):
            inside.addLayout(_line(reader, "eye", "warn"))
        inside.addWidget(Text(self.tr("Cannot read it"), "strong"))
        for reader in cannot_read(keeping):
            inside.addLayout(_line(reader, "shield-check", "good"))
        inside.addStretch(1)
        close = Button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = column_of(self, _WIDTH - 2 * theme.PAGE)
        column.addWidget(Text(heading, "name"))
        column.addWidget(page, 1)
        column.addLayout(row(None, close))
        self.resize(_WIDTH, min(_HEIGHT, parent.window().height()) if parent else _HEIGHT)
        close.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """There is nothing to go to in what is told, and it may be longer than the window."""
        if action := _SCROLLS.get(event.key()):
            self._page.verticalScrollBar().triggerAction(action)
        else:
            super().keyPressEvent(event)


def _line(reader: Reader, icon: str, tone: str) -> QHBoxLayout:
    mark = Mark()
    mark.show_icon(icon, tone)
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(Text(reader.who))
    words.addWidget(Text(reader.told, "muted"))
    line = row(spacing=10)
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line
