"""What it takes to let the tool's own user use a folder that belongs to the analyst.

It gets an entry in the folder's access control list, and in those below where it lacks something; what
comes later has it by the default lists. No owner is changed. `given` does it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from shlex import quote

from desktop.core.cancelling import Stop
from desktop.core.folders import acl
from desktop.core.problems import CannotGiveAccess, FolderTooLarge

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
        yield below, through(handle), os.fstat(handle)
        for name in files:
            with suppress(FileNotFoundError), opened(name, handle) as file:
                found = os.fstat(file)
                if stat.S_ISREG(found.st_mode):
                    yield os.path.join(below, name), through(file), found


def through(handle: int) -> str:
    """Where what is open can be spoken of, whatever its name leads to by now."""
    return f"/proc/self/fd/{handle}"


@contextmanager
def opened(name: str, below: int | None = None) -> Iterator[int]:
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
