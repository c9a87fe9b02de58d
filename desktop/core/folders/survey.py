"""What this computer sees of a folder, to be compared with what is seen of it inside.

Bounded in entries, bytes and time, as a folder may hold a million files, and no link is followed.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import sys
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from desktop.core.folders import acl, medium, refused

ENTRIES = 2000
BYTES = 120_000
"""Of names."""
WITHIN_S = 0.3
SAMPLES = 3
SAMPLE_BYTES = 65_536
"""At the beginning of a file."""

BIG_BYTES = 1_048_576
"""Enough for how fast it is read to be more than how fast it is opened."""

OWN = ".cais-proof-"
"""How the name of each file of ours begins that is in somebody's folder for a moment."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Something below a folder, "/" between names. `access` is what the analyst may do: of "r", "w" and, for
    folders, "x"."""

    path: str
    access: str


@dataclass(frozen=True, slots=True)
class Survey:
    """A folder as it is from outside.

    Attributes:
        entries: what is in it and below, the upper ones first.
        count: how many there are in the folder itself, None where not all were looked at.
        samples: paths of some files, and the SHA-256 of the first `SAMPLE_BYTES` of each.
        big: the path of the largest file that can be read, "" where none has `BIG_BYTES`.
        elsewhere: paths of files whose contents are only in the cloud.
        leads_out: links to what is not in the folder, or by a path that is another inside.
        cut: whether there is more than was looked at.
    """

    entries: tuple[Seen, ...]
    count: int | None
    samples: tuple[tuple[str, str], ...]
    leads_out: tuple[str, ...]
    cut: bool
    elsewhere: tuple[str, ...] = ()
    big: str = ""


def survey(
    folder: str,
    most_bytes: int = BYTES,
    entries: int = ENTRIES,
    within_s: float = WITHIN_S,
    clock: Callable[[], float] = time.monotonic,
) -> Survey:
    """Look at it. Raises OSError where the folder itself cannot be read."""
    until, left = clock() + within_s, most_bytes
    seen: list[Seen] = []
    links: list[str] = []
    files: list[str] = []
    elsewhere: list[str] = []
    big, size = "", BIG_BYTES
    count, cut = None, False
    waiting = deque([""])
    while waiting and not cut:
        below = waiting.popleft()
        try:
            listed = os.scandir(os.path.join(folder, below))
        except OSError:
            if not below:
                raise
            continue
        with listed:
            for entry in listed:
                if not below and entry.name.startswith(OWN):
                    continue
                path = f"{below}/{entry.name}" if below else entry.name
                left -= len(os.fsencode(path)) + 3
                if len(seen) >= entries or left < 0 or clock() > until:
                    cut = True
                    break
                access, found = _access(entry)
                seen.append(Seen(path, access))
                if found is None:
                    continue
                mode = found.st_mode
                if medium.without_contents(found):
                    elsewhere.append(path)
                elif stat.S_ISLNK(mode):
                    links += [path] if _leads_out(entry.path, below) else []
                elif stat.S_ISDIR(mode) and "x" in access and "r" in access:
                    waiting.append(path)
                elif stat.S_ISREG(mode) and "r" in access:
                    files.append(path)
                    big, size = (path, found.st_size) if found.st_size >= size else (big, size)
        if not below and not cut:
            count = len(seen)
    samples = _samples(folder, files, elsewhere)
    return Survey(tuple(seen), count, samples, tuple(links), cut, tuple(elsewhere), big)


def _access(entry: os.DirEntry[str]) -> tuple[str, os.stat_result | None]:
    """What the analyst may do with it, and what it is."""
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return "", None
    is_folder = stat.S_ISDIR(found.st_mode)
    if not (is_folder or stat.S_ISREG(found.st_mode)) or medium.without_contents(found):
        return "", found  # nothing is asked of what is only in the cloud, as that may download it
    asked = (("r", os.R_OK), ("w", os.W_OK), *((("x", os.X_OK),) if is_folder else ()))
    return "".join(letter for letter, may in asked if os.access(entry.path, may)), found


def _leads_out(link: str, below: str) -> bool:
    """Whether this link means another thing inside, or none.

    The system's own programs are another thing as well, and nobody's data; virtual environments have such
    links.
    """
    try:
        target = os.readlink(link)
    except OSError:
        return False
    if any(name.startswith(".") for name in below.split("/")):
        return False
    if os.path.isabs(target):
        return target.split(os.sep)[1].casefold() not in refused.SYSTEM.get(sys.platform, ())
    return os.path.normpath(os.path.join(below, target)).split(os.sep)[0] == ".."


def _samples(folder: str, files: list[str], elsewhere: list[str]) -> tuple[tuple[str, str], ...]:
    """Some from all over. Those that turn out to have no contents here are added to `elsewhere`."""
    step = max(1, len(files) // SAMPLES)
    taken = []
    for path in files[::step][:SAMPLES]:
        try:
            taken.append((path, _digest(os.path.join(folder, path))))
        except OSError as error:
            if error.errno == errno.EDEADLK:  # as file systems of macOS say it
                elsewhere.append(path)
    return tuple(taken)


def digest(path: str) -> str | None:
    """None where it cannot be read."""
    try:
        return _digest(path)
    except OSError:
        return None


def _digest(path: str) -> str:
    with open(path, "rb", opener=_unmoved) as file:
        return hashlib.sha256(file.read(SAMPLE_BYTES)).hexdigest()


def _unmoved(path: str, flags: int) -> int:
    """A file, or nothing: a link or a pipe may have taken its place meanwhile."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def identity(folder: str) -> str:
    """Changes when another folder, or another disk, is at this place, or whoever may use it changes.

    Raises OSError.
    """
    found = os.stat(folder)
    facts = [found.st_dev, found.st_ino, found.st_mode, found.st_uid, found.st_gid]
    if hasattr(os, "statvfs"):
        facts += [os.statvfs(folder).f_flag, medium.attributes(folder) & medium.FS_LOCKED]
    return ":".join(map(str, facts)) + ":" + _acl(folder)


def _acl(folder: str) -> str:
    """What may be done with it, and with what comes."""
    try:
        lists = (acl.find(folder, kind) for kind in (acl.ACCESS, acl.DEFAULT))
        return ":".join((one or b"").hex() for one in lists)
    except OSError:
        return ""
