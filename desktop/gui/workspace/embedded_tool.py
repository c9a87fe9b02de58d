"""The embedded tool as the workspace's screen uses it; importing this loads the browser engine."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.core.browsing.navigation import Origin
from desktop.core.environments.catalogue import Launch
from desktop.core.kept import Kept
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
        self,
        title: str,
        launch: Launch,
        running: Running,
        theme: Theme,
        on_ready: Callable[[], None],
        on_export: Callable[[str], None],
        on_use: Callable[[], None],
    ) -> None:
        """`on_ready` is called once, when there is something to see: the page, or why there is none;
        `on_export` with the path of each file that was saved from the tool; `on_use` with each key and
        button that is pressed in it."""
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
        self._saved: list[str] = []
        self.view.exported.connect(on_export)
        self.view.used.connect(on_use)
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

    def kept(self) -> Kept | None:
        """What the last saving was for, None where the tool does not tell."""
        if not self._launch.unsaved:
            return None
        names = (path.removeprefix(f"{self._project}/") for path in self._saved)
        return Kept(tuple(dict.fromkeys(names)), forgets=bool(self._launch.results))

    def look_for_results(self, then: Callable[[], None]) -> None:
        """`then` is called once the page shows what code has brought forth before the tool was opened."""
        if self._launch.results:
            self.view.pages[0].fulfil(self._launch.results, lambda shown: then() if shown else None)

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

        self._saved = []
        if not pages:
            then(not self.view.downloading)
        for page in pages:
            page.destroyed.connect(lambda *_, page=page: saved(page, False))
            self._save_page(page, partial(saved, page))

    def _save_page(self, page: GuardedPage, then: Callable[[bool], None]) -> None:
        """`then` is told whether that worked, and not before it is known what for."""
        if not self._launch.unsaved:
            page.fulfil(self._launch.save, then)
            return
        answers: dict[str, Any] = {}

        def take(name: str, answer: Any) -> None:
            answers[name] = answer
            if answers.get("saved") is False:  # who cannot save may not answer at all
                then(False)
            elif len(answers) == 2:
                self._saved += json.loads(answers["names"] or "[]")
                then(True)

        # Of a list Qt makes nothing, of a text a text.
        page.runJavaScript(f"JSON.stringify({self._launch.unsaved})", partial(take, "names"))
        page.fulfil(self._launch.save, partial(take, "saved"))

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
        """Its widget goes, too."""
        self.view.close_tool()
