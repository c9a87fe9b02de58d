"""How a line of the activity log is written, chained to the one before, and read.

A line is an *entry*, which tells what somebody did, or a *mark*, which tells of the log itself. Each ends
with its link: a digest of what it says and of the link before it, so that a line that is changed, left out or
put elsewhere does not fit any more. Every few pages a mark has the digest of all bytes since the one before:
to read those is as fast as `sha256sum`, and only where one does not fit are lines looked at one by one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

FIRST_LINK = "0" * 32
FIRST_SEAL = "0" * 64

MARK = b'{"mark":'
SEAL = b'{"mark":"seal"'
NOTABLE = frozenset(("file", "gap", "clock", "dropped"))
"""Marks that somebody who looks through the log is told of. A seal says how many it covers."""

_LINK = b',"link":"'
_END = b'"}\n'


class Line(NamedTuple):
    """One that can be read.

    Attributes:
        number: of the entry, or of the last one before a mark.
        at: when, in UTC.
        what: what it is, such as "started", or "seal" for a mark.
        facts: whatever else it tells.
    """

    number: int
    at: datetime | None
    what: str
    facts: Mapping[str, Any]
    mark: bool = False


def link(before: str, body: bytes) -> str:
    return sha256(before.encode() + b"\n" + body).hexdigest()[:32]


def sealed(before: str, content: bytes | bytearray | memoryview) -> str:
    """The digest of a stretch of the log, and of all stretches before it."""
    digest = sha256(before.encode())
    digest.update(content)
    return digest.hexdigest()


def written(before: str, facts: Mapping[str, Any]) -> tuple[bytes, str]:
    """A line that follows the one with the link `before`, and its own link."""
    body = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")[:-1]
    own = link(before, body)
    return body + _LINK + own.encode() + _END, own


def parted(line: bytes) -> tuple[bytes, str] | None:
    """What a whole line says, and the link that it bears; None where it is none of ours."""
    body, mark, rest = line.rpartition(_LINK)
    own = rest[: -len(_END)]
    if not mark or not rest.endswith(_END) or len(own) != len(FIRST_LINK):
        return None
    return body, own.decode("ascii", "replace")


def read(line: bytes) -> Line | None:
    """What a line tells, None where it cannot be understood."""
    try:
        facts = json.loads(line)
        mark = "mark" in facts
        number, what = int(facts["n"]), str(facts["mark" if mark else "what"])
        at = datetime.fromisoformat(facts["at"]).astimezone(UTC) if "at" in facts else None
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None
    rest = {name: value for name, value in facts.items() if name not in ("n", "at", "what", "mark", "link")}
    return Line(number, at, what, MappingProxyType(rest), mark)


def begins(mark: bytes, content: bytes, begin: int, end: int) -> Iterator[int]:
    """Where each line of `content` from `begin` to `end` is that begins so, but for one at `begin`."""
    while (found := content.find(b"\n" + mark, begin, end)) >= 0:
        yield found + 1
        begin = found + 1


def line_at(content: bytes, at: int) -> bytes:
    return content[at : content.find(b"\n", at) + 1 or len(content)]
