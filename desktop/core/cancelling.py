"""Cancelling, without threads knowing of each other.

A blocking function takes a `Stop`. Whoever started it may `set()` it from any thread; the function
notices at its next `check()` or `wait()`, and what it is blocked on (a socket, a process) is closed
at once by the callback it left with `on_set()`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from desktop.core.problems import Cancelled


class Stop:
    """A one-way switch: once set it stays set."""

    def __init__(self) -> None:
        self._event = threading.Event()
        self._lock = threading.Lock()
        self._callbacks: list[Callable[[], None]] = []

    def set(self) -> None:
        """Ask for an end. Runs every callback left with `on_set` once, in this thread."""
        with self._lock:
            if self._event.is_set():
                return
            self._event.set()
            callbacks, self._callbacks = self._callbacks, []
        for callback in callbacks:
            callback()

    def is_set(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if an end was asked for."""
        if self._event.is_set():
            raise Cancelled

    def wait(self, duration_s: float) -> None:
        """Wait `duration_s`, or raise `Cancelled` the moment an end is asked for."""
        if self._event.wait(duration_s):
            raise Cancelled

    @contextmanager
    def on_set(self, callback: Callable[[], None]) -> Iterator[None]:
        """Within the block, an end asked for runs `callback` at once (or now, if it already was)."""
        with self._lock:
            already = self._event.is_set()
            if not already:
                self._callbacks.append(callback)
        if already:
            callback()
        try:
            yield
        finally:
            with self._lock:
                if callback in self._callbacks:
                    self._callbacks.remove(callback)
