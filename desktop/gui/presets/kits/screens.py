"""Which screens lead to an offline kit and back: one at a time, as each takes long."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from desktop.gui.presets.kits.making import MakeKitPage
from desktop.gui.presets.kits.page import KitPage
from desktop.gui.presets.kits.using import UseKitPage
from desktop.gui.state.kits import Found, KitsState, Planned
from desktop.gui.window import Window


class KitScreens(QObject):
    """Each leads back to where it was asked for.

    Attributes:
        ask: has a folder chosen by a dialog with this title, "" for none; the system's, or what stands for
            it.
    """

    def __init__(
        self,
        window: Window,
        kits: KitsState,
        show_problem: Callable[[BaseException], None],
        open_preset: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self.ask: Callable[[str], str] = lambda title: QFileDialog.getExistingDirectory(window, title)
        self._window = window
        self._kits = kits
        self._show_problem = show_problem
        self._open_preset = open_preset
        self._page: KitPage | None = None

    def make(self, path: str) -> None:
        """Show what a kit of this preset would be made of."""
        job = self._kits.plan(path)
        job.succeeded.connect(self._show_plan)
        job.failed.connect(self._show_problem)

    def choose(self) -> None:
        """Have a kit's folder chosen, and look at it."""
        if folder := self.ask(self.tr("Choose the folder of an offline kit")):
            job = self._kits.look(Path(folder))
            job.succeeded.connect(self.show)
            job.failed.connect(self._show_problem)

    def show(self, found: Found) -> None:
        """What this kit is, before it is used."""
        page = UseKitPage(self._kits, found)
        page.opened.connect(lambda path: self._open(page, path))
        self._put_up(page, self.tr("Offline kit"))

    def _show_plan(self, planned: Planned) -> None:
        self._put_up(MakeKitPage(self._kits, planned, lambda title: self.ask(title)), self.tr("Offline kit"))

    def _put_up(self, page: KitPage, title: str) -> None:
        if self._page and self._page.busy:
            page.deleteLater()
            self._window.show_for_now(self._page, title)
            return
        if self._page:
            self._page.left.emit()
        self._page = page
        back = self._window.show_for_now(page, title)

        def leave() -> None:
            self._page = None
            back()

        page.left.connect(leave)
        page.enter()

    def _open(self, page: KitPage, path: str) -> None:
        page.left.emit()
        self._open_preset(path)
