"""Find in page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWebEngineCore import QWebEngineFindTextResult, QWebEnginePage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.buttons import IconButton
from desktop.gui.parts.text import Text


class FindBar(QFrame):
    """Looks for text in one page at a time.

    Signals:
        closed: the bar was put away; the page wants the keyboard back.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._page: QWebEnginePage | None = None
        self._text = QLineEdit()
        self._text.setMaximumWidth(320)
        self._text.textEdited.connect(lambda: self.search())
        self._count = Text("", "muted", wrap=False)
        back = self._back = IconButton("chevron-up", "", "quiet")
        back.clicked.connect(lambda: self.search(backward=True))
        onward = self._onward = IconButton("chevron-down", "", "quiet")
        onward.clicked.connect(lambda: self.search())
        close = self._close = IconButton("x", "", "quiet")
        close.clicked.connect(self.put_away)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        for part in (self._text, self._count, back, onward):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(close)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        self._text.setAccessibleName(self.tr("Find in page"))
        self._text.setPlaceholderText(self.tr("Find in page"))
        self._count.setAccessibleName(self.tr("Matches"))
        self._back.show_name(self.tr("Previous match"))
        self._onward.show_name(self.tr("Next match"))
        self._close.show_name(self.tr("Close find"))
        if not self.isHidden():
            self.search()  # which counts anew

    def show_for(self, page: QWebEnginePage) -> None:
        self._follow(page)
        self.show()
        self._text.setFocus()
        self._text.selectAll()
        self.search()

    def page_changed(self, page: QWebEnginePage) -> None:
        """Another tab came to the front."""
        if self.isVisible():
            self._follow(page)
            self.search()

    def forget(self) -> None:
        """Let go of the page, which is about to be deleted."""
        self._page = None
        self.hide()

    def search(self, *, backward: bool = False) -> None:
        """Go to the next match, in `backward` direction if so."""
        if self._page:
            flags = QWebEnginePage.FindFlag.FindBackward if backward else QWebEnginePage.FindFlag(0)
            self._page.findText(self._text.text(), flags)
        if not self._text.text():
            self._count.setText("")

    def put_away(self) -> None:
        if self._page:
            self._page.findText("")
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.search(backward=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _follow(self, page: QWebEnginePage) -> None:
        if page is self._page:
            return
        if self._page:
            self._page.findText("")
            self._page.findTextFinished.disconnect(self._show_count)
        self._page = page
        page.findTextFinished.connect(self._show_count)

    def _show_count(self, result: QWebEngineFindTextResult) -> None:
        if not self._text.text():
            self._count.setText("")
        elif not result.numberOfMatches():
            self._count.setText(self.tr("No match"))
        else:
            self._count.setText(self.tr("{0} of {1}").format(result.activeMatch(), result.numberOfMatches()))
