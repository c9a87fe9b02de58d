"""Starts the browser engine's processes while the tool starts, so that its page opens at once."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, QUrl, Signal

from desktop.gui.jobs.job import BREATH_MS


class Preload(QObject):
    """An empty page off the screen, which keeps the engine's processes alive as long as this lives.

    The engine lives on the GUI thread; each step is one call into it and cannot be cut further. The
    longest waits for its helper process: about 70 ms on Linux, more while the disk is cold.

    Signals:
        ready: the processes run.
    """

    ready = Signal()

    def __init__(self, parent: QObject) -> None:
        """Begins at once and returns. `parent` must go before the application does: the main window, say."""
        super().__init__(parent)
        self._steps = self._warm()
        self._timer = QTimer(self, interval=BREATH_MS)
        self._timer.timeout.connect(self._take_step)
        self._timer.start()

    def _take_step(self) -> None:
        if next(self._steps, None) is None:
            self._timer.stop()

    def _warm(self) -> Iterator[str]:
        """Names each step as it is done."""
        from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile

        yield "engine imported"
        import desktop.gui.browser.view  # noqa: F401

        yield "view imported"
        profile = QWebEngineProfile()
        page = QWebEnginePage(profile, self)
        profile.setParent(self)  # after the page: children are deleted in order, and pages go first
        yield "profile made"
        page.loadFinished.connect(lambda _good: self.ready.emit())
        page.load(QUrl("about:blank"))
