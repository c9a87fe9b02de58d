"""Calls to a keyring, which may never come back: a deadline for each, another while a person is asked.

No keyring can be asked without waiting, and none of their libraries ends a wait. So each task has a thread of
its own, which is left behind once nobody waits for it any more, and changes nothing from then on.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any, NamedTuple, TypeVar

from desktop.core.cancelling import Stop
from desktop.core.problems import Cancelled, KeyringDismissed, KeyringLocked, KeyringSilent

Value = TypeVar("Value")


class Patience(NamedTuple):
    """How long to wait for the answer to one call, and how long for a person who is asked something."""

    answer_s: float = 10.0
    person_s: float = 120.0


PATIENCE = Patience()


class Turn:
    """What a task tells of itself, and learns of those who wait for it."""

    def __init__(self, news: SimpleQueue[tuple[str, Any]], may_ask: bool) -> None:
        self._news = news
        self._may_ask = may_ask
        self._left = Event()
        self.let_go: Callable[[], None] = lambda: None
        """Set by the task: ends what it waits for. Called from another thread."""

    def step(self) -> None:
        """Before each call. Raises Cancelled once nobody waits any more."""
        if self._left.is_set():
            raise Cancelled
        self._news.put(("step", None))

    def asking(self) -> None:
        """From here to the next step a person is asked something. Raises KeyringLocked where none may be."""
        if not self._may_ask:
            raise KeyringLocked
        self.perhaps_asking()

    def perhaps_asking(self) -> None:
        """The same of a keyring that does not say whether it asks."""
        self._news.put(("asking", None))

    def leave(self) -> None:
        self._left.set()
        self.let_go()


@contextmanager
def begun(
    task: Callable[[Turn], Value], patience: Patience, stop: Stop, may_ask: bool = True
) -> Iterator[Callable[[], Value]]:
    """The task runs; what is yielded waits for its value, or what it raises, and is called once at most.

    `may_ask`: whether a person may be asked something for it.
    That raises KeyringSilent or KeyringDismissed where a deadline passed, and Cancelled once `stop` is set.
    """
    news: SimpleQueue[tuple[str, Any]] = SimpleQueue()
    turn = Turn(news, may_ask)

    def run() -> None:
        try:
            news.put(("ended", task(turn)))
        except BaseException as error:  # the thread's edge: whoever waits must hear of it
            news.put(("failed", error))

    Thread(target=run, name="cais-keyring", daemon=True).start()
    with stop.on_set(lambda: news.put(("stopped", None))):
        try:
            yield lambda: _await(news, turn, patience)
        finally:
            turn.leave()


def _await(news: SimpleQueue[tuple[str, Any]], turn: Turn, patience: Patience) -> Any:
    wait_s, overdue = patience.answer_s, _silent(patience)
    until = time.monotonic() + wait_s
    while True:
        try:
            event, value = news.get(timeout=max(0.0, until - time.monotonic()))
        except Empty:
            raise overdue from None
        match event:
            case "ended":
                return value
            case "failed":
                raise value
            case "stopped":
                raise Cancelled
            case "asking":
                wait_s, overdue = patience.person_s, KeyringDismissed(detail="nobody answered")
            case "step":
                wait_s, overdue = patience.answer_s, _silent(patience)
        until = time.monotonic() + wait_s


def _silent(patience: Patience) -> KeyringSilent | KeyringDismissed:
    return KeyringSilent(waited_s=round(patience.answer_s))
