"""Looks at folders that may never answer: a thread for each, and no second one while the first waits."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from desktop.core.folders.waiting import ANSWER_S


@dataclass(frozen=True, slots=True)
class Glance:
    """What is at a place.

    Attributes:
        identity: tells this folder from any other that is there now: its disk's number, and its own.
        changeable: whether the analyst may change it.
    """

    identity: tuple[int, int]
    changeable: bool


class Glances:
    """Remembers which folders have not answered yet."""

    def __init__(self, within_s: float = ANSWER_S) -> None:
        self._within_s = within_s
        self._asked: dict[str, Thread] = {}

    def look(self, paths: Iterable[str]) -> Mapping[str, Glance | OSError]:
        """A glance at each, or why there is none: a TimeoutError where there is no answer in time."""
        told: SimpleQueue[tuple[str, Glance | OSError]] = SimpleQueue()
        asked = dict.fromkeys(paths)
        begun = [path for path in asked if not self._waits_for(path)]
        for path in begun:
            self._asked[path] = Thread(target=_look, args=(path, told), name="folder", daemon=True)
            self._asked[path].start()
        found: dict[str, Glance | OSError] = {path: TimeoutError() for path in asked}
        until = monotonic() + self._within_s
        for _ in begun:
            try:
                path, glance = told.get(timeout=max(0.0, until - monotonic()))
            except Empty:
                break
            found[path] = glance
        return found

    def _waits_for(self, path: str) -> bool:
        return path in self._asked and self._asked[path].is_alive()


def _look(path: str, told: SimpleQueue[tuple[str, Glance | OSError]]) -> None:
    try:
        found = os.stat(path)
        if not stat.S_ISDIR(found.st_mode):
            raise NotADirectoryError(path)
        told.put((path, Glance((found.st_dev, found.st_ino), os.access(path, os.W_OK))))
    except OSError as error:
        told.put((path, error))
