"""What can go wrong with a folder."""

from __future__ import annotations

from desktop.core.problems.problem import Problem


class FolderMissing(Problem):
    code = "folder-missing"
    path: str = ""


class FolderRefused(Problem):
    """A folder that is not shared. `reason` is a `core.folders.Reason` value, `found` where it really is."""

    code = "folder-refused"
    path: str = ""
    reason: str = ""
    found: str = ""


class CannotPutBack(Problem):
    """A file whose saving was interrupted stays as it is, and the whole copy of it where it is."""

    code = "cannot-put-back"
    path: str = ""


class FolderInTheWay(Problem):
    """Something called `name` lies in the tool's own home, and this folder would hide it."""

    code = "folder-in-the-way"
    path: str = ""
    name: str = ""


class FolderNotShared(Problem):
    """The engine refused to share this folder (outside what it is set up to share)."""

    code = "folder-not-shared"
    path: str = ""


class FolderUnusable(Problem):
    """A folder that may be shared, and that the tool cannot use.

    `reason` is a `core.folders.proof.Reason` value; `about` what in the folder it is about, as a path below
    it, and `count` how many there are of these.
    """

    code = "folder-unusable"
    path: str = ""
    reason: str = ""
    about: str = ""
    count: int = 0


class CannotGiveAccess(Problem):
    """The permissions of a folder could not be changed, and are as they were."""

    code = "cannot-give-access"
    path: str = ""


class FolderTooLarge(Problem):
    """More than `most` files and folders lie in this folder."""

    code = "folder-too-large"
    path: str = ""
    most: int = 0


class CannotCopy(Problem):
    """A folder's copy could not be made, looked at or brought back; nothing was lost on either side."""

    code = "cannot-copy"
    path: str = ""


class NoRoomToCopy(Problem):
    """`takes` bytes are more than are `free` where a copy, or what is brought back, goes to."""

    code = "no-room-to-copy"
    path: str = ""
    takes: int = 0
    free: int = 0
