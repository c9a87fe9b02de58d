"""Folders that are changed while the tool runs: what is shown is what the tool has."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QMenu

from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.gui.support.screens import opened, tool
from tests.gui.support.spoken import plain
from tests.gui.support.stage import Stage

AGAIN = "Stop and open again"


def running(stage: Stage) -> Workspace:
    """A workspace that ran before the app began."""
    workspace = stage.keep()
    stage.engine.run(workspace.id, folders=workspace.folders)
    stage.begin()
    return workspace


def make_read_only(stage: Stage, workspace: Workspace) -> None:
    [folder] = workspace.folders
    stage.app.desk.set_folders(workspace.id, (Folder(folder.path, folder.name),))
    stage.settle()


def listed(stage: Stage) -> list[str]:
    """The bar's menu of folders."""
    stage.click("Folders")
    menu = stage.until(QApplication.activePopupWidget)
    assert isinstance(menu, QMenu)
    found = [plain(action.text()) for action in menu.actions()]
    menu.close()
    return found


def test_card_shows_what_the_tool_has(stage: Stage) -> None:
    workspace = running(stage)
    make_read_only(stage, workspace)
    assert stage.reads("project · can change")
    assert stage.reads("Stop it and open it again to have the changed folders.")
    stage.click("Stop Sales forecast")
    stage.until(lambda: stage.reads("project · read only"))
    assert not stage.reads("changed folders")


def test_change_that_is_taken_back_waits_for_nothing(stage: Stage) -> None:
    workspace = running(stage)
    make_read_only(stage, workspace)
    stage.app.desk.set_folders(workspace.id, workspace.folders)
    stage.settle()
    assert not stage.reads("changed folders")


def test_bar_lists_what_the_tool_has_and_offers_to_open_it_again(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    embedded = stage.tools[0]
    make_read_only(stage, workspace)
    assert "Show project · can change" in listed(stage)
    stage.backend.plays.clear()
    stage.click(AGAIN)
    play = stage.play(workspace.id)
    assert embedded.saved == 1
    assert stage.engine.asked.count(("halt", workspace.id)) == 1
    [folder] = play.workspace.folders
    assert not folder.writable
    stage.run(play.workspace, play).show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert not stage.offers(AGAIN)
    assert "Show project · read only" in listed(stage)


def test_tool_that_cannot_be_stopped_is_not_opened_again(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    make_read_only(stage, workspace)
    stage.engine.troubles["halt"] = OSError("no")
    stage.backend.plays.clear()
    stage.click(AGAIN)
    stage.until(lambda: stage.failures)
    assert stage.app.desk.starts.of(workspace.id) is None


@pytest.mark.parametrize("changed_again", [True, False])
def test_what_was_put_away_comes_back_only_with_another_change(stage: Stage, changed_again: bool) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    make_read_only(stage, workspace)
    stage.click("Put this message away")
    if changed_again:
        stage.app.desk.set_folders(workspace.id, ())
    stage.app.desk.news.changed.emit(workspace.id)
    stage.settle()
    assert stage.offers(AGAIN) is changed_again


def test_folders_changed_during_a_start_wait_for_the_next(stage: Stage) -> None:
    workspace, play = opened(stage)
    make_read_only(stage, workspace)
    stage.run(workspace, play).show()
    stage.until(lambda: stage.offers(AGAIN))
    assert "Show project · can change" in listed(stage)
