"""Looking into a tool while the engine freezes."""

from __future__ import annotations

import queue
from collections.abc import Callable

import pytest

from desktop.core import problems as p
from tests.fakes.engine import End, FakeEngine

InThread = Callable[[Callable[[], object]], "queue.Queue[object]"]

RUNNING = {"Id": "c1", "State": {"Status": "running"}, "Config": {}, "HostConfig": {}}


@pytest.mark.parametrize("said", [[], ["the first half"]], ids=["before the first byte", "in the middle"])
def test_an_engine_that_freezes_while_a_file_is_read(
    fake_engine: FakeEngine, in_thread: InThread, said: list[str]
) -> None:
    """It has begun to answer, and then nothing more comes."""
    fake_engine.answer("GET", "/containers/json", json=[{"Id": "c1", "State": "running"}])
    fake_engine.answer("GET", "/containers/c1/json", json=RUNNING)
    fake_engine.answer("POST", "/containers/c1/exec", status=201, json={"Id": "e1"})
    fake_engine.stream("POST", "/exec/e1/start", said, then=End.HANG)
    client = fake_engine.client(patience_s=0.5)
    ended = in_thread(lambda: client.inside.read_file("w", "/run/secrets/token"))
    problem = ended.get(timeout=60)
    assert isinstance(problem, p.EngineFrozen), problem
    assert not fake_engine.asked("GET", "/exec/e1/json")
