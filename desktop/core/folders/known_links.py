"""Which links of folders a person was told of, so that a later start tells of new ones alone."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from desktop.core.files import atomic
from desktop.core.folders.links import Link

MOST = 200
"""Folders; the newest are kept."""


class KnownLinks:
    """Kept in `file`, by the folder's path."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def new(self, folder: str, links: Sequence[Link]) -> tuple[Link, ...]:
        """Those that nobody was told of; they are told of by that."""
        with self._lock:
            known = _read(self._file)
            before = known.get(folder, [])
            now = [f"{link.path} → {link.target}" for link in links]
            if now and now != before:
                known = {at: those for at, those in known.items() if at != folder} | {folder: now}
                kept = dict(list(known.items())[-MOST:])
                with suppress(OSError):  # they are told of once more
                    atomic.write(self._file, json.dumps(kept, indent=1).encode(errors="surrogateescape"))
        return tuple(link for link, said in zip(links, now, strict=True) if said not in before)


def _read(file: Path) -> dict[str, list[str]]:
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError):
        return {}
    whole = isinstance(found, dict) and all(isinstance(those, list) for those in found.values())
    return found if whole else {}
