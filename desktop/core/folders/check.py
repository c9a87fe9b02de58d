"""Checks of a folder on this computer, before it is shared with a tool.

Some folders are never shared, because whoever reads them becomes the analyst: keys, saved passwords,
browser profiles, the engine's own socket; and with them every folder that holds one, at any depth where they
belong, and directly where somebody keeps a copy. Others work but are worth a word: network drives, folders a
cloud service fills in on demand.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum
from fnmatch import fnmatchcase
from pathlib import PurePath, PurePosixPath, PureWindowsPath

from desktop.core.folders import refused
from desktop.core.folders.links import Link
from desktop.core.folders.waiting import UNANSWERED
from desktop.core.workspaces.workspace import Folder, distinct

NAME_LENGTH = 60
"""Characters; a file name may have 255 bytes, and a character up to four of them."""

LONG_ON_WINDOWS = 200
"""Characters: 259 are all that many programs there can open, and files in the folder have names, too."""


class Refusal(Enum):
    """Why a folder is not shared."""

    MISSING = "missing"
    SILENT = "silent"
    NOT_A_FOLDER = "not-a-folder"
    NO_ACCESS = "no-access"
    UNREADABLE_NAME = "unreadable-name"
    ODD_NAME = "odd-name"
    DRIVE_ROOT = "drive-root"
    HOME = "home"
    SYSTEM = "system"
    KEYS = "keys"
    PASSWORDS = "passwords"
    BROWSER = "browser"
    APP_DATA = "app-data"
    ENGINE = "engine"
    HOLDS_PRIVATE = "holds-private"
    ELSEWHERE = "elsewhere"


class Doubt(Enum):
    """What is worth a word about a folder that may be shared."""

    NETWORK = "network"
    REMOVABLE = "removable"
    CLOUD = "cloud"
    ENCRYPTED = "encrypted"
    NOT_WRITABLE = "not-writable"
    THROUGH_ANOTHER = "through-another"
    OTHER_USER = "other-user"
    CHANGED_ELSEWHERE = "changed-elsewhere"
    WITHIN = "within"
    LONG_PATH = "long-path"


@dataclass(frozen=True, slots=True)
class Places:
    """The computer as far as folders are concerned.

    Attributes:
        platform: as `sys.platform` says: "linux", "darwin" or "win32".
        home: the analyst's home folder.
        app_data: the app's own folders.
        sockets: the engine's sockets.
        mounts: (place, kind) of what is mounted, kind being a `Doubt` or None for an ordinary disk.
    """

    platform: str
    home: str
    app_data: tuple[str, ...] = ()
    sockets: tuple[str, ...] = ()
    mounts: tuple[tuple[str, Doubt | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `path` is the real one after links; `free` is the space left there, in bytes, None
    where that cannot be told; `links` those that do not work inside, None where nobody looked for them."""

    path: str
    reason: Refusal | None = None
    doubts: tuple[Doubt, ...] = ()
    free: int | None = None
    links: tuple[Link, ...] | None = None


def check_folder(path: str, places: Places, private: Private | None = None) -> Finding:
    """Look at a folder the way the engine will: where it really is, and what it gives away.

    `private` are the `private_places` as they are now, which take longer to tell than all the rest.
    """
    try:
        path.encode()
        real = os.path.realpath(path, strict=True)
        real.encode()
    except UnicodeEncodeError:
        return Finding(path, Refusal.UNREADABLE_NAME)
    except PermissionError:
        return Finding(path, Refusal.NO_ACCESS)
    except OSError as error:
        return Finding(path, Refusal.SILENT if error.errno in UNANSWERED else Refusal.MISSING)
    if not os.path.isdir(real):
        return Finding(real, Refusal.NOT_A_FOLDER)
    if reason := refusal(real, places, os.path.realpath, private):
        return Finding(real, reason)
    if any(os.path.lexists(os.path.join(real, *names)) for names in refused.COPIES):
        return Finding(real, Refusal.HOLDS_PRIVATE)
    if not os.access(real, os.R_OK | os.X_OK):
        return Finding(real, Refusal.NO_ACCESS)
    found = doubts(real, places)
    if not os.access(real, os.W_OK):
        found += (Doubt.NOT_WRITABLE,)
    return Finding(real, None, found, _free(real))


def _free(path: str) -> int | None:
    """A network drive that has just gone to sleep may not say: no reason not to share it."""
    try:
        return shutil.disk_usage(path).free
    except OSError:
        return None


def as_chosen(path: str, found: Finding) -> Finding:
    """What was found at `path`, which was a folder's real place when it was chosen.

    A link there now was made since, perhaps by code that may change the folder around it: what it leads to is
    not what the person agreed to share.
    """
    return found if found.reason or found.path == path else replace(found, reason=Refusal.ELSEWHERE)


def changeable_through(folder: Folder, others: Iterable[Folder]) -> Folder | None:
    """The folder through which this one, which is read only, can be changed all the same."""
    if folder.writable:
        return None
    inner = _pure(folder.path)
    return next((o for o in others if o.writable and inner.is_relative_to(_pure(o.path))), None)


def holder(folder: Folder, others: Iterable[Folder]) -> Folder | None:
    """Another folder that this one lies in."""
    inner = _pure(folder.path)
    return next((o for o in others if o.path != folder.path and inner.is_relative_to(_pure(o.path))), None)


def changed_too(folder: Folder, others: Iterable[Folder]) -> Folder | None:
    """A folder of another workspace by which what is in this one can be changed as well, where both can."""
    if not folder.writable:
        return None
    mine = _pure(folder.path)
    for other in others:
        theirs = _pure(other.path)
        if other.writable and (mine.is_relative_to(theirs) or theirs.is_relative_to(mine)):
            return other
    return None


