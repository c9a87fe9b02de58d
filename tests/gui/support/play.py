"""Stands in for a start, which reports and ends as a test says."""

from __future__ import annotations

import queue
from collections.abc import Callable
from typing import Any

from desktop.core.cancelling import Stop
from desktop.core.progress import Progress, Report
from desktop.core.start.launch import Request, Running
from desktop.core.workspaces.workspace import Workspace


class Play:
    """One start as a test wants it: what it reports, and how and when it ends.

    Attributes:
        over: whether it has ended.
    """

    def __init__(self, request: Request, save: Callable[[Workspace], None], *, deaf: bool = False) -> None:
        """`deaf`: it does not notice that an end was asked for, until it ends by itself."""
        self.request = request
        self.workspace = request.workspace
        self.save = save
        self._deaf = deaf
        self.over = False
        self._cues: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def report(self, news: Progress) -> None:
        self._cues.put(news)

    def end(self, how: Running | BaseException) -> None:
        self._cues.put(how)

    def run(self, report: Report, stop: Stop) -> Running:
        try:
            return self._follow_cues(report, stop)
        finally:
            self.over = True

    def _follow_cues(self, report: Report, stop: Stop) -> Running:
        with stop.on_set(lambda: None if self._deaf else self._cues.put(None)):
            while True:
                cue = self._cues.get(timeout=30)
                if isinstance(cue, Progress):
                    report(cue)
                elif isinstance(cue, Running):
                    return cue
                elif cue is None:
                    stop.check()
                else:
                    raise cue
