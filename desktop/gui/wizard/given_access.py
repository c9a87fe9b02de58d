"""What a tool is let do with a folder so that it can use it at all: given, and taken back again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job, call
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import shortened
from desktop.gui.wizard.draft import Draft
from desktop.gui.words.access import still_allowed


class GivenAccess(Notice):
    """Says of a folder that was removed that the tool may use it all the same, and offers to end that.

    Signals:
        changed: the tool may do more, or less, with a folder that is chosen (its path).
        left: in so many places what was given could not be taken back.
        failed: nothing could be (the exception).
    """

    changed = Signal(str)
    left = Signal(int)
    failed = Signal(object)

    def __init__(self, draft: Draft, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self._path = ""  # of the folder that it is about
        self.accepted.connect(lambda: self.take_back(self._path))

    def ask(self, path: str) -> None:
        """What would be changed is shown first."""
        from desktop.gui.wizard.access import AccessDialog

        folder = self._draft.choices.folder(path)
        if folder:
            workspace = self._draft.with_folders((folder,))
            dialog = AccessDialog(workspace, folder, self._draft.backend, self.window())
            dialog.given.connect(lambda: self.changed.emit(path))
            dialog.open()

    def take_back(self, path: str) -> None:
        job = Job(call(self._draft.backend.folders.take_access_back, path), "take-access-back", self)
        job.succeeded.connect(lambda left: self._tell(path, left))
        job.failed.connect(self.failed)
        job.start()

    def _tell(self, path: str, left: int) -> None:
        if left:
            self.left.emit(left)
        if self._draft.choices.folder(path):
            self.changed.emit(path)

    def offer_to_end(self, folder: Folder) -> None:
        """For one that was removed, where the tool was given something of it."""
        job = Job(call(self._draft.backend.folders.access_given, folder.path), "access-given", self)
        job.succeeded.connect(lambda given: self._say_still_allowed(folder) if given else None)
        job.start()

    def _say_still_allowed(self, folder: Folder) -> None:
        if not self._draft.choices.folder(folder.path):
            self._path = folder.path
            self.say(still_allowed(shortened(folder.name)), self.tr("Undo"), tone="warn")
