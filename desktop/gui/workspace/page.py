"""A workspace's screen: the bar above, and below it the start, the tool or a problem."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop.core.launch import Running
from desktop.core.progress import Step
from desktop.core.status import Status
from desktop.gui import states, theme
from desktop.gui.desk import Desk
from desktop.gui.parts.badges import Meter, Pill
from desktop.gui.parts.buttons import Button, IconButton, IconTextButton
from desktop.gui.parts.layout import Card
from desktop.gui.parts.notice import ProblemPanel, centred
from desktop.gui.parts.text import Line, Text
from desktop.gui.wording import Action, memory, words
from desktop.gui.workspace.starting import StartPanel


class ToolScreen(Protocol):
    """What the page needs of the embedded browser."""

    def widget(self) -> QWidget: ...
    def open_terminal(self) -> None: ...
    def commands(self) -> list[tuple[str, Callable[[], None]]]: ...
    def close_tool(self) -> None: ...


_NAME_ROOM = 72

MakeTool = Callable[[str, Running, Callable[[], None]], ToolScreen]


class Bar(QWidget):
    """Back, name, state, memory, and what can be done."""

    back = Signal()
    folder_opened = Signal(str)
    folders_asked = Signal()
    terminal_asked = Signal()
    stop_asked = Signal()
    more_asked = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folders_shown: list[tuple[str, str]] = []
        self._back = IconTextButton(self.tr("Workspaces"), "arrow-left", name=self.tr("Back to workspaces"))
        self._back.clicked.connect(self.back)
        self._name = Line("", "name")
        self._pill = Pill()
        self._label = Text(self.tr("Memory"), "muted", wrap=False)
        self._meter = Meter(self.tr("Memory in use"))
        self._meter.setMaximumWidth(110)
        self._meter.setMinimumWidth(48)
        self._value = Text("", "muted", wrap=False)
        self._folders = IconTextButton(self.tr("Folders"), "folder")
        self._folders.clicked.connect(self._show_folders)
        self._terminal = IconTextButton(self.tr("Terminal"), "terminal")
        self._terminal.clicked.connect(self.terminal_asked)
        self._stop = IconTextButton(self.tr("Stop"), "square")
        self._stop.clicked.connect(self.stop_asked)
        self._more = IconButton("ellipsis", self.tr("More for this page"))
        self._more.clicked.connect(lambda: self.more_asked.emit(_below(self._more)))
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
            self._terminal,
            self._stop,
            self._more,
        ):
            line.addWidget(part)

    def show_workspace(
        self, name: str, status: Status, folders: list[tuple[str, str]], terminal: bool
    ) -> None:
        """`folders`: labels with their host paths."""
        self._name.setText(name)
        self._folders_shown = folders
        self._pill.show_state(*states.pill(status))
        running = status is Status.RUNNING
        self._terminal.setVisible(terminal)
        self._terminal.setEnabled(running)
        self._more.setEnabled(running)
        self._stop.setEnabled(running)
        self._fit()

    def show_memory(self, used: int, limit: int) -> None:
        known = bool(used and limit)
        if known:
            self._meter.show_share(used / limit)
            self._value.setText(self.tr("{0} of {1}").format(memory(used), memory(limit)))
        if self._meter.isVisibleTo(self) != known:
            for part in (self._label, self._meter, self._value):
                part.setVisible(known)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the name would have no room left, the buttons keep their icons only."""
        for short in (False, True):
            for button in (self._back, self._folders, self._terminal, self._stop):
                button.shorten(short)
            self._label.setVisible(self._meter.isVisibleTo(self) and not short)
            if self._line.minimumSize().width() + _NAME_ROOM <= self.width():
                return

    def _show_folders(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, path in self._folders_shown:
            action = QAction(self.tr("Show {0}").format(label), menu)
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, path=path: self.folder_opened.emit(path))
            menu.addAction(action)
        if self._folders_shown:
            menu.addSeparator()
        change = QAction(self.tr("Change folders…"), menu)
        change.triggered.connect(self.folders_asked)
        menu.addAction(change)
        menu.popup(_below(self._folders))


def _below(button: QWidget) -> QPoint:
    """Where a button's menu opens, on the screen."""
    return button.mapToGlobal(QPoint(0, button.height() + theme.GAP))


