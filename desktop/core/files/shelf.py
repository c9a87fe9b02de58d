"""Things on disk: one small TOML file each, that a person can read, compare and mail to IT.

A file is replaced in one step or not at all, and one that cannot be read is reported and left alone: nothing
is ever lost to a crash, a full disk or a newer version.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from desktop.core.files import atomic
from desktop.core.problems import CannotSave, Problem


class Thing(Protocol):
    """What has a file is told by its id."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Thing)


class Shelf(Generic[T]):
    """Those in `folder`, and in `removed/` those that may yet be wanted back.

    `read` reads a file, and raises a Problem where it cannot be understood; `written` is what it holds.
    """

    def __init__(self, folder: Path, read: Callable[[Path], T], written: Callable[[T], bytes]) -> None:
        self._folder = folder
        self._aside = folder / "removed"
        self._read = read
        self._written = written
        self._lock = threading.Lock()

    def load_all(self) -> tuple[tuple[T, ...], tuple[Problem, ...]]:
        """Every one that can be read, and a problem for every one that cannot. Never raises."""
        found: list[T] = []
        problems: list[Problem] = []
        atomic.clear(self._folder)
        for path in sorted(self._folder.glob("*.toml")):
            try:
                found.append(self._read(path))
            except Problem as problem:
                problems.append(problem)
        return tuple(found), tuple(problems)

    def load(self, id: str) -> T | None:
        """None where it has no file. Raises what reading one does."""
        path = self._path(id)
        return self._read(path) if path.exists() else None

    def ids(self) -> tuple[str, ...]:
        """Of all that have a file, readable or not, and of those put aside."""
        return tuple(path.stem for folder in (self._folder, self._aside) for path in folder.glob("*.toml"))

    def has(self, id: str) -> bool:
        """Whether there is a file for it, be it put aside or impossible to read."""
        return self._path(id).exists() or self._path_aside(id).exists()

    def save(self, thing: T) -> None:
        """Write or replace its file. Raises CannotSave; the old file is then untouched."""
        path, content = self._path(thing.id), self._written(thing)
        try:
            atomic.write(path, content)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

    def remove(self, id: str) -> None:
        """Put its file aside. Raises CannotSave."""
        with self._lock:
            self._move(self._path(id), self._path_aside(id))

    def removed(self) -> tuple[str, ...]:
        """The ids of those put aside that were not forgotten yet."""
        return tuple(sorted(path.stem for path in self._aside.glob("*.toml")))

    def load_removed(self, id: str) -> T:
        """One of those. Raises what reading one does."""
        return self._read(self._path_aside(id))

    def forget(self, id: str) -> None:
        """Delete the file of one that was put aside, for good. Raises CannotSave."""
        path = self._path_aside(id)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

    def _take_back(self, id: str) -> None:
        self._move(self._path_aside(id), self._path(id))

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}.toml"

    def _path_aside(self, id: str) -> Path:
        return self._aside / f"{id}.toml"

    @staticmethod
    def _move(source: Path, target: Path) -> None:
        try:
            atomic.move(source, target)
        except OSError as error:
            raise CannotSave(path=str(source), detail=str(error)) from error
