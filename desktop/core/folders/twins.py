"""Names side by side that other systems take for one: they differ in capitals alone, or in how accents are
spelt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable


def twins(paths: Iterable[str]) -> tuple[str, ...]:
    """Those that come after another one of the same name, in the eyes of Windows and macOS."""
    seen: set[str] = set()
    found: list[str] = []
    for path in paths:
        folder, slash, name = path.rpartition("/")
        key = folder + slash + unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            found.append(path)
        seen.add(key)
    return tuple(found)
