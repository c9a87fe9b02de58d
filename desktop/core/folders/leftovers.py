"""Files of ours in people's folders: there for a moment, written down before, removed whatever happens.

What a killed app leaves is found by what it wrote down, and never by its name alone: a colleague on another
computer may be trying the same folder right now.
"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.core.files import atomic
from desktop.core.folders import waiting
from desktop.core.folders.survey import OWN

WITHIN_S = 2.0
"""What a drive has to remove them. A start waits for it."""


class Leftovers:
    """Written down in `file`; without one, in memory alone."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._under_way: set[str] = set()
        self._kept: set[str] | None = None

    @contextmanager
    def written_down(self, paths: Iterable[str]) -> Iterator[None]:
        """Paths that may come to be within the block, and are removed at its end."""
        ours = set(paths)
        with self._lock:
            self._under_way |= ours
            self._keep(self._paths() | ours)
        try:
            yield
        finally:
            stays = ours - _removed(ours)
            with self._lock:
                self._under_way -= ours
                self._keep(self._paths() - (ours - stays))

    def sweep(self) -> None:
        """Remove what is left of an earlier time, as far as its folders can be reached."""
        gone = _removed(self.waiting())
        with self._lock:
            self._keep(self._paths() - gone)

    def waiting(self) -> tuple[str, ...]:
        """What is left of an earlier time."""
        with self._lock:
            return tuple(sorted(self._paths() - self._under_way))

    def _paths(self) -> set[str]:
        if self._kept is None:
            self._kept = set(_read(self._file))
        return self._kept

    def _keep(self, paths: set[str]) -> None:
        if paths == self._kept:
            return
        self._kept = paths
        if self._file:
            with suppress(OSError):  # on a full disk of ours they are remembered for as long as we run
                atomic.write(self._file, json.dumps(sorted(paths)).encode())


def _removed(paths: Iterable[str]) -> set[str]:
    """Those of them that are gone now; none on a drive that does not answer."""
    return {path for path, gone in waiting.each(paths, remove, WITHIN_S).items() if gone is True}


def _read(file: Path | None) -> list[str]:
    """Nothing but what could be ours, whoever may have written to the file."""
    try:
        found = json.loads(file.read_bytes()) if file else []
    except (OSError, ValueError):
        return []
    listed = found if isinstance(found, list) else []
    return [path for path in listed if isinstance(path, str) and Path(path).name.startswith(OWN)]


def remove(path: str) -> bool:
    """Whether it is gone, or never came."""
    place = Path(path)
    try:
        if place.is_dir() and not place.is_symlink():
            shutil.rmtree(place)
        else:
            place.unlink()
    except FileNotFoundError:
        return place.parent.is_dir()  # a drive that is not there now may come back with it
    except OSError:
        return False
    return True
