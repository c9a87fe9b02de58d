"""One process at a time: a file that is claimed for a moment, by whoever of this person's programs writes."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WITHIN_S = 1.0
"""A process that was halted while it held the claim has nobody else wait for longer."""
_PAUSE_S = 0.002


@contextmanager
def claimed(path: Path, within_s: float = WITHIN_S) -> Iterator[None]:
    """Nobody else has the file at `path` claimed meanwhile. The system lets go of it where a process dies.

    Raises OSError, TimeoutError among them.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + within_s
        while not _claim(handle):
            # No system tells when a claim is let go of to somebody who would wait for a while only.
            if time.monotonic() >= end:
                raise TimeoutError(f"{path} is claimed by another process")
            time.sleep(_PAUSE_S)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _claim(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _claim(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
