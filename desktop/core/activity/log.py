"""Appends to the activity log: a line at a time, by any of this person's processes, in files of some size.

A small file beside the log tells where that ends. A process that is killed between the two, or in the middle
of a line, leaves a log that is longer than told, which the next line goes on from; one that is shorter than
told, by a power cut or by somebody's hand, goes on as well, and says so for good.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.activity import lines
from desktop.core.files import atomic
from desktop.core.files.claim import claimed

FORMAT = 1
STRETCH = 64 * 1024
"""Bytes between two seals: as many are hashed again for one, and looked at by line where it does not fit."""


class Size(NamedTuple):
    """How large the log may become: bytes of one file, and how many files."""

    file: int = 8 * 1024 * 1024
    files: int = 32


USUAL = Size()


class End(NamedTuple):
    """Where the log ends.

    Attributes:
        file: the number of its last file.
        size: that one's bytes.
        sealed: the bytes of it that the last seal covers.
        marks: how many are after these, but for those of days.
        number: of the last entry.
        at: when that was, as it is written; "" for never.
        link: of the last line.
        seal: the last.
    """

    file: int = 0
    size: int = 0
    sealed: int = 0
    marks: int = 0
    number: int = 0
    at: str = ""
    link: str = lines.FIRST_LINK
    seal: str = lines.FIRST_SEAL


class Log:
    """The one in `folder`. May be used from any thread."""

    def __init__(
        self,
        folder: Path,
        size: Size = USUAL,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.folder = folder
        self._size = size
        self._clock = clock

    @property
    def end_file(self) -> Path:
        return self.folder / "end.json"

    def files(self) -> dict[int, Path]:
        """By their numbers, the oldest first."""
        found = {}
        for path in self.folder.glob("activity-*.jsonl"):
            with suppress(ValueError):
                found[int(path.stem.rpartition("-")[2])] = path
        return dict(sorted(found.items()))

    def path(self, number: int) -> Path:
        return self.folder / f"activity-{number:06}.jsonl"

    def append(self, what: str, facts: Mapping[str, Any]) -> None:
        """One entry more. Raises OSError; the log is then as it was before."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with claimed(self.folder / "claim"):
            end = _Writing(self, read_end(self.end_file), self._size, self._clock()).append(what, facts)
            # Nobody waits for the disk: what a power cut takes of the two is told apart at the next line.
            atomic.write(self.end_file, json.dumps(end._asdict()).encode(), lasting=False)


