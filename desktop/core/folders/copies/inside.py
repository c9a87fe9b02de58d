"""The copy's side: what a container says of it, as text and as an archive. None of that is trusted."""

from __future__ import annotations

import os
import re
import stat
import tarfile
import time
from collections.abc import Callable, Iterator, Mapping
from typing import BinaryIO

from desktop.core.folders.copies.here import MOST, speakable, stays
from desktop.core.folders.copies.record import FILE, FOLDER, LINK, Side, Stamp

LIST = r"""cd "$1" && stat -f -c '%a %S' . && printf '\0' &&
find . -mindepth 1 -printf '%y %s %T@ %P\0%l\0' && printf END"""
"""In the folder $1: blocks that are free and their size, and then of all in it kind, bytes, time and path,
and where a link leads. By GNU's find."""

SEND = r"""cd "$1" &&
tar -c -f - --format=posix --no-recursion --hard-dereference --null -T "$2/names" 2>/dev/null"""
"""Those in the folder $1 whose names are in a file of the folder $2. By GNU's tar."""

DIGEST = r"""cd "$1" && xargs -0 sha256sum -z -- <"$2/names" 2>/dev/null"""
"""SHA-256 of those, by coreutils."""

NAMES_BYTES = 700_000
"""Of the names that are asked for at once: they go inside with the secrets."""

_BLOCK = tarfile.BLOCKSIZE
_AT_ONCE = 4 << 20


class Unreadable(ValueError):
    """What came is no such answer, or not all of it."""


def listed(said: bytes, most: int = MOST) -> tuple[Side, int, dict[str, str]]:
    """What `LIST` said: what there is, bytes free, and what is left out, as in `here.Seen`."""
    if not said.endswith(b"\0END") or said.count(b"\0") % 2 == 0:
        raise Unreadable("the listing was cut")
    # One after another: of a million, the pieces of all at once fill the memory.
    fields = (field[1] for field in re.finditer(rb"([^\0]*)\0", said))
    head = next(fields)
    side: Side = {}
    left_out: dict[str, str] = {}
    for told, target in zip(fields, fields, strict=True):
        kind, size, when, path = os.fsdecode(told).split(" ", 3)
        if not speakable(path):
            left_out[path] = "name"
        elif kind == LINK and not stays(path, os.fsdecode(target)):
            left_out[path] = "link"
        elif kind not in (FILE, FOLDER, LINK):
            left_out[path] = "special"
        elif len(side) >= most:
            raise Unreadable("there is too much in it")
        elif kind == FILE:
            seconds, _, fraction = when.partition(".")
            side[path] = Stamp(FILE, int(size), int(seconds) * 10**9 + int(fraction[:9].ljust(9, "0")))
        else:
            side[path] = Stamp(kind, target=os.fsdecode(target) if kind == LINK else "")
    blocks, block = map(int, head.split())
    return side, blocks * block, left_out


def digested(said: bytes) -> dict[str, str]:
    """What `DIGEST` said, by path. What is no such answer is left out."""
    lines = (line.partition(b"  ./") for line in said.split(b"\0"))
    return {os.fsdecode(path): digest.decode("ascii", "replace") for digest, mark, path in lines if mark}


def batches(paths: list[str]) -> Iterator[list[str]]:
    """As many at once as can be asked for."""
    batch, left = list[str](), NAMES_BYTES
    for path in paths:
        size = len(os.fsencode(path)) + 3
        if batch and size > left:
            yield batch
            batch, left = [], NAMES_BYTES
        batch.append(path)
        left -= size
    if batch:
        yield batch


def asked(paths: list[str]) -> bytes:
    return b"".join(b"./" + os.fsencode(path) + b"\0" for path in paths)


