"""Whether the activity log is as it was written: which lines were changed, removed or put elsewhere.

All that can be told is told from the log itself. Who can write it can also write another one that is whole:
docs/it/activity.md says what that means, and how a link that was noted elsewhere helps.
"""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from desktop.core.activity import lines
from desktop.core.activity.lines import Line
from desktop.core.activity.log import STRETCH, End, Log, read_end

LARGEST = 256 * 1024 * 1024
"""Bytes of a file that are read; Cais writes none of that size."""


class What(Enum):
    """What was found. `fault`: the log is not as it was written."""

    CHANGED = "changed"
    MISSING = "missing"
    START_MISSING = "start-missing"
    FILE_MISSING = "file-missing"
    END_MISSING = "end-missing"
    END_UNKNOWN = "end-unknown"
    UNREADABLE = "unreadable"
    NOT_NOTED = "not-noted"
    UNFINISHED = "unfinished"
    CLOCK_BACK = "clock-back"
    DROPPED = "dropped"

    @property
    def fault(self) -> bool:
        return self not in (What.UNFINISHED, What.CLOCK_BACK, What.DROPPED)


class Finding(NamedTuple):
    """One thing that was found.

    Attributes:
        what: it is.
        file: the name of the file it is in, "" for the log as a whole.
        line: there, from 1; 0 where it is in no line.
        first, last: the numbers of the entries that it is about; 0 where that cannot be told.
        about: seconds that a clock went back.
    """

    what: What
    file: str = ""
    line: int = 0
    first: int = 0
    last: int = 0
    about: int = 0

    @property
    def told(self) -> str:
        """For IT, in a line."""
        place = f"{self.file}:{self.line}: " if self.line else f"{self.file}: " if self.file else ""
        about = f" {self.first}" if self.first else ""
        about += f" to {self.last}" if self.last > self.first else ""
        about += f" by {self.about} seconds" if self.about else ""
        return f"{place}{self.what.value}{about}"


class Verified(NamedTuple):
    """What became of looking at all of it.

    Attributes:
        findings: faults and what else is of interest, in the log's order.
        number: of the last entry.
        size: bytes.
        link: of the last line: noted elsewhere, it proves later that what is before was not changed.
    """

    findings: tuple[Finding, ...] = ()
    number: int = 0
    size: int = 0
    link: str = lines.FIRST_LINK

    @property
    def faults(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.what.fault)

    @property
    def whole(self) -> bool:
        return not self.faults


def verify(log: Log, noted: str = "") -> Verified:
    """All of it. `noted`: the link of a line that somebody wrote down once. Raises OSError."""
    looking = _Looking(noted)
    files = log.files()
    end = read_end(log.end_file)
    for number, path in files.items():
        looking.look_into(number, path)
    if files:
        looking.finish(end, {number: path.stat().st_size for number, path in files.items()})
    elif end:
        looking.find(What.END_MISSING, first=1, last=end.number)
    elif log.end_file.exists():
        looking.find(What.END_UNKNOWN)
    if noted and not looking.noted:
        looking.find(What.NOT_NOTED)
    return Verified(tuple(looking.findings), looking.number, looking.size, looking.link)


