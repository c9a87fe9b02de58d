"""One tab: the page, or what to do when its process ended or it did not load."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QFrame, QStackedWidget, QVBoxLayout, QWidget

from desktop.gui.browser.page import GuardedPage
from desktop.gui.jobs.job import BREATH_MS
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.layout import Card, layout_of
from desktop.gui.parts.problem import centred
from desktop.gui.parts.text import Text

HINT_LASTS_MS = 6000
"""Milliseconds."""

_Action = QWebEnginePage.WebAction
_TOUCHES = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.TouchBegin)
_LEFT_OUT = (_Action.ViewSource, _Action.SavePage, _Action.InspectElement)


class PageView(QWebEngineView):
    """A view whose menu offers nothing that leads behind the page, and that knows when it is really used.

    Signals:
        touched: a button or a key was pressed over the page.
        scrolled: the wheel was turned over it, which lets it do nothing more.
    """

    touched = Signal()
    scrolled = Signal()

    def childEvent(self, event: QChildEvent) -> None:
        # The engine draws into a widget of its own, made anew with each of the page's processes.
        if event.added() and event.child().isWidgetType():
            event.child().installEventFilter(self)
        super().childEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.touched.emit()
        elif event.type() is QEvent.Type.Wheel:
            self.scrolled.emit()
        return super().eventFilter(watched, event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in _LEFT_OUT:
            menu.removeAction(self.page().action(action))
        menu.popup(event.globalPos())


class FullScreen(QWidget):
    """Holds a page's view over the whole screen. Escape always ends it, whatever the page does with keys.

    For a while it says so, and whose page it is: it could look like anything, a sign-in for one.

    Signals:
        left: the person wants out.
    """

    left = Signal()

    def __init__(self, view: QWebEngineView, title: str) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(view)
        view.show()  # the tab hid it on letting go
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self._hint = self._make_hint(title)
        self.showFullScreen()
        view.setFocus()
        QTimer.singleShot(HINT_LASTS_MS, self._hint, self._hint.hide)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.resize(min(560, self.width() - 2 * theme.LARGE), 0)
        self._hint.resize(self._hint.width(), layout_of(self._hint).heightForWidth(self._hint.width()))
        self._hint.move((self.width() - self._hint.width()) // 2, theme.PAGE)

    def _make_hint(self, title: str) -> QWidget:
        hint = QFrame(self)
        hint.setProperty("kind", "notice")
        hint.setProperty("tone", "warn")  # to stand out from whatever the page shows
        hint.setObjectName("hint")
        column = QVBoxLayout(hint)
        column.setContentsMargins(theme.LARGE, theme.LARGE, theme.LARGE, theme.LARGE)
        for text in (Text(title, "strong"), Text(self.tr("Press Esc to leave full screen"))):
            text.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(text)
        return hint

    def closeEvent(self, event: QEvent) -> None:
        event.ignore()
        self.left.emit()


class Tab(QStackedWidget):
    """Owns one page and its view.

    Signals:
        used: the person did something with the page.
    """

    used = Signal()

    def __init__(self, page: GuardedPage, workspace: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.page = page
        self._workspace = workspace
        self._full_screen: FullScreen | None = None
        self._why: Callable[[], str] = str  # there is no page
        self.view = PageView(page, self)
        self.view.touched.connect(page.touch)
        self.view.touched.connect(self.used)
        page.setParent(self.view)
        self.setFocusProxy(self.view)
        self._title = Text("", "heading")
        self._trouble = self._make_trouble()
        self.addWidget(self.view)
        self.addWidget(self._trouble)
        page.crashed.connect(lambda: self.show_trouble(lambda: self.tr("The page stopped working")))
        page.failed.connect(lambda: self.show_trouble(lambda: self.tr("The tool did not answer")))
        page.loadFinished.connect(self._came)
        page.full_screen_asked.connect(self._show_full_screen)

    def reload(self) -> None:
        self.used.emit()
        self._show_page()
        self.page.triggerAction(_Action.Reload)
        self.view.setFocus()

    def show_trouble(self, why: Callable[[], str]) -> None:
        """Say `why` there is no page, in the language in use when it is asked, and offer to load it again,
        until there is one."""
        self._leave_full_screen()
        self._why = why
        self.retranslate()
        used = self.view.hasFocus() or self.view.isAncestorOf(QApplication.focusWidget() or self)
        self.setCurrentWidget(self._trouble)
        self.setFocusProxy(self._again)
        if used:
            self._again.setFocus()

    def close(self) -> bool:
        """Delete the page now rather than whenever this widget is: its profile may be waiting.

        What showed it goes a moment later, as each of them holds the window.
        """
        self._leave_full_screen()
        self.page.there = False
        self.page.deleteLater()
        QTimer.singleShot(BREATH_MS, self, self.deleteLater)
        return True

    def _make_trouble(self) -> QWidget:
        panel = Card()
        panel.column.setContentsMargins(28, 28, 28, 28)
        panel.setMaximumWidth(520)
        self._again = again = Button("", "primary")
        again.setObjectName("reload")
        again.clicked.connect(self.reload)
        panel.column.addWidget(self._title)
        self._hint = Text("", "muted")
        panel.column.addWidget(self._hint)
        panel.column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        return centred(panel)

    def retranslate(self) -> None:
        self._title.setText(self._why())
        self._hint.setText(self.tr("What was saved is still there. Load the page again to go on."))
        self._again.show_name(self.tr("Reload"))

    def _came(self, good: bool) -> None:
        if good and self.currentWidget() is self._trouble:
            used = self._again.hasFocus()
            self._show_page()
            if used:
                self.view.setFocus()

    def _show_page(self) -> None:
        self.setCurrentWidget(self.view)
        self.setFocusProxy(self.view)

    def _show_full_screen(self, on: bool) -> None:
        if on and not self._full_screen:
            self._full_screen = FullScreen(self.view, self._workspace)
            self._full_screen.left.connect(lambda: self.page.triggerAction(_Action.ExitFullScreen))
        elif not on:
            self._leave_full_screen()

    def _leave_full_screen(self) -> None:
        if self._full_screen:
            self.insertWidget(0, self.view)
            self.setCurrentWidget(self.view)
            self.view.setFocus()
            self._full_screen.deleteLater()
            self._full_screen = None
