"""A workspace's two homes: which one its tool has, and that a start takes back no more than it made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import RunPlan
from desktop.core.problems import EngineDiskFull
from desktop.core.start.home import is_emptied
from desktop.core.start.launch import run, undone_on_failure
from desktop.core.start.plan import Host, plan
from desktop.core.workspaces.workspace import HOMES, Workspace
from tests.core.samples import ENTRY, GIB, WORKSPACE

INFO = EngineInfo("Engine", "1", "1.41", "unix:///x", 4, 8 * GIB, native=True)
NOW = datetime(2026, 11, 30, 14, 5, tzinfo=UTC)
USED = replace(WORKSPACE, ready=True, engine=INFO.place, opened=NOW)


class Volumes:
    """An engine that has these, and no room for containers. Nothing goes unless it is named."""

    def __init__(self, *names: str) -> None:
        self.names = set(names)

    def has_home(self, volume: str) -> bool:
        return volume in self.names

    def create(self, plan: RunPlan) -> None:
        assert plan.volume
        self.names.add(plan.volume)

    def start(self, _plan: RunPlan, _envelope: bytes, _stop: Stop) -> None:
        raise EngineDiskFull

    def discard(self, _workspace: str) -> None:
        pass

    def drop_volume(self, volume: str) -> None:
        self.names.discard(volume)


def planned(workspace: Workspace) -> RunPlan:
    return plan(workspace, ENTRY, "sha256:1", Host(1000, 1000, True, 4, 8 * GIB), {})


def test_a_tool_has_the_home_that_its_workspace_says() -> None:
    first, second = (planned(replace(WORKSPACE, home=home)) for home in HOMES)
    assert first.volume == f"cais-{WORKSPACE.id}-home", "as those of before are called"
    assert second.volume == f"cais-{WORKSPACE.id}-other-home"
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize("there", [False, True])
def test_a_start_that_fails_takes_back_its_own_home_and_no_other(there: bool) -> None:
    """What is set aside waits for its person, and what was there before was used."""
    new = planned(replace(WORKSPACE, home=HOMES[1]))
    assert new.volume
    aside = f"cais-{WORKSPACE.id}-home"
    volumes = Volumes(aside, *([new.volume] if there else []))
    with pytest.raises(EngineDiskFull), undone_on_failure() as undo:
        run(new, None, volumes, {}, undo, Stop())  # type: ignore[arg-type]
    assert volumes.names == ({aside, new.volume} if there else {aside})


@pytest.mark.parametrize(
    ("set_aside", "there", "emptied"),
    [
        (None, True, False),
        (None, False, True),
        (NOW + timedelta(minutes=1), False, False),
        (NOW - timedelta(minutes=1), False, True),
        (NOW - timedelta(minutes=1), True, False),
    ],
)
def test_only_a_home_that_was_used_can_be_lost(
    set_aside: datetime | None, there: bool, emptied: bool
) -> None:
    workspace = replace(USED, set_aside=set_aside)
    volumes = Volumes(*([workspace.home_volume] if there else []))
    assert is_emptied(workspace, INFO, volumes) is emptied  # type: ignore[arg-type]
