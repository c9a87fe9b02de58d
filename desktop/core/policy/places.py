"""Where folders of presets are, and what lies in them, however it is written."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

from desktop.core.folders import waiting

SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")

MOST_LINKS = 40
"""As the system follows."""


class At(NamedTuple):
    """A place. `path`: where it really is; `bent`: a link leads there that somebody else than root made."""

    path: str
    bent: bool = False

    def allows(self, path: str) -> bool:
        """Whether a folder may be shared as it lies here. By a person's own link any folder would."""
        return not self.bent and lies_in(path, self.path)


def find(places: Iterable[str]) -> dict[str, At]:
    """By how they are written, but for ~. One whose drive does not answer is where it says: nothing in it can
    be shared either."""
    found = waiting.each(set(places) - {""}, lambda place: At(os.path.realpath(place), _is_bent(place)))
    return {one: At(one) if isinstance(at, OSError) else at for one, at in found.items()}


def own_home() -> str:
    """The person's, as the system's accounts have it: HOME is theirs to change."""
    if sys.platform != "win32":
        import pwd

        try:
            return pwd.getpwuid(os.getuid()).pw_dir
        except KeyError:
            pass
    return str(Path.home())


def lies_in(path: str, place: str) -> bool:
    """Whether a folder is this place, or below it."""
    if not place:
        return False
    path, place = _spelled(path), _spelled(place)
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)


def _spelled(path: str) -> str:
    """The same for all ways to write a folder's name that mean one to this system."""
    path = os.path.normpath(path)
    return path if SYSTEM == "linux" else normalize("NFC", os.path.normcase(path)).casefold()


def _is_bent(path: str) -> bool:
    """Windows tells of no link whose it is."""
    if sys.platform == "win32":
        return False
    done, left, links = "/", [part for part in path.split("/") if part], 0
    while left:
        step = os.path.join(done, left.pop(0))
        try:
            told = os.lstat(step)
        except OSError:
            return False  # nothing there, and nothing to share
        if not stat.S_ISLNK(told.st_mode):
            done = step
            continue
        links += 1
        if told.st_uid != 0 or links > MOST_LINKS:
            return True
        target = os.readlink(step)
        left = [part for part in target.split("/") if part] + left
        done = "/" if target.startswith("/") else done
    return False
