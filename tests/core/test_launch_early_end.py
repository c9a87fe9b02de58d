"""A start that is ended at its very beginning: what is told, and whether it can be had again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import docker
import pytest

from desktop.core.engine_facts import State
from desktop.core.problems import ToolExited, ToolNotStarted
from desktop.core.start import launch
from tests.core.starting import Desk, left

pytestmark = pytest.mark.engine


@contextmanager
def on_event(sdk: docker.DockerClient, desk: Desk, event: str, act: str) -> Iterator[None]:
    """Within, this is done to the workspace's container the moment this happens to it."""
    wanted = {"event": event, "label": f"app.cais.workspace={desk.workspace.id}"}
    told = sdk.events(decode=True, filters=wanted)

    def watch() -> None:
        for one in told:
            getattr(sdk.api, act)(one["Actor"]["ID"])
            return

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    yield
    thread.join(10)
    told.close()
    assert not thread.is_alive()


@pytest.mark.parametrize("again", [False, True], ids=["first", "again"])
@pytest.mark.parametrize("act", ["kill", "pause"])
def test_one_that_is_ended_or_paused_as_it_starts_has_ended_by_itself(
    desk: Desk, sdk: docker.DockerClient, act: str, again: bool
) -> None:
    """Nobody knows which moment that is: the same is told at each."""
    if again:
        desk.start()
        desk.engine.containers.halt(desk.workspace.id)
    with on_event(sdk, desk, "start", act), pytest.raises(ToolExited):
        desk.start()
    if again:
        assert desk.engine.containers.tool(desk.workspace.id).state is State.EXITED
    else:
        assert left(sdk, desk) == []
    assert desk.start().address.rpartition(":")[2].isdecimal()


def test_one_that_ends_as_it_is_signed_in_to_has_ended_by_itself(
    desk: Desk, sdk: docker.DockerClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in = launch.sign_in

    def too_late(workspace: str, *arguments: object) -> object:
        sdk.api.kill(desk.engine.containers.tool(workspace).id)
        return sign_in(workspace, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(launch, "sign_in", too_late)
    with pytest.raises(ToolExited):
        desk.start()
    assert left(sdk, desk) == []


# --- an engine that refuses -----------------------------------------------------------------------------


def refuse() -> None:
    raise ToolNotStarted


def test_one_that_the_engine_refuses_to_start_is_made_anew_once(desk: Desk, sdk: docker.DockerClient) -> None:
    first = desk.start()
    desk.engine.containers.halt(desk.workspace.id)
    desk.interfere("containers.start", before=True, act=refuse)
    assert desk.start().container.id != first.container.id
    assert left(sdk, desk) == ["container", "network", "volume"]


def test_a_new_one_that_the_engine_refuses_to_start_is_told_and_leaves_nothing(
    desk: Desk, sdk: docker.DockerClient
) -> None:
    desk.interfere("containers.start", before=True, act=refuse)
    with pytest.raises(ToolNotStarted):
        desk.start()
    assert left(sdk, desk) == []
