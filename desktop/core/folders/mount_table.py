"""Linux's own list of mounts, `/proc/self/mountinfo`: which folder of which disk is where.

The kernel keeps it up to date: where a mounted folder was moved, or that it was deleted, is in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

PLACE = "/proc/self/mountinfo"
_DELETED = "//deleted"


@dataclass(frozen=True, slots=True)
class Mounted:
    """A line of the list.

    Attributes:
        device: the disk's numbers, "8:1".
        root: the folder of the disk.
        place: where it is mounted.
        deleted: whether that folder is there no more.
    """

    device: str
    root: str
    place: str
    deleted: bool = False


def read(text: str) -> tuple[Mounted, ...]:
    """Lines that nobody can make sense of are left out. See proc_pid_mountinfo(5)."""
    fields = (line.split(" ") for line in text.splitlines())
    return tuple(_mounted(*one[2:5]) for one in fields if len(one) > 5)


def _mounted(device: str, root: str, place: str) -> Mounted:
    path = _unescape(root)
    return Mounted(device, path.removesuffix(_DELETED), _unescape(place), path.endswith(_DELETED))


def _unescape(path: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), path)


def at(place: str, mounts: Sequence[Mounted]) -> Mounted | None:
    """What is mounted there: of several the last covers the others."""
    return next((one for one in reversed(mounts) if one.place == place), None)


def paths(wanted: Mounted, mounts: Sequence[Mounted]) -> tuple[str, ...]:
    """Where the folder of this mount can be seen by another list, as far as no other mount covers it."""
    found = (
        (_join(one.place, wanted.root[len(one.root.rstrip("/")) :]), one)
        for one in mounts
        if one.device == wanted.device and not one.deleted and _within(wanted.root, one.root)
    )
    return tuple(path for path, one in found if _holder(path, mounts) is one)


def _holder(path: str, mounts: Sequence[Mounted]) -> Mounted | None:
    """The mount that is looked into by this path."""
    holders = [one for one in mounts if _within(path, one.place)]
    return max(reversed(holders), key=lambda one: len(one.place), default=None)


def _within(path: str, other: str) -> bool:
    return other == "/" or path == other or path.startswith(f"{other}/")


def _join(place: str, rest: str) -> str:
    return f"{place.rstrip('/')}/{rest.strip('/')}".rstrip("/") or "/"
