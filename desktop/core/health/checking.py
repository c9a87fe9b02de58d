"""Looks side by side: each is told as soon as it is known, and one that gets no answer holds up no other."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

from desktop.core.cancelling import Stop
from desktop.core.health.finding import Finding
from desktop.core.problems import Cancelled

log = logging.getLogger(__name__)

WITHIN_S = 10.0
"""More than what any look waits for by itself, such as a network drive that wakes up: who waits outside may
not be less patient than what waits inside."""

Heard = Callable[[tuple[Finding, ...]], None]


@dataclass(frozen=True, slots=True)
class Check:
    """One look.

    Attributes:
        items: what it tells of; all of them are told to be unanswered where it does not answer.
        look: what it finds. It must change nothing that anybody else has, as its thread may be left behind.
        about: what its items are about, while nothing else is known.
        within_s: how long it may take.
    """

    items: tuple[str, ...]
    look: Callable[[Stop], Iterable[Finding]]
    about: str = ""
    within_s: float = WITHIN_S

    def found(self, case: str, detail: str = "") -> tuple[Finding, ...]:
        return tuple(Finding(item, case, about=self.about, detail=detail) for item in self.items)


def run(checks: Iterable[Check], heard: Heard, stop: Stop) -> tuple[Finding, ...]:
    """All findings, each `heard` of as it comes. Raises Cancelled once `stop` is set, and nothing else.

    A thread that gets no answer in time is told to stop and left behind.
    """
    waiting, told, ends = set(checks), SimpleQueue[tuple[Check, tuple[Finding, ...]] | None](), Stop()
    for check in waiting:
        Thread(target=_look, args=(check, told, ends), name="cais-health", daemon=True).start()
    begun, findings = monotonic(), list[Finding]()

    def end() -> None:
        ends.set()
        told.put(None)

    with stop.on_set(end):
        while waiting:
            patience_s = min(check.within_s for check in waiting) - (monotonic() - begun)
            try:
                news = told.get(timeout=max(0.0, patience_s))
            except Empty:
                late = {one for one in waiting if one.within_s <= monotonic() - begun}
                answers = [(check, check.found("unanswered")) for check in late]
            else:
                stop.check()
                answers = [news] if news and news[0] in waiting else []
            for check, found in answers:
                waiting.discard(check)
                findings += found
                heard(found)
    ends.set()
    return tuple(findings)


def _look(check: Check, told: SimpleQueue[tuple[Check, tuple[Finding, ...]] | None], ends: Stop) -> None:
    try:
        found = tuple(check.look(ends))
    except Cancelled:
        return
    except Exception as error:  # what is odd about one item is no reason to tell nothing of the others
        log.warning("%s not looked at", ", ".join(check.items), exc_info=error)
        found = check.found("untold", f"{type(error).__name__}: {error}")
    told.put((check, found))
