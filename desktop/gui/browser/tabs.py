"""The pages of one tool, side by side: the first is the tool's own, and stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QTabBar, QTabWidget

from desktop.gui.browser.page import GuardedPage
from desktop.gui.browser.page_dialogs import Attention
from desktop.gui.browser.tab import Tab
from desktop.gui.parts.buttons import IconButton
from desktop.gui.parts.text import literal


class Tabs(QTabWidget):
    """`first` is there once a page was added.

    Signals:
        came: a page is in front now (the `GuardedPage`).
        going: the one in front is about to be closed.
    """

    came = Signal(object)
    going = Signal()
    used = Signal()

    first: Tab

    def __init__(self, title: str, attention: Attention) -> None:
        """`title` is for a page that has none."""
        super().__init__()
        self._title = title
        self._attention = attention
        self.setDocumentMode(True)
        self.setTabBarAutoHide(True)
        self.tabBar().setElideMode(Qt.TextElideMode.ElideRight)
        self.tabBar().setDrawBase(False)
        self.tabBar().setSelectionBehaviorOnRemove(QTabBar.SelectionBehavior.SelectPreviousTab)
        self.currentChanged.connect(self._changed)

    def all(self) -> list[Tab]:
        return [tab for i in range(self.count()) if isinstance(tab := self.widget(i), Tab)]

    def in_front(self) -> Tab:
        tab = self.currentWidget()
        return tab if isinstance(tab, Tab) else self.first

    def add(self, page: GuardedPage) -> Tab:
        tab = Tab(page, self._title)
        tab.used.connect(self._attention.act)
        tab.used.connect(self.used)
        tab.view.scrolled.connect(self.used)  # who reads does not always move the pointer
        page.titleChanged.connect(lambda _title: self._retitle(page))
        page.windowCloseRequested.connect(lambda: self.close_page(page))
        index = self.addTab(tab, self._label(page))
        if index == 0:
            self.first = tab
        else:
            self._retitle(self.first.page)
            close = IconButton("x", "", "quiet")
            close.clicked.connect(lambda: self.ask_to_close(tab))
            self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, close)
        self.name_parts()
        return tab

    def name_parts(self) -> None:
        bar = self.tabBar()
        bar.setAccessibleName(self.tr("Pages of the tool"))
        for button in bar.findChildren(IconButton):
            button.show_name(self.tr("Close this page"))

    def ask_to_close(self, tab: Tab) -> None:
        """A page that holds what is not saved may object; otherwise it closes itself."""
        if tab is self.first:
            return
        if tab.page.there:
            # Only a page in front may ask, and one that was told to be still may once more.
            self.setCurrentWidget(tab)
            self._attention.act()
            tab.page.triggerAction(QWebEnginePage.WebAction.RequestClose)
        else:
            self.close_page(tab.page)

    def close_page(self, page: GuardedPage) -> None:
        """Leaving the first one is leaving the tool."""
        index = self._index(page)
        if index > 0:
            tab = self.all()[index]
            if tab is self.in_front():
                self.going.emit()
            self.removeTab(index)
            tab.close()
            self.in_front().setFocus()

    def _changed(self, index: int) -> None:
        tab = self.widget(index)
        if isinstance(tab, Tab):
            self.came.emit(tab.page)

    def _retitle(self, page: GuardedPage) -> None:
        """Alone, a page has no title that one sees, and Qt would lay all of it out and paint it anew."""
        index = self._index(page)
        if index >= 0 and self.count() > 1:
            self.setTabText(index, self._label(page))

    def _index(self, page: GuardedPage) -> int:
        return next((i for i, tab in enumerate(self.all()) if tab.page is page), -1)

    def _label(self, page: GuardedPage) -> str:
        return literal(page.title() or self._title)
