"""What a long piece of work tells of itself while it runs."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple


class Step(Enum):
    """The steps of a start, in the order in which they happen."""

    ENGINE = "engine"
    IMAGE = "image"
    FOLDERS = "folders"
    TOOL = "tool"
    OPEN = "open"


class Activity(Enum):
    """What a step is busy with, where that changes what a person should read."""

    WORKING = "working"
    STARTING_ENGINE = "starting-engine"
    DOWNLOADING = "downloading"
    UNPACKING = "unpacking"
    BUILDING = "building"
    COPYING = "copying"


class Progress(NamedTuple):
    """One report. `done` and `total` are bytes, or steps while building.

    `total` is None while it is not known; `done` is None where there is nothing to count. `line` is
    one line of output for IT's log, never for the screen.
    """

    step: Step
    activity: Activity = Activity.WORKING
    done: int | None = None
    total: int | None = None
    line: str = ""


Report = Callable[[Progress], None]


def unheard(_progress: Progress) -> None:
    """A `Report` for callers who do not care."""
