"""What leaves this computer in a file for IT has nothing in it that opens a door, and, unless that is wanted,
no names of people. Pure.

A line that speaks of a secret loses all that comes after: a passphrase has spaces, and ends nowhere.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote

GONE = "…"

_SECRET = re.compile(
    r"""
    ( (?: (?: authorization | cookie | token | passw\w{0,40}+ | pwd | passphrase | secret\w{0,40}+
            | credential\w{0,40}+ | (?: api | access | account | private ) [_-]? key | _xsrf | sas
            | signature | bearer | basic )
          (?: \b | _ ) [\w.-]{0,40}+
        | \bauth | [?&;] (?: sig | key | code ) )
      ["']?+ \s*+ [=:] \s*+ ["']?+
    | --passw\w*\s+ | \blogin\s+\S+\s+password\s+ | \bidentified\s+by\s+ )
    (?! "?,?$ | [\[{]$ | null,?$ ) \S .*? (?= "?,?$ )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""With all to the line's end, but for what ends a text in JSON: that is to be read by programs, too.
What may repeat is bounded, here and below: a line is as long as whoever wrote it liked."""

_BEARER = re.compile(r"\b(bearer|basic)\s+[\w+/=._~-]{6,}", re.IGNORECASE)
_TOKEN = re.compile(
    r"\beyJ[\w-]{1,9999}+\.[\w-]{1,9999}+\.[\w-]*+|\b(?:gh[opsur]_|github_pat_|glpat-|dapi|xox[abp]-|hf_)[\w-]{16,}"
)
"""What is known for one by its form, whatever it is called."""

_USER_INFO = re.compile(r"(\w{1,40}://)[^\s\"'<>]{0,9999}@")
_KEY = re.compile(r"-----BEGIN ([A-Z ]*PRIVATE KEY)-----.*?(-----END \1-----|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Names:
    """Of people and of this computer.

    Attributes:
        user: who is signed in to it.
        home: the folder of theirs.
        computer: its name in the network.
        others: further people.
    """

    user: str = ""
    home: str = ""
    computer: str = ""
    others: tuple[str, ...] = ()


def without_secrets(text: str) -> str:
    """Line by line, and blocks with keys as a whole."""
    text = _KEY.sub(rf"-----BEGIN \1----- {GONE}", text)
    return "\n".join(_plain(line) for line in text.split("\n"))


def _plain(line: str) -> str:
    line = _USER_INFO.sub(rf"\1{GONE}@", line)
    line = _TOKEN.sub(GONE, _BEARER.sub(rf"\1 {GONE}", line))
    return _SECRET.sub(rf"\1{GONE}", line)


def without_names(text: str, names: Names) -> str:
    """The person's own folder becomes `~`, whoever is named becomes nobody."""
    for place in dict.fromkeys(_spellings(names.home)):
        text = re.sub(rf"{re.escape(place)}(?![\w-])", "~", text)
    for number, name in enumerate(names.others, start=1):
        text = _replaced(text, name, f"PERSON-{number}")
    for name in (names.computer, names.computer.partition(".")[0]):
        text = _replaced(text, name, "COMPUTER")
    return _replaced(text, names.user, "USER")


def _spellings(home: str) -> Iterator[str]:
    """As programs write it, on Windows with either stroke, doubled in JSON, and as part of an address."""
    if len(home) > 1:
        yield json.dumps(home)[1:-1]
        yield home
        yield home.replace("\\", "/")
        yield quote(home, safe="")
        yield quote(home)


def _replaced(text: str, name: str, by: str) -> str:
    if not name:
        return text
    return re.sub(rf"(?<![^\W_])(?<!-){re.escape(name)}(?![^\W_]|-)", by, text, flags=re.IGNORECASE)


def redact(text: str, names: Names | None) -> str:
    """`names` are left out, too; None for those to stay."""
    plain = without_secrets(text)
    return without_names(plain, names) if names else plain


def people(findings: Iterable[str]) -> tuple[str, ...]:
    """Of lists of names with commas between."""
    return tuple(dict.fromkeys(name for one in findings for name in one.split(", ") if name))
