"""POSIX access control lists as Linux keeps them, and what giving one user something makes of them.

By the extended attributes themselves, as `setfacl` is not on every computer. What everybody else may do stays
as it is: a mask that has to let more through would give others what it has kept from them, so that they lose
first what it has (`setfacl -m` gives it to them).
"""

from __future__ import annotations

import errno
import os
import stat
import struct
from typing import NamedTuple

ACCESS, DEFAULT = "system.posix_acl_access", "system.posix_acl_default"

READ, WRITE, ENTER = 4, 2, 1

OWNER, USER, GROUP, NAMED_GROUP, MASK, OTHER = 0x01, 0x02, 0x04, 0x08, 0x10, 0x20

NOBODY = 0xFFFFFFFF
_HEAD, _ENTRY, _VERSION = struct.Struct("<I"), struct.Struct("<HHI"), 2
_MASKED = (USER, GROUP, NAMED_GROUP)
_ABSENT = (errno.ENODATA, errno.EOPNOTSUPP)


class Entry(NamedTuple):
    """`kind` is one of the six above, `may` the sum of what is allowed, `who` whose it is."""

    kind: int
    may: int
    who: int = NOBODY


Acl = tuple[Entry, ...]
"""In the kernel's order."""


def read(kept: bytes) -> Acl:
    """Raises ValueError for what no Linux of today has written."""
    body = kept[_HEAD.size :]
    if len(kept) < _HEAD.size or _HEAD.unpack_from(kept)[0] != _VERSION or len(body) % _ENTRY.size:
        raise ValueError("an ACL of an unknown kind")
    return tuple(Entry(*one) for one in _ENTRY.iter_unpack(body))


def written(acl: Acl) -> bytes:
    ordered = sorted(acl, key=lambda one: (one.kind, one.who))
    return _HEAD.pack(_VERSION) + b"".join(_ENTRY.pack(*one) for one in ordered)


def of_mode(mode: int) -> Acl:
    """What these permissions say as a list."""
    return Entry(OWNER, mode >> 6 & 7), Entry(GROUP, mode >> 3 & 7), Entry(OTHER, mode & 7)


def find(place: int | str, kind: str) -> bytes | None:
    """The list of this kind, None without one, as on other systems. Raises OSError."""
    if not hasattr(os, "getxattr"):
        return None
    try:
        return os.getxattr(place, kind)
    except OSError as error:
        if error.errno in _ABSENT:
            return None
        raise


def supported(folder: str) -> bool:
    """Whether the file system that it is on keeps lists. Writes nothing."""
    if not hasattr(os, "getxattr"):
        return False
    try:
        os.getxattr(folder, ACCESS)
    except OSError as error:
        return error.errno == errno.ENODATA
    return True


def lets(acl: Acl, user: int, groups: frozenset[int], owner: int, group: int, wanted: int) -> bool:
    """Whether a user of these groups may do all of this with what belongs to `owner` and `group`.

    As the kernel decides it: the nearest entry counts alone, and of groups any one that gives all.
    """
    mask = next((one.may for one in acl if one.kind == MASK), 7)
    if user == owner:
        return _has(_of(acl, OWNER), wanted)
    for one in acl:
        if one.kind == USER and one.who == user:
            return _has(one.may & mask, wanted)
    theirs = [
        one.may & mask
        for one in acl
        if (one.kind == GROUP and group in groups) or (one.kind == NAMED_GROUP and one.who in groups)
    ]
    if theirs:
        return any(_has(may, wanted) for may in theirs)
    return _has(_of(acl, OTHER), wanted)


def _has(may: int, wanted: int) -> bool:
    return may & wanted == wanted


def _of(acl: Acl, kind: int) -> int:
    return next(one.may for one in acl if one.kind == kind)


def giving(acl: Acl, user: int, allowed: int) -> Acl:
    """The same where this user may do so much, beside what they could before by their own entry."""
    mask = next((one.may for one in acl if one.kind == MASK), 7)
    had = next((one.may & mask for one in acl if one.kind == USER and one.who == user), 0)
    kept = tuple(
        one._replace(may=one.may & mask) if one.kind in _MASKED else one
        for one in acl
        if one.kind != MASK and not (one.kind == USER and one.who == user)
    )
    return _masked((*kept, Entry(USER, had | allowed, user)))


def without(acl: Acl, user: int) -> Acl:
    """The same without this user's own entry."""
    kept = tuple(one for one in acl if one.kind != MASK and not (one.kind == USER and one.who == user))
    return _masked(kept) if any(one.kind in (USER, NAMED_GROUP) for one in kept) else kept


def _masked(acl: Acl) -> Acl:
    """With a mask that takes nothing from anybody."""
    mask = 0
    for one in acl:
        mask |= one.may if one.kind in _MASKED else 0
    return tuple(sorted((*acl, Entry(MASK, mask)), key=lambda one: (one.kind, one.who)))


def effective(place: int | str, mode: int) -> Acl:
    """What holds at this place, of these permissions. Raises OSError, and ValueError as `read` does."""
    kept = find(place, ACCESS)
    return read(kept) if kept else of_mode(stat.S_IMODE(mode))
