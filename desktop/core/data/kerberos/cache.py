"""What a file of tickets says, in the fourth edition of MIT's format, which Heimdal writes as well.

https://web.mit.edu/kerberos/krb5-latest/doc/formats/ccache_file_format.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

VERSION = b"\x05\x04"


@dataclass(frozen=True, slots=True)
class Credential:
    """One ticket, for one service, as it is in a file of them.

    Attributes:
        server: the service's name in parts; that of a ticket to get others with is ("krbtgt", realm).
        ends: when it is over, in UTC.
    """

    server: tuple[str, ...]
    ends: datetime
    content: bytes = field(repr=False)

    @property
    def gets_others(self) -> bool:
        return self.server[:1] == ("krbtgt",)


@dataclass(frozen=True, slots=True)
class Cache:
    """The tickets of one person. `owner` is what comes before them in the file, the name of `principal`."""

    principal: str
    owner: bytes = field(repr=False)
    credentials: tuple[Credential, ...] = ()

    def file(self) -> bytes:
        """With no more in it than what gets tickets for services."""
        kept = (one.content for one in self.credentials if one.gets_others)
        return b"".join([VERSION, b"\0\0", self.owner, *kept])

    @property
    def ends(self) -> datetime | None:
        """When the last of those is over, None if there is none."""
        return max((one.ends for one in self.credentials if one.gets_others), default=None)


def read(content: bytes) -> Cache:
    """Raises ValueError for what is no such file."""
    reader = _Reader(content)
    if reader.take(2) != VERSION:
        raise ValueError("not of this edition")
    reader.take(reader.number("H"))
    return cache(reader.rest(), None)


def cache(content: bytes, credentials: Iterable[bytes] | None) -> Cache:
    """Of the name and the tickets as they are in a file; there they follow the name where None is said."""
    reader = _Reader(content)
    try:
        name = reader.principal()
        owner = content[: reader.at]
        found = _all(reader) if credentials is None else (_Reader(one).credential() for one in credentials)
        return Cache("/".join(name[:-1]) + f"@{name[-1]}", owner, tuple(found))
    except (UnicodeDecodeError, OverflowError) as error:
        raise ValueError("not whole") from error


def _all(reader: _Reader) -> Iterator[Credential]:
    while reader.rest():
        yield reader.credential()


class _Reader:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self.at = 0

    def rest(self) -> bytes:
        return self._content[self.at :]

    def take(self, size: int) -> bytes:
        taken = self._content[self.at : self.at + size]
        if len(taken) < size:
            raise ValueError("not whole")
        self.at += size
        return taken

    def number(self, form: str) -> int:
        (found,) = struct.unpack(f">{form}", self.take(struct.calcsize(f">{form}")))
        return int(found)

    def data(self) -> bytes:
        return self.take(self.number("I"))

    def principal(self) -> tuple[str, ...]:
        """The parts of its name, and then its realm."""
        self.number("I")
        parts = self.number("I")
        realm, *name = (self.data().decode() for _ in range(parts + 1))
        return (*name, realm)

    def credential(self) -> Credential:
        began = self.at
        self.principal()
        server = self.principal()
        self.number("H")
        self.data()
        _signed, _starts, ends, _renewable = (self.number("I") for _ in range(4))
        self.take(1 + 4)
        for _lists in range(2):  # of addresses, and of what the realm allows
            for _ in range(self.number("I")):
                self.number("H")
                self.data()
        self.data()
        self.data()
        return Credential(server[:-1], datetime.fromtimestamp(ends, UTC), self._content[began : self.at])
