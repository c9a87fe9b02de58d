"""A workspace's screen: the bar above, and below it the start, the tool or a problem."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.start.launch import Running
from desktop.core.status import Status
from desktop.gui.look.theme import Theme
from desktop.gui.parts import programs, tabbing
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.text import shortened
from desktop.gui.state.desk import Desk
from desktop.gui.state.ticks import Ticked
from desktop.gui.words.folders import folder_label
from desktop.gui.workspace.bar import Bar
from desktop.gui.workspace.home_notice import HomeNotice
from desktop.gui.workspace.notices import WorkspaceNotices
from desktop.gui.workspace.packages_notice import PackagesNotice
from desktop.gui.workspace.panels import Panels

if TYPE_CHECKING:
    from desktop.gui.workspace.embedded_tool import EmbeddedTool


class WorkspacePage(QWidget):
    """Follows one workspace through its start to its tool. It shows nothing until `open` or `refresh`.

    Attributes:
        notices: what is said below the bar.

    Signals:
        left: back to all workspaces.
        folders_asked: its folders are to be changed (its id).
        connections_asked: its data connections are to be changed (its id).
        limits_asked: how much it may use is to be changed (its id).
        fresh_asked: its tool is to be made anew (its id).
        doing_asked: what its tool does is to be shown (its id).
        copy_asked: the copy of a folder is to be brought back, or made again (its id, the folder's path,
            whether the first of the two).
        remedy_asked: the next step of a problem was chosen (the `Action`, and the problem or None).
    """

    left = Signal()
    folders_asked = Signal(str)
    connections_asked = Signal(str)
    limits_asked = Signal(str)
    fresh_asked = Signal(str)
    doing_asked = Signal(str)
    copy_asked = Signal(str, str, bool)
    remedy_asked = Signal(object, object)

    def __init__(self, id: str, desk: Desk, theme: Theme) -> None:
        super().__init__()
        self._id = id
        self._desk = desk
        self._theme = theme
        self._tool: EmbeddedTool | None = None
        self._ended_outside = False
        self._used: QWidget | None = None  # below the bar, by the keyboard
        self._bar = self._make_bar()
        self._panels = self._make_panels()
        self.notices = WorkspaceNotices(id, desk)
        self._packages = PackagesNotice(id, desk, self.notices, self.window, self)
        self._home = HomeNotice(id, desk, self.notices, self)
        self.notices.go_on.connect(self.open)
        self.notices.folders_asked.connect(lambda: self.folders_asked.emit(id))
        self.notices.copy_asked.connect(lambda path: self.copy_asked.emit(id, path, True))
        self.notices.connections_asked.connect(lambda: self.connections_asked.emit(id))
        self.notices.limits_asked.connect(lambda: self.limits_asked.emit(id))
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addLayout(self.notices)
        column.addWidget(self._panels, 1)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)
        for keys in ("F6", "Shift+F6"):  # what browsers have: between two parts, both lead to the other one
            QShortcut(QKeySequence(keys), self, self._go_between)
        desk.news.changed.connect(self._changed)
        desk.news.opened.connect(self._opened)
        desk.news.failed.connect(self._say_failed)

    def _make_bar(self) -> Bar:
        bar = Bar()
        bar.back.connect(self.left)
        bar.folder_opened.connect(lambda path: programs.show_folder(path, self.notices.warn))
        bar.copy_asked.connect(lambda path, back: self.copy_asked.emit(self._id, path, back))
        bar.folders_asked.connect(lambda: self.folders_asked.emit(self._id))
        bar.check_asked.connect(self._check_folders)
        bar.connections_asked.connect(self._show_connections)
        bar.terminal_asked.connect(self._open_terminal)
        bar.stop_asked.connect(lambda: self._desk.halt(self._id))
        bar.more_asked.connect(self._show_commands)
        return bar

    def _make_panels(self) -> Panels:
        panels = Panels(self._id, self._desk)
        panels.left.connect(self.left)
        panels.cancelled.connect(self._cancel)
        panels.opened.connect(self.open)
        panels.answered.connect(lambda answers: self._desk.tools.open(self._id, answers))
        panels.asked_in_vain.connect(self.refresh)
        panels.chosen.connect(self._act)
        panels.check_asked.connect(self._check_folders)
        return panels

    def _open_terminal(self) -> None:
        if self._tool:
            self._tool.open_terminal()

    def retranslate(self) -> None:
        """In the language in use now, around a tool that stays as it is."""
        old, self._bar = self._bar, self._make_bar()
        self._column.replaceWidget(old, self._bar)
        old.hide()
        old.deleteLater()
        with self._panels.made_anew():
            if self._tool and not self.tool_in_front:
                self._panels.show_opening()
            if self._panels.count():
                self.refresh()
        self.notices.retranslate()
        self._packages.retranslate()
        self._home.retranslate()
        if self._tool:
            self._tool.retranslate()

    @property
    def id(self) -> str:
        return self._id

    @property
    def tool(self) -> EmbeddedTool | None:
        return self._tool

    @property
    def tool_in_front(self) -> bool:
        """Whether the tool's page is what one sees."""
        return self._tool is not None and self._panels.currentWidget() is self._tool.widget()

    def open(self) -> None:
        """Start the tool, or show it where it runs."""
        if not self._tool or self._desk.status(self._id) is Status.PAUSED:
            self._desk.tools.open(self._id)
        self.refresh()

    def close_tool(self) -> None:
        if self._tool:
            self._panels.removeWidget(self._tool.widget())
            self._tool.close_tool()
            self._desk.unsaved_work.tool_went(self._id)
            self._tool = None

    def _go_between(self) -> None:
        """From the bar to what is below it and back: a tool's page keeps Tab for itself."""
        used, shown, before = tabbing.focused_in(self._panels), self._panels.currentWidget(), self._used
        if used:
            self._used = used
            tabbing.go_to(self._bar)
        elif shown:
            there = before and isValid(before) and shown.isAncestorOf(before)
            tabbing.go_to(before if before and there else shown)

    def _show_commands(self, button: QWidget) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._tool:
            for text, command in self._tool.commands():
                menu.addAction(text, command)
            menu.addSeparator()
        busy = self._desk.status(self._id) in (Status.STARTING, Status.STOPPING)
        limits = menu.addAction(self.tr("Memory and processors…"), lambda: self.limits_asked.emit(self._id))
        limits.setEnabled(not busy)
        menu.addAction(self.tr("What is it doing?"), lambda: self.doing_asked.emit(self._id))
        fresh = menu.addAction(self.tr("Start fresh…"), lambda: self.fresh_asked.emit(self._id))
        fresh.setEnabled(not busy)
        open_below(menu, button)

    def _check_folders(self) -> None:
        from desktop.gui.workspace.check_dialog import CheckDialog

        dialog = CheckDialog(self._id, self._desk, self.window())
        dialog.change_asked.connect(lambda: self.folders_asked.emit(self._id))
        dialog.open()

    def _show_connections(self, button: QWidget) -> None:
        """Those that are ticked, once they are read; where there are none, what can be ticked."""
        from desktop.gui.workspace.connections_menu import open_menu

        def show(found: Ticked) -> None:
            if not found.there:
                self.connections_asked.emit(self._id)
            elif isValid(button):
                language = self._desk.catalogue.language(self._desk.workspaces[self._id])
                change = partial(self.connections_asked.emit, self._id)
                open_menu(button, found.there, language, self.notices.say, change)

        self._desk.ticks.read(self._id, show)

    def _changed(self, id: str) -> None:
        shown = self._panels.count() > 0  # or its panels would be made in one go with what goes before
        if id == self._id and shown and id in self._desk.workspaces:
            self.refresh()

    def refresh(self) -> None:
        """Show the newest word of the desk."""
        status = self._desk.status(self._id)
        if status not in (Status.RUNNING, Status.UNKNOWN):
            self.notices.drop_trouble()
        start = self._desk.starts.of(self._id)
        if start and start.problem and self._panels.asks(start.problem):
            self.close_tool()
        elif start and start.problem:
            self.close_tool()
            self._panels.show_problem(start.problem)
        elif start:
            self.close_tool()
            self._panels.show_start(start)
        elif not self._desk.tools.running(self._id):
            # One that we stop is closed before it has stopped.
            self._ended_outside = status is Status.STOPPED and (self._ended_outside or self._tool is not None)
            self.close_tool()
            self._panels.show_idle(status, ended_outside=self._ended_outside)
        self._show_bar()
        self.notices.refresh(status, embedded=self._tool is not None)
        self._home.refresh()

    def _show_bar(self) -> None:
        workspace, status = self._desk.workspaces[self._id], self._desk.status(self._id)
        entry = self._desk.catalogue.entry(workspace)
        shared = self._desk.tools.folders(self._id)
        folders = [(folder_label(folder, shared), folder.path) for folder in shared]
        copied = [(shortened(folder.name), folder.path) for folder in workspace.copied]
        terminal = bool(entry and entry.launch.terminal)
        self._bar.show_workspace(workspace.name, status, folders, terminal, copied)
        self._bar.show_tool(self.tool_in_front)
        meters, runs = self._desk.meters, status is Status.RUNNING
        full = runs and meters.nearly_full(self._id)
        self._bar.show_memory(*meters.memory(self._id) if runs else (0, 0), nearly_full=full)

    def _say_failed(self, id: str, error: BaseException) -> None:
        if id == self._id and self.isVisible():
            self.notices.say_error(error)

    def _opened(self, id: str, running: Running) -> None:
        if id != self._id or self._tool:
            return
        self._panels.show_opening()
        self._tool = self._embed(running)
        self._panels.addWidget(self._tool.widget())
        self._desk.unsaved_work.tool_came(self._id, self._tool.save, self._tool.kept)
        self._show_bar()

    def _embed(self, running: Running) -> EmbeddedTool:
        from desktop.gui.workspace.embedded_tool import EmbeddedTool  # loads the browser engine

        workspace = self._desk.workspaces[self._id]
        entry = self._desk.catalogue.entry(workspace)
        assert entry, "only what is in the catalogue is started"
        show = partial(self._show_tool, running)
        export = partial(self._desk.activity.exported, workspace)
        use = partial(self._desk.use, self._id)
        return EmbeddedTool(workspace.name, entry.launch, running, self._theme, show, export, use)

    def _show_tool(self, running: Running) -> None:
        if self._tool:
            if running.renewed:
                self.notices.say_renewed()
            if running.emptied:
                self.notices.say_emptied()
            self.notices.offer_interrupted(running.interrupted)
            self._desk.ticks.read(self._id, lambda found: self.notices.say_gone(found.gone))
            self._desk.shared_folders.look_for_links(self._id, self.notices.say_links)
            self._packages.look()
            if running.again:
                self._tool.look_for_results(self.notices.say_to_run_again)
            self._panels.setCurrentWidget(self._tool.widget())
            self._show_bar()

    def _cancel(self) -> None:
        self._desk.starts.cancel(self._id)
        self.left.emit()

    def _act(self, action: object) -> None:
        start = self._desk.starts.of(self._id)
        self.remedy_asked.emit(action, start.problem if start else None)
