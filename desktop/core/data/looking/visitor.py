"""Who looks around for as long as they like: a visit is begun when needed, and anew where one has ended."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TypeVar

from desktop.core.cancelling import Stop
from desktop.core.data.looking.content import Catalogue, Column, FirstRows, Table
from desktop.core.data.looking.visit import Visit
from desktop.core.problems import Cancelled, LookEnded

T = TypeVar("T")


class Visitor:
    """Methods block, one at a time whatever threads they are called from, until `close`.

    They raise what `core.start.looking` and a visit's own methods do.
    """

    def __init__(self, begin: Callable[[Stop], Visit]) -> None:
        self._begin = begin
        self._turn = Lock()
        self._lock = Lock()
        self._visit: Visit | None = None
        self._closed = False

    def catalogue(self, stop: Stop) -> Catalogue:
        return self._ask(lambda visit: visit.catalogue(stop), stop)

    def columns(self, table: Table, stop: Stop) -> tuple[Column, ...]:
        return self._ask(lambda visit: visit.columns(table, stop), stop)

    def first_rows(self, table: Table, stop: Stop) -> FirstRows:
        return self._ask(lambda visit: visit.first_rows(table, stop), stop)

    def close(self) -> None:
        """For good, and at once, whatever is still asked."""
        with self._lock:
            self._closed = True
            visit, self._visit = self._visit, None
        if visit:
            visit.close()

    def _ask(self, question: Callable[[Visit], T], stop: Stop) -> T:
        with self._turn:
            stop.check()
            begun = self._visit
            try:
                return question(begun or self._begun(stop))
            except LookEnded:
                self._drop()
                if begun is None:
                    raise
            # Its container went with the workspace's, or the engine was started anew.
            return question(self._begun(stop))

    def _begun(self, stop: Stop) -> Visit:
        visit = self._begin(stop)
        with self._lock:
            if not self._closed and not stop.is_set():
                self._visit = visit
                return visit
        visit.close()
        raise Cancelled

    def _drop(self) -> None:
        with self._lock:
            visit, self._visit = self._visit, None
            closed = self._closed
        if visit:
            visit.close()
        if closed:
            raise Cancelled
