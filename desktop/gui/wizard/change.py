"""The folders of a workspace that is there already; what changes holds from its next opening on."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.backend import Backend
from desktop.core.draft import Choices, judged
from desktop.core.folders.check import as_chosen
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.parts.buttons import Button
from desktop.gui.preferences import Preferences
from desktop.gui.state.desk import Desk
from desktop.gui.wizard.folders import AskFolder, FoldersPage, write_sample
from desktop.gui.wizard.frame import Footer, Steps


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
        self._backend = backend
        self._choices = Choices(workspace.entry, workspace.folders if begun is None else begun)
        self.folders = FoldersPage(ask, lambda: preferences.last_folder, workspace.name)
        self.folders.looked.connect(self._show)
        self.folders.added.connect(lambda path: self._look_at(lambda: path))
        self.folders.sample_asked.connect(lambda: self._look_at(lambda: write_sample(backend)))
        self.folders.changed.connect(lambda path, may: self._choose(self._choices.with_access(path, may)))
        self.folders.removed.connect(lambda path: self._choose(self._choices.without_folder(path)))
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.left)
        self._save = Button(self.tr("Save"), "primary")
        self._save.clicked.connect(self._finish)
        self._footer = Footer(cancel, self._save)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.folders, 1)
        right.addWidget(self._footer)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(Steps([self.tr("Folders")]))
        line.addLayout(right, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        desk.news.changed.connect(self._show_when)
        self._show()
        for folder in self._choices.folders:
            self._look_again(folder.path)

    @property
    def begun(self) -> tuple[Folder, ...] | None:
        """What would be lost with it."""
        changed = self._choices.folders
        return None if changed == self._desk.workspaces[self._id].folders else changed

    def _look_again(self, path: str) -> None:
        """At a folder that is there already: whatever becomes of the look, it stays until the person removes
        it."""
        self.folders.look(
            lambda: as_chosen(path, self._backend.check_folder(path)),
            lambda finding: self._choose(self._choices.with_finding(path, finding)),
        )

    def _look_at(self, find: Callable[[], str]) -> None:
        self.folders.look(
            lambda: self._backend.check_folder(find()),
            lambda finding: self._choose(self._choices.with_folder(finding)),
        )

    def _choose(self, choices: Choices) -> None:
        self._choices = choices
        self._show()

    def _show(self) -> None:
        entry = self._desk.catalogue.entry(self._desk.workspaces[self._id])
        own = self._backend.works_as_analyst(entry, self._desk.engine.info)
        self.folders.show_folders(self._choices.folders, judged(self._choices, own=own))
        whole = bool(self._choices.folders) and not self._choices.refused
        self._save.setEnabled(whole and not self.folders.looking)
        self.folders.hand_on(self._save)
        self._show_when(self._id)

    def _show_when(self, id: str) -> None:
        """Whether the change waits for something."""
        if id == self._id:
            waits = self.begun and self._desk.status(id) in (Status.STARTING, Status.RUNNING)
            later = self.tr("Stop the tool and open it again to see the change.")
            self._footer.show_hint(later if waits else "")

    def _finish(self) -> None:
        self.saved.emit(self._choices.folders)
        self.left.emit()