def windows_refuses(name: str) -> bool:
    """Whether programs of Windows cannot open what is called so, though it may well be there: WSL makes such
    names. https://learn.microsoft.com/windows/win32/fileio/naming-a-file"""
    return bool(refused.NAMES_OF_WINDOWS.fullmatch(name))


def refusal(
    path: str,
    places: Places,
    follow: Callable[[str], str] = str,
    private: Private | None = None,
) -> Refusal | None:
    """Why this real path is never shared, judged by where it is alone.

    `follow` tells where a path really is: home, or the keys in it, may be links themselves.
    """
    folder = _Parts(path, places)
    home = _Parts(follow(places.home), places)
    if folder.is_root or folder.is_one_of(refused.DRIVES[places.platform]):
        return Refusal.DRIVE_ROOT
    if any(kind is Doubt.REMOVABLE and folder == _Parts(at, places) for at, kind in places.mounts):
        return Refusal.DRIVE_ROOT
    if folder == home:
        return Refusal.HOME
    if refused.KEYS_ANYWHERE & set(folder.names):
        return Refusal.KEYS
    if refused.PASSWORDS_ANYWHERE & set(folder.names):
        return Refusal.PASSWORDS
    private = private_places(places, follow) if private is None else private
    for place, reason in private:
        if folder.within(place):
            return reason
    if any(place.within(folder) for place, _reason in (*private, (home, Refusal.HOME))):
        return Refusal.HOLDS_PRIVATE
    if places.platform == "win32" and any(map(windows_refuses, folder.names)):
        return Refusal.ODD_NAME
    if not folder.within(home) and _system(folder, places.platform):
        return Refusal.SYSTEM
    if folder.is_one_of(refused.EVERYBODYS[places.platform]):
        return Refusal.SYSTEM
    return None


def doubts(path: str, places: Places) -> tuple[Doubt, ...]:
    """What is worth a word about this real path, judged by where it is alone."""
    folder = _Parts(path, places)
    holders = [(place, kind) for at, kind in places.mounts if folder.within(place := _Parts(at, places))]
    kinds = {max(holders, key=lambda holder: len(holder[0].names))[1]} if holders else set()
    if places.platform == "win32" and path.startswith("\\\\"):
        kinds.add(Doubt.NETWORK)
    if places.platform == "win32" and len(path) >= LONG_ON_WINDOWS:
        kinds.add(Doubt.LONG_PATH)
    if any(refused.CLOUD.fullmatch(name.casefold()) for name in folder.names):
        kinds.add(Doubt.CLOUD)
    return tuple(doubt for doubt in Doubt if doubt in kinds)


def name_for(path: str, taken: Iterable[str]) -> str:
    """A name for the folder inside, near its own and unlike any of `taken`.

    Never hidden, so it cannot cover the tool's own settings.
    """
    last = _pure(path).name
    shown = "".join(
        " " if character in '/\\:*?"<>|' or unicodedata.category(character)[0] == "C" else character
        for character in unicodedata.normalize("NFC", last)
    )
    return distinct(" ".join(shown.split()).lstrip(". ")[:NAME_LENGTH].rstrip(". ") or "folder", taken)


def _pure(path: str) -> PurePath:
    """By the rules of the platform that the path looks like, which need not be this one."""
    return PureWindowsPath(path) if re.match(r"[A-Za-z]:|\\\\", path) else PurePosixPath(path)


class _Parts:
    """A path as comparable parts, by the rules of the platform it belongs to, which need not be this one."""

    def __init__(self, path: str, places: Places) -> None:
        pure: PurePath = PureWindowsPath(path) if places.platform == "win32" else PurePosixPath(path)
        names = pure.parts[1:] if pure.anchor else pure.parts
        self.anchor, self.names = pure.anchor, tuple(names)
        if places.platform != "linux":
            # Both file systems find a folder whatever its case; macOS also however accents are spelt.
            self.anchor = self.anchor.casefold()
            self.names = tuple(unicodedata.normalize("NFC", name).casefold() for name in names)

    @property
    def is_root(self) -> bool:
        return not self.names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Parts) and (self.anchor, self.names) == (other.anchor, other.names)

    def __hash__(self) -> int:
        return hash((self.anchor, self.names))

    def is_one_of(self, patterns: tuple[str, ...]) -> bool:
        """Whether one of these, whose stars stand for one name each, is this very folder."""
        split = (pattern.split("/") for pattern in patterns)
        return any(
            len(names) == len(self.names) and all(map(fnmatchcase, self.names, names)) for names in split
        )

    def within(self, other: _Parts) -> bool:
        return self.anchor == other.anchor and self.names[: len(other.names)] == other.names


def private_places(places: Places, follow: Callable[[str], str] = os.path.realpath) -> Private:
    """Every place that is refused together with what holds it."""
    separator = "\\" if places.platform == "win32" else "/"
    below_home = [
        (f"{places.home}{separator}{place}", reason)
        for lists, reason in (
            (refused.KEYS, Refusal.KEYS),
            (refused.PASSWORDS, Refusal.PASSWORDS),
            (refused.BROWSER, Refusal.BROWSER),
        )
        for place in lists.get(places.platform, ())
    ]
    own = [(place, Refusal.APP_DATA) for place in places.app_data]
    sockets = [(place, Refusal.ENGINE) for place in places.sockets]
    return tuple((_Parts(follow(place), places), reason) for place, reason in (*below_home, *own, *sockets))


Private = tuple[tuple[_Parts, Refusal], ...]
"""Places, and why they are refused, together with what holds them."""


def _system(folder: _Parts, platform: str) -> bool:
    excepted = any(fnmatchcase("/".join(folder.names) + "/", place) for place in refused.NOT_SYSTEM)
    return folder.names[0] in refused.SYSTEM[platform] and not excepted
