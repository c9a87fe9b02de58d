"""What became of trying a folder from inside, in the tool's own environment and as its own user."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Reason(Enum):
    """What was found of a folder, the worst first. `blocks`: the tool cannot work with it as it is shared."""

    GONE = "gone"
    SILENT = "silent"
    NOT_PERMITTED = "not-permitted"
    NOT_LISTED = "not-listed"
    YOURS_ALONE = "yours-alone"
    LABELLED = "labelled"
    NOT_SHARED = "not-shared"
    NEWER_DRIVE = "newer-drive"
    EMPTY_INSIDE = "empty-inside"
    CLOSED = "closed"
    DIFFERENT = "different"
    CHANGEABLE = "changeable"
    READ_ONLY_PLACE = "read-only-place"
    LOCKED = "locked"
    FULL = "full"
    NOT_ALLOWED = "not-allowed"
    NOT_BACK = "not-back"
    SOME_MISSING = "some-missing"
    IN_THE_CLOUD = "in-the-cloud"
    SOME_CLOSED = "some-closed"
    SOME_UNCHANGEABLE = "some-unchangeable"
    OTHERS_FILES = "others-files"
    LINKS_OUT = "links-out"
    LITTLE_ROOM = "little-room"
    SLOW = "slow"
    NO_NEWS = "no-news"
    TWINS = "twins"
    NO_COLONS = "no-colons"
    NO_LINKS = "no-links"
    NO_PROGRAMS = "no-programs"
    UNTOLD = "untold"

    @property
    def blocks(self) -> bool:
        return self not in _DOUBTS

    @property
    def helped_by_reading(self) -> bool:
        """Whether it would work if the tool could only read it."""
        return self in _OF_CHANGING

    @property
    def helped_by_copy(self) -> bool:
        """Whether the tool could work on a copy instead, as the analyst can read it here."""
        return self.blocks and self not in _OF_THE_FOLDER

    @property
    def helped_by_access(self) -> bool:
        """Whether it would work if the tool's own user were allowed more."""
        return self in _OF_PERMISSION


_DOUBTS = frozenset(
    (
        Reason.SOME_MISSING,
        Reason.IN_THE_CLOUD,
        Reason.SOME_CLOSED,
        Reason.SOME_UNCHANGEABLE,
        Reason.OTHERS_FILES,
        Reason.LINKS_OUT,
        Reason.LITTLE_ROOM,
        Reason.SLOW,
        Reason.NO_NEWS,
        Reason.TWINS,
        Reason.NO_COLONS,
        Reason.NO_LINKS,
        Reason.NO_PROGRAMS,
        Reason.UNTOLD,
    )
)
_OF_CHANGING = frozenset(
    (Reason.READ_ONLY_PLACE, Reason.LOCKED, Reason.FULL, Reason.NOT_ALLOWED, Reason.NOT_BACK)
)
_OF_THE_FOLDER = frozenset((Reason.GONE, Reason.SILENT, Reason.NOT_PERMITTED, Reason.FULL))
_OF_PERMISSION = frozenset(
    (
        Reason.CLOSED,
        Reason.NOT_ALLOWED,
        Reason.NOT_BACK,
        Reason.SOME_CLOSED,
        Reason.SOME_UNCHANGEABLE,
        Reason.OTHERS_FILES,
    )
)


class Help(Enum):
    """What can be done about a folder's permissions: let the tool use it, or take that back."""

    ALLOW = "allow"
    TAKE_BACK = "take-back"


class Pending(Enum):
    """Why there is no verdict yet: it is being tried, or has to wait for a start."""

    UNDER_WAY = "under-way"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of one folder.

    Attributes:
        reason: the worst that was found, None where all is well.
        about: what in the folder it is about, as far as it is one thing: its path below.
        count: how many there are of these; bytes, where it is about room, or about speed in a second.
        cut: whether there is more in the folder than was looked at.
        detail: for IT.
        helps: what else can be done.
    """

    reason: Reason | None = None
    about: str = ""
    count: int = 0
    cut: bool = False
    detail: str = ""
    helps: frozenset[Help] = frozenset()

    @property
    def works(self) -> bool:
        return self.reason is None or not self.reason.blocks
