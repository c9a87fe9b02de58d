"""Connections on disk; see `core.files.shelf`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.core.data import connection_file
from desktop.core.data.connection import Connection
from desktop.core.files.shelf import Shelf
from desktop.core.problems import Problem


class ConnectionStore(Shelf[Connection]):
    """The connections below `folder`. Reading one raises ConnectionFileBroken or ConnectionFileNewer.

    One is forgotten after its secret: while there is a file, somebody can tell whose that is.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / "connections", connection_file.read, connection_file.written)

    def load_all(self) -> tuple[tuple[Connection, ...], tuple[Problem, ...]]:
        """By name."""
        found, problems = super().load_all()
        return tuple(sorted(found, key=lambda one: one.name.casefold())), problems

    def change(self, id: str, **facts: Any) -> None:
        """Keep other `facts` of it, and the rest as it is on disk by now, unless it has no file."""
        with self._lock:
            if kept := self.load(id):
                self.save(replace(kept, **facts))

    def restore(self, id: str) -> None:
        """Take a removed one back. Raises CannotSave."""
        with self._lock:
            self._take_back(id)
