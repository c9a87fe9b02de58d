"""What became of a shared folder while a tool has it.

A tool keeps the very folder that it was given, wherever that goes: what it saves follows a folder that was
moved, and is lost with one that was deleted. Whoever looks at the old place sees nothing of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import PurePath

from desktop.core.workspaces.workspace import Folder


class Fate(Enum):
    """MOVED is known to be elsewhere, DELETED to be nowhere, MISSING not to be where it was; REPLACED:
    another one is at its place, and nobody knows where it is; AWAY: its drive is gone; READ_ONLY could be
    changed before; SILENT does not answer."""

    MOVED = "moved"
    DELETED = "deleted"
    MISSING = "missing"
    REPLACED = "replaced"
    AWAY = "away"
    READ_ONLY = "read-only"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Standing:
    """A folder that is not as the tool was given it.

    Attributes:
        now: where it is, "" where that is nowhere or not known.
        taken: whether another one is at its place.
    """

    folder: Folder
    fate: Fate
    now: str = ""
    taken: bool = False

    @property
    def in_trash(self) -> bool:
        """Of a desktop: its own in the home folder, or that of a drive."""
        names = PurePath(self.now).parts
        return "Trash" in names or any(name.startswith(".Trash") for name in names)

    @property
    def can_be_followed(self) -> bool:
        """Whether the tool may well have it at its new place: nothing is at the old one, and nobody threw it
        away."""
        return bool(self.now) and not self.taken and not self.in_trash

    @property
    def helped_by_opening_again(self) -> bool:
        """Whether a tool that is started anew has what is at the folder's place by then."""
        return self.fate not in (Fate.READ_ONLY, Fate.SILENT)


def followed(folders: Iterable[Folder], standings: Iterable[Standing]) -> tuple[Folder, ...]:
    """The folders, each that was moved at its new place."""
    moved = {one.folder.path: one.now for one in standings if one.can_be_followed}
    return tuple(replace(folder, path=moved.get(folder.path, folder.path)) for folder in folders)
