"""Workspaces on disk; see `core.files.shelf`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.files.shelf import Shelf
from desktop.core.problems import Problem
from desktop.core.workspaces import workspace_file
from desktop.core.workspaces.workspace import Workspace, with_record


def owner(folder: Path) -> str:
    """Whose the workspaces below `folder` are: tells them apart on an engine that several people use."""
    import getpass  # both slow to import, and not needed to show what is there
    import hashlib

    return hashlib.sha256(f"{getpass.getuser()}:{folder}".encode()).hexdigest()[:16]


class Store(Shelf[Workspace]):
    """The workspaces below `folder`. Reading one raises WorkspaceFileBroken or WorkspaceFileNewer."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "workspaces", workspace_file.read, workspace_file.written)
        self._base = folder

    @property
    def owner(self) -> str:
        """Whose these workspaces are."""
        return owner(self._base)

    def change(self, workspace: Workspace, **facts: Any) -> None:
        """Keep other `facts` of a workspace, and the rest as it is on disk by now.

        `workspace` counts where it has no file yet; one that was removed is left alone. Raises CannotSave, or
        what loading it raises.
        """
        self._update(workspace, lambda kept: replace(kept, **facts))

    def record(self, workspace: Workspace) -> None:
        """Keep what a start found out, and the rest as it is on disk by now. Raises as `change` does."""
        self._update(workspace, lambda kept: with_record(kept, workspace))

    def _update(self, workspace: Workspace, change: Callable[[Workspace], Workspace]) -> None:
        with self._lock:
            if not self._path_aside(workspace.id).exists():
                self.save(change(self.load(workspace.id) or workspace))

    def restore(self, id: str) -> Workspace:
        """Take a removed workspace back. Raises CannotSave, or what loading it raises."""
        with self._lock:
            self._take_back(id)
            return self._read(self._path(id))

    def removed_from(self, id: str) -> str | None:
        """The engine that a removed workspace's home is on, None where nobody knows."""
        try:
            return self.load_removed(id).engine
        except Problem:
            return None
