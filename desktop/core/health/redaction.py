"""What leaves this computer in a file for IT has nothing in it that opens a door, and, unless that is wanted,
no names of people. Pure.

A line that speaks of a secret loses all that comes after: a passphrase has spaces, and ends nowhere. In what
programs read so does a text, and whatever has a name that speaks of one goes as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize
from urllib.parse import quote

GONE = "…"

_SPEAKS = r"""
    ( (?: (?: authorization | cookie | token | passw\w{0,40}+ | pwd | passphrase | secret\w{0,40}+
            | credential\w{0,40}+ | (?: api | access | account | private ) [_-]? key | _xsrf | sas
            | signature | bearer | basic )
          (?: \b | _ ) [\w.-]{0,40}+
        | \bauth | [?&;] (?: sig | key | code ) )
      ["']?+ \s*+ [=:] \s*+ ["']?+
    | --passw\w*\s+ | \blogin\s+\S+\s+password\s+ | \bidentified\s+by\s+ )
    \S .*
"""
"""With all to the end. What may repeat is bounded, here and below: a line is as long as whoever wrote it
liked."""

_SECRET = re.compile(_SPEAKS, re.IGNORECASE | re.VERBOSE)
_SECRET_TEXT = re.compile(_SPEAKS, re.IGNORECASE | re.VERBOSE | re.DOTALL)

_BEARER = re.compile(r"\b(bearer|basic)\s+[\w+/=._~-]{6,}", re.IGNORECASE)
_TOKEN = re.compile(
    r"\beyJ[\w-]{1,9999}+\.[\w-]{1,9999}+\.[\w-]*+|\b(?:gh[opsur]_|github_pat_|glpat-|dapi|xox[abp]-|hf_)[\w-]{16,}"
)
"""What is known for one by its form, whatever it is called."""

_USER_INFO = re.compile(r"(\w{1,40}://)[^ \t\r\n\f\v<>]{0,9999}@")
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
    return "\n".join(_plain(line, _SECRET) for line in text.split("\n"))


def document_without_secrets(document: Any) -> Any:
    """The same, as programs read it: what is no text stays."""
    return _each(document, _text_without_secrets)


def _text_without_secrets(text: str) -> str:
    return _plain(_KEY.sub(rf"-----BEGIN \1----- {GONE}", text), _SECRET_TEXT)


def _plain(text: str, secret: re.Pattern[str]) -> str:
    text = _USER_INFO.sub(rf"\1{GONE}@", text)
    text = _TOKEN.sub(GONE, _BEARER.sub(rf"\1 {GONE}", text))
    return secret.sub(rf"\1{GONE}", text)


def _each(value: Any, change: Callable[[str], str], *, secret: bool = False) -> Any:
    """Each text of a document, names included, changed. `secret`: what is below has such a name."""
    if isinstance(value, dict):
        return {
            change(str(name)): _each(one, change, secret=secret or _is_secret(str(name)))
            for name, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_each(one, change, secret=secret) for one in value]
    if not isinstance(value, str):
        return value
    return GONE if secret and value else change(value)


def _is_secret(name: str) -> bool:
    """Whether what has this name is one."""
    return _SECRET.search(f"{name}=x") is not None


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
    for form in _forms(home) if len(home) > 1 else ():
        yield json.dumps(form)[1:-1]
        yield json.dumps(form, ensure_ascii=False)[1:-1]
        yield form
        yield form.replace("\\", "/")
        yield quote(form, safe="")
        yield quote(form)


def _forms(name: str) -> Iterator[str]:
    """With letters as they are, and as macOS keeps them in names of files."""
    yield from dict.fromkeys((name, *(normalize(form, name) for form in ("NFC", "NFD"))))


def _replaced(text: str, name: str, by: str) -> str:
    if not name:
        return text
    written = (spelt for form in _forms(name) for spelt in (form, json.dumps(form)[1:-1], quote(form)))
    for one in dict.fromkeys(written):
        pattern = rf"(?<![^\W_])(?<!-){re.escape(one)}(?![^\W_]|-)"
        text = re.sub(pattern, by, text, flags=re.IGNORECASE)
    return text


def redact_document(document: Any, names: Names | None) -> Any:
    """As `redact`, each text by itself."""
    plain = document_without_secrets(document)
    return _each(plain, lambda text: without_names(text, names)) if names else plain


def redact(text: str, names: Names | None) -> str:
    """`names` are left out, too; None for those to stay."""
    plain = without_secrets(text)
    return without_names(plain, names) if names else plain


def people(findings: Iterable[str]) -> tuple[str, ...]:
    """Of lists of names with commas between."""
    return tuple(dict.fromkeys(name for one in findings for name in one.split(", ") if name))