def received(
    stream: BinaryIO, wanted: Mapping[str, Stamp], take: Callable[[str, BinaryIO, bool], None]
) -> None:
    """Hand each file of the archive that was asked for to `take`, with whether it can be run.

    By our own names alone: what else an archive may hold, links, devices, other places, is passed over.
    """
    left = dict(wanted)
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                path = member.name.removeprefix("./")
                if not member.isreg() or member.size != getattr(left.pop(path, None), "size", -1):
                    continue
                if content := archive.extractfile(member):
                    take(path, content, bool(member.mode & stat.S_IXUSR))  # type: ignore[arg-type]
    except (tarfile.TarError, EOFError) as error:
        raise Unreadable(str(error)) from error


# --- what goes in -----------------------------------------------------------------------------------------


class Sending:
    """An archive of what is to be in the copy, made as it is read.

    Attributes:
        sent: what of this computer's went in whole, by path.
        closed: what could not be read.
        done: bytes so far.
    """

    def __init__(self, folder: str, side: Side, user: str, told: Callable[[int], None]) -> None:
        """`user`: `uid:gid` of whoever it is to belong to."""
        self._folder = folder
        self._side = side
        self._uid, self._gid = map(int, user.split(":"))
        self._told = told
        self.sent: Side = {}
        self.closed: list[str] = []
        self.done = 0

    def __iter__(self) -> Iterator[bytes]:
        for path, stamp in self._side.items():
            if stamp.kind == FILE:
                yield from self._file(path)
            else:
                yield self._head(path, stamp, 0o755)
                self.sent[path] = stamp
        yield b"\0" * (2 * _BLOCK)

    def _file(self, path: str) -> Iterator[bytes]:
        """One that cannot be read is left out; one that changes meanwhile is not taken for sent."""
        try:
            file = open(os.path.join(self._folder, path), "rb", opener=_unmoved)  # noqa: SIM115
        except OSError:
            self.closed.append(path)
            return
        with file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                return
            stamp = Stamp(FILE, found.st_size, found.st_mtime_ns)
            try:
                piece = file.read(min(_AT_ONCE, stamp.size))
            except OSError:  # in the cloud only, or on a broken disk
                self.closed.append(path)
                return
            yield self._head(path, stamp, 0o644 | (found.st_mode & 0o111))
            left = stamp.size
            while left > 0:
                piece = piece[:left] or b"\0" * min(left, _AT_ONCE)  # it has become shorter
                left -= len(piece)
                self.done += len(piece)
                self._told(self.done)
                yield piece
                piece = file.read(min(_AT_ONCE, left)) if left else b""
            yield b"\0" * (-stamp.size % _BLOCK)
            after = os.fstat(file.fileno())
            if (after.st_size, after.st_mtime_ns) == (stamp.size, stamp.mtime):
                self.sent[path] = stamp

    def _head(self, path: str, stamp: Stamp, mode: int) -> bytes:
        return _head(path, stamp, mode, self._uid, self._gid)


def owned(name: str, user: str) -> Iterator[bytes]:
    """An archive of an empty folder that belongs to this user (`uid:gid`)."""
    uid, gid = map(int, user.split(":"))
    yield _head(name, Stamp(FOLDER), 0o755, uid, gid)
    yield b"\0" * (2 * _BLOCK)


def _head(path: str, stamp: Stamp, mode: int, uid: int, gid: int) -> bytes:
    member = tarfile.TarInfo(path)
    member.type = {FILE: tarfile.REGTYPE, FOLDER: tarfile.DIRTYPE, LINK: tarfile.SYMTYPE}[stamp.kind]
    member.size, member.mode, member.linkname = stamp.size, mode, stamp.target
    member.uid, member.gid = uid, gid
    member.mtime = stamp.mtime // 10**9 or int(time.time())
    if stamp.kind == FILE:  # as a number it would lose its nanoseconds
        member.pax_headers = {"mtime": f"{stamp.mtime // 10**9}.{stamp.mtime % 10**9:09}"}
    return member.tobuf(tarfile.PAX_FORMAT, "utf-8", "surrogateescape")


def _unmoved(path: str, flags: int) -> int:
    """A file, or nothing: a link or a pipe may have taken its place meanwhile."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
