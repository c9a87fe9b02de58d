"""What a folder lies on, and how it is marked there: the causes of what goes wrong inside.

Each system tells it in its own way. What is said is read by pure functions, so that all of them are tested on
any system.
"""

from __future__ import annotations

import ctypes
import os
import re
import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path, PureWindowsPath

OFFLINE = 0x1000
RECALL_ON_OPEN = 0x40000
RECALL_ON_DATA_ACCESS = 0x400000
"""File attributes of Windows: the contents are elsewhere, and come when they are asked for.
https://learn.microsoft.com/windows/win32/fileio/file-attribute-constants"""
DATALESS = 0x40000000
IMMUTABLE_BY_ANYBODY = 0x2 | 0x20000 | 0x4 | 0x40000
"""`st_flags` of macOS: no contents here (SF_DATALESS); UF_IMMUTABLE, SF_IMMUTABLE, UF_APPEND, SF_APPEND."""

FS_IOC_GETFLAGS = 0x80086601
FS_LOCKED = 0x10 | 0x20
"""Linux: immutable, append only. In the latter files can be made and never removed."""

QUOTACTL_FD = 443
Q_GETQUOTA = 0x800007
"""Of linux/quota.h; the answer is `struct if_dqblk`, limits in 1,024 bytes and use in bytes."""

FOR_TOOLS = frozenset(("container_file_t", "container_ro_file_t", "svirt_sandbox_file_t", "svirt_image_t"))
"""Types of SELinux that a container may read: https://github.com/containers/container-selinux"""


@dataclass(frozen=True, slots=True)
class Medium:
    """Attributes:
    kind: of file system, as the system calls it ("ext4", "nfs4", "fuse.sshfs"), "" where it does not tell.
    options: that it is mounted with, its own ones among them.
    locked: whether nobody may change the folder, or only add to it.
    label: the type that SELinux has for it, "" where SELinux is off, or only watches.
    free: what the analyst can still write here, in bytes, None where that cannot be told.
    apart: whether it is another drive than the system's, which may have come later than the engine.
    """

    kind: str = ""
    options: frozenset[str] = frozenset()
    locked: bool = False
    label: str = ""
    free: int | None = None
    apart: bool = False

    @property
    def own_user_alone(self) -> bool:
        """Whether its own user alone may look at it, and so not an engine that is root's."""
        if self.kind.startswith("nfs"):  # where the server does not trust root, which is the rule
            return True
        return self.kind.split(".")[0] in ("fuse", "fuseblk") and "allow_other" not in self.options

    @property
    def closed_by_label(self) -> bool:
        """Whether SELinux keeps containers out."""
        return bool(self.label) and self.label not in FOR_TOOLS


def look(folder: str) -> Medium:
    """At this folder. Blocks as long as its file system does; what is not told is left out."""
    kind, options, place = "", frozenset[str](), ""
    if sys.platform == "linux":
        with suppress(OSError):
            text = Path("/proc/self/mountinfo").read_text(errors="surrogateescape")
            kind, options, place = from_mountinfo(text, folder)
    apart = is_apart(folder, place, sys.platform, os.environ.get("SYSTEMDRIVE", "C:"))
    return Medium(kind, options, _locked(folder), _label(folder), free(folder), apart)


def is_apart(folder: str, place: str, platform: str, system: str) -> bool:
    """Whether it is on another drive than the system.

    `place` is where its own is mounted on Linux, `system` the letter of the other on Windows.
    """
    match platform:
        case "win32":
            return PureWindowsPath(folder).drive.casefold() != system.casefold()
        case "darwin":
            return folder.startswith("/Volumes/")
    return place not in ("", "/")


def from_mountinfo(text: str, folder: str) -> tuple[str, frozenset[str], str]:
    """What this folder lies on: its kind, its options and where it is mounted. See proc_pid_mountinfo(5)."""
    found, longest = ("", frozenset[str](), ""), -1
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        fields, about = before.split(" "), after.split(" ")
        if not dash or len(fields) < 6 or len(about) < 3:
            continue
        place = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), fields[4])
        below = place.rstrip("/") + "/"
        # The last of several at the same place covers the others.
        if f"{folder}/".startswith(below) and len(below) >= longest:
            options = frozenset(f"{fields[5]},{about[2]}".split(","))
            found, longest = (about[0], options, place), len(below)
    return found


def without_contents(found: os.stat_result) -> bool:
    """Whether a file's contents are only in the cloud: to read them is to download them."""
    attributes: int = getattr(found, "st_file_attributes", 0)
    flags: int = getattr(found, "st_flags", 0)
    return bool(attributes & (OFFLINE | RECALL_ON_OPEN | RECALL_ON_DATA_ACCESS) or flags & DATALESS)


def type_of(context: bytes) -> str:
    """The type in an SELinux context, `user:role:type:level`."""
    parts = context.rstrip(b"\0").decode(errors="replace").split(":")
    return parts[2] if len(parts) > 2 else ""


def free(folder: str) -> int | None:
    """What the analyst can still write there: what the disk has, or a quota leaves."""
    if not hasattr(os, "statvfs"):
        return None
    try:
        disk = os.statvfs(folder)
    except OSError:
        return None
    return min(disk.f_bavail * disk.f_frsize, *_left_by_quotas(folder), sys.maxsize)


def left(answer: bytes) -> int | None:
    """Bytes that a quota leaves; None where there is no limit."""
    hard, soft, used = struct.unpack_from("=3Q", answer)
    limit = min((limit for limit in (hard, soft) if limit), default=0)
    return max(0, limit * 1024 - used) if limit else None


def _left_by_quotas(folder: str) -> Iterator[int]:
    if sys.platform != "linux":
        return
    with _opened(folder) as descriptor:
        if descriptor is None:
            return
        for of, number in enumerate((os.getuid(), os.getgid())):
            answer = ctypes.create_string_buffer(72)
            call = ctypes.CDLL(None).syscall
            asked = (ctypes.c_long(QUOTACTL_FD), descriptor, ctypes.c_uint(Q_GETQUOTA << 8 | of), number)
            if call(*asked, answer) == 0 and (more := left(answer.raw)) is not None:
                yield more


def attributes(folder: str) -> int:
    """Of ext4 and its like (`lsattr`), 0 where there are none."""
    if sys.platform != "linux":
        return 0
    import fcntl

    with _opened(folder) as descriptor:
        if descriptor is None:
            return 0
        answer = bytearray(8)
        with suppress(OSError):
            fcntl.ioctl(descriptor, FS_IOC_GETFLAGS, answer)
        return int.from_bytes(answer[:4], sys.byteorder)


def _locked(folder: str) -> bool:
    if attributes(folder) & FS_LOCKED:
        return True
    try:
        return bool(getattr(os.stat(folder), "st_flags", 0) & IMMUTABLE_BY_ANYBODY)
    except OSError:
        return False


def _label(folder: str) -> str:
    try:
        if Path("/sys/fs/selinux/enforce").read_text().strip() != "1":
            return ""
        return type_of(os.getxattr(folder, "security.selinux")) if hasattr(os, "getxattr") else ""
    except OSError:
        return ""


@contextmanager
def _opened(folder: str) -> Iterator[int | None]:
    """None where it cannot be."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    except OSError:
        yield None
        return
    try:
        yield descriptor
    finally:
        os.close(descriptor)
