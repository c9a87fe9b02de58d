"""What a person changes about a workspace while its start goes on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.core.start.launch import Running
from desktop.core.workspaces.workspace import Environment, Folder, Workspace
from tests.gui.support.engine_double import GIB
from tests.gui.support.play import Play
from tests.gui.support.screens import SHOW, opened
from tests.gui.support.stage import Stage

IMAGE = "sha256:" + "b" * 64
BUILT = Environment("JupyterLab", "python", ("Python 3.13",))


def change(stage: Stage, workspace: Workspace) -> None:
    desk = stage.app.desk
    desk.workspaces.change(workspace.id, name="Harbour dues")
    desk.set_folders(workspace.id, (Folder(stage.project("other"), "other"),))
    desk.workspaces.change(workspace.id, memory=8 * GIB)


def record(play: Play) -> Workspace:
    """As the start does it, which knows of nothing that was changed since it began."""
    found = replace(play.workspace, image=IMAGE, environment=BUILT)
    play.save(found)
    return found


def as_changed(stage: Stage, workspace: Workspace) -> bool:
    kept = stage.backend.store.load(workspace.id)
    return (kept.name, kept.folders[0].name, kept.memory) == ("Harbour dues", "other", 8 * GIB)


@pytest.mark.parametrize("recorded_first", [True, False])
def test_nothing_changed_and_nothing_found_out_is_lost(stage: Stage, recorded_first: bool) -> None:
    workspace, play = opened(stage)
    if recorded_first:
        found = record(play)
    change(stage, workspace)
    stage.until(lambda: as_changed(stage, workspace))
    if not recorded_first:
        found = record(play)
    ready = replace(found, ready=True, opened=datetime.now(UTC))
    play.save(ready)
    play.end(Running(ready, stage.engine.run(workspace.id), "http://127.0.0.1:40000", "/lab", ()))
    tool = stage.until(lambda: stage.page(workspace.id).tool)
    stage.tools.append(tool)
    kept = stage.backend.store.load(workspace.id)
    assert as_changed(stage, workspace)
    assert (kept.image, kept.environment, kept.ready, kept.opened) == (IMAGE, BUILT, True, ready.opened)
    assert stage.app.desk.workspaces[workspace.id] == kept


def test_what_is_changed_is_on_disk_while_the_start_still_goes_on(stage: Stage) -> None:
    """A download takes its time, and the app may be closed before it ends."""
    workspace, _play = opened(stage)
    change(stage, workspace)
    stage.until(lambda: as_changed(stage, workspace))
    assert stage.app.desk.starts.of(workspace.id).job


def test_what_is_changed_before_a_new_one_fails_is_kept(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces.in_order()
    play = stage.play(workspace.id)
    change(stage, workspace)
    stage.until(lambda: as_changed(stage, workspace))
    record(play)
    stage.app.desk.starts.cancel(workspace.id)
    stage.until(lambda: stage.app.desk.workspaces[workspace.id].image == IMAGE)
    assert stage.app.desk.workspaces[workspace.id] == stage.backend.store.load(workspace.id)
    assert as_changed(stage, workspace)


def test_last_of_many_names_is_the_one_that_stays(stage: Stage) -> None:
    workspace = stage.keep()
    stage.begin()
    for number in range(20):
        stage.app.desk.workspaces.change(workspace.id, name=f"Name {number}")
    stage.app.desk.workspaces.change(workspace.id, memory=GIB)
    stage.until(lambda: stage.backend.store.load(workspace.id).memory == GIB)
    assert stage.backend.store.load(workspace.id).name == "Name 19"
