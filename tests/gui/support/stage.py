"""The whole app on a stage: its real screens, preferences, files and catalogue, and a scripted engine."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import App
from desktop.core.data.connection import Connection
from desktop.core.start.launch import Running
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.gui.home.card import WorkspaceCard
from desktop.gui.workspace.page import WorkspacePage
from tests.gui.support.backend_double import BackendDouble
from tests.gui.support.engine_double import GIB, EngineDouble
from tests.gui.support.looking import said, text_of
from tests.gui.support.play import Play
from tests.gui.support.spoken import plain
from tests.gui.support.tool_double import ToolDouble

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
IMAGE = "sha256:" + "a" * 64

W = TypeVar("W", bound=QWidget)


class Stage:
    """What a test does with the app, and what it sees of it."""

    def __init__(
        self, app: App, backend: BackendDouble, qtbot: QtBot, folder: Path, unexpected: Callable[..., None]
    ) -> None:
        """`unexpected` is what the app does about exceptions that nobody caught; here they fail the test."""
        self.unexpected = unexpected
        self.app = app
        self.backend = backend
        self.bot = qtbot
        self.folder = folder
        self.chosen = ""
        self.tools: list[ToolDouble] = []
        self.failures: list[tuple[str, BaseException]] = []
        app.desk.news.failed.connect(lambda id, error: self.failures.append((id, error)))

    @property
    def engine(self) -> EngineDouble:
        return self.backend.double

    @property
    def window(self) -> QWidget:
        return self.app.window

    @property
    def front(self) -> QWidget:
        """What a person is to use now: a dialog that is open, or else the window."""
        open_ones = [dialog for dialog in self.window.findChildren(QDialog) if dialog.isVisible()]
        return open_ones[-1] if open_ones else self.window

    # --- before it begins -------------------------------------------------------------------------

    def project(self, name: str = "project") -> str:
        """A folder that can be shared."""
        path = self.folder / name
        path.mkdir(exist_ok=True)
        return str(path)

    def keep(self, name: str = "Sales forecast", **facts: Any) -> Workspace:
        """A workspace that is on disk when the app begins; each was made an hour before the one before."""
        number = len(self.backend.store.load_all()[0])
        workspace = Workspace(new_id(), name, "python-starter", NOW - timedelta(hours=number), ready=True)
        entry = self.backend.catalogue.entry(facts.get("entry", workspace.entry))
        facts.setdefault("memory", 4 * GIB)  # what containers of the engine's double have
        facts.setdefault("environment", entry.environment if entry else None)
        folders = facts.pop("folders", (Folder(self.project(), "project", writable=True),))
        workspace = replace(workspace, image=IMAGE, folders=folders, **facts)
        self.backend.store.save(workspace)
        return workspace

    def connect(self, name: str = "sales", kind: str = "postgresql", **facts: Any) -> Connection:
        """A data connection that is on disk when the app begins."""
        facts.setdefault("fields", {"host": "db.example", "database": name, "user": "maria"})
        connection = Connection(new_id(), name, kind, NOW, **facts)
        self.backend.connections().store.save(connection)
        return connection

    # --- acting -----------------------------------------------------------------------------------

    def begin(self) -> Stage:
        """Show the window and wait until workspaces, policy and, if there is one, the engine are known."""
        self.show()
        desk = self.app.desk
        desk.begin()
        self.until(lambda: desk.workspaces.loaded and desk.presets.known)
        self.until(lambda: desk.engine.known or desk.engine.problem)
        if desk.engine.info:
            self.until(lambda: self.engine.watchers)
        self.settle()
        return self

    def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    def until(self, condition: Callable[[], Any]) -> Any:
        """Wait for `condition`, and for what follows from it to be on the screen."""
        self.bot.waitUntil(lambda: bool(condition()))
        value = condition()
        self.settle()
        return value

    def settle(self) -> None:
        """Let layouts and posted events come to rest."""
        for _ in range(3):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()

    def find(self, kind: type[W], name: str) -> W:
        """The one control that can be seen and has this name, or, if none has, this text."""
        shown = [widget for widget in self.window.findChildren(kind) if widget.isVisible()]
        found = [widget for widget in shown if plain(widget.accessibleName()) == name]
        found = found or [widget for widget in shown if plain(text_of(widget)) == name]
        assert len(found) == 1, f"{len(found)} controls are called {name!r}: {self.names()}"
        return found[0]

    def offers(self, name: str) -> bool:
        return name in map(plain, self.names())

    def names(self) -> list[str]:
        return [b.accessibleName() for b in self.window.findChildren(QAbstractButton) if b.isVisible()]

    def click(self, target: str | QWidget) -> None:
        """As a person does it: the button must be there to be seen, and the mouse goes to its middle."""
        widget = self.find(QAbstractButton, target) if isinstance(target, str) else target
        assert widget.isVisible()
        assert widget.isEnabled(), f"{target} cannot be pressed"
        place = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def pick(self, button: str, entry: str) -> None:
        """Open a button's menu and choose from it."""
        self.click(button)
        menu = self.until(QApplication.activePopupWidget)
        assert isinstance(menu, QMenu)
        action = next(action for action in menu.actions() if plain(action.text()) == entry)
        assert action.isEnabled(), f"{entry} cannot be chosen"
        menu.setActiveAction(action)
        QTest.keyClick(menu, Qt.Key.Key_Return)
        self.settle()

    def open(self, workspace: Workspace) -> Play:
        """Press Open on its card, and wait until its start has begun."""
        self.click(f"Open {workspace.name}")
        return self.play(workspace.id)

    def play(self, id: str) -> Play:
        """The newest start of this workspace, once it has begun."""
        return self.until(lambda: self.backend.plays.get(id))

    def run(self, workspace: Workspace, play: Play, *, again: bool = False) -> ToolDouble:
        """End a start well, and wait until the tool is embedded. `again`: it was open before."""
        container = self.engine.run(workspace.id, folders=play.workspace.folders)
        ready = replace(workspace, ready=True, image=IMAGE, opened=datetime.now(UTC))
        play.end(Running(ready, container, "http://127.0.0.1:40000", "/lab", (), again=again))
        tool = self.until(lambda: (page := self.page(workspace.id)) and page.tool)
        assert isinstance(tool, ToolDouble)
        self.tools.append(tool)
        return tool

    # --- seeing -----------------------------------------------------------------------------------

    def page(self, id: str) -> WorkspacePage | None:
        return self.app.shell.workspaces.page(id)

    def texts(self) -> list[str]:
        """All that can be read."""
        return said(self.window)

    def reads(self, text: str) -> bool:
        return any(text in plain(line) for line in self.texts())


def shown(stage: Stage) -> list[str]:
    """The cards, as they are read."""
    cards = [card for card in stage.window.findChildren(WorkspaceCard) if card.isVisible()]
    return [card.accessibleName() for card in sorted(cards, key=lambda card: (card.y(), card.x()))]
