"""Readies what the first tool and the first look into a keyring would otherwise be kept waiting for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.backend import Backend
from desktop.gui.jobs.job import Job, call
from desktop.gui.state.desk import Desk
from desktop.gui.window import Window

if TYPE_CHECKING:  # loads the browser engine
    from desktop.gui.browser.preload import Preload


class WarmUp(QObject):
    """Starts the browser engine ahead of the first tool, and loads what speaks to keyrings."""

    def __init__(self, window: Window, backend: Backend, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._backend = backend
        self._desk = desk
        self._preload: Preload | None = None
        self._begun = False

    def begin(self) -> None:
        """Once is enough: they stay warm as long as the window is there."""
        if self._begun:
            return
        self._begun = True
        # A page that nothing shuts in is not even made to warm up, however empty.
        look = Job(call(self._backend.tools.see_pages_guarded), "pages", self).start()
        look.succeeded.connect(lambda _none: self._preload_browser())
        look.failed.connect(lambda error: self._desk.news.failed.emit("", error))
        Job(lambda _report, stop: self._backend.connections().warm_up(stop), "keyring", self).start()

    def _preload_browser(self) -> None:
        from desktop.gui.browser.preload import Preload

        self._preload = Preload(self._window)
