"""A limit to how long one waits for a folder, as a drive that has gone answers nobody, for ever."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Mapping
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

UNANSWERED = frozenset(
    (errno.ENOTCONN, errno.EIO, errno.EHOSTDOWN, errno.EHOSTUNREACH, errno.ETIMEDOUT, errno.ESTALE)
)
"""What the system says of a place for which nobody answers: a network drive's server, or FUSE's, has gone."""

ANSWER_S = 5.0
"""What a network drive that sleeps has to wake up."""


def each(
    of: Iterable[Key], work: Callable[[Key], Value], within_s: float = ANSWER_S
) -> Mapping[Key, Value | OSError]:
    """What `work` comes to for each, all at the same time, or the OSError that it raised.

    A thread that gets no answer in time is left behind, and its value is a TimeoutError. It must change
    nothing that anybody else has.
    """
    keys = list(of)
    told: SimpleQueue[tuple[Key, Value | BaseException]] = SimpleQueue()

    def do(key: Key) -> None:
        try:
            told.put((key, work(key)))
        except BaseException as error:
            told.put((key, error))

    for key in keys:
        Thread(target=do, args=(key,), name="folder", daemon=True).start()
    found: dict[Key, Value | OSError] = {key: TimeoutError(os.strerror(110)) for key in keys}
    until = monotonic() + within_s
    for _ in keys:
        try:
            key, value = told.get(timeout=max(0.0, until - monotonic()))
        except Empty:
            break
        if isinstance(value, BaseException) and not isinstance(value, OSError):
            raise value
        found[key] = value
    return found
