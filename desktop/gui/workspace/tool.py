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
        self._terminal = launch.terminal
        self.view = ToolView(
            title,
            Origin(address.scheme, address.hostname or "", address.port or 0),
            running.open,
            running.cookies,
            folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation),
            theme,
            allow_service_workers=launch.service_workers,
        )
        self.view.loaded.connect(lambda _seconds: on_ready())
        self.view.failed.connect(on_ready)
        self.view.load()

    def widget(self) -> QWidget:
        return self.view

    def open_terminal(self) -> None:
        self.view.pages[0].runJavaScript(self._terminal)

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

    def close_tool(self) -> None:
        self.view.close_tool()
