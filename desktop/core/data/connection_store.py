"""Connections on disk: one small file each, replaced in one step or not at all, put aside before it goes."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.data import connection_file
from desktop.core.data.connection import Connection
from desktop.core.files import atomic
from desktop.core.problems import CannotSave, Problem


class ConnectionStore:
    """The connections below `folder`, and in `removed/` those that may yet be wanted back.

    One is forgotten after its secret: while there is a file, somebody can tell whose that is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "connections"
        self._removed = self._folder / "removed"
        self._lock = threading.Lock()

    def load_all(self) -> tuple[tuple[Connection, ...], tuple[Problem, ...]]:
        """By name, every connection that can be read; a problem for every one that cannot. Never raises."""
        connections: list[Connection] = []
        problems: list[Problem] = []
        atomic.clear(self._folder)
        for path in sorted(self._folder.glob("*.toml")):
            try:
                connections.append(connection_file.read(path))
            except Problem as problem:
                problems.append(problem)
        return tuple(sorted(connections, key=lambda one: one.name.casefold())), tuple(problems)

    def ids(self) -> tuple[str, ...]:
        """Of all that have a file, readable or not, and of those put aside."""
        return tuple(path.stem for folder in (self._folder, self._removed) for path in folder.glob("*.toml"))

    def load(self, id: str) -> Connection | None:
        """None where it has no file. Raises ConnectionFileBroken or ConnectionFileNewer."""
        path = self._path(id)
        return connection_file.read(path) if path.exists() else None

    def save(self, connection: Connection) -> None:
        """Write or replace its file. Raises CannotSave; the old file is then untouched."""
        path, content = self._path(connection.id), connection_file.written(connection)
        try:
            atomic.write(path, content)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

    def change(self, id: str, **facts: Any) -> None:
        """Keep other `facts` of it, and the rest as it is on disk by now, unless it has no file."""
        with self._lock:
            if kept := self.load(id):
                self.save(replace(kept, **facts))

    def remove(self, id: str) -> None:
        """Put its file aside. Raises CannotSave."""
        with self._lock:
            self._move(self._path(id), self._removed / f"{id}.toml")

    def restore(self, id: str) -> None:
        """Take a removed one back. Raises CannotSave."""
        with self._lock:
            self._move(self._removed / f"{id}.toml", self._path(id))

    def removed(self) -> tuple[str, ...]:
        """The ids of those that were not forgotten yet."""
        return tuple(sorted(path.stem for path in self._removed.glob("*.toml")))

    def load_removed(self, id: str) -> Connection:
        """One of those. Raises ConnectionFileBroken or ConnectionFileNewer."""
        return connection_file.read(self._removed / f"{id}.toml")

    def forget(self, id: str) -> None:
        """Delete a removed one's file for good. Raises CannotSave."""
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