class _Looking:
    """Goes through the files, the oldest first."""

    def __init__(self, noted: str) -> None:
        self.findings: list[Finding] = []
        self.number = 0
        self.size = 0
        self.link = lines.FIRST_LINK
        self.noted = False
        self._mark_noted = b'"link":"' + noted.encode() + b'"' if noted else b""
        self._seal = lines.FIRST_SEAL
        self._file = 0
        self._dropped = 0
        self._name = ""

    def find(self, what: What, line: int = 0, first: int = 0, last: int = 0, about: int = 0) -> None:
        """Of a line that does not fit, what is found first counts."""
        if not line or not any(one.line == line and one.file == self._name for one in self.findings[-9:]):
            self.findings.append(Finding(what, self._name, line, first, last, about))

    def look_into(self, number: int, path: Path) -> None:
        self._name = path.name
        if path.stat().st_size > LARGEST:
            self.find(What.UNREADABLE)
            return
        content = path.read_bytes()
        self.size += len(content)
        self.noted = self.noted or bool(self._mark_noted and self._mark_noted in content)
        self._see_that_it_follows(number, content)
        begin = 0
        while seal := _next_seal(content, begin):
            at, mark = seal
            if lines.sealed(self._seal, memoryview(content)[begin:at]) == mark.facts.get("seal"):
                self._take_sealed(content, begin, at, mark)
            elif not self._by_line(content, begin, at):  # so it is the last, or the seal
                self.find(What.CHANGED, _line_number(content, at))
            self._seal, begin = str(mark.facts.get("seal")), at
        self._by_line(content, begin, len(content))
        self._file = number

    def finish(self, end: End | None, sizes: dict[int, int]) -> None:
        self._name = ""
        if end is None:
            self.find(What.END_UNKNOWN)
        elif self.number < end.number:
            self.find(What.END_MISSING, first=self.number + 1, last=end.number)
        elif sizes.get(end.file, 0) < end.size and not any(one.what.fault for one in self.findings):
            self.find(What.END_MISSING)  # of marks that tell of the log itself

    def _see_that_it_follows(self, number: int, content: bytes) -> None:
        """The one before; where there is none, what this one tells of that is believed."""
        first = lines.read(content[: content.find(b"\n") + 1])
        told = first.facts.get("after") if first and first.what == "file" else None
        before = (str(told.get("link")), str(told.get("seal"))) if isinstance(told, dict) else None
        if self._file and number != self._file + 1:
            self.find(What.FILE_MISSING, first=self.number + 1, last=first.number if first else 0)
        elif self._file:
            return
        elif number > 1:
            self._dropped = number - 1
            self.find(What.START_MISSING, last=first.number if first else 0)
        if before and number > 1:
            self.link, self._seal = before
        if first:
            self.number = first.number

    def _take_sealed(self, content: bytes, begin: int, end: int, seal: Line) -> None:
        """What is in a stretch that is as it was written, without a look at each line."""
        last = content.rfind(b"\n", 0, end - 1) + 1
        line = content[last:end]
        if parts := lines.parted(line):
            self.link, self.number = parts[1], seal.number
        if seal.facts.get("marks") != 0:
            for at in (begin, *lines.begins(lines.MARK, content, begin, end)):
                if mark := lines.read(lines.line_at(content, at)):
                    self._take(mark, content, at)

    def _by_line(self, content: bytes, begin: int, end: int) -> bool:
        """Whether anything is wrong in this stretch; which lines, is found."""
        faults = len(self.findings)
        last_good = self.link
        at = begin
        for line in content[begin:end].splitlines(keepends=True):
            parts, found = lines.parted(line), lines.read(line)
            if not line.endswith(b"\n"):
                self.find(What.UNFINISHED, _line_number(content, at))
                break
            if not parts or not found:
                self.find(What.CHANGED, _line_number(content, at))
                at += len(line)
                continue
            body, own = parts
            follows = lines.link(self.link, body) == own
            if not follows and lines.link(last_good, body) != own:
                self._misfit(_line_number(content, at), found)
            else:
                last_good = own
            self.link = own
            if found.mark:
                self._take(found, content, at)
            else:
                self.number = found.number
            at += len(line)
        return any(one.what.fault for one in self.findings[faults:])

    def _misfit(self, number: int, found: Line) -> None:
        """Changed, put there, or the first after some that are gone."""
        if not found.mark and found.number > self.number + 1:
            self.find(What.MISSING, number, self.number + 1, found.number - 1)
        else:
            self.find(What.CHANGED, number, found.number, found.number)

    def _take(self, mark: Line, content: bytes, at: int) -> None:
        if not mark.mark or mark.what not in lines.NOTABLE:
            return
        facts, line = mark.facts, _line_number(content, at)
        match mark.what:
            case "clock":
                self.find(What.CLOCK_BACK, line, mark.number, about=_whole(facts.get("back_s")))
            case "gap" if "told" in facts:
                told, there = _whole(facts["told"]), _whole(facts.get("found"))
                if told > there:
                    self.find(What.MISSING, line, there + 1, told)
                else:
                    self.find(What.END_UNKNOWN, line)
            case "gap":
                self.find(What.CHANGED, line - _whole(facts.get("foreign")))
            case "dropped" if _whole(facts.get("file")) == self._dropped:
                self._believe_dropped()

    def _believe_dropped(self) -> None:
        """What is missing at the start was to be: the log may not be larger."""
        self.findings = [
            one._replace(what=What.DROPPED) if one.what is What.START_MISSING else one
            for one in self.findings
        ]


def _next_seal(content: bytes, begin: int) -> tuple[int, Line] | None:
    """The one of the stretch that begins there. Only the last of a file is of a shorter one."""
    for first in (begin + STRETCH, begin):
        for at in lines.begins(lines.SEAL, content, first, len(content)):
            mark = lines.read(lines.line_at(content, at))
            if mark:
                return at, mark
    return None


def _line_number(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
