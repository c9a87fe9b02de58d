"""The embedded tool as the workspace's screen uses it; importing this loads the browser engine."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QWidget

from desktop.core.catalogue import Launch
from desktop.core.launch import Running
from desktop.core.navigation import Origin
from desktop.gui.browser.view import ToolView
from desktop.gui.theme import Theme


def tr(text: str) -> str:
    return QCoreApplication.translate("EmbeddedTool", text)


class EmbeddedTool:
    """A signed-in `ToolView` for a running workspace, loading from the start."""

    def __init__(
        self, title: str, launch: Launch, running: Running, theme: Theme, on_ready: Callable[[], None]
    ) -> None:
        """`on_ready` is called once there is something to see: the page, or why there is none."""
        address = urlsplit(running.address)
        folder = running.workspace.folders[0].path if running.workspace.folders else ""
        self._launch = launch
        self._there = False
        self.view = ToolView(
            title,
            Origin(address.scheme, address.hostname or "", address.port or 0),
            running.open,
            running.cookies,
            folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation),
            theme,
            allow_service_workers=launch.service_workers,
        )
        self._on_ready = on_ready
        self.view.loaded.connect(self._loaded)
        self.view.failed.connect(on_ready)
        self.view.load()

    def widget(self) -> QWidget:
        return self.view

    def open_terminal(self) -> None:
        self.view.pages[0].runJavaScript(self._launch.terminal)

    def save(self, then: Callable[[bool], None]) -> None:
        """Save what is open in the tool; `then` is told whether all of it was."""
        if self._launch.save and self._there:
            self.view.pages[0].fulfil(self._launch.save, then)
        else:
            then(True)

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        """What a browser's menu has; the tool may keep the usual keys for itself."""
        return [
            (tr("Find in page…"), self.view.find_in_page),
            (tr("Zoom in"), self.view.zoom_in),
            (tr("Zoom out"), self.view.zoom_out),
            (tr("Actual size"), lambda: self.view.set_zoom(1.0)),
            (tr("Print or save as PDF…"), self.view.print_page),
            (tr("Reload"), self.view.reload),
        ]

    def _loaded(self, _seconds: float) -> None:
        self._there = True
        self._on_ready()

    def close_tool(self) -> None:
        self.view.close_tool()
