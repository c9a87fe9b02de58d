"""How the tool's own page comes, or why it does not: it is waited for, and not for ever."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.gui.browser.tab import Tab

LOADED_WITHIN_MS = 60_000
"""Milliseconds for the page: then it is said that it did not come. If it does later, it is shown."""


class FirstLoad(QObject):
    """Follows the first tab of a tool, also when the page is loaded again after trouble.

    Signals:
        loaded: the page is there; seconds since `begin()`.
        failed: it is not, and the tab says why.
    """

    loaded = Signal(float)
    failed = Signal()

    def __init__(self, tab: Tab) -> None:
        super().__init__(tab)
        self._tab = tab
        self._began = 0.0
        self._late = QTimer(self, singleShot=True, interval=LOADED_WITHIN_MS)
        self._late.timeout.connect(lambda: self._say_missing(self._says_late))
        page = tab.page
        page.loadStarted.connect(self._wait)
        page.loadFinished.connect(self._came)
        page.failed.connect(self._fail)
        page.answered_badly.connect(lambda: self._say_missing(self._says_bad))

    def begin(self) -> None:
        self._began = time.perf_counter()

    def _wait(self) -> None:
        if not self._tab.page.there:
            self._late.start()

    def _came(self, good: bool) -> None:
        # A load that was given up, as for a download, leaves nothing to see: time goes on.
        if good:
            self._late.stop()
        if good and self._began:
            took_s, self._began = time.perf_counter() - self._began, 0.0
            self.loaded.emit(took_s)

    def _says_late(self) -> str:
        return self.tr("The tool's page takes very long")

    def _says_bad(self) -> str:
        return self.tr("The tool answered with an error")

    def _say_missing(self, why: Callable[[], str]) -> None:
        self._tab.show_trouble(why)
        self._fail()

    def _fail(self) -> None:
        self._late.stop()
        self.failed.emit()
