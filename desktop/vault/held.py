"""What an answer opens while it holds: the keys behind a passphrase, or that the system knows who is there.

Neither is ever written down, and the keys are wiped once it is over.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import RLock


def awake_or_not_s() -> float:
    """Seconds that also pass while the computer sleeps, unlike Python's own."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if hasattr(time, "clock_gettime"):  # macOS, where this one does not stand still
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()


class Held:
    """`lock_after_s`: how long it holds. For any thread; none is ever kept waiting for long.

    Attributes:
        record: the entry that the keys were behind.
    """

    def __init__(self, lock_after_s: Callable[[], float], clock: Callable[[], float]) -> None:
        self._lock_after_s = lock_after_s
        self._clock = clock
        self._changing = RLock()
        self._keys: list[bytearray] = []
        self.record = b""
        self._opened_at = float("-inf")
        self._admitted_at = float("-inf")

    def hold(self, keys: list[bytes], record: bytes) -> None:
        """These, which were just opened, and no others."""
        with self._changing:
            self.lock()
            self._keys, self.record = [bytearray(key) for key in keys], record
            self._opened_at = self._clock()

    def has_keys(self) -> bool:
        with self._changing:
            if self._keys and self._clock() - self._opened_at >= self._lock_after_s():
                self.lock()
            return bool(self._keys)

    def keys(self) -> list[bytes]:
        """None where they were never opened, or that is over."""
        with self._changing:
            return [bytes(key) for key in self._keys] if self.has_keys() else []

    def admit(self) -> None:
        """The system has just confirmed who is there."""
        with self._changing:
            self._admitted_at = self._clock()

    def is_admitted(self) -> bool:
        with self._changing:
            return self._clock() - self._admitted_at < self._lock_after_s()

    def lock(self) -> None:
        """Have it over."""
        with self._changing:
            for key in self._keys:
                key[:] = bytes(len(key))
            self._keys, self.record = [], b""
            self._admitted_at = float("-inf")
