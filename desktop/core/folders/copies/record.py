"""What a copy was when it was made: of each file on both sides, so that a change on either can be told."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from desktop.core.files import atomic
from desktop.core.problems import CannotSave

FILE, FOLDER, LINK = "f", "d", "l"

NEAR_NS = 1000
"""What Windows' clocks of files leave out."""


class Stamp(NamedTuple):
    """What tells one state of a file from another: its kind, bytes, change in nanoseconds, and where a link
    leads."""

    kind: str
    size: int = 0
    mtime: int = 0
    target: str = ""

    def same(self, other: Stamp | None) -> bool:
        if other is None or self.kind != other.kind:
            return False
        if self.kind == FOLDER:
            return True
        if self.kind == LINK:
            return self.target == other.target
        return self.size == other.size and abs(self.mtime - other.mtime) < NEAR_NS


Side = dict[str, Stamp]
"""One side's, by the path below the folder, "/" between names."""


class Pair(NamedTuple):
    """One path on this computer and in the copy, None where it was not."""

    here: Stamp | None
    inside: Stamp | None


@dataclass
class Record:
    """One copy's.

    Attributes:
        volume: what tells it from another one of the same name.
        copied: when all of it was there, None while it is being made.
        pairs: both sides as they were then, by path.
    """

    volume: str
    copied: datetime | None = None
    pairs: dict[str, Pair] = field(default_factory=dict)


class Records:
    """Kept below `folder`, a workspace's in one folder: a line of JSON for each path, as a million of them in
    one piece takes more memory than a small computer has."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, workspace: str, path: str) -> Record | None:
        """None without one, and for one that nobody can make sense of."""
        try:
            with self._file(workspace, path).open("rb") as lines:
                about = json.loads(next(lines))
                pairs = dict(_pair(json.loads(line)) for line in lines)
            copied = about["copied"] and datetime.fromisoformat(about["copied"])
            return Record(str(about["volume"]), copied or None, pairs)
        except (OSError, ValueError, KeyError, TypeError, StopIteration):
            return None

    def write(self, workspace: str, path: str, record: Record) -> None:
        """Raises CannotSave."""
        file = self._file(workspace, path)
        about = {
            "path": path,
            "volume": record.volume,
            "copied": record.copied and record.copied.isoformat(timespec="seconds"),
        }
        lines = (json.dumps(line) for line in (about, *((at, *pair) for at, pair in record.pairs.items())))
        try:
            atomic.write(file, "\n".join(lines).encode())
        except OSError as error:
            raise CannotSave(path=str(file), detail=str(error)) from error

    def forget(self, workspace: str) -> None:
        """All of its copies. Never raises: what is left is a small file that nobody reads."""
        shutil.rmtree(self._folder / workspace, ignore_errors=True)

    def _file(self, workspace: str, path: str) -> Path:
        return self._folder / workspace / f"{key(path)}.json"


def key(path: str) -> str:
    """What a folder's copy is called by: its name inside may change, and be of any length."""
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _pair(line: tuple[str, list[object] | None, list[object] | None]) -> tuple[str, Pair]:
    path, here, inside = line
    mine = _stamp(here)
    return path, Pair(mine, mine if inside == here else _stamp(inside))


def _stamp(kept: list[object] | None) -> Stamp | None:
    if kept is None:
        return None
    kind, size, mtime, target = kept
    return Stamp(sys.intern(str(kind)), int(str(size)), int(str(mtime)), str(target))
