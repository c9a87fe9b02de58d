"""Letting the tool's own user use a folder that belongs to the analyst, and taking that back.

It gets an entry in the folder's access control list, and in those below where it lacks something; what
comes later has it by the default lists. No owner is changed. What was there before is written down first, so
that it can be put back: as soon as one step fails, and whenever the analyst wants it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from desktop.core.cancelling import Stop
from desktop.core.files import atomic
from desktop.core.folders import acl
from desktop.core.problems import CannotGiveAccess, CannotSave, FolderTooLarge

MOST = 100_000
"""Of files and folders that are looked at: each is written down."""


@dataclass(frozen=True, slots=True)
class User:
    """Who the tool is to this computer's kernel."""

    uid: int
    groups: frozenset[int]


@dataclass(frozen=True, slots=True)
class Step:
    """One list of one file or folder: as it was, None where there was none, and as it is to be. `mode`: its
    permissions before."""

    path: str
    kind: str
    before: bytes | None
    after: bytes
    mode: int


@dataclass(frozen=True, slots=True)
class Access:
    """What would be changed so that a user may use a folder.

    Attributes:
        folder: its path.
        user: the number of the one that is let in.
        changes: whether they may change what is in it.
        steps: from the innermost to the folder itself, which opens last.
        folders, files: how many get an entry.
        others: how many belong to somebody else, who alone could let the tool use them.
    """

    folder: str
    user: int
    changes: bool
    steps: tuple[Step, ...]
    folders: int
    files: int
    others: int

    @property
    def command(self) -> str:
        """By which IT would do the same with the folder itself."""
        may = "rwX" if self.changes else "rX"
        given = [f"u:{self.user}:{may}", f"d:u:{self.user}:{may}"]
        own = [f"d:u:{os.getuid()}:rwX"] if self.changes else []
        return f"setfacl -R -m {','.join([*given, *own])} -- {quote(self.folder)}"


def can_give(folder: str, uid: int, analyst: int) -> bool:
    """Whether the analyst can let this user use the folder: it is theirs, and its disk keeps lists."""
    try:
        return uid not in (analyst, 0) and os.stat(folder).st_uid == analyst and acl.supported(folder)
    except OSError:
        return False


def look(folder: str, user: User, *, changes: bool, stop: Stop, most: int = MOST) -> Access:
    """What it takes; writes nothing and follows no link.

    Raises FolderTooLarge, CannotGiveAccess and Cancelled.
    """
    steps: list[Step] = []
    counts = {"folders": 0, "files": 0, "others": 0}
    try:
        for number, (path, place, found) in enumerate(_all(folder)):
            stop.check()
            if number >= most:
                raise FolderTooLarge(path=folder, most=most)
            is_folder = stat.S_ISDIR(found.st_mode)
            new = _steps(path, place, found, user, changes)
            if found.st_uid == os.getuid():
                steps += new
                counts["folders" if is_folder else "files"] += bool(new)
            else:
                counts["others"] += any(step.kind == acl.ACCESS for step in new)
    except (OSError, ValueError) as error:
        raise CannotGiveAccess(path=folder, detail=str(error)) from error
    return Access(folder, user.uid, changes, tuple(reversed(steps)), **counts)


def _all(folder: str) -> Iterator[tuple[str, str, os.stat_result]]:
    """The folder, and each file and folder below, as (path below, where it can be spoken of, what it is).

    What cannot be looked into is left alone: whoever it belongs to has shut the analyst out, too.
    """
    top = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    os.close(top)
    for at, _names, files, handle in os.fwalk(folder, follow_symlinks=False):
        below = os.path.relpath(at, folder)
        below = "" if below == "." else below
        yield below, _through(handle), os.fstat(handle)
        for name in files:
            with suppress(FileNotFoundError), _opened(name, handle) as file:
                found = os.fstat(file)
                if stat.S_ISREG(found.st_mode):
                    yield os.path.join(below, name), _through(file), found


def _through(handle: int) -> str:
    """Where what is open can be spoken of, whatever its name leads to by now."""
    return f"/proc/self/fd/{handle}"


@contextmanager
def _opened(name: str, below: int | None = None) -> Iterator[int]:
    """Without reading from it, and never another by a link."""
    handle = os.open(name, os.O_PATH | os.O_NOFOLLOW, dir_fd=below)
    try:
        yield handle
    finally:
        os.close(handle)


def _steps(path: str, place: str, found: os.stat_result, user: User, changes: bool) -> list[Step]:
    mode = stat.S_IMODE(found.st_mode)
    is_folder = stat.S_ISDIR(found.st_mode)
    wanted = acl.READ | (acl.WRITE if changes else 0) | (acl.ENTER if is_folder else 0)
    steps = []
    before = acl.find(place, acl.ACCESS)
    now = acl.read(before) if before else acl.of_mode(mode)
    if not acl.lets(now, user.uid, user.groups, found.st_uid, found.st_gid, wanted):
        # By an entry of its own it is nobody's guest any more: it keeps to run what others may.
        after = acl.giving(now, user.uid, wanted | (mode >> 6 & acl.ENTER))
        steps.append(Step(path, acl.ACCESS, before, acl.written(after), mode))
    if is_folder:
        before = acl.find(place, acl.DEFAULT)
        coming = acl.read(before) if before else acl.of_mode(mode)
        after = acl.giving(coming, user.uid, wanted)
        if changes:  # what the tool makes is its own, and has to be the analyst's as well
            after = acl.giving(after, os.getuid(), 7)
        if acl.written(after) != before:
            steps.append(Step(path, acl.DEFAULT, before, acl.written(after), mode))
    return steps


