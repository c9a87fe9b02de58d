"""Workspaces on disk: one small TOML file each, that a person can read, compare and mail to IT.

A file is replaced in one step or not at all, and one that cannot be read is reported and left alone: no
workspace is ever lost to a crash, a full disk or a newer version.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.files import atomic
from desktop.core.problems import CannotSave, Problem
from desktop.core.workspaces import workspace_file
from desktop.core.workspaces.workspace import Workspace, with_record


def owner(folder: Path) -> str:
    """Whose the workspaces below `folder` are: tells them apart on an engine that several people use."""
    import getpass  # both slow to import, and not needed to show what is there
    import hashlib

    return hashlib.sha256(f"{getpass.getuser()}:{folder}".encode()).hexdigest()[:16]


class Store:
    """The workspaces below `folder`: one file each, `removed/` for those that may yet be wanted back."""

    def __init__(self, folder: Path) -> None:
        self._base = folder
        self._folder = folder / "workspaces"
        self._removed = self._folder / "removed"
        self._lock = threading.Lock()

    @property
    def owner(self) -> str:
        """Whose these workspaces are."""
        return owner(self._base)

    def load_all(self) -> tuple[tuple[Workspace, ...], tuple[Problem, ...]]:
        """Every workspace that can be read, and a problem for every one that cannot. Never raises."""
        workspaces: list[Workspace] = []
        problems: list[Problem] = []
        atomic.clear(self._folder)
        for path in sorted(self._folder.glob("*.toml")):
            try:
                workspaces.append(workspace_file.read(path))
            except Problem as problem:
                problems.append(problem)
        return tuple(workspaces), tuple(problems)

    def load(self, id: str) -> Workspace | None:
        """One workspace, None if it has no file. Raises WorkspaceFileBroken or WorkspaceFileNewer."""
        path = self._path(id)
        return workspace_file.read(path) if path.exists() else None

    def has(self, id: str) -> bool:
        """Whether there is a file for this workspace, be it removed or impossible to read."""
        return self._path(id).exists() or (self._removed / f"{id}.toml").exists()

    def save(self, workspace: Workspace) -> None:
        """Write or replace a workspace's file. Raises CannotSave; the old file is then untouched."""
        path = self._path(workspace.id)
        content = workspace_file.written(workspace)
        try:
            atomic.write(path, content)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

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
            if not (self._removed / f"{workspace.id}.toml").exists():
                self.save(change(self.load(workspace.id) or workspace))

    def remove(self, id: str) -> None:
        """Put a workspace's file aside. Raises CannotSave."""
        with self._lock:
            self._move(self._path(id), self._removed / f"{id}.toml")

    def restore(self, id: str) -> Workspace:
        """Take a removed workspace back. Raises CannotSave, or what loading it raises."""
        path = self._path(id)
        with self._lock:
            self._move(self._removed / f"{id}.toml", path)
            return workspace_file.read(path)

    def removed(self) -> tuple[str, ...]:
        """The ids of the removed workspaces that were not forgotten yet."""
        return tuple(path.stem for path in self._removed.glob("*.toml"))

    def removed_from(self, id: str) -> str | None:
        """The engine that a removed workspace's home is on, None where nobody knows."""
        try:
            return workspace_file.read(self._removed / f"{id}.toml").engine
        except Problem:
            return None

    def forget(self, id: str) -> None:
        """Delete a removed workspace's file for good. Raises CannotSave."""
        path = self._removed / f"{id}.toml"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}.toml"

    def _move(self, source: Path, target: Path) -> None:
        try:
            atomic.move(source, target)
        except OSError as error:
            raise CannotSave(path=str(source), detail=str(error)) from error
