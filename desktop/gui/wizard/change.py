"""The folders of a workspace that is there already; what changes holds from its next opening on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.draft import Choices
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.parts.buttons import Button
from desktop.gui.preferences import Preferences
from desktop.gui.state.desk import Desk
from desktop.gui.wizard.draft import Draft
from desktop.gui.wizard.folder_dialog import AskFolder, FolderDialog
from desktop.gui.wizard.folders import FoldersPage
from desktop.gui.wizard.frame import Footer, Steps


class ChangeFoldersPage(FoldersPage):
    """Those of a workspace with a name."""

    def heading(self) -> str:
        return self.tr("Which folders may “{0}” use?").format(self.draft.name)


class ChangeFolders(QWidget):
    """The wizard's folder page with Save below.

    Signals:
        saved: the folders (`tuple[Folder, ...]`) to keep; `left` follows.
        left.
    """

    saved = Signal(object)
    left = Signal()

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
        super().__init__(parent)
        self.setProperty("kind", "ground")
        workspace = desk.workspaces[id]
        self._id = id
        self._desk = desk
        shared = workspace.folders if begun is None else begun
        choices = Choices(workspace.entry, shared, workspace.name)
        content, engine = desk.catalogue.content, desk.engine.info
        dialog = FolderDialog(ask, preferences)
        self._draft = Draft(backend, content, dialog, choices, engine=engine, parent=self)
        self._draft.changed.connect(self._show)
        self._folders = ChangeFoldersPage(self._draft)
        self._folders.changed.connect(self._show)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.left)
        self._save = Button(self.tr("Save"), "primary")
        self._save.clicked.connect(self._finish)
        self._footer = Footer(cancel, self._save)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self._folders, 1)
        right.addWidget(self._footer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        steps = Steps(1)
        steps.show_steps([self._folders.title()])
        line.addWidget(steps)
        line.addLayout(right, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        desk.news.changed.connect(self._show_when)
        desk.news.engine_changed.connect(self._take_engine)
        self._show()
        for folder in shared:
            self._folders.look_again(folder.path)

    @property
    def begun(self) -> tuple[Folder, ...] | None:
        """What would be lost with it."""
        changed = self._draft.choices.folders
        return None if changed == self._desk.workspaces[self._id].folders else changed

    def _take_engine(self) -> None:
        self._draft.take_engine(self._desk.engine.info)

    def _show(self) -> None:
        self._folders.refresh()
        self._save.setEnabled(self._folders.complete())
        self._folders.hand_on(self._save)
        self._show_when(self._id)

    def _show_when(self, id: str) -> None:
        """Whether the change waits for something."""
        if id == self._id:
            waits = self.begun and self._desk.status(id) in (Status.STARTING, Status.RUNNING)
            later = self.tr("Stop the tool and open it again to see the change.")
            self._footer.show_hint(later if waits else "")

    def _finish(self) -> None:
        self.saved.emit(self._draft.choices.folders)
        self.left.emit()
