"""Which screens of workspaces there are, and how one gets to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.gui.look.theme import Theme
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window

if TYPE_CHECKING:  # takes a while, and who asks for a page that there is may be told of none
    from desktop.gui.workspace.page import WorkspacePage


class WorkspaceScreens(QObject):
    """Each is made when it is first needed, and stays until its workspace is gone.

    Signals:
        made: one was made, and nothing was shown on it yet (the `WorkspacePage`).
        seen: this one is shown from now on (its workspace's id).
        opened: one is shown, for its tool.
    """

    made = Signal(object)
    seen = Signal(str)
    opened = Signal()

    def __init__(self, window: Window, desk: Desk, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self._pages: dict[str, WorkspacePage] = {}
        desk.news.listed.connect(self._drop_gone)

    def open(self, id: str) -> None:
        """Show a workspace's screen and bring its tool up."""
        page = self.page_of(id)
        page.open()
        self._show(page)
        self.opened.emit()

    def show(self, id: str) -> WorkspacePage:
        """Show a workspace's screen as it is, and start nothing."""
        page = self.page_of(id)
        page.refresh()
        self._show(page)
        return page

    def _show(self, page: WorkspacePage) -> None:
        self.seen.emit(page.id)
        self._desk.use(page.id)
        self._window.show_screen(page, f"Cais — {self._desk.workspaces[page.id].name}")

    def page(self, id: str) -> WorkspacePage | None:
        """The screen of a workspace that was opened since the app began."""
        return self._pages.get(id)

    def page_of(self, id: str) -> WorkspacePage:
        """The same, made now where there is none."""
        return self._pages.get(id) or self._make(id)

    def _make(self, id: str) -> WorkspacePage:
        from desktop.gui.workspace.page import WorkspacePage

        page = self._pages[id] = WorkspacePage(id, self._desk, self._theme)
        self.made.emit(page)
        return page

    def shown(self) -> str:
        """The id of the workspace whose screen is shown, "" for none."""
        shown = self._window.screen_shown()
        return next((id for id, page in self._pages.items() if page is shown), "")

    def _drop_gone(self) -> None:
        for id in [id for id in self._pages if id not in self._desk.workspaces]:
            page = self._pages.pop(id)
            page.close_tool()
            self._window.drop_screen(page)

    def retranslate(self) -> None:
        for page in self._pages.values():
            page.retranslate()

    def close_tools(self) -> None:
        """What runs on the engine keeps running."""
        for page in self._pages.values():
            page.close_tool()
