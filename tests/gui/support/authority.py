"""What confirms who is there, as a test says; `tests/vault` has a real one."""

from __future__ import annotations

from queue import SimpleQueue

from desktop.core.cancelling import Stop
from desktop.core.data.confirmation import Confirmation
from desktop.core.problems import Cancelled, Problem
from tests.gui.support.backend_double import BackendDouble


class AuthorityDouble:
    """Asks for as long as nobody answers.

    Attributes:
        there: whether the system has it.
        asked: how often it was asked.
    """

    def __init__(self, backend: BackendDouble) -> None:
        self.there = True
        self.asked = 0
        self._answers: SimpleQueue[Problem | Cancelled | None] = SimpleQueue()
        confirmation = Confirmation(self, backend.vault, backend.settings)
        backend.confirmation = lambda: confirmation  # type: ignore[method-assign]

    def answer(self, problem: Problem | None = None) -> None:
        """Of the next question, or the one that is asked now; None: it is the person."""
        self._answers.put(problem)

    def asks(self, _stop: Stop) -> bool:
        return self.there

    def confirm(self, stop: Stop) -> None:
        self.asked += 1
        with stop.on_set(lambda: self._answers.put(Cancelled())):
            if problem := self._answers.get():
                raise problem
