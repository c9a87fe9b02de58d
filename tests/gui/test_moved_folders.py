"""Folders that are moved, replaced, deleted while the tool runs: the person is told, and helped."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices

from desktop.core.engine_facts import State
from desktop.core.folders.standing import Fate, Standing
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Folder
from desktop.gui.words.standings import all_of
from tests.gui.support.screens import moved, tool
from tests.gui.support.stage import Stage

AGAIN, SHOW = "Stop and open again", "Show where it is now"
SALES = Folder("/data/sales", "sales", writable=True)


def test_a_folder_that_was_moved_is_told_of_on_the_page_and_on_the_card(stage: Stage) -> None:
    moved(stage)
    assert stage.reads("“project” was moved. What you save now goes to")
    assert stage.reads("project-old")
    stage.click("Back to workspaces")
    assert stage.reads("“project” was moved. What you save now goes to")


def test_where_it_is_now_is_shown(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = moved(stage)
    shown: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()) or True)
    stage.click(SHOW)
    assert shown == [f"{workspace.folders[0].path}-old"]
    assert stage.offers(AGAIN), "the message stays"


def test_opened_again_it_has_the_folder_at_its_new_place(stage: Stage) -> None:
    workspace = moved(stage)
    [folder] = workspace.folders
    stage.backend.plays.clear()
    stage.click(AGAIN)
    play = stage.play(workspace.id)
    assert stage.tools[0].saved == 1
    assert play.workspace.folders == (Folder(f"{folder.path}-old", folder.name, writable=True),)


def test_opened_again_it_has_what_took_its_place(stage: Stage) -> None:
    workspace = moved(stage)
    os.mkdir(workspace.folders[0].path)
    stage.until(lambda: stage.reads("another folder has its place"))
    stage.backend.plays.clear()
    stage.click(AGAIN)
    assert stage.play(workspace.id).workspace.folders == workspace.folders


def test_what_is_as_it_was_is_not_told_of_any_more(stage: Stage) -> None:
    workspace = moved(stage)
    path = workspace.folders[0].path
    os.rename(f"{path}-old", path)
    stage.until(lambda: not stage.reads("was moved"))
    assert not stage.offers(AGAIN)


def test_what_was_put_away_comes_back_only_with_something_new(stage: Stage) -> None:
    workspace = moved(stage)
    stage.click("Put this message away")
    stage.app.desk.news.changed.emit(workspace.id)
    stage.settle()
    assert not stage.reads("was moved")
    os.mkdir(workspace.folders[0].path)
    stage.until(lambda: stage.reads("another folder has its place"))


def test_nothing_is_said_of_a_tool_that_has_stopped(stage: Stage) -> None:
    workspace = moved(stage)
    stage.engine.run(workspace.id, State.EXITED, port=None, folders=workspace.folders)
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert not stage.reads("was moved")
    assert stage.app.desk.standings(workspace.id) == ()


def test_a_folder_that_can_only_be_read_any_more_offers_no_new_start(stage: Stage) -> None:
    workspace = tool(stage)
    place = Path(workspace.folders[0].path)
    stage.until(lambda: workspace.id in stage.app.desk.shared_folders._standings)
    place.chmod(0o500)
    try:
        stage.until(lambda: stage.reads("“project” can only be read now"))
        assert not stage.offers(AGAIN)
    finally:
        place.chmod(0o700)


@pytest.mark.parametrize(
    ("fate", "now", "taken", "said"),
    [
        (Fate.MOVED, "/home/ana/.local/share/Trash/files/sales", False, "is in the trash"),
        (Fate.DELETED, "", False, "was deleted. What you save in it now is lost"),
        (Fate.DELETED, "", True, "was deleted, and another folder has its place"),
        (Fate.MISSING, "", False, "is not where it was"),
        (Fate.REPLACED, "", True, "Another folder has the place of “sales”"),
        (Fate.READ_ONLY, "", False, "can only be read now"),
        (Fate.AWAY, "", False, "The drive with “sales” was taken away"),
        (Fate.SILENT, "", False, "does not answer"),
    ],
)
def test_each_fate_has_its_sentence(fate: Fate, now: str, taken: bool, said: str) -> None:
    assert said in all_of([Standing(SALES, fate, now, taken)])


def test_a_place_below_home_is_named_as_people_write_it() -> None:
    now = str(Path.home() / "projects" / "old")
    assert "goes to ~/projects/old." in all_of([Standing(SALES, Fate.MOVED, now)])
