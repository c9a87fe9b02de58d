"""`.cais` files come by e-mail and from shares: read as what strangers wrote, before anything is believed.

A file that would keep Cais busy, or that is not what it looks like, is refused by what is wrong with it.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.core.files import toml
from desktop.core.files.toml import Document
from desktop.core.problems import Fault

MAX_BYTES = 1024**2
MAX_DEPTH = 8
MAX_KEYS = 20_000
LARGEST = 2**53
"""Beyond it, whole numbers are not the same to all who read them."""

_TEXT = re.compile(r"\"(?:\\.|[^\"\\])*+\"|'[^']*+'|\#.*")
_LONG_KEY = re.compile(r"(?<![\w\"-])(?:[\w\"-]++[ \t]*+\.[ \t]*+){8}[\w\"-]")
"""A parser takes time by the square of a key's parts."""

_BOM = b"\xef\xbb\xbf"


def read(path: Path) -> Document | Fault:
    """The document at `path`, or the one fault why there is none."""
    content = read_bytes(path)
    return content if isinstance(content, Fault) else parse(path.name, content)


def kind(path: Path) -> str:
    """What sort of file of ours this is, "" where nobody can tell."""
    document = read(path)
    return "" if isinstance(document, Fault) else str(document.table.get("kind", ""))


def unread(path: Path, fault: Fault) -> str:
    """Why nothing can be said of what is in it, in a word for a Problem."""
    if not path.exists():
        return "missing"
    return "too-large" if fault.message.startswith("is larger") else "unreadable"


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes | Fault:
    """What is in the file itself: never through a link, and never more than that."""
    also = sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK"))
    try:
        if path.is_symlink():
            return Fault(path.name, 0, "", "is a link, and only the file itself is read")
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | also)) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                return Fault(path.name, 0, "", "is no file")
            content = file.read(most + 1)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Fault(path.name, 0, "", "is a link, and only the file itself is read")
        return Fault(path.name, 0, "", f"cannot be read: {error.strerror or error}")
    if len(content) > most:
        return Fault(path.name, 0, "", f"is larger than {most // 1024} KiB")
    return content


def parse(name: str, content: bytes) -> Document | Fault:
    """The document that a file of this name holds, or the one fault why there is none."""
    if len(content) > MAX_BYTES:
        return Fault(name, 0, "", f"is larger than {MAX_BYTES // 1024} KiB")
    content = content.removeprefix(_BOM)
    if (at := content.find(b"\0")) >= 0:
        return Fault(name, content.count(b"\n", 0, at) + 1, "", "holds a NUL, which no text does")
    if line := _long_key(content.decode(errors="replace")):
        return Fault(name, line, "", f"nests deeper than {MAX_DEPTH} levels")
    try:
        document = toml.parse(name, content)
    except RecursionError:
        return Fault(name, 0, "", f"nests deeper than {MAX_DEPTH} levels")
    except ValueError:  # Python's own limit to how many digits it takes
        return Fault(name, 0, "", "holds a number that is too large")
    if isinstance(document, Fault):
        return document
    for place, message in _extremes(document.table):
        return document.faults([(place, message)])[0]
    return document


def _long_key(text: str) -> int:
    """The line of a key that nests too deeply, 0 for none. Texts and comments may hold whatever they like."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= MAX_DEPTH and _LONG_KEY.search(_TEXT.sub('""', line)):
            return number
    return 0


def _extremes(table: dict[str, Any]) -> Iterator[toml.Found]:
    """What nests too deeply, is too large a number, or is too much."""
    waiting: list[tuple[toml.Place, Any]] = [((), table)]
    seen = 0
    while waiting:
        place, value = waiting.pop()
        seen += 1
        if seen > MAX_KEYS:
            yield (), f"has more than {MAX_KEYS} values"
        elif len(place) > MAX_DEPTH:
            yield place, f"nests deeper than {MAX_DEPTH} levels"
        elif isinstance(value, int | float) and not -LARGEST <= value <= LARGEST:
            yield place, "is too large a number"
        elif isinstance(value, dict):
            waiting += [((*place, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*place, number), inner) for number, inner in enumerate(value)]
