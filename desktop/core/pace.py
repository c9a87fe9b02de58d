"""How fast a transfer goes and how long it has yet to go, calm enough to be read."""

from __future__ import annotations

import math

SETTLED_AFTER = 2.0
"""Seconds before a speed is worth telling."""

STEP = 0.5
"""Seconds between measurements: progress comes in bursts, and a burst is not a speed."""

MEMORY = 5.0
"""Seconds after which what was measured counts for a third."""


class Pace:
    """Fed with samples in the order they happen.

    Attributes:
        speed: bytes per second, None while unknown.
        left: seconds to go, None while unknown.
    """

    def __init__(self) -> None:
        self.speed: float | None = None
        self.left: float | None = None
        self._began: float | None = None
        self._measured = 0.0
        self._done = 0
        self._smooth: float | None = None

    def add(self, time: float, done: int, total: int | None) -> None:
        """`time` in seconds of a steady clock, `done` and `total` in bytes.

        A transfer that starts a part over falls back in `done`; it is measured anew from there.
        """
        if self._began is None:
            self._began = time
            self._measured, self._done = time, done
            return
        if done < self._done:
            self._measured, self._done = time, done
            return
        passed = time - self._measured
        if passed < STEP:
            return
        now = (done - self._done) / passed
        weight = 1 - math.exp(-passed / MEMORY)
        self._smooth = now if self._smooth is None else self._smooth + weight * (now - self._smooth)
        self._measured, self._done = time, done
        if time - self._began >= SETTLED_AFTER:
            self.speed = self._smooth
            known = total is not None and self._smooth >= 1
            self.left = max(0, total - done) / self._smooth if known and total is not None else None
