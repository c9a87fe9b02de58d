"""One question where to for all files that a tool hands out in one go.

The engine wants its answer before a file's signal returns, and sends the next one from within: so each waits
inside the one before it, and the last asks for all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer

TOGETHER_MS = 150
"""Between two files of one go. One that comes alone is asked about this much later."""

LONGEST_S = 1.0
"""After which the question is asked, although there are more and more of them."""

NEXT_WITHIN_S = 2.0
"""After the end of a file, for the tool to begin with the next one of the same go."""

MOST = 100
"""Files of one go. A page that hands out without end asks again."""

AskPlaces = Callable[[Sequence[str]], Sequence[Path]]
"""Asks where files of these names go; as many places, or none at all."""


class Gathering:
    """The files of one go.

    Attributes:
        asking: the question is open. It cannot grow any more: a system's own dialog ends only after all
            that was begun within it.
    """

    def __init__(self, ask: AskPlaces) -> None:
        self.asking = False
        self._ask = ask
        self._names: list[str] = []
        self._loops: list[QEventLoop] = []
        self._places: Sequence[Path] = ()
        self._complete = False
        self._began = time.monotonic()
        self._quiet = QTimer(singleShot=True, interval=TOGETHER_MS)
        self._quiet.timeout.connect(self._end)

    def place_for(self, name: str) -> Path | None:
        """Where one more file goes, None for nowhere. Returns once the question for all was answered."""
        number = len(self._names)
        loop = QEventLoop()
        self._names.append(name)
        self._loops.append(loop)
        if not self._quiet.isActive() or time.monotonic() - self._began < LONGEST_S:
            self._quiet.start()
        loop.exec()
        if self._complete and not self.asking:
            self.asking = True
            self._places = self._ask(self._names)
            self.give_up()
        return self._places[number] if self._places else None

    def give_up(self) -> None:
        """Have all return, without a place where there was no answer."""
        self._quiet.stop()
        for loop in self._loops:
            loop.quit()

    def _end(self) -> None:
        self._complete = True
        self._loops[-1].quit()


@dataclass
class Go:
    """Files of one go: the engine fetches six at a time, and the others of them are not asked about again.

    Attributes:
        acts: how often the person had acted in the tool by then.
        count: files so far.
    """

    acts: int
    count: int
    _ended: float = field(default_factory=time.monotonic)

    def note_end(self) -> None:
        self._ended = time.monotonic()

    def lasts(self, acts: int, downloading: bool) -> bool:
        """Whether a file that comes now is one of them."""
        soon = downloading or time.monotonic() - self._ended < NEXT_WITHIN_S
        return acts == self.acts and self.count < MOST and soon
