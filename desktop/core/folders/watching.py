"""What becomes of the folders that a running tool has, from one look at them to the next.

By looks at their places, which cost microseconds: of what another computer or another system does to a folder
no event tells. Only where a place is not what it was the tool's own list of mounts is asked for, which knows
where the folder is now, and knew it also while Cais was closed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from desktop.core.folders import mount_table
from desktop.core.folders.glances import Glance, Glances
from desktop.core.folders.mount_table import Mounted
from desktop.core.folders.standing import Fate, Standing
from desktop.core.folders.waiting import UNANSWERED
from desktop.core.workspaces.workspace import Folder

NEIGHBOURS = 2000
"""So many folders beside its old place are looked at for one that was moved."""

Inside = Callable[[], tuple[Mounted, ...] | None]
"""The mounts that the tool has, None where nobody can tell, or they are of another computer."""


class Watching:
    """What is known of each folder from one look to the next."""

    def __init__(self, places: Mapping[Folder, str], inside: Inside, glances: Glances | None = None) -> None:
        self._places = places
        self._inside = inside
        self._glances = glances or Glances()
        self._given: dict[Folder, Glance] = {}
        self._known: dict[Folder, tuple[object, Standing | None]] = {}

    def paths(self) -> tuple[str, ...]:
        """Those that are looked at: where the folders were, and where they are known to be now."""
        moved_to = {standing.now for _, standing in self._known.values() if standing and standing.now}
        return (*(folder.path for folder in self._places), *moved_to)

    def look(self) -> tuple[Standing, ...]:
        """What is not as it was given, in the order of the folders."""
        return self.judge(self._glances.look(self.paths()))

    def judge(self, glances: Mapping[str, Glance | OSError]) -> tuple[Standing, ...]:
        """The same, by a look at its `paths` that others have a part in."""
        asked: list[tuple[Mounted, ...] | None] = []  # once, and only if need be

        def inside() -> tuple[Mounted, ...] | None:
            if not asked:
                asked.append(self._inside())
            return asked[0]

        return tuple(
            standing for folder in self._places if (standing := self._standing(folder, glances, inside))
        )

    def _standing(
        self, folder: Folder, glances: Mapping[str, Glance | OSError], inside: Inside
    ) -> Standing | None:
        glance, given = glances[folder.path], self._given.get(folder)
        if isinstance(glance, OSError) and _answers_not(glance):
            return Standing(folder, Fate.SILENT)
        if isinstance(glance, Glance) and given and glance.identity == given.identity:
            self._known.pop(folder, None)
            lost = folder.writable and given.changeable and not glance.changeable
            return Standing(folder, Fate.READ_ONLY) if lost else None
        before, standing = self._known.get(folder, (None, None))
        facts = _facts(glance), _facts(glances[standing.now]) if standing and standing.now else None
        if facts == before:
            return standing
        standing = self._judge(folder, glance, inside())
        now = self._glances.look([standing.now])[standing.now] if standing and standing.now else None
        if standing or not isinstance(glance, Glance):
            self._known[folder] = (_facts(glance), _facts(now) if now else None), standing
        return standing

    def _judge(
        self, folder: Folder, glance: Glance | OSError, inside: tuple[Mounted, ...] | None
    ) -> Standing | None:
        """Of one that is not there, or another than was given, or looked at for the first time."""
        taken = isinstance(glance, Glance)
        mounted = mount_table.at(self._places[folder], inside) if inside else None
        if mounted:
            here = _here()
            found = mount_table.paths(mounted, here)
            if mounted.deleted:
                return Standing(folder, Fate.DELETED, taken=taken)
            if mounted.device not in {one.device for one in here}:
                return Standing(folder, Fate.AWAY, taken=taken)
            if folder.path not in found:
                now = found[0] if found else ""
                return Standing(folder, Fate.MOVED if now else Fate.REPLACED, now, taken)
        given = self._given.get(folder)
        if isinstance(glance, Glance) and (mounted or not given):
            self._given[folder] = glance
            return None
        if isinstance(glance, PermissionError):
            return None
        now = _beside(folder.path, given.identity) if given else ""
        return Standing(folder, Fate.MOVED if now else Fate.REPLACED if taken else Fate.MISSING, now, taken)


def _answers_not(error: OSError) -> bool:
    return isinstance(error, TimeoutError) or error.errno in UNANSWERED


def _facts(glance: Glance | OSError) -> object:
    """What is compared to see whether anything changed."""
    return glance.identity if isinstance(glance, Glance) else type(glance)


def _here() -> tuple[Mounted, ...]:
    try:
        return mount_table.read(Path(mount_table.PLACE).read_text(errors="surrogateescape"))
    except OSError:
        return ()


def _beside(path: str, identity: tuple[int, int]) -> str:
    """Where it is in the folder that it was in, "" where it is not there."""
    try:
        with os.scandir(os.path.dirname(path)) as listed:
            for _, entry in zip(range(NEIGHBOURS), listed, strict=False):
                if entry.inode() == identity[1] and entry.is_dir(follow_symlinks=False):
                    found = entry.stat(follow_symlinks=False)
                    if (found.st_dev, found.st_ino) == identity:
                        return entry.path
    except OSError:
        pass
    return ""
