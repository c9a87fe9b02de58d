"""Works an embedded tool as a person would: mouse, keys, and answers to dialogs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.core.start.signin import Cookie
from desktop.gui.look.theme import Theme
from tests.gui.browser.server import ToolServer

COOKIE = Cookie("session", "s3cret", "/", True)


class Driver:
    """Opens a tool's view and works it as a person would.

    Attributes:
        theme: how the app looks.
        opened: addresses handed to the system browser.
        saves: answers the save dialog gives, by what it was asked; None by default.
        asked_save: what the save dialog was asked.
        save_in, asked_folder: the same of the dialog for several files.
        uploads: what the upload dialog answers.
        shown: folders shown.
    """

    def __init__(self, qtbot: QtBot, folder: Path, theme: Theme) -> None:
        self._qtbot = qtbot
        self.theme = theme
        self._folder = folder
        self._views: list[Any] = []
        self.opened: list[str] = []
        self.asked_save: list[str] = []
        self.save_at: str | None = None
        self.asked_folder: list[str] = []
        self.save_in: str | None = None
        self.uploads: list[str] = []
        self.shown: list[str] = []

    def open(self, server: ToolServer, path: str = "/lab", **kwargs: Any) -> Any:
        """A view whose page at `path` has loaded."""
        view = self.view(server, path, **kwargs)
        with self._qtbot.waitSignal(view.loaded):
            view.load()
        self._qtbot.waitUntil(lambda: self.js(view.pages[0], "document.readyState") == "complete")
        return view

    def view(
        self,
        server: ToolServer,
        path: str = "/lab",
        cookies: Any = (COOKIE,),
        *,
        shown: bool = True,
        **kwargs: Any,
    ) -> Any:
        from desktop.gui.browser.view import ToolView

        view = ToolView(
            "Sales",
            server.origin,
            path,
            cookies,
            str(self._folder),
            self.theme,
            **{
                "ask_save": self._ask_save,
                "ask_folder": self._ask_folder,
                "ask_open": lambda _mode: self.uploads,
                "open_address": self.opened.append,
                "show_folder": self.shown.append,
                **kwargs,
            },
        )
        view.resize(900, 600)
        view.setVisible(shown)
        self._views.append(view)
        return view

    def js(self, page: Any, code: str) -> Any:
        """The value of an expression in the page."""
        with self._qtbot.waitCallback() as value:
            page.runJavaScript(code, 0, value)
        return value.args[0]

    def press(self, view: Any, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.ControlModifier) -> None:
        """A key as the page in front gets it."""
        page = next(page for page in view.pages if page.parent().isVisible())
        self._wait_for_paint(page)
        self._qtbot.keyClick(page.parent().focusProxy(), key, modifier)

    def click(self, view: Any, id: str, page: int = 0) -> None:
        """Press the element with the mouse, where it is on the screen."""
        self._wait_for_paint(view.pages[page])
        across, down = self.js(
            view.pages[page],
            f"(r => (r.x + r.width / 2) + ' ' + (r.y + r.height / 2))"
            f"(document.getElementById('{id}').getBoundingClientRect())",
        ).split()
        where = QPoint(int(float(across)), int(float(down)))
        target = view.pages[page].parent().focusProxy()
        self._qtbot.mouseClick(target, Qt.MouseButton.LeftButton, pos=where)

    def open_window(self, view: Any, path: str, page: int = 0) -> None:
        """Have a page open another one, by a link that is clicked."""
        link = f"<a id=way style='position: fixed; inset: 0' target=_blank href='{path}'>open</a>"
        self.js(view.pages[page], f'document.body.insertAdjacentHTML("beforeend", "{link}")')
        there = len(view.pages)
        self.click(view, "way", page)
        self._qtbot.waitUntil(lambda: len(view.pages) == there + 1)
        self.js(view.pages[page], "document.getElementById('way').remove()")

    def _wait_for_paint(self, page: Any) -> None:
        # The engine drops what people do before they can see what they do it to.
        painted = "performance.getEntriesByType('paint').length"
        self._qtbot.waitUntil(lambda: self.js(page, painted) > 0)

    def close(self, view: Any) -> None:
        view.close_tool()
        self.forget(view)

    def forget(self, view: Any) -> None:
        """Delete the view as it is."""
        self._views.remove(view)
        view.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def close_all(self) -> None:
        for view in list(self._views):
            self.close(view)

    def _ask_save(self, suggested: str) -> str | None:
        self.asked_save.append(suggested)
        return self.save_at

    def _ask_folder(self, suggested: str) -> str | None:
        self.asked_folder.append(suggested)
        return self.save_in