class Given:
    """What was given, as it is written down below `folder`, and can be taken back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, path: str) -> bool:
        """Whether something was given of the folder at this path. Does not block for long."""
        return self._file(path).exists()

    def give(self, access: Access, stop: Stop) -> None:
        """Take all of its steps, or none. Raises CannotGiveAccess, CannotSave and Cancelled."""
        if self.has(access.folder):
            self.take_back(access.folder)
        self._write_down(access)
        try:
            with _Places(access.folder) as places:
                for step in access.steps:
                    stop.check()
                    _apply(places, step)
        except BaseException as error:
            self.take_back(access.folder)
            if isinstance(error, OSError):
                raise CannotGiveAccess(path=access.folder, detail=str(error)) from error
            raise

    def take_back(self, path: str) -> int:
        """Have all as it was; how many there are of which that cannot be done by the analyst any more.

        What somebody changed since keeps that, and loses what was given alone.
        """
        left = 0
        steps, user = self._written_down(path)
        try:
            with _Places(path) as places:
                for step in reversed(steps):  # the folder first, which shuts all of it
                    left += not _put_back(places, step, user)
        except FileNotFoundError:  # the folder is gone, and with it what was given
            pass
        except OSError as error:
            raise CannotGiveAccess(path=path, detail=str(error)) from error
        self._file(path).unlink(missing_ok=True)
        return left

    def _file(self, path: str) -> Path:
        return self._folder / f"{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}.json"

    def _write_down(self, access: Access) -> None:
        kept = {
            "folder": access.folder,
            "user": access.user,
            "steps": [
                [step.path, step.kind, step.before and step.before.hex(), step.after.hex(), step.mode]
                for step in access.steps
            ],
        }
        file = self._file(access.folder)
        try:
            atomic.write(file, json.dumps(kept).encode())
        except OSError as error:
            raise CannotSave(path=str(file), detail=str(error)) from error

    def _written_down(self, path: str) -> tuple[list[Step], int]:
        file = self._file(path)
        try:
            kept = json.loads(file.read_bytes())
            steps = [
                Step(at, kind, bytes.fromhex(before) if before else None, bytes.fromhex(after), mode)
                for at, kind, before, after, mode in kept["steps"]
            ]
            return steps, int(kept["user"])
        except FileNotFoundError:
            return [], 0
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CannotGiveAccess(path=path, detail=str(error)) from error


class _Places:
    """Opens what is below a folder by paths that no link can bend."""

    def __init__(self, folder: str) -> None:
        self._top = os.open(folder, os.O_PATH | os.O_DIRECTORY)
        self._parent: tuple[str, int] = ("", self._top)

    def __enter__(self) -> _Places:
        return self

    def __exit__(self, *_error: object) -> None:
        self._go_to("")
        os.close(self._top)

    @contextmanager
    def at(self, path: str) -> Iterator[str]:
        """Where it can be spoken of. Raises OSError where it is not what it was."""
        if not path:
            yield _through(self._top)
            return
        parent, _, name = path.rpartition("/")
        self._go_to(parent)
        with _opened(name, self._parent[1]) as handle:
            if stat.S_ISLNK(os.fstat(handle).st_mode):
                raise FileNotFoundError(path)
            yield _through(handle)

    def _go_to(self, parent: str) -> None:
        """Steps come folder by folder."""
        if self._parent[0] == parent:
            return
        if self._parent[1] != self._top:
            os.close(self._parent[1])
        self._parent = ("", self._top)
        handle = os.dup(self._top)
        for name in parent.split("/") if parent else ():
            before, handle = handle, os.open(name, os.O_PATH | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=handle)
            os.close(before)
        self._parent = (parent, handle)


def _apply(places: _Places, step: Step) -> None:
    """What is gone by now needs nothing."""
    with suppress(FileNotFoundError, NotADirectoryError), places.at(step.path) as place:
        os.setxattr(place, step.kind, step.after)


def _put_back(places: _Places, step: Step, user: int) -> bool:
    try:
        with places.at(step.path) as place:
            now = acl.find(place, step.kind)
            if now == step.before:
                return True
            if now != step.after:
                return _take_out(place, step.kind, now, user)
            if step.before or step.kind == acl.ACCESS:
                # A list that says no more than permissions do becomes these.
                os.setxattr(place, step.kind, step.before or acl.written(acl.of_mode(step.mode)))
            else:
                os.removexattr(place, step.kind)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return True


def _take_out(place: str, kind: str, now: bytes | None, user: int) -> bool:
    if now and any(one.kind == acl.USER and one.who == user for one in acl.read(now)):
        os.setxattr(place, kind, acl.written(acl.without(acl.read(now), user)))
    return True
