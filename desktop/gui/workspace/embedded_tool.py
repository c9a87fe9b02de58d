"""The embedded tool as the workspace's screen uses it; importing this loads the browser engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.core.browsing.navigation import Origin
from desktop.core.environments.catalogue import Launch
from desktop.core.start.launch import Running
from desktop.gui.browser.page import GuardedPage
from desktop.gui.browser.view import ToolView
from desktop.gui.look.theme import Theme

_SHOWS_SOMETHING = """
new Promise((end) => new PerformanceObserver(
  (seen) => seen.getEntriesByName("first-contentful-paint").length && end()
).observe({ type: "paint", buffered: true }))"""
"""Kept once words or pictures are painted: a loaded page is still empty where scripts make all of it."""

translate = QCoreApplication.translate


class EmbeddedTool:
    """A signed-in `ToolView` for a running workspace, loading from the start."""

    def __init__(
        self, title: str, launch: Launch, running: Running, theme: Theme, on_ready: Callable[[], None]
    ) -> None:
        """`on_ready` is called once, when there is something to see: the page, or why there is none."""
        address = urlsplit(running.address)
        folders = running.workspace.folders
        self._launch = launch
        self._project = running.workspace.project
        self.view = ToolView(
            title,
            Origin(address.scheme, address.hostname or "", address.port or 0),
            running.open,
            running.cookies,
            folders[0].path
            if folders
            else QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation),
            theme,
            allow_service_workers=launch.service_workers,
            print_own=launch.print_own,
            document=launch.document,
        )
        self._on_ready = on_ready
        self.view.loaded.connect(self._loaded)
        self.view.failed.connect(self._show)
        self.view.pages[0].crashed.connect(self._show)
        self.view.load()

    def widget(self) -> QWidget:
        return self.view

    def open_terminal(self) -> None:
        """In the project folder. Where the tool's own page is gone, this leads to what brings it back."""
        place = json.dumps(self._project)
        self.view.show_first().runJavaScript(self._launch.terminal.replace("{project}", place))

    def save(self, then: Callable[[bool], None]) -> None:
        """Save what is open on all pages; `then` is told whether all of it was, and nothing is on its way."""
        pages = [page for page in self.view.pages if page.there] if self._launch.save else []
        left, good = set(pages), [True]

        def saved(page: GuardedPage, kept: bool) -> None:
            if page in left:
                left.remove(page)
                # What was open on a page that is gone by now went with it.
                good[0] = good[0] and (kept or not page.there)
                if not left:
                    then(good[0] and not self.view.downloading)

        if not pages:
            then(not self.view.downloading)
        for page in pages:
            page.destroyed.connect(lambda *_, page=page: saved(page, False))
            page.fulfil(self._launch.save, partial(saved, page))

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """What a browser's menu has; the tool may keep the usual keys for itself."""
        return [
            (translate("EmbeddedTool", "Find in page…"), self.view.find_in_page),
            (translate("EmbeddedTool", "Zoom in"), self.view.zoom_in),
            (translate("EmbeddedTool", "Zoom out"), self.view.zoom_out),
            (translate("EmbeddedTool", "Actual size"), lambda: self.view.set_zoom(1.0)),
            (translate("EmbeddedTool", "Print or save as PDF…"), self.view.print_page),
            (translate("EmbeddedTool", "Reload"), self.view.reload),
        ]

    def retranslate(self) -> None:
        self.view.retranslate()

    def _loaded(self, _seconds: float) -> None:
        self.view.pages[0].fulfil(_SHOWS_SOMETHING, lambda _shown: self.view.grow(self._show))

    def _show(self) -> None:
        show, self._on_ready = self._on_ready, lambda: None
        show()

    def close_tool(self) -> None:
        self.view.close_tool()
