"""The embedded tool: its tabs, and around them what people expect of a browser."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineNewWindowRequest,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.browsing.navigation import Decision, Origin, Verdict
from desktop.core.start.signin import Cookie
from desktop.gui.browser.download_rows import ShowFolder
from desktop.gui.browser.downloads import AskFolder, AskSave, DownloadStrip
from desktop.gui.browser.find import FindBar
from desktop.gui.browser.first_load import FirstLoad
from desktop.gui.browser.hidden_load import HiddenLoad
from desktop.gui.browser.notifications import Notifications
from desktop.gui.browser.page import AskOpen, GuardedPage
from desktop.gui.browser.page_dialogs import Attention, PageDialogs
from desktop.gui.browser.printing import Printing
from desktop.gui.browser.profile import ToolProfile
from desktop.gui.browser.tabs import Tabs
from desktop.gui.jobs.job import BREATH_MS
from desktop.gui.look.theme import Theme
from desktop.gui.parts import programs
from desktop.gui.parts.notice import Notice

ZOOMS = (0.5, 0.67, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)


class ToolView(HiddenLoad):
    """Shows one workspace's tool, signed in, in a browser profile of its own.

    `save_folder` is offered for the first download; `print_own` and `document` are as a `Launch` has them.
    The `ask_` and `open_` functions stand for the dialogs and the system browser where something else should
    answer.

    Signals:
        loaded: the tool's page is there; seconds since `load()`.
        crashed: a page's process ended; the tab offers to reload.
        failed: the tool's page could not be loaded; the tab offers to reload.
        exported: a file was saved from the tool to this computer (its path).
        used: the person did something with a page.
    """

    loaded = Signal(float)
    crashed = Signal()
    failed = Signal()
    exported = Signal(str)
    used = Signal()

    def __init__(
        self,
        title: str,
        origin: Origin,
        open_path: str,
        cookies: Sequence[Cookie],
        save_folder: str,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        allow_service_workers: bool = False,
        print_own: str = "",
        document: str = "",
        ask_save: AskSave | None = None,
        ask_folder: AskFolder | None = None,
        ask_open: AskOpen | None = None,
        open_address: Callable[[str], None] | None = None,
        show_folder: ShowFolder | None = None,
    ) -> None:
        super().__init__(parent)
        self._origin = origin
        self._open_path = open_path
        self._cookies = tuple(cookies)
        self._theme = theme
        self._attention = Attention()
        self._messages = PageDialogs(title, self, self._attention)
        self._ask_open = ask_open
        self._open_address = open_address or (lambda address: programs.show_page(address, self._warn))
        self._asked_for = ""
        self._zoom = 1.0
        self._profile = ToolProfile(origin, allow_service_workers)
        self._notifications = Notifications(title)
        self._profile.setNotificationPresenter(self._notifications.take)
        self._profile.set_colours(theme.colours)
        theme.changed.connect(self._follow_theme)
        self._notice = Notice(place="edge")
        self._notice.accepted.connect(lambda: self._open_address(self._asked_for))
        self._find = FindBar()
        self._find.closed.connect(self._focus_page)
        self._tabs = Tabs(title, self._attention)
        self._tabs.came.connect(self._find.page_changed)
        self._tabs.going.connect(self._find.forget)
        self._tabs.used.connect(self.used)
        self._downloads = DownloadStrip(
            title,
            origin,
            save_folder,
            show_folder or (lambda folder: programs.show_folder(folder, self._warn)),
            self._warn,
            self._attention,
            ask_save,
            ask_folder,
        )
        self._downloads.saved.connect(self.exported)
        self._profile.downloadRequested.connect(self._take_download)
        self._printing = Printing(
            self,
            lambda: self._tabs.in_front().view,
            title,
            self._downloads,
            self._notice,
            self._attention,
            print_own,
            document,
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._notice)
        column.addWidget(self._notifications)
        column.addWidget(self._find)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._downloads)
        self._first = self._tabs.add(self._make_page())
        self._opening = FirstLoad(self._first)
        self._opening.loaded.connect(self.loaded)
        self._opening.failed.connect(self.failed)
        # Last among the children: they are deleted in order, and pages must go before their profile.
        self._profile.setParent(self)

    def _warn(self, text: str) -> None:
        self._notice.say(text, tone="warn")

    @property
    def zoom(self) -> float:
        """1.0 is the page's own size."""
        return self._zoom

    @property
    def pages(self) -> tuple[GuardedPage, ...]:
        return tuple(tab.page for tab in self._tabs.all())

    @property
    def downloading(self) -> bool:
        """Whether a file is on its way, which would end with the tool."""
        return self._downloads.downloading

    def load(self) -> None:
        """Sign in with the cookies and load the tool's page, behind what its parent shows meanwhile."""
        self._opening.begin()
        # Without a live page the profile takes no cookie, and a page that counts as hidden loads slowly.
        self._first.page.setVisible(True)
        self._profile.set_cookies(self._cookies, self._load_first)

    def show_first(self) -> GuardedPage:
        """Bring the tool's own page to the front."""
        self._tabs.setCurrentWidget(self._first)
        self._focus_page()
        return self._first.page

    def reload(self) -> None:
        self._tabs.in_front().reload()

    def find_in_page(self) -> None:
        self._find.show_for(self._tabs.in_front().page)

    def set_zoom(self, factor: float) -> None:
        """Zoom every page, those to come as well."""
        self._zoom = min(max(factor, ZOOMS[0]), ZOOMS[-1])
        for page in self.pages:
            page.setZoomFactor(self._zoom)

    def zoom_in(self) -> None:
        self.set_zoom(next((step for step in ZOOMS if step > self._zoom + 0.01), ZOOMS[-1]))

    def zoom_out(self) -> None:
        self.set_zoom(next((step for step in reversed(ZOOMS) if step < self._zoom - 0.01), ZOOMS[0]))

    def print_page(self) -> None:
        """Ask whether the page in front goes into a PDF or onto paper, and do it."""
        self._printing.ask()

    def close_tool(self) -> None:
        """Forget everything of the tool: downloads cancelled; pages go, then this view, then the profile."""
        self._downloads.cancel_all()
        self._profile.downloadRequested.disconnect(self._take_download)
        self._theme.changed.disconnect(self._follow_theme)
        self._find.forget()
        for tab in self._tabs.all():
            tab.close()
        # All at once would hold the window too long; the profile may outlive this, and not the app's window.
        self.hide()
        QTimer.singleShot(BREATH_MS, self, self.deleteLater)
        self._profile.setParent(self.window())
        QTimer.singleShot(2 * BREATH_MS, self._profile, self._profile.deleteLater)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._focus_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys the page did not want: the tool's own shortcuts come first, as in any browser."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.matches(QKeySequence.StandardKey.Find):
            self.find_in_page()
        elif event.matches(QKeySequence.StandardKey.Print):
            self.print_page()
        elif event.matches(QKeySequence.StandardKey.Refresh):
            self.reload()
        elif control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif control and event.key() == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and event.key() == Qt.Key.Key_0:
            self.set_zoom(1.0)
        elif control and event.key() == Qt.Key.Key_W:
            self._tabs.ask_to_close(self._tabs.in_front())
        elif event.key() == Qt.Key.Key_Escape and self._find.isVisible():
            self._find.put_away()
        else:
            super().keyPressEvent(event)

    def _make_page(self) -> GuardedPage:
        page = GuardedPage(self._profile, self._origin, self._theme.colours, self._messages, self._ask_open)
        page.refused.connect(lambda address, verdict: self._say_refused(page, address, verdict))
        page.tab_asked.connect(self._take_window)
        page.crashed.connect(self.crashed)
        page.loadFinished.connect(lambda _good: page.setZoomFactor(self._zoom))
        page.zoomFactorChanged.connect(self._remember_zoom)
        self._printing.follow(page)
        return page

    def retranslate(self) -> None:
        """Have all around the pages in the language in use now; pages themselves follow when they are next
        loaded. A notice is of a moment ago, and goes."""
        self._profile.follow_language()
        self._tabs.name_parts()
        self._notice.hide()
        self._notifications.retranslate()
        self._find.retranslate()
        self._downloads.retranslate()
        for tab in self._tabs.all():
            tab.retranslate()

    def _load_first(self) -> None:
        self._first.page.load(QUrl(self._origin.address(self._open_path)))
        QTimer.singleShot(BREATH_MS, self, self.show_behind)

    def _take_window(self, request: QWebEngineNewWindowRequest) -> None:
        tab = self._tabs.add(self._make_page())
        request.openIn(tab.page)
        if request.destination() is not QWebEngineNewWindowRequest.DestinationType.InNewBackgroundTab:
            self._tabs.setCurrentWidget(tab)

    def _take_download(self, download: QWebEngineDownloadRequest) -> None:
        """A window that was opened only for this goes: before the question where to, if there is surely
        nothing in it."""
        page = download.page()
        if not isinstance(page, GuardedPage) or not page.never_went_anywhere:
            self._downloads.take(download)
            return
        if not page.there:
            self._tabs.close_page(page)
        self._downloads.take(download)
        if isValid(self) and isValid(page):
            page.if_empty(lambda: self._tabs.close_page(page))

    def _say_refused(self, page: GuardedPage, address: str, verdict: Verdict) -> None:
        self._asked_for = address
        if verdict.decision is Decision.ASK_SYSTEM_BROWSER:
            where = urlsplit(address).hostname or ""
            self._notice.say(
                self.tr("This link leads outside the tool, to {0}").format(where),
                self.tr("Open in your browser"),
            )
        else:
            self._notice.say(self.tr("The tool tried to open something it may not. Nothing was opened."))
        # A window that was opened only to be sent away would stay behind empty.
        if page.never_went_anywhere:
            QTimer.singleShot(0, page, lambda: self._tabs.close_page(page))

    def _follow_theme(self) -> None:
        # The profile first: a document made in between is then right from its start.
        self._profile.set_colours(self._theme.colours)
        for page in self.pages:
            page.set_colours(self._theme.colours)

    def _remember_zoom(self, factor: float) -> None:
        self._zoom = factor

    def _focus_page(self) -> None:
        self._tabs.in_front().setFocus()
