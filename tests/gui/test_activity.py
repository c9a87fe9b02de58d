"""What is written down while people work, and their page about it."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QRadioButton

from desktop.core.activity.reading import entries
from desktop.core.problems import ActivityNotKept, EngineLost
from desktop.core.start.homes import Home
from desktop.gui.activity.day import EntryRow
from desktop.gui.activity.page import AT_A_TIME, ActivityPage
from desktop.gui.parts.choice import Choice
from tests.gui.support import screens
from tests.gui.support.stage import Stage


def written(stage: Stage) -> list[str]:
    return [one.what for one in entries(stage.backend.activity().log)][::-1]


def test_what_is_done_with_a_tool_is_written_down(stage: Stage, tmp_path: Path) -> None:
    workspace = stage.keep()
    stage.begin()
    tool = stage.run(workspace, stage.open(workspace))
    place = tmp_path / "results.csv"
    place.write_text("1")
    tool.export(str(place))
    stage.until(lambda: written(stage) == ["opened", "exported"])
    stage.app.desk.halt(workspace.id)
    stage.until(lambda: written(stage) == ["opened", "exported", "stopped"])


def test_one_that_starts_fresh_and_did_not_run_was_not_stopped(stage: Stage) -> None:
    workspace = stage.keep()
    stage.begin()
    stage.app.desk.start_fresh(workspace.id, Home.KEPT)
    stage.play(workspace.id).end(EngineLost())
    stage.until(lambda: "not_started" in written(stage))
    assert written(stage) == ["not_started"]


def test_a_tool_that_ends_by_itself_is_written_down(stage: Stage) -> None:
    workspace = stage.keep()
    stage.begin()
    stage.run(workspace, stage.open(workspace))
    stage.engine.running.clear()
    stage.app.desk.listing.refresh()
    stage.until(lambda: written(stage) == ["opened", "ended"])


def test_where_nothing_can_be_written_work_goes_on_and_that_is_said(stage: Stage) -> None:
    workspace = stage.keep()
    folder = stage.backend.activity().log.folder
    folder.mkdir(parents=True)
    os.chmod(folder, 0o500)
    try:
        stage.begin()
        stage.run(workspace, stage.open(workspace))
        stage.until(lambda: stage.failures)
        stage.app.shell.show_home()
        assert stage.reads("What is done here cannot be written down. You can go on working.")
    finally:
        os.chmod(folder, 0o700)
    assert [type(error) for _id, error in stage.failures] == [ActivityNotKept]


def test_it_can_be_read_by_workspace_and_by_day(stage: Stage) -> None:
    screens.activity.activity(stage)
    of, on = stage.find(Choice, "Of which workspace"), stage.find(Choice, "On which day")
    assert [of.itemText(at) for at in range(of.count())] == [
        "All workspaces",
        "Claims analysis",
        "Sales forecast",
    ]
    choose(stage, of, 1)
    stage.until(lambda: not stage.reads("“Sales forecast” was started"))
    assert stage.reads("“Claims analysis” could not be started")
    choose(stage, on, on.count() - 1)
    stage.until(lambda: stage.reads("Nothing fits this choice"))
    choose(stage, of, 0)
    stage.until(lambda: stage.reads("“Sales forecast” was started"))


def choose(stage: Stage, box: Choice, index: int) -> None:
    box.setCurrentIndex(index)
    box.activated.emit(index)
    stage.settle()


def test_it_is_saved_as_a_table_of_what_is_chosen(stage: Stage, tmp_path: Path) -> None:
    screens.activity.activity(stage)
    place = tmp_path / "activity.csv"
    page = stage.app.window.findChild(ActivityPage)
    page._ask = lambda _suggested: str(place)
    choose(stage, stage.find(Choice, "Of which workspace"), 1)
    stage.click("Save as CSV…")
    stage.until(lambda: stage.reads("“activity.csv” is saved."))
    header, *rows = place.read_text("utf-8-sig").splitlines()
    assert header.startswith('"number","when"')
    assert len(rows) == 1
    page._ask = lambda _suggested: "/proc/nowhere/activity.csv"
    stage.click("Save as CSV…")
    stage.until(lambda: stage.reads("Cais cannot save its own files"))


def test_earlier_ones_are_shown_when_asked_for(stage: Stage) -> None:
    screens.activity.work(stage, times=AT_A_TIME // 6 + 1)
    screens.activity.show(stage)
    stage.until(lambda: len(stage.window.findChildren(EntryRow)) == AT_A_TIME)
    stage.click("Show earlier")
    stage.until(lambda: len(stage.window.findChildren(EntryRow)) == AT_A_TIME + 6)
    assert not stage.offers("Show earlier")


def test_a_log_that_cannot_be_read_is_told(stage: Stage) -> None:
    screens.activity.work(stage)
    (file,) = stage.backend.activity().log.files().values()
    file.unlink()
    file.mkdir()
    screens.activity.show(stage)
    stage.until(lambda: stage.reads("What was written down cannot be read"))


def test_it_leads_back_to_the_settings(stage: Stage) -> None:
    screens.settings(stage)
    stage.click("Show activity")
    stage.until(lambda: stage.reads("Nothing yet"))
    stage.click("Back to the settings")
    assert stage.offers("Show activity")


def test_a_person_may_switch_it_off(stage: Stage) -> None:
    screens.settings(stage)
    button = stage.find(QRadioButton, "Write nothing down")
    stage.until(button.isEnabled)
    stage.click(button)
    stage.until(lambda: written(stage) == ["switched_off"])
    assert not stage.backend.activity().kept
    stage.click("Write it down")
    stage.until(lambda: written(stage) == ["switched_off", "switched_on"])


def test_where_it_is_locked_nobody_can(stage: Stage) -> None:
    screens.SHOW["settings-activity"](stage)
    for name in ("Write it down", "Write nothing down"):
        assert not stage.find(QRadioButton, name).isEnabled()
    assert stage.reads("Ask it@acme.example.")
