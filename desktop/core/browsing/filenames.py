"""Names for the files that a tool hands out. What it suggests is not trusted."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path, PurePosixPath

MAX_FILE_NAME = 200
_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9¹²³]|conin\$|conout\$", re.IGNORECASE)


def sane_name(suggested: str) -> str:
    """A file name that any of the three systems stores, shows as it is and does not act upon.

    Never empty, at most `MAX_FILE_NAME` bytes of UTF-8 (some file systems count bytes, the strictest
    255), the ending kept where there is one.
    """
    name = re.split(r"[/\\]", suggested)[-1]
    name = "".join("_" if c in '<>:"|?*' else c for c in name if not _invisible(c))
    name = name.strip().strip(". ")
    if not name:
        return "download"
    # Windows opens its devices whatever follows the first dot.
    if _DEVICES.fullmatch(name.split(".")[0].rstrip()):
        name = f"_{name}"
    suffix = PurePosixPath(name).suffix
    if len(suffix.encode()) > 20:
        suffix = ""
    stem = name.removesuffix(suffix) if suffix else name
    return _cut(stem, MAX_FILE_NAME - len(suffix.encode())).rstrip(". ") + suffix


def without_ending(title: str) -> str:
    """What a document is called, of which `title` may be the file's name: `review` of `review.ipynb`."""
    return re.sub(r"(?<=.)\.[A-Za-z][A-Za-z0-9]{0,7}$", "", title.strip())


def places_in(folder: Path, names: Iterable[str], on_their_way: Iterable[str] = ()) -> list[Path]:
    """Where files of these names go in `folder`, so that none takes the place of another, of what is there or
    of what is about to be."""
    places: list[Path] = []
    taken = {folded(name) for name in on_their_way}
    for name in names:
        stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
        tries = (f"{stem} ({number}){suffix}" for number in count(1))
        free = (
            one
            for one in chain([name], tries)
            if folded(one) not in taken and not os.path.lexists(folder / one)
        )
        places.append(folder / next(free))
        taken.add(folded(places[-1].name))
    return places


def folded(name: str) -> str:
    """The same for two names that are one file on some systems: by case, or by how an accent is written."""
    return unicodedata.normalize("NFC", name.casefold())


def _invisible(character: str) -> bool:
    """Control and format characters (bidi overrides among them), but not the joiner that builds emoji."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != "\u200d"


def _cut(text: str, size: int) -> str:
    """The longest start of `text` within `size` bytes of UTF-8."""
    return text.encode()[:size].decode(errors="ignore")
