"""Starts the browser engine's processes while the tool starts, so that its page opens at once."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

BREATH = 15
"""Milliseconds between two steps: time for a frame to be painted and a click to be answered."""


class Warmth(QObject):
    """An empty page off the screen, which keeps the engine's processes alive. `close()` it before the
    application ends.

    The engine lives on the GUI thread; each step is one call into it and cannot be cut further. The
    longest waits for its helper process: about 70 ms on Linux, more while the disk is cold.

    Signals:
        ready: the processes run.
    """

    ready = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._owned: list[QObject] = []
        self._steps = self._warm()
        self._timer = QTimer(self, interval=BREATH)
        self._timer.timeout.connect(self._take_step)
        self._timer.start()

    def close(self) -> None:
        """Let go of the page and its profile, in this order."""
        self._timer.stop()
        while self._owned:
            self._owned.pop().deleteLater()

    def _take_step(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
        else:
            step()

    def _warm(self) -> Iterator[Callable[[], object]]:
        yield lambda: importlib.import_module("PySide6.QtWebEngineCore")
        yield lambda: importlib.import_module("desktop.gui.browser.view")
        yield self._make_profile
        yield self._load_page

    def _make_profile(self) -> None:
        from PySide6.QtWebEngineCore import QWebEngineProfile

        # No parent: it would be deleted before the page is.
        self._owned.append(QWebEngineProfile())

    def _load_page(self) -> None:
        from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

        (profile,) = self._owned
        assert isinstance(profile, QWebEngineProfile)
        page = QWebEnginePage(profile)
        self._owned.append(page)
        page.loadFinished.connect(lambda _good: self.ready.emit())
        page.load(QUrl("about:blank"))


def warm_up(parent: QObject | None = None) -> Warmth:
    """Begin at once and return. Best called when the person shows that a tool is about to open."""
    return Warmth(parent)
