"""A page of the wizard for a workspace that is there already, with Save below."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.data.connection import Connection
from desktop.core.draft import Choices
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.notice import Notice
from desktop.gui.preferences import Preferences
from desktop.gui.state.desk import Desk
from desktop.gui.wizard.connections import ConnectionsPage
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folder_dialog import AskFolder, FolderDialog
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.frame import Footer, Steps
from desktop.gui.wizard.page import WizardPage
from desktop.gui.words.code import copy_code


class Change(QWidget):
    """What is changed on it is kept by Save, and by nothing else.

    Attributes:
        draft: what is chosen on it.

    Signals:
        saved: what is chosen now, to be kept; `left` follows.
        left.
    """

    saved = Signal(object)
    left = Signal()

    def __init__(self, id: str, desk: Desk, page: WizardPage, parent: QWidget | None = None) -> None:
        """`page`: of a draft that has the workspace's choices."""
        super().__init__(parent)
        self.setProperty("kind", "ground")
        self._id = id
        self._desk = desk
        self._page = page
        self.draft = page.draft
        self.draft.setParent(self)
        self.draft.changed.connect(self._show)
        page.changed.connect(self._show)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.left)
        self._save = Button(self.tr("Save"), "primary")
        self._save.clicked.connect(self._finish)
        self._footer = Footer(cancel, self._save)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(page, 1)
        right.addWidget(self._footer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        steps = Steps(1)
        steps.show_steps([page.title()])
        line.addWidget(steps)
        line.addLayout(right, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        desk.news.changed.connect(self._show_when)
        desk.news.engine_changed.connect(self._take_engine)
        self._show()

    def chosen(self) -> Hashable:
        """What is chosen now."""
        raise NotImplementedError

    def kept(self) -> Hashable:
        """What the workspace has."""
        raise NotImplementedError

    def when(self, status: Status) -> str:
        """What the change waits for, or does at once, "" where there is nothing to say."""
        raise NotImplementedError

    def _take_engine(self) -> None:
        self.draft.take_engine(self._desk.engine.info)

    def _show(self) -> None:
        self._page.refresh()
        self._save.setEnabled(self._page.complete())
        self._page.hand_on(self._save)
        self._show_when(self._id)

    def _show_when(self, id: str) -> None:
        if id == self._id:
            ready = self._page.complete() and self.chosen() != self.kept()
            self._footer.show_hint((ready and self.when(self._desk.status(id))) or self._page.hint())

    def _finish(self) -> None:
        self.saved.emit(self.chosen())
        self.left.emit()


class ChangeFoldersPage(FoldersPage):
    """Those of a workspace with a name."""

    def heading(self) -> str:
        return self.tr("Which folders may “{0}” use?").format(self.draft.name)


class ChangeFolders(Change):
    """Its folders (`tuple[Folder, ...]`), which hold from its next opening on."""

    def __init__(
        self,
        id: str,
        desk: Desk,
        backend: Backend,
        ask: AskFolder | None,
        preferences: Preferences,
        begun: tuple[Folder, ...] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`begun`: the folders to go on with, where they were changed before and not saved."""
        workspace = desk.workspaces[id]
        shared = workspace.folders if begun is None else begun
        choices = Choices(workspace.entry, shared, workspace.name)
        dialog = FolderDialog(ask, preferences)
        content, engine = desk.catalogue.content, desk.engine.info
        others = [other for other in desk.workspaces.in_order() if other.id != id]
        draft = Draft(
            backend, content, dialog, choices, others, engine, workspace=workspace, rules=desk.presets.rules
        )
        page = ChangeFoldersPage(draft)
        super().__init__(id, desk, page, parent)
        for folder in shared:
            page.look_again(folder.path)

    @property
    def begun(self) -> tuple[Folder, ...] | None:
        """What would be lost with it."""
        return None if self.chosen() == self.kept() else self.chosen()

    def chosen(self) -> tuple[Folder, ...]:
        return self.draft.choices.folders

    def kept(self) -> tuple[Folder, ...]:
        return self._desk.workspaces[self._id].folders

    def when(self, status: Status) -> str:
        waits = status in (Status.STARTING, Status.RUNNING)
        return self.tr("Stop the tool and open it again to see the change.") if waits else ""


class ChangeConnectionsPage(ConnectionsPage):
    """Those of a workspace with a name, each with the lines that reach it from there."""

    def __init__(self, draft: Draft, language: str, parent: QWidget | None = None) -> None:
        """`language`: the tool's, see `core.data.code`."""
        super().__init__(draft, parent)
        self._language = language
        self._copied = Notice()
        self.column.insertWidget(1, self._copied)  # below the heading

    def heading(self) -> str:
        return self.tr("Which data may “{0}” use?").format(self.draft.name)

    def beside(self, connection: Connection) -> tuple[QWidget, ...]:
        copy = IconTextButton(self.tr("Copy code"), "copy")
        copy.setAccessibleName(self.tr("Copy the code for {0}").format(connection.name))
        copy.clicked.connect(lambda: self._copy(connection))
        return (copy,)

    def _copy(self, connection: Connection) -> None:
        self._copied.say(copy_code(connection, self._language))


class ChangeConnections(Change):
    """Its data connections (`tuple[str, ...]`, their ids), which a tool that runs has at once."""

    def __init__(
        self,
        id: str,
        desk: Desk,
        backend: Backend,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        workspace = desk.workspaces[id]
        choices = Choices(
            workspace.entry, workspace.folders, workspace.name, connections=workspace.connections
        )
        draft = Draft(
            backend,
            desk.catalogue.content,
            FolderDialog(None, preferences),
            choices,
            rules=desk.presets.rules,
        )
        page = ChangeConnectionsPage(draft, desk.catalogue.language(workspace))
        super().__init__(id, desk, page, parent)

    def chosen(self) -> tuple[str, ...]:
        """Without those that are gone, once that is known."""
        ticked, known = self.draft.choices.connections, self.draft.connections
        return ticked if known is None else tuple(one.id for one in known if one.id in ticked)

    def kept(self) -> tuple[str, ...]:
        return self._desk.workspaces[self._id].connections

    def when(self, status: Status) -> str:
        running = status in (Status.STARTING, Status.RUNNING)
        return self.tr("The tool keeps running, and has the change at once.") if running else ""
