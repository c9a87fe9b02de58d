"""Which time zone this computer is in: tools inside tell the time as it does.

Told by its rules, in the format of the zone database (RFC 9636), and not by its name alone: an image may not
know that name (Debian leaves out old ones as `US/Eastern`, and small images have no zones), and then says UTC
without a word; or it knows rules that have changed since.
"""

from __future__ import annotations

import os
import re
import sys
import zoneinfo
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

NAME = "localtime"
"""What the rules are called inside, next to the tool's secrets."""

LOCALTIME = Path("/etc/localtime")

_MAGIC = b"TZif"
_PLAIN = re.compile(r"[\w+/-]+", re.ASCII)
_RULE = re.compile(r"(?:<[-+\w]{3,}>|[A-Za-z]{3,})[-+]?\d")


@dataclass(frozen=True, slots=True)
class TimeZone:
    """Without rules it is UTC, or what `rule` says.

    Attributes:
        names: what programs may know it by, the computer's own word first.
        rules: a file of the zone database.
        rule: as POSIX writes one into a variable (`CET-1CEST,M3.5.0,M10.5.0/3`).
    """

    names: tuple[str, ...] = ()
    rules: bytes = field(default=b"", repr=False)
    rule: str = "UTC"

    @property
    def files(self) -> dict[str, bytes]:
        """What a tool needs to know it."""
        return {NAME: self.rules} if self.rules else {}

    def variables(self, folder: str) -> dict[str, str]:
        """Those that make programs inside tell this time, where `files` lie in `folder` there.

        `core.start.plan` has a tool use the first of the names by which its image tells the same time: R and
        Java know zones by their names alone.
        """
        if not self.rules:
            return {"TZ": self.rule}
        return {"TZ": f":{folder}/{NAME}", "CAIS_TIME_ZONES": " ".join(self.names)}


def time_zone(
    variables: Mapping[str, str] = os.environ,
    localtime: Path = LOCALTIME,
    databases: Sequence[str] = zoneinfo.TZPATH,
) -> TimeZone:
    """This computer's; UTC where it does not tell."""
    if sys.platform == "win32":
        said: str | None = _of_windows()
    else:
        said = variables.get("TZ")
    if said is None:
        return _from_file(localtime, databases)
    said = said.removeprefix(":")
    if os.path.isabs(said):
        return _from_file(Path(said), databases)
    if rules := _rules(said, databases):
        return _named((said,), rules, tuple(databases))
    return TimeZone(rule=said) if _RULE.match(said) else TimeZone()


def _of_windows() -> str:
    import tzlocal  # reads tables of names, and only a start asks

    try:
        return tzlocal.get_localzone_name() or ""
    except (LookupError, ValueError, OSError):
        return ""


def _from_file(path: Path, databases: Sequence[str]) -> TimeZone:
    """The zone in a file of the database, or in a copy of one."""
    try:
        rules = path.read_bytes()
    except (OSError, ValueError):
        return TimeZone()
    if not rules.startswith(_MAGIC):
        return TimeZone()
    own = os.path.realpath(path)
    parents = (os.path.realpath(database) + os.sep for database in databases)
    names = tuple(own.removeprefix(each) for each in parents if own.startswith(each))
    return _named(names, rules, tuple(databases))


@lru_cache(maxsize=4)
def _named(own: tuple[str, ...], rules: bytes, databases: tuple[str, ...]) -> TimeZone:
    """With further names for the same rules, of those that every image with zones at all knows.

    Kept, as it takes a look into each of some 300 files, and each start asks.
    """
    same = (name for name in _usual_names(databases) if _rules(name, databases) == rules)
    return TimeZone(tuple(name for name in dict.fromkeys((*own, *same)) if _PLAIN.fullmatch(name)), rules)


def _usual_names(databases: Sequence[str]) -> Iterator[str]:
    """One for each place with a time of its own."""
    table = _file("zone1970.tab", databases) or _file("zone.tab", databases)
    for line in table.decode(errors="replace").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")[2]
    yield "UTC"


def _rules(name: str, databases: Sequence[str]) -> bytes:
    content = _file(name, databases)
    return content if content.startswith(_MAGIC) else b""


def _file(name: str, databases: Sequence[str]) -> bytes:
    """A file of the zone database: this computer's own, or on Windows, which has none, the one with Cais."""
    for database in databases:
        with suppress(OSError, ValueError):
            return Path(database, name).read_bytes()
    with suppress(OSError, ValueError, ModuleNotFoundError):
        return files("tzdata").joinpath("zoneinfo", name).read_bytes()
    return b""
