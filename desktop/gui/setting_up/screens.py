"""The way to the page that leads to an engine, and back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop.gui.setting_up.page import SettingUpPage
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window


class SettingUpScreens(QObject):
    """One page at a time, over the window."""

    def __init__(self, window: Window, desk: Desk, show_home: Callable[[], None]) -> None:
        super().__init__(window)
        self._show_home = show_home
        self._window = window
        self._desk = desk
        self._page: SettingUpPage | None = None

    def show(self) -> None:
        """Made anew each time: it says what is true now."""
        self.leave()
        page = self._page = SettingUpPage(self._desk.setting_up, lambda: self._desk.presets.policy)
        self._desk.news.policy_changed.connect(page.refresh)
        page.left.connect(self._go_home)
        self._window.show_screen(page, self.tr("Before the first tool can start"))

    def retranslate(self) -> None:
        if self._page and self._window.screen_shown() is self._page:
            self.show()

    def leave(self) -> None:
        if self._page:
            page, self._page = self._page, None
            self._window.drop_screen(page)

    def _go_home(self) -> None:
        self.leave()
        self._show_home()
