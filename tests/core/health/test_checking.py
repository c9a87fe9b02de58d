"""Looks side by side: what hangs shows only itself."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from desktop.core.cancelling import Stop
from desktop.core.health.checking import Check, run
from desktop.core.health.finding import Finding
from desktop.core.problems import Cancelled

GOOD = Finding("swarm", "off")


@pytest.fixture
def frozen() -> Iterator[threading.Event]:
    """Somebody who does not answer until the test is over."""
    event = threading.Event()
    yield event
    event.set()


def told(*checks: Check) -> tuple[list[Finding], tuple[Finding, ...]]:
    heard: list[Finding] = []
    return heard, run(checks, heard.extend, Stop())


def test_what_hangs_shows_only_itself(frozen: threading.Event) -> None:
    hangs = Check(("partition", "socket"), lambda _stop: [GOOD] if frozen.wait(60) else [], within_s=0.05)
    heard, found = told(hangs, Check(("swarm",), lambda _stop: [GOOD]))
    assert heard[0] == GOOD
    assert found == (GOOD, Finding("partition", "unanswered"), Finding("socket", "unanswered"))


def test_one_that_hangs_is_told_to_end() -> None:
    ended = threading.Event()

    def look(stop: Stop) -> list[Finding]:
        with stop.on_set(ended.set):
            ended.wait(60)
        return []

    told(Check(("socket",), look, within_s=0.05))
    assert ended.wait(10)


def test_they_look_at_the_same_time() -> None:
    both = threading.Barrier(2)
    checks = [
        Check((item,), lambda _stop, item=item: (both.wait(30) and []) or []) for item in ("swarm", "engine")
    ]
    assert told(*checks) == ([], ())


def test_what_fails_is_told_with_its_cause(caplog: pytest.LogCaptureFixture) -> None:
    def look(_stop: Stop) -> list[Finding]:
        raise OSError(5, "odd")

    _heard, found = told(Check(("socket",), look, about="here"))
    assert found == (Finding("socket", "untold", about="here", detail="OSError: [Errno 5] odd"),)
    assert "socket not looked at" in caplog.text


def test_an_end_asked_for_ends_it_at_once(frozen: threading.Event) -> None:
    stop = Stop()

    def look(_stop: Stop) -> list[Finding]:
        stop.set()
        frozen.wait(60)
        return []

    with pytest.raises(Cancelled):
        run([Check(("socket",), look)], lambda _found: None, stop)
