"""A tool that runs with data connections has its tickets looked after, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.engine_facts import State
from desktop.core.status import Status
from desktop.gui.state import tickets
from tests.gui.support.screens import opened
from tests.gui.support.stage import Stage


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tickets, "EVERY_MS", 5)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("connections", [("5a1e5a1e5a1e",), ()])
def test_as_long_as_it_runs(stage: Stage, connections: tuple[str, ...]) -> None:
    workspace, play = opened(stage)
    stage.app.desk.workspaces.put(replace(stage.app.desk.workspaces[workspace.id], connections=connections))
    stage.run(workspace, play)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    if connections:
        stage.until(lambda: len(stage.backend.renewed) > 1)
    stage.engine.run(workspace.id, State.EXITED, exit_code=0)
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.settle()
    seen = len(stage.backend.renewed)
    stage.settle()
    assert set(stage.backend.renewed) == ({workspace.id} if connections else set())
    assert seen == len(stage.backend.renewed)


def test_at_once_whenever_it_begins(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.app.desk.workspaces.put(replace(workspace, connections=("5a1e5a1e5a1e",)))
    stage.run(workspace, play)
    stage.until(lambda: stage.backend.renewed == [workspace.id])
    stage.engine.run(workspace.id, State.EXITED, exit_code=0)
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.engine.run(workspace.id)
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.backend.renewed == [workspace.id] * 2)
