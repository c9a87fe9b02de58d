"""The bar above a workspace's tool: back, name, state, memory, and what can be done."""

from __future__ import annotations

import itertools
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from desktop.core.status import Status
from desktop.gui.look import theme
from desktop.gui.parts.badges import Pill
from desktop.gui.parts.buttons import IconButton, IconTextButton
from desktop.gui.parts.menus import open_below
from desktop.gui.parts.meter import Meter
from desktop.gui.parts.text import ElidedText, Text, literal
from desktop.gui.words.limits import in_use
from desktop.gui.words.status import pill

_NAME_ROOM = 160
"""Pixels that a long name gets before the meter and the words of the buttons do."""


class Bar(QWidget):
    """Where the name would have no room left, the meter goes, and then the words of the buttons.

    Signals:
        back, folders_asked, check_asked, terminal_asked, stop_asked: what their buttons say.
        folder_opened: a folder is to be shown (its path on this computer).
        connections_asked: the data connections are wanted (the button to show them below).
        more_asked: further commands are wanted (the button to show them below).
    """

    back = Signal()
    folder_opened = Signal(str)
    folders_asked = Signal()
    copy_asked = Signal(str, bool)
    check_asked = Signal()
    connections_asked = Signal(QWidget)
    terminal_asked = Signal()
    stop_asked = Signal()
    more_asked = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folders_shown: list[tuple[str, str]] = []
        self._copied: list[tuple[str, str]] = []
        self._look: tuple[str, Status, bool] | None = None
        self._memory_look: tuple[bool, bool] | None = None
        self._use = ""
        self._fitted = 0
        self._back = IconTextButton(
            self.tr("Workspaces"),
            "arrow-left",
            name=self.tr("Back to workspaces"),
            hint=self.tr("F6 goes from the page to this bar and back"),
        )
        self._back.clicked.connect(self.back)
        self._name = ElidedText("", "name")
        self._pill = Pill()
        self._label = Text(self.tr("Memory"), "muted", wrap=False)
        self._meter = Meter(self.tr("Memory in use"))
        self._meter.setFixedWidth(96)
        self._value = Text("", "muted", wrap=False)
        self._folders = IconTextButton(self.tr("Folders"), "folder")
        self._folders.clicked.connect(self._show_folders)
        self._connections = IconTextButton(self.tr("Connections"), "database")
        self._connections.clicked.connect(lambda: self.connections_asked.emit(self._connections))
        self._terminal = IconTextButton(self.tr("Terminal"), "terminal")
        self._terminal.clicked.connect(self.terminal_asked)
        self._stop = IconTextButton(self.tr("Stop"), "square")
        self._stop.clicked.connect(self.stop_asked)
        self._more = IconButton("ellipsis", self.tr("More for this page"))
        self._more.clicked.connect(lambda: self.more_asked.emit(self._more))
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(theme.LARGE, 10, theme.LARGE, 10)
        line.setSpacing(10)
        line.addWidget(self._back)
        line.addSpacing(theme.GAP)
        line.addWidget(self._name)
        line.addWidget(self._pill)
        line.addStretch(1)
        for part in (
            self._label,
            self._meter,
            self._value,
            self._folders,
            self._connections,
            self._terminal,
            self._stop,
            self._more,
        ):
            line.addWidget(part)

    def show_workspace(
        self,
        name: str,
        status: Status,
        folders: list[tuple[str, str]],
        terminal: bool,
        copied: list[tuple[str, str]] | None = None,
    ) -> None:
        """`folders`: labels with their host paths; `copied`: names of those that are copies, likewise."""
        self._folders_shown = folders
        self._copied = copied or []
        self._stop.setEnabled(status is Status.RUNNING)
        if (look := (name, status, terminal)) != self._look:
            self._look = look
            self._name.setText(name)
            lost = self.tr("Docker does not answer"), "idle"
            self._pill.show_state(*lost if status is Status.UNKNOWN else pill(status))
            self._terminal.setVisible(terminal)
            self._fit()

    def show_tool(self, shown: bool) -> None:
        """Whether one sees it already."""
        self._terminal.setEnabled(shown)

    def show_memory(self, used: int, limit: int, *, nearly_full: bool) -> None:
        """In bytes; zeros while unknown. That it is `nearly_full` is also spoken, once."""
        known = bool(used and limit)
        if known:
            self._meter.show_share(used / limit, "warn" if nearly_full else "")
            self._use = in_use(used, limit, nearly_full=nearly_full)
            self._value.setToolTip(self._use)
        look = known, nearly_full
        if self._memory_look != look:
            self._memory_look = look
            theme.restyle(self._value, kind="warn" if nearly_full else "muted")
            self._fit()
            if nearly_full:
                self._announce(self.tr("Memory: {0}").format(self._use))
        elif nearly_full:
            self._fit()
        else:
            self._value.setText(self._use)

    def _announce(self, text: str) -> None:
        """To whoever has the screen read out and is elsewhere on it."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A part needs another width than it had, as a style, a language or a figure came."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest and self._line.minimumSize().width() != self._fitted:
            self._fit()
        return done

    def _fit(self) -> None:
        self._make_room()
        self._fitted = self._line.minimumSize().width()

    def _make_room(self) -> None:
        known, nearly_full = self._memory_look or (True, False)
        name = min(_NAME_ROOM, self._name.sizeHint().width()) - self._name.minimumSizeHint().width()
        self._value.setText(self._use)
        self._value.setVisible(known)
        for short, metered in itertools.product((False, True), (True, False)):
            for button in (self._back, self._folders, self._connections, self._terminal, self._stop):
                button.shorten(short)
            self._label.setVisible(known and not short)
            self._meter.setVisible(known and metered)
            if self._line.minimumSize().width() + name <= self.width():
                return
        if nearly_full:
            self._value.setText(self.tr("Nearly full"))
        else:  # the workspace's card tells it, too
            self._value.hide()

    def _show_folders(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, path in self._folders_shown:
            action = QAction(self.tr("Show {0}").format(literal(label)), menu)
            action.triggered.connect(lambda _=False, path=path: self.folder_opened.emit(path))
            menu.addAction(action)
        for name, path in self._copied:
            menu.addSeparator()
            told = literal(name)
            back, again = self.tr("Copy “{0}” back…"), self.tr("Copy “{0}” in again…")
            menu.addAction(back.format(told), partial(self.copy_asked.emit, path, True))
            menu.addAction(again.format(told), partial(self.copy_asked.emit, path, False))
        if self._folders_shown:
            menu.addSeparator()
            menu.addAction(self.tr("Check folders"), self.check_asked.emit)
        menu.addAction(self.tr("Change folders…"), self.folders_asked.emit)
        open_below(menu, self._folders)
