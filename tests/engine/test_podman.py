"""What Podman says in words of its own, through the API that it shares with Docker."""

from __future__ import annotations

import pytest

from desktop.core.events import State
from desktop.core.plan import WORKSPACE_LABEL
from tests.fakes.engine import FakeEngine


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("running", State.RUNNING),
        ("stopping", State.RUNNING),
        ("stopped", State.EXITED),
        ("configured", State.CREATED),
        ("initialized", State.CREATED),
    ],
)
def test_the_states_that_docker_does_not_know(fake_engine: FakeEngine, word: str, state: State) -> None:
    labels = {WORKSPACE_LABEL: "1"}
    fake_engine.answer("GET", "/containers/json", json=[{"Id": "c", "State": word, "Labels": labels}])
    inspected = {"Id": "c", "State": {"Status": word}, "Config": {"Labels": labels}, "HostConfig": {}}
    fake_engine.answer("GET", "/containers/c/json", json=inspected)
    client = fake_engine.client()
    (listed,) = client.containers()
    found = client.container("1")
    assert found is not None
    assert (listed.state, found.state) == (state, state)
