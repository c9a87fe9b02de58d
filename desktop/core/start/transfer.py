"""How fast a transfer goes and how long it has yet to go, calm enough to be read; what it tells of others."""

from __future__ import annotations

import math

from desktop.core.progress import Activity, Progress

SETTLED_AFTER_S = 2.0
"""Seconds before a speed is worth telling."""

STEP_S = 0.5
"""Seconds between measurements: progress comes in bursts, and a burst is not a speed."""

MEMORY_S = 5.0
"""Seconds after which what was measured counts for a third."""

PATIENCE_S = 10.0
"""Seconds without a byte after which a transfer stands still."""

TELLING_S = 2.0
TELLING_BYTES = 50_000_000
"""Less is over before it gets going, and foretells nothing of a download that takes minutes."""


class Pace:
    """Fed with samples in the order they happen.

    Attributes:
        speed: bytes per second, None while unknown.
        left: seconds to go, None while unknown.
        still: whether no byte has come for so long that speed and time left would be untrue.
    """

    def __init__(self) -> None:
        self.speed: float | None = None
        self.left: float | None = None
        self.still = False
        self._moved = 0.0
        self._arrived = 0
        self._began: float | None = None
        self._measured = 0.0
        self._done = 0
        self._smooth: float | None = None

    def add(self, time: float, done: int, total: int | None) -> None:
        """`time` in seconds of a monotonic clock, `done` and `total` in bytes.

        A transfer that starts a part over falls back in `done`; it is measured anew from there. So is one
        that goes on after it stood still.
        """
        self.wait(time)
        if self._began is None or (self.still and done > self._arrived):
            self._began, self._smooth, self.still = time, None, False
            self._moved = self._measured = time
            self._arrived = self._done = done
            return
        if done > self._arrived:
            self._moved = time
        self._arrived = done
        if self.still:
            return
        if done < self._done:
            self._measured, self._done = time, done
            return
        passed = time - self._measured
        if passed < STEP_S:
            return
        now = (done - self._done) / passed
        weight = 1 - math.exp(-passed / MEMORY_S)
        self._smooth = now if self._smooth is None else self._smooth + weight * (now - self._smooth)
        self._measured, self._done = time, done
        if time - self._began >= SETTLED_AFTER_S:
            self.speed = self._smooth
            known = total is not None and self._smooth >= 1
            self.left = max(0, total - done) / self._smooth if known and total is not None else None

    def wait(self, time: float) -> float:
        """Take in that nothing was heard until `time`; the seconds from there until it stands still.

        0 once it does, and infinity before the first sample.
        """
        if self._began is None:
            return math.inf
        patience_s = max(0.0, self._moved + PATIENCE_S - time)
        if not patience_s:
            self.still = True
            self.speed = self.left = None
        return patience_s


class Download:
    """Measures one download to foretell others: as a whole, as nothing starts before all is unpacked."""

    def __init__(self) -> None:
        self._began: tuple[float, int] | None = None
        self._done = 0

    def add(self, time: float, news: Progress) -> float | None:
        """Take in a report; its bytes per second with the first report after the end of the download.

        `time` in seconds of a monotonic clock. None before the end, and where too little came down to tell.
        """
        if news.activity is Activity.DOWNLOADING and news.done is not None:
            self._began = self._began or (time, news.done)
            self._done = news.done
        elif news.activity is Activity.UNPACKING:
            self._done = news.total or self._done
        elif self._began:
            began, already = self._began
            self._began = None
            elapsed_s, brought = time - began, self._done - already
            if elapsed_s >= TELLING_S and brought >= TELLING_BYTES:
                return brought / elapsed_s
        return None
