"""Which screens lead on from the page *Health*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.backend import Backend
from desktop.core.health.checkup import names_told
from desktop.gui.health.page import HealthPage
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window

if TYPE_CHECKING:
    from desktop.gui.health.save import AskPlace


class HealthScreens(QObject):
    """Dialogs over the window.

    Attributes:
        ask_place: asks where to save; None for the system's own dialog.

    Signals:
        fresh_asked: a workspace's tool is to be made anew (its id).
    """

    fresh_asked = Signal(str)

    def __init__(self, window: Window, desk: Desk, backend: Backend) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._backend = backend
        self.ask_place: AskPlace | None = None

    def page(self) -> HealthPage:
        page = HealthPage(self._desk.health)
        page.save_asked.connect(self.save)
        page.doing_asked.connect(self._doing_of)
        return page

    def _doing_of(self, name: str) -> None:
        """Findings are told with names, for IT."""
        names = names_told(self._desk.workspaces.in_order())
        if found := next((id for id, told in names.items() if told == name), ""):
            self.doing(found)

    def doing(self, id: str) -> None:
        """Show what a workspace's tool does."""
        from desktop.gui.health.doing import DoingDialog

        dialog = DoingDialog(id, self._desk, self._backend, self._window)
        dialog.fresh_asked.connect(lambda: self.fresh_asked.emit(id))
        dialog.open()

    def save(self) -> None:
        """Show what a file for IT would have in it."""
        from desktop.gui.health.save import SaveDialog

        SaveDialog(self._desk.health.findings, self._backend, self.ask_place, self._window).open()