class _Writing:
    """One entry on its way, with all that comes before it."""

    def __init__(self, log: Log, told: End | None, size: Size, now: datetime) -> None:
        self._log = log
        self._size = size
        self._now = now.astimezone(UTC)
        self._at = self._now.isoformat(timespec="milliseconds")
        self._new = bytearray()
        self._end = told or End()
        self._gone_on: dict[str, object] = {}
        self._take_stock(told)

    def append(self, what: str, facts: Mapping[str, Any]) -> End:
        if not self._end.size or self._end.size >= self._size.file:
            self._begin_file()
        if self._gone_on:
            self._mark("gap", self._gone_on)
        self._mark_time()
        self._line({"n": self._end.number + 1, "at": self._at, "what": what, **facts})
        self._end = self._end._replace(number=self._end.number + 1, at=self._at)
        if self._end.size + len(self._new) - self._end.sealed >= STRETCH:
            self._seal()
        self._write()
        self._drop()
        return self._end

    # --- what is there ----------------------------------------------------------------------------

    def _take_stock(self, told: End | None) -> None:
        """Go on from what there is, and note where that is less than was told, or something else."""
        files = self._log.files()
        if not told and not files:
            return
        if told and told.file in files and _size(files[told.file]) >= told.size:
            self._adopt(files[told.file])
            if following := files.get(told.file + 1):
                self._end = self._end._replace(file=told.file + 1, size=0, sealed=0)
                self._adopt(following)
            return
        self._end = ended(files) if files else self._end._replace(size=0)
        number = told.number if told else self._end.number
        self._gone_on = {"told": number, "found": self._end.number}
        self._end = self._end._replace(number=max(number, self._end.number))

    def _adopt(self, path: Path) -> None:
        """What a killed process still wrote; half a line of it goes, which nobody was promised."""
        if self._end.size == _size(path):
            return
        with open(path, "rb") as file:
            file.seek(self._end.size)
            more = file.read()
        for line in more.splitlines(keepends=True):
            follows = _following(self._end, line)
            if follows is None:
                break
            self._end = follows
        left = _size(path) - self._end.size
        rest = more[-left:] if left else b""
        if not rest:
            return
        if b"\n" in rest:  # whole lines that are none of ours: left where they are, to be found
            self._end = self._end._replace(size=_size(path))
            self._gone_on = {"foreign": rest.count(b"\n")}
        else:
            os.truncate(path, self._end.size)

    # --- what is written --------------------------------------------------------------------------

    def _begin_file(self) -> None:
        if self._end.size:
            self._seal()
            self._write()
        from desktop import __version__

        before = {"link": self._end.link, "seal": self._end.seal}
        self._end = self._end._replace(file=self._end.file + 1, size=0, sealed=0)
        self._mark("file", {"format": FORMAT, "file": self._end.file, "after": before, "cais": __version__})

    def _mark_time(self) -> None:
        before, day = self._end.at, self._at[:10]
        if before[:10] != day:
            self._mark("day", {"day": day})
        with suppress(ValueError):
            back_s = (datetime.fromisoformat(before) - self._now).total_seconds() if before else 0
            if back_s >= 1:
                self._mark("clock", {"back_s": round(back_s)})

    def _mark(self, mark: str, facts: Mapping[str, object]) -> None:
        self._line({"mark": mark, "n": self._end.number, "at": self._at, **facts})
        if mark in lines.NOTABLE:
            self._end = self._end._replace(marks=self._end.marks + 1)

    def _line(self, facts: Mapping[str, object]) -> None:
        line, link = lines.written(self._end.link, facts)
        self._new += line
        self._end = self._end._replace(link=link)

    def _seal(self) -> None:
        """Of all since the last seal. The new one is in the stretch that begins with it."""
        content = _content(self._log.path(self._end.file), self._end.sealed) + self._new
        seal = lines.sealed(self._end.seal, content)
        begins = self._end.size + len(self._new)
        self._line({"mark": "seal", "n": self._end.number, "marks": self._end.marks, "seal": seal})
        self._end = self._end._replace(seal=seal, sealed=begins, marks=0)

    def _write(self) -> None:
        """All of it or nothing, as far as the disk lets us."""
        path = self._log.path(self._end.file)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o600)
        try:
            before = os.fstat(handle).st_size
            if os.write(handle, self._new) != len(self._new):
                os.ftruncate(handle, before)
                raise OSError(28, os.strerror(28), str(path))
            self._end = self._end._replace(size=before + len(self._new))
        finally:
            os.close(handle)
        self._new.clear()

    def _drop(self) -> None:
        """The oldest files, and say so in what stays."""
        files = list(self._log.files().items())
        for number, path in files[: -self._size.files]:
            self._mark("dropped", {"file": number})
            self._write()
            with suppress(OSError):
                path.unlink()


def read_end(path: Path) -> End | None:
    """Where the log was told to end, None where that cannot be read."""
    try:
        told = End(**json.loads(path.read_bytes()))
        sound = all(type(got) is type(default) for got, default in zip(told, End(), strict=True))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError, RecursionError):
        return None
    return told if sound else None


def ended(files: Mapping[int, Path]) -> End:
    """Where the log in these files ends, by their lines alone. Half a line at its end is removed."""
    number, path = max(files.items())
    end = End(file=number)
    for line in path.read_bytes().splitlines(keepends=True):
        parts = lines.parted(line)
        found = lines.read(line)
        if not line.endswith(b"\n"):
            os.truncate(path, end.size)
            break
        if found and found.what == "file" and found.mark:
            after = found.facts.get("after", {})
            end = end._replace(seal=str(after.get("seal", end.seal)))
        if found and parts:
            end = _after(end, line, found, parts[1])
        else:
            end = end._replace(size=end.size + len(line))
    return end


def _following(end: End, line: bytes) -> End | None:
    """The end with this line, None where it does not follow."""
    parts, found = lines.parted(line), lines.read(line)
    if not parts or not found or lines.link(end.link, parts[0]) != parts[1]:
        return None
    return _after(end, line, found, parts[1])


def _after(end: End, line: bytes, found: lines.Line, link: str) -> End:
    if found.mark and found.what == "seal":
        end = end._replace(sealed=end.size, seal=str(found.facts.get("seal", end.seal)), marks=0)
    elif found.mark and found.what in lines.NOTABLE:
        end = end._replace(marks=end.marks + 1)
    if not found.mark and found.at:
        end = end._replace(number=found.number, at=found.at.isoformat(timespec="milliseconds"))
    return end._replace(size=end.size + len(line), link=link)


def _size(path: Path) -> int:
    return path.stat().st_size


def _content(path: Path, begin: int) -> bytes:
    with open(path, "rb") as file:
        file.seek(begin)
        return file.read()
