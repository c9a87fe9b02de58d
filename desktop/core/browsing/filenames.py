"""Pure: names for the files that a tool hands out. What it suggests is not trusted."""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

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


def _invisible(character: str) -> bool:
    """Control and format characters (bidi overrides among them), but not the joiner that builds emoji."""
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != "\u200d"


def _cut(text: str, size: int) -> str:
    """The longest start of `text` within `size` bytes of UTF-8."""
    return text.encode()[:size].decode(errors="ignore")
