"""What became of a copy and of what it was copied from. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.core.folders.copies.record import FILE, Pair, Record, Side, Stamp


class Change(Enum):
    """What became of a path on one side."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class Choice(Enum):
    """What is done about what was changed on both sides."""

    KEEP_MINE = "keep-mine"
    KEEP_TOOLS = "keep-tools"
    KEEP_BOTH = "keep-both"


@dataclass(frozen=True, slots=True)
class Item:
    """A path that one side changed.

    Attributes:
        path: below the folder.
        change: what the side that is brought over did to it.
        other: what the other side did, None where that left it as it was.
        now: what is to be brought over, None for nothing.
        there: what is in its place.
    """

    path: str
    change: Change
    other: Change | None
    now: Stamp | None
    there: Stamp | None

    @property
    def conflict(self) -> bool:
        return self.other is not None

    @property
    def in_the_way(self) -> bool:
        """Whether a folder is where a file is to be, or the other way."""
        return bool(self.now and self.there and self.now.kind != self.there.kind)

    @property
    def size(self) -> int:
        return self.now.size if self.now and self.now.kind == FILE else 0


@dataclass(frozen=True, slots=True)
class Differences:
    """What the copy has that this computer has not, and the other way.

    Attributes:
        inside: what the tool changed, in the order in which it can be brought back.
        here: what was changed on this computer, likewise.
        settled: what both have the same of by now, and the record does not know.
    """

    inside: tuple[Item, ...] = ()
    here: tuple[Item, ...] = ()
    settled: tuple[str, ...] = ()

    @property
    def conflicts(self) -> tuple[Item, ...]:
        return tuple(item for item in self.inside if item.conflict)

    def count(self, change: Change) -> int:
        """Of what the tool changed, without conflicts."""
        return sum(item.change is change and not item.conflict for item in self.inside)


def compare(record: Record, here: Side, inside: Side) -> Differences:
    """Folders come before what is in them; removed ones after."""
    mine, tools, settled = list[Item](), list[Item](), list[str]()
    for path in sorted(record.pairs.keys() | here.keys() | inside.keys()):
        was = record.pairs.get(path, Pair(None, None))
        now_here, now_inside = here.get(path), inside.get(path)
        at_here, at_inside = _change(was.here, now_here), _change(was.inside, now_inside)
        both = at_here is not None and at_inside is not None
        if both and (now_here is now_inside is None or (now_here and now_here.same(now_inside))):
            settled.append(path)
            continue
        if at_inside:
            tools.append(Item(path, at_inside, at_here, now_inside, now_here))
        if at_here:
            mine.append(Item(path, at_here, at_inside, now_here, now_inside))
    return Differences(_ordered(tools), _ordered(mine), tuple(settled))


def _change(was: Stamp | None, now: Stamp | None) -> Change | None:
    if was is None or now is None:
        return Change.ADDED if now else Change.REMOVED if was else None
    return None if now.same(was) else Change.CHANGED


def _ordered(items: list[Item]) -> tuple[Item, ...]:
    gone = [item for item in items if item.change is Change.REMOVED]
    return (*(item for item in items if item.change is not Change.REMOVED), *reversed(gone))
