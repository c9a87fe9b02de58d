"""One workspace on the first screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.core.status import Status
from desktop.gui.look import theme
from desktop.gui.parts.badges import Chip, Pill, Tile
from desktop.gui.parts.buttons import Button, IconButton
from desktop.gui.parts.layout import Card, Wrap, empty, row
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.state.desk import Desk
from desktop.gui.words.environments import subtitle
from desktop.gui.words.folders import folder_label
from desktop.gui.words.status import last_opened, pill
from desktop.gui.words.units import memory

if TYPE_CHECKING:  # of tools that are at work: not needed to show what is there
    from desktop.gui.parts.meter import MemoryLine

_QUIET = Status.STOPPED, Status.PAUSED, Status.UNKNOWN
"""In which there is nothing to tell."""


class WorkspaceCard(Card):
    """Tool, state, folders and what can be done.

    Attributes:
        more: opens the menu.

    Signals (each carries the workspace's id):
        opened: Open, Finish or the start page was asked for.
        rename_asked, folders_asked, connections_asked, limits_asked, file_asked, doing_asked, fresh_asked,
        remove_asked, reason_asked, more_memory_asked.
    """

    opened = Signal(str)
    rename_asked = Signal(str)
    folders_asked = Signal(str)
    connections_asked = Signal(str)
    limits_asked = Signal(str)
    file_asked = Signal(str)
    doing_asked = Signal(str)
    fresh_asked = Signal(str)
    remove_asked = Signal(str)
    reason_asked = Signal(str)
    more_memory_asked = Signal(str)

    def __init__(self, id: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = id
        self._desk = desk
        self._shown_folders: tuple[str, ...] | None = None
        environment = desk.catalogue.environment(desk.workspaces[id])
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._name = ElidedText("", "name")
        self._pill = Pill()
        head = row(Tile(environment.language if environment else "?"))
        name = row(self._name, None, self._pill, spacing=theme.SMALL)
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addLayout(name)
        self._made_from = Text("", "muted")
        titles.addWidget(self._made_from)
        head.addLayout(titles, 1)
        self._news = Text("", "muted")
        self._memory: MemoryLine | None = None
        self._folders = Wrap()
        self._open = Button(self.tr("Open"), "primary")
        self._open.clicked.connect(lambda: self.opened.emit(self._id))
        self.more = IconButton("ellipsis", self.tr("More"))
        self.more.clicked.connect(self._show_menu)
        self._give: Button | None = None
        self._others: dict[str, Button] = {}
        self._actions = row(self._open, None, self.more, spacing=theme.SMALL)
        self.column.addLayout(head)
        self.column.addWidget(self._news)
        self.column.addLayout(self._folders)
        self.column.addSpacing(theme.GAP)
        self.column.addStretch(1)
        self.column.addLayout(self._actions)
        self.refresh()

    @property
    def id(self) -> str:
        return self._id

    def refresh(self) -> None:
        """Show the newest word of the desk."""
        workspace, status = self._desk.workspaces[self._id], self._desk.status(self._id)
        self._name.setText(workspace.name)
        self.setAccessibleName(workspace.name)
        catalogue = self._desk.catalogue
        made_from = subtitle(catalogue.environment(workspace), withdrawn=catalogue.withdrawn(workspace))
        self._made_from.setText(made_from)
        self._pill.show_state(*pill(status))
        running, starting = status is Status.RUNNING, status is Status.STARTING
        self._show_memory(running)
        self._show_news(status)
        folders = self._desk.tools.folders(self._id)
        self._show_folders(tuple(folder_label(folder, folders) for folder in folders))
        self._open.setText(self._open_label(status))
        self._open.setEnabled(status is not Status.STOPPING)
        start = self._desk.starts.of(self._id)
        failed = bool(start and start.problem) and not starting
        self._offer_memory(status)
        self._offer(self.tr("Stop"), running, lambda: self._desk.halt(self._id))
        awaited = self._desk.awaited(self._id)
        self._offer(self.tr("Call it off"), awaited is not None, self._call_off)
        ending = running and self._desk.unused_ending(self._id) is not None
        self._offer(self.tr("Keep running"), ending, lambda: self._desk.unused_tools.keep(self._id))
        self._offer(self.tr("Cancel"), starting, lambda: self._desk.starts.cancel(self._id))
        self._offer(self.tr("What happened?"), failed, lambda: self.reason_asked.emit(self._id))
        given = (self._give,) if self._give else ()
        for button in (self._open, *given, *self._others.values()):
            button.setAccessibleName(f"{button.text()} {workspace.name}")
        self.more.setAccessibleName(self.tr("More for {0}").format(workspace.name))

    def _call_off(self) -> None:
        if awaited := self._desk.awaited(self._id):
            self._desk.running_work.call_off(awaited)

    def _offer(self, text: str, wanted: bool, act: Callable[[], None]) -> None:
        """Show or hide a button beside Open. Made when first wanted: most cards never show one."""
        if wanted and text not in self._others:
            self._others[text] = Button(text)
            self._others[text].clicked.connect(act)
            self._actions.insertWidget(1, self._others[text])
        if text in self._others:
            self._others[text].setVisible(wanted)

    def _offer_memory(self, status: Status) -> None:
        """What a tool that needed more memory asks for comes first, where there is more to give. One that
        runs on is left to do so."""
        dead = status is Status.OUT_OF_MEMORY
        short = dead or (status is Status.RUNNING and self._desk.shortages.of(self._id) is not None)
        more = self._desk.more_memory(self._id) if short else 0
        if more and self._give is None:
            self._give = Button("")
            self._give.clicked.connect(self._give_more)
            self._actions.insertWidget(0, self._give)
        if self._give:
            given = self.tr("Give it {0}").format(memory(more))
            self._give.setText(given if dead else self.tr("Give it more…"))
            self._give.setVisible(bool(more))
            theme.restyle(self._give, kind="primary" if dead else "")
            theme.restyle(self._open, kind="" if more and dead else "primary")

    def _give_more(self) -> None:
        dead = self._desk.status(self._id) is Status.OUT_OF_MEMORY
        (self.more_memory_asked if dead else self.limits_asked).emit(self._id)

    def _open_label(self, status: Status) -> str:
        if status is Status.STARTING:
            return self.tr("Show")
        interrupted = status is Status.HALF_MADE and not self._desk.starts.given_up(self._id)
        return self.tr("Finish") if interrupted else self.tr("Open")

    def _show_memory(self, running: bool) -> None:
        if running and self._memory is None:
            from desktop.gui.parts.meter import MemoryLine

            self._memory = MemoryLine()
            self.column.insertWidget(self.column.indexOf(self._news) + 1, self._memory)
        if self._memory:
            self._memory.setVisible(running)
            if running:
                meters = self._desk.meters
                full = meters.nearly_full(self._id)
                self._memory.show_use(*meters.memory(self._id), nearly_full=full)

    def _show_news(self, status: Status) -> None:
        start = self._desk.starts.of(self._id)
        if status is Status.STOPPED and (stopped := self._desk.stopped_unused(self._id)):
            from desktop.gui.words.unused_tools import was_stopped

            tone, text = "muted", was_stopped(stopped)
        elif status in _QUIET and not (start and start.problem):
            tone, text = "muted", last_opened(self._desk.workspaces[self._id])
        else:
            from desktop.gui.home.card_line import card_line

            tone, text = card_line(self._desk, self._id, status)
        theme.restyle(self._news, kind=tone)
        self._news.setText(text)
        self._news.setVisible(bool(text))

    def _show_folders(self, labels: tuple[str, ...]) -> None:
        if labels == self._shown_folders:
            return
        self._shown_folders = labels
        empty(self._folders)
        for label in labels:
            self._folders.addWidget(Chip(label))

    def _show_menu(self) -> None:
        menu = QtWidgets.QMenu(self)
        menu.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        busy = self._desk.status(self._id) in (Status.STARTING, Status.STOPPING)
        for text, signal, allowed in (
            (self.tr("Rename…"), self.rename_asked, not busy),
            (self.tr("Folders…"), self.folders_asked, not busy),
            (self.tr("Data connections…"), self.connections_asked, not busy),
            (self.tr("Memory and processors…"), self.limits_asked, not busy),
            (self.tr("Save as a file…"), self.file_asked, True),
            (self.tr("What is it doing?"), self.doing_asked, self._desk.status(self._id) is Status.RUNNING),
            (self.tr("Start fresh…"), self.fresh_asked, not busy),
            (self.tr("Remove"), self.remove_asked, not busy),
        ):
            action = QtGui.QAction(text, menu)
            action.setEnabled(allowed)
            action.triggered.connect(lambda _=False, signal=signal: signal.emit(self._id))
            menu.addAction(action)
        open_below(menu, self.more)
