"""A workspace's two homes: which one its tool has, and that a start takes back no more than it made."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import RunPlan
from desktop.core.problems import EngineDiskFull
from desktop.core.start.home import is_emptied
from desktop.core.start.homes import Home, make_anew
from desktop.core.start.launch import run, undone_on_failure
from desktop.core.start.plan import Host, plan
from desktop.core.workspaces.store import Store
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


def test_what_is_set_aside_does_not_go_for_a_home_that_was_never_made(tmp_path: Path) -> None:
    """Its first start failed, or was given up, and somebody begins with nothing kept inside once more."""
    store, volumes = Store(tmp_path), Volumes(USED.home_volume)
    store.save(USED)
    once = make_anew(USED, Home.EMPTY, volumes, store)  # type: ignore[arg-type]
    assert make_anew(once, Home.EMPTY, volumes, store) == once  # type: ignore[arg-type]
    assert volumes.names == {USED.home_volume}
    assert store.load(USED.id) == once


def test_nothing_can_be_had_back_of_a_workspace_that_has_nothing_inside(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.save(WORKSPACE)
    assert make_anew(WORKSPACE, Home.EMPTY, Volumes(), store) == WORKSPACE  # type: ignore[arg-type]
    assert store.load(WORKSPACE.id) == WORKSPACE


@pytest.mark.parametrize("there", [False, True])
def test_what_was_never_begun_with_is_not_set_aside(tmp_path: Path, there: bool) -> None:
    """Undo while the first start with nothing kept inside goes on, or after it failed."""
    store, volumes = Store(tmp_path), Volumes(USED.home_volume)
    store.save(USED)
    once = make_anew(USED, Home.EMPTY, volumes, store)  # type: ignore[arg-type]
    if there:
        volumes.names.add(once.home_volume)
    back = make_anew(once, Home.BACK, volumes, store)  # type: ignore[arg-type]
    assert (back.home, bool(back.set_aside)) == (USED.home, there)
    assert store.load(USED.id) == back
