"""Symbolic links in a shared folder that mean another thing inside, or nothing: which, and what helps.

Inside, a folder is at another path. A link that leads out of it works there only if what it leads to is
shared as well, and is where the link looks for it.
"""

from __future__ import annotations

import errno
import os
import posixpath
import sys
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from desktop.core.folders import refused
from desktop.core.workspaces.workspace import Folder

ENTRIES = 2000
WITHIN_S = 0.3
MOST = 50
"""Of a folder with thousands of links some tell the same as all."""

_TAKEN = refused.SYSTEM["linux"] | {"opt"}
"""Where images have things of their own, which nothing may cover."""


class Leads(Enum):
    """Where to: OUT of the folder; WITHIN it, by a path that is another inside; NOWHERE; in a CIRCLE."""

    OUT = "out"
    WITHIN = "within"
    NOWHERE = "nowhere"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Link:
    """One that does not work inside by itself.

    Attributes:
        path: its own, below the shared folder.
        target: what it says, without dots in between: absolute, or relative to the shared folder.
        folder: which one is to be shared for it, by its real path; "" where that helps nothing.
        place: what is to be that folder inside, as `target` is.
    """

    path: str
    leads: Leads
    target: str
    folder: str = ""
    place: str = ""

    def place_inside(self, name: str) -> str:
        """The same for a shared folder of this name, in the words of `Folder.also`; "" where nothing can be
        put there."""
        if not self.folder:
            return ""
        if self.place.startswith("/"):
            top = self.place.split("/")[1]
            return "" if not top or top in _TAKEN else self.place
        found = posixpath.normpath(f"{name}/{self.place}")
        return "" if found.startswith(".") else f"~/{found}"  # what is hidden there is the tool's own


def find(folder: str, clock: Callable[[], float] = time.monotonic) -> tuple[Link, ...]:
    """Those in and below it, the upper ones first, as far as the time suffices; none is followed on the way.

    What leads to the system's own programs, and what is in hidden folders, as virtual environments have it,
    is nobody's data. On Windows links say what means nothing inside, and nothing is told.
    """
    if os.sep != "/":
        return ()
    found: list[Link] = []
    for path in _links(folder, clock() + WITHIN_S, clock):
        if link := _look(folder, path):
            found.append(link)
            if len(found) == MOST:
                break
    return tuple(found)


def _links(folder: str, until: float, clock: Callable[[], float]) -> Iterator[str]:
    waiting, left = deque([""]), ENTRIES
    while waiting:
        below = waiting.popleft()
        try:
            listed = os.scandir(os.path.join(folder, below))
        except OSError:
            continue
        with listed:
            for entry in listed:
                left -= 1
                if left < 0 or clock() > until:
                    return
                path = f"{below}/{entry.name}" if below else entry.name
                if entry.is_symlink():
                    yield path
                elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                    waiting.append(path)


def _look(folder: str, path: str) -> Link | None:
    try:
        says = os.readlink(os.path.join(folder, path))
    except OSError:
        return None
    absolute = says.startswith("/")
    target = posixpath.normpath(says if absolute else f"{posixpath.dirname(path)}/{says}".lstrip("/"))
    if absolute and target.split("/")[1].casefold() in refused.SYSTEM.get(sys.platform, ()):
        return None
    try:
        real = os.path.realpath(os.path.join(folder, path), strict=True)
    except OSError as error:
        circle = error.errno == errno.ELOOP
        return Link(path, Leads.CIRCLE if circle else Leads.NOWHERE, target)
    if not absolute and not target.startswith(".."):
        return None
    place = target
    if not os.path.isdir(real):
        real, place = os.path.dirname(real), posixpath.dirname(target)
    inside = real == folder or real.startswith(f"{folder.rstrip('/')}/")
    if inside and place.endswith(rest := real[len(folder) :]):
        real, place = folder, place[: len(place) - len(rest)] or "/"
    return Link(path, Leads.WITHIN if inside else Leads.OUT, target, real, place)


def works(link: Link, folder: Folder, shared: Iterable[Folder]) -> bool:
    """Whether a link of this folder leads to where it should inside, among all that are shared."""
    wanted = link.place_inside(folder.name)
    return bool(wanted) and any(
        wanted == place + rest
        for one in shared
        if (rest := _rest(link.folder, one.path)) is not None
        for place in (f"~/{one.name}", *one.also)
    )


def _rest(path: str, above: str) -> str | None:
    """What comes after the upper path, None where it is not above."""
    if path == above:
        return ""
    return path[len(above) :] if path.startswith(f"{above}/") else None
