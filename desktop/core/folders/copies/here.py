"""This computer's side of a copy: what there is, and how something comes there without anything being lost.

No link is followed out of the folder. A file is written beside and then takes its place, with its time; what
an interrupted one leaves is written down before.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from desktop.core.cancelling import Stop
from desktop.core.folders.copies.record import FILE, FOLDER, LINK, Side, Stamp
from desktop.core.folders.survey import OWN
from desktop.core.problems import FolderTooLarge

MOST = 1_000_000
"""Of files and folders: all are held in memory, both sides and what they were, some 1.5 GB of it."""

PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is. `left_out`: what is not copied, by path: "link", "special", "closed"."""

    side: Side
    left_out: dict[str, str]

    @property
    def size(self) -> int:
        return sum(stamp.size for stamp in self.side.values() if stamp.kind == FILE)


def walk(folder: str, stop: Stop, most: int = MOST) -> Seen:
    """Raises OSError for the folder itself, FolderTooLarge and Cancelled."""
    side: Side = {}
    left_out: dict[str, str] = {}
    waiting = deque([""])
    while waiting:
        below = waiting.popleft()
        try:
            with os.scandir(os.path.join(folder, below)) as listed:
                entries = list(listed)
        except OSError:
            if not below:
                raise
            left_out[below] = "closed"
            continue
        for entry in entries:
            stop.check()
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith(OWN):
                continue
            if len(side) >= most:
                raise FolderTooLarge(path=folder, most=most)
            if (found := stamp_of(entry.path)) is None:
                left_out[path] = "special"
            elif found.kind == LINK and not stays(path, found.target):
                left_out[path] = "link"
            else:
                side[path] = found
                if found.kind == FOLDER:
                    waiting.append(path)
    return Seen(side, left_out)


def stamp_of(path: str) -> Stamp | None:
    """None for what is no file, folder or link, or is not there."""
    try:
        found = os.lstat(path)
        if stat.S_ISREG(found.st_mode):
            return Stamp(FILE, found.st_size, found.st_mtime_ns)
        if stat.S_ISDIR(found.st_mode):
            return Stamp(FOLDER)
        if stat.S_ISLNK(found.st_mode):
            return Stamp(LINK, target=os.readlink(path))
    except OSError:
        pass
    return None


def digest(path: str) -> str | None:
    """SHA-256 of a file, None where it cannot be read."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def stays(path: str, target: str) -> bool:
    """Whether a link at `path` that leads there leads to what is in the folder.

    Up only at its beginning, which is known to be folders: a name may be another link, and up from where that
    leads is anywhere.
    """
    if not target or target.startswith(("/", "\\")) or ":" in target:
        return False
    names = [name for name in target.replace("\\", "/").split("/") if name not in ("", ".")]
    up = next((count for count, name in enumerate(names) if name != ".."), len(names))
    return up <= path.count("/") and ".." not in names[up:]


def speakable(path: str) -> bool:
    """Whether a path that somebody else tells is one below a folder, and nothing else."""
    names = path.split("/")
    odd = os.sep == "\\" and any(character in path for character in '\\:*?"<>|')
    return not odd and "\0" not in path and all(name not in ("", ".", "..") for name in names)


class Place:
    """A folder that is written to. `part` is the name that what is being written has until it is whole."""

    def __init__(self, folder: str, part: str) -> None:
        self._folder = os.path.realpath(folder)
        self._part = part

    def parts(self, paths: Iterable[str]) -> set[str]:
        """Where something of ours may be left by whoever is interrupted."""
        return {os.path.join(self._folder, os.path.dirname(path), self._part) for path in paths}

    def at(self, path: str) -> Path:
        """Where a path is. Raises OSError where a link leads out on the way to it."""
        parent = os.path.join(self._folder, os.path.dirname(path))
        if os.path.realpath(parent) != os.path.normpath(parent):
            raise NotADirectoryError(f"a link is in the way to {path}")
        return Path(parent, os.path.basename(path))

    def make_folder(self, path: str) -> None:
        place = self.at(path)
        try:
            place.mkdir()
        except FileExistsError:
            if stamp_of(str(place)) != Stamp(FOLDER):
                raise

    def link(self, path: str, target: str) -> None:
        """A link that is new, or takes the place of another one."""
        place = self.at(path)
        if place.is_symlink():
            part = place.with_name(self._part)
            os.symlink(target, part)
            os.replace(part, place)
        else:
            os.symlink(target, place)

    def write(self, path: str, content: BinaryIO, stamp: Stamp, runs: bool, over: Stamp | None) -> Stamp:
        """All of `content` at `path`, or what was there. `over` is what may be replaced, None for nothing.

        Raises OSError, FileExistsError among them where something else is there by now.
        """
        place = self.at(path)
        part = place.with_name(self._part)
        try:
            with open(part, "xb") as file:
                shutil.copyfileobj(content, file, PIECE)
                file.flush()
                os.fsync(file.fileno())
                written = file.tell()
            if written != stamp.size:
                raise OSError(f"{path} was changed while it was copied")
            if over:
                shutil.copystat(place, part)
            elif runs and os.name == "posix":
                mode = part.stat().st_mode
                part.chmod(mode | (mode & 0o444) >> 2)
            os.utime(part, ns=(stamp.mtime, stamp.mtime))
            now = stamp_of(str(place))
            if now is not None and not (over and now.same(over)):
                raise FileExistsError(f"{path} was changed meanwhile")
            os.replace(part, place)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
        return stamp_of(str(place)) or stamp

    def remove(self, path: str, was: Stamp) -> None:
        """What is still as it was. A folder only where nothing is left in it."""
        place = self.at(path)
        now = stamp_of(str(place))
        if now is None:
            return
        if not now.same(was):
            raise FileExistsError(f"{path} was changed meanwhile")
        place.rmdir() if now.kind == FOLDER else place.unlink()

    def beside(self, path: str) -> str:
        """A path next to it that nothing has, for what the tool made of it."""
        base = Path(path)
        number, name = 1, base.with_stem(f"{base.stem} (tool)")
        while os.path.lexists(self.at(name.as_posix())):
            number += 1
            name = base.with_stem(f"{base.stem} (tool {number})")
        return name.as_posix()
