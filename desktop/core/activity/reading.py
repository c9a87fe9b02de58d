"""What was written down, the newest first, as far as somebody wants to see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from desktop.core.activity import lines
from desktop.core.activity.lines import Line
from desktop.core.activity.log import Log

LOOKED_THROUGH = 5000
"""Of the newest entries, for what can be chosen from: as many as some months of work leave."""


class Wanted(NamedTuple):
    """Which entries.

    Attributes:
        workspace: of this one alone, by its name or id; "" for all.
        day: of this day alone, by this computer's time.
    """

    workspace: str = ""
    day: date | None = None

    def includes(self, line: Line) -> bool:
        of_it = not self.workspace or self.workspace in workspace_of(line)
        return of_it and (self.day is None or day_of(line) == self.day)


class Found(NamedTuple):
    """What there is to show.

    Attributes:
        entries: the newest first.
        more: whether there are earlier ones.
        workspaces: names by id, of all that may be chosen.
        days: likewise, the newest first.
    """

    entries: tuple[Line, ...]
    more: bool
    workspaces: dict[str, str]
    days: tuple[date, ...]


def workspace_of(line: Line) -> tuple[str, str]:
    """The id and the name of the workspace that it is about, "" for none."""
    told = line.facts.get("workspace")
    return (str(told.get("id", "")), str(told.get("name", ""))) if isinstance(told, dict) else ("", "")


def day_of(line: Line) -> date | None:
    return line.at.astimezone().date() if line.at else None


def entries(log: Log, wanted: Wanted = Wanted()) -> Iterator[Line]:  # noqa: B008 - a value that cannot change
    """As far as they can be read. Raises OSError."""
    for path in reversed(log.files().values()):
        for line in reversed(path.read_bytes().splitlines()):
            found = None if line.startswith(lines.MARK) else lines.read(line)
            if found and wanted.includes(found):
                yield found


def look(log: Log, wanted: Wanted, most: int) -> Found:
    """No more than so many. Raises OSError."""
    found = tuple(islice(entries(log, wanted), most + 1))
    recent = list(islice(entries(log), LOOKED_THROUGH))
    # By the name that each had last.
    workspaces = dict(workspace_of(one) for one in reversed(recent) if workspace_of(one)[0])
    days = dict.fromkeys(day for one in recent if (day := day_of(one)))
    return Found(found[:most], len(found) > most, workspaces, tuple(days))
