"""How a tool ended, from what an engine remembers of it."""

from __future__ import annotations

import pytest

from desktop.core.labels import WORKSPACE_LABEL
from tests.fakes.engine import FakeEngine

WORKSPACE = "0123456789ab"
LABELS = {WORKSPACE_LABEL: WORKSPACE}


@pytest.mark.parametrize(
    ("status", "code", "out_of_memory"),
    [("running", 0, False), ("exited", 0, False), ("exited", 143, False), ("exited", 137, True)],
)
def test_a_tool_that_outlived_a_program_of_its_own_did_not_run_out_of_memory(
    fake_engine: FakeEngine, status: str, code: int, out_of_memory: bool
) -> None:
    """Docker from 23 on remembers that something inside was ended for want of memory, whatever it was."""
    told = f"Exited ({code}) 2 seconds ago" if status == "exited" else "Up 2 seconds"
    listed = {"Id": "one", "State": status, "Status": told, "Labels": LABELS, "Ports": []}
    inspected = {
        "Id": "one",
        "Config": {"Labels": LABELS},
        "HostConfig": {"Memory": 1024**3},
        "State": {"Status": status, "ExitCode": code, "OOMKilled": True},
    }
    fake_engine.answer("GET", "/containers/json", json=[listed])
    fake_engine.answer("GET", "/containers/one/json", json=inspected)
    client = fake_engine.client()
    container = client.containers.tool(WORKSPACE)
    assert container is not None
    assert container.out_of_memory is out_of_memory
    assert [one.out_of_memory for one in client.containers.list()] == [out_of_memory]