class WorkspacePage(QWidget):
    """Follows one workspace through its start to its tool.

    Signals:
        left: back to all workspaces.
        folders_asked: its folders are to be changed (its id).
        more_memory_asked, engine_asked, engine_wanted: a problem's next step was chosen (its id).
    """

    left = Signal()
    folders_asked = Signal(str)
    more_memory_asked = Signal(str)
    engine_asked = Signal(str)
    engine_wanted = Signal(str)

    def __init__(self, id: str, desk: Desk, make_tool: MakeTool) -> None:
        super().__init__()
        self._id = id
        self._desk = desk
        self._make_tool = make_tool
        self._tool: ToolScreen | None = None
        entry = desk.entry(id)
        self._bar = Bar()
        self._bar.back.connect(self.left)
        self._bar.folder_opened.connect(lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(path)))
        self._bar.folders_asked.connect(lambda: self.folders_asked.emit(id))
        self._bar.terminal_asked.connect(lambda: self._tool and self._tool.open_terminal())
        self._bar.stop_asked.connect(lambda: desk.halt(id))
        self._bar.more_asked.connect(self._show_commands)
        self._start = StartPanel(desk.workspace(id).name, entry)
        self._start.cancelled.connect(self._cancel)
        self._problem = ProblemPanel()
        self._problem.left.connect(self.left)
        self._problem.chosen.connect(self._act)
        self._rest = self._make_rest()
        self._stage = QStackedWidget()
        self._starting, self._wrong, self._resting = (
            centred(panel) for panel in (self._start, self._problem, self._rest)
        )
        for stage in (self._starting, self._wrong, self._resting):
            self._stage.addWidget(stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bar)
        column.addWidget(self._stage, 1)
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit)
        desk.changed.connect(self._changed)
        desk.opened.connect(self._opened)
        self.refresh()

    @property
    def id(self) -> str:
        return self._id

    @property
    def tool(self) -> ToolScreen | None:
        return self._tool

    def open(self) -> None:
        """Start the tool, or show it where it runs."""
        if not self._tool:
            self._desk.open(self._id)
        self.refresh()

    def close_tool(self) -> None:
        if self._tool:
            widget = self._tool.widget()
            self._stage.removeWidget(widget)
            self._tool.close_tool()
            widget.deleteLater()
            self._tool = None

    def _show_commands(self, place: QPoint) -> None:
        if self._tool:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for text, command in self._tool.commands():
                menu.addAction(text, command)
            menu.popup(place)

    def _make_rest(self) -> Card:
        rest = Card()
        rest.column.setContentsMargins(28, 28, 28, 28)
        rest.setMaximumWidth(520)
        self._again = Button(self.tr("Open"), "primary")
        self._again.clicked.connect(self.open)
        back = Button(self.tr("Back to workspaces"))
        back.clicked.connect(self.left)
        self._rest_title = Text("", "heading")
        self._rest_hint = Text("", "muted")
        rest.column.addWidget(self._rest_title)
        rest.column.addWidget(self._rest_hint)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self._again)
        line.addWidget(back)
        line.addStretch(1)
        rest.column.addLayout(line)
        return rest

    def _changed(self, id: str) -> None:
        if id == self._id and self._desk.has(id):
            self.refresh()

    def refresh(self) -> None:
        """Show the newest word of the desk."""
        workspace, status = self._desk.workspace(self._id), self._desk.status(self._id)
        entry = self._desk.entry(self._id)
        folders = [(states.folder_label(folder), folder.path) for folder in workspace.folders]
        self._bar.show_workspace(workspace.name, status, folders, bool(entry and entry.launch.terminal))
        self._bar.show_memory(*self._desk.memory(self._id) if status is Status.RUNNING else (0, 0))
        start = self._desk.start_of(self._id)
        if start and start.problem:
            self.close_tool()
            self._problem.show_words(words(start.problem))
            self._stage.setCurrentWidget(self._wrong)
        elif start:
            self.close_tool()
            engine = self._desk.engine.name if self._desk.engine else self.tr("Docker")
            self._start.show_progress(start.step, start.news, engine)
            self._stage.setCurrentWidget(self._starting)
        elif not self._desk.running(self._id):
            self.close_tool()
            self._show_rest(status)
            self._stage.setCurrentWidget(self._resting)

    def _show_rest(self, status: Status) -> None:
        """Nothing is embedded: what can be said of the tool."""
        kept = self.tr("Your work is kept. Open it again whenever you like.")
        title, hint = {
            Status.RUNNING: (self.tr("The tool is running"), self.tr("Open it to see it here.")),
            Status.STOPPING: (self.tr("The tool is being stopped"), self.tr("Your work is kept.")),
            Status.UNKNOWN: (self.tr("Docker does not answer"), self.tr("Your work is kept.")),
        }.get(status, (self.tr("The tool is stopped"), kept))
        self._rest_title.setText(title)
        self._rest_hint.setText(hint)
        self._again.setEnabled(status is not Status.STOPPING)

    def _opened(self, id: str, running: Running) -> None:
        if id != self._id or self._tool:
            return
        engine = self._desk.engine.name if self._desk.engine else self.tr("Docker")
        self._start.show_progress(Step.OPEN, {}, engine)
        self._stage.setCurrentWidget(self._starting)
        self._tool = self._make_tool(self._id, running, self._show_tool)
        self._stage.addWidget(self._tool.widget())

    def _show_tool(self) -> None:
        if self._tool:
            self._stage.setCurrentWidget(self._tool.widget())

    def _cancel(self) -> None:
        self._desk.cancel(self._id)
        self.left.emit()

    def _act(self, action: object) -> None:
        if action is Action.CHANGE_FOLDERS:
            self.folders_asked.emit(self._id)
        elif action is Action.MORE_MEMORY:
            self.more_memory_asked.emit(self._id)
        elif action is Action.START_ENGINE:
            self.engine_asked.emit(self._id)
        elif action is Action.GET_ENGINE:
            self.engine_wanted.emit(self._id)
        else:
            self.open()
