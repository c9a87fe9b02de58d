"""The folders that tools work on copies of: when these were made, and whether all was brought back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job, call
from desktop.gui.state.acts import What
from desktop.gui.state.surroundings import Surroundings


class CopiesState(QObject):
    """Looks when asked to."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._news = around.news

    def read(self, id: str, then: Callable[[dict[Folder, datetime]], None]) -> None:
        """When each whole copy of this workspace was made."""
        workspace = self._workspaces[id]
        if not workspace.copied:
            then({})
            return

        def read() -> dict[Folder, datetime]:
            known = self._backend.folders.copies().known(workspace).items()
            return {folder: copy.when for folder, copy in known if copy and copy.when}

        Job(call(read), "copies", self).start().succeeded.connect(then)

    def before(self, what: What, id: str, act: Callable[[], None]) -> None:
        """Do what ends the use of copies once all was brought back, or nobody minds."""
        if id not in self._workspaces or not any(one.writable for one in self._workspaces[id].copied):
            act()
            return
        workspace = self._workspaces[id]
        job = Job(
            lambda _report, stop: self._backend.folders.copies().unsaved(workspace, stop), "copies", self
        )
        job.succeeded.connect(
            lambda found: self._news.copies_unsaved.emit(what, id, found, act) if found else act()
        )
        # What cannot be looked at is not lost by a stop; before it is removed, somebody is to know.
        unknown = {folder: 0 for folder in workspace.copied if folder.writable}
        job.failed.connect(
            lambda _error: (
                self._news.copies_unsaved.emit(what, id, unknown, act) if what is What.REMOVE else act()
            )
        )
        job.start()
