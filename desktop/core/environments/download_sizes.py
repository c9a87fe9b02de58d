"""How much downloads bring, as registries told, kept for some days.

Docker Hub takes each look at an image's description for a download, of which it allows whoever is not signed
in only a few an hour, and a whole office together where it shares one address.
"""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

from desktop.core.files import atomic

log = logging.getLogger(__name__)

KEPT_S = 7 * 24 * 3600.0
"""Seconds. A tag is moved now and then, and a size that is a little off does no harm."""


def counted(reference: str) -> bool:
    """Whether the registry of this image counts questions: Docker Hub, which names without a host mean."""
    host, slash, _ = reference.partition("/")
    named = slash and (set(host) & set(".:") or host == "localhost")
    return not named or host in ("docker.io", "index.docker.io")


class DownloadSizes:
    """Bytes by reference. A file that cannot be read is as good as none, one that cannot be written as well.

    May be used from any thread. `clock` tells seconds since 1970.
    """

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        self._file = file
        self._clock = clock
        self._lock = threading.Lock()
        self._told: dict[str, tuple[int, float]] | None = None

    def get(self, reference: str) -> int | None:
        """None where no registry told, or not lately."""
        with self._lock:
            size, when = self._read().get(reference, (0, 0.0))
        # One from a time to come was told before the clock was set right.
        return size if 0 <= self._clock() - when < KEPT_S else None

    def keep(self, reference: str, size: int) -> None:
        with self._lock:
            self._read()[reference] = (size, self._clock())
            self._write()

    def _read(self) -> dict[str, tuple[int, float]]:
        if self._told is None:
            atomic.clear(self._file.parent)
            try:
                table = json.loads(self._file.read_bytes())
                self._told = {name: (int(size), float(when)) for name, (size, when) in table.items()}
            except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError):
                self._told = {}
        return self._told

    def _write(self) -> None:
        try:
            atomic.write(self._file, json.dumps(self._told).encode())
        except OSError as error:
            log.info("sizes of downloads are not kept: %s", error)
