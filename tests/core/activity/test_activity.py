"""What is written down of what is done, and that nobody is kept from doing it."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.core.activity.activity import KEY, Activity
from desktop.core.activity.log import Log
from desktop.core.activity.reading import Wanted, entries, look
from desktop.core.activity.table import cells, harmless
from desktop.core.engine_facts import Container, State
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.policy.policy import NONE, Policy, merge
from desktop.core.problems import FolderMissing, Problem
from desktop.core.start.launch import Running
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.core.policy.preset_samples import preset
from tests.core.samples import ENTRY

IMAGE = "sha256:" + "a" * 64
PROJECT, EXTRACTS = Folder("/srv/project", "project", writable=True), Folder("/srv/extracts", "extracts")
WORKSPACE = Workspace(
    "0" * 12, "Sales", ENTRY.id, datetime.now(UTC), folders=(PROJECT, EXTRACTS), image=IMAGE
)
CONTAINER = Container("c", WORKSPACE.id, State.RUNNING, "f")


def running(**facts: Any) -> Running:
    return Running(WORKSPACE, CONTAINER, "http://127.0.0.1:4000", "/lab", (), **facts)


class Desk:
    """Somebody's choice, and what was told of the log."""

    def __init__(self, folder: Path) -> None:
        self.chosen: bool | None = None
        self.policy: Policy = NONE
        self.told: list[Problem] = []
        self.activity = Activity(Log(folder), lambda: self.chosen, lambda: self.policy)
        self.activity.tell = self.told.append

    def written(self) -> list[str]:
        return [one.what for one in entries(self.activity.log)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "activity")


def test_a_start_is_written_down_with_what_was_proved(desk: Desk) -> None:
    proved = {PROJECT: Verdict(), EXTRACTS: Verdict(Reason.SLOW)}
    policy = merge([preset("[activity]\nkeep = true", head='locked = ["activity.keep"]')])
    desk.activity.started(running(proved=proved), ENTRY, ["sales"], policy)
    (one,) = entries(desk.activity.log)
    told = cells(one, UTC)
    assert told["what"] == "started"
    assert told["image"] == IMAGE
    assert told["folders"] == "/srv/project (can change, works); /srv/extracts (read only, slow)"
    assert told["connections"] == "sales"
    assert told["policy"] == "acme 3"
    assert told["who"]


def test_one_that_ran_already_was_opened(desk: Desk) -> None:
    desk.activity.started(running(), ENTRY, [], NONE)
    assert desk.written() == ["opened"]


def test_a_start_that_failed_is_written_down_by_its_code_alone(desk: Desk) -> None:
    desk.activity.not_started(WORKSPACE, FolderMissing(path="/srv/project", detail="secret"))
    (one,) = entries(desk.activity.log)
    assert one.facts["problem"] == "folder-missing"
    assert "secret" not in str(one)


def test_a_person_may_do_without(desk: Desk) -> None:
    desk.chosen = False
    desk.activity.stopped(WORKSPACE)
    assert desk.written() == []


@pytest.mark.parametrize(
    ("chosen", "locked", "kept"),
    [
        (False, True, True),
        (True, True, True),
        (False, False, False),
        (None, False, True),
    ],
)
def test_it_may_do_without_it_says_so(desk: Desk, chosen: bool | None, locked: bool, kept: bool) -> None:
    head = f'locked = ["{KEY}"]' if locked else ""
    desk.policy = merge([preset("[activity]\nkeep = true", head=head)])
    desk.chosen = chosen
    assert desk.activity.kept is kept


def test_it_may_be_locked_off(desk: Desk) -> None:
    desk.policy = merge([preset("[activity]\nkeep = false", head='locked = ["activity.keep"]')])
    desk.chosen = True
    desk.activity.stopped(WORKSPACE)
    assert desk.written() == []


def test_a_policy_that_was_withdrawn_holds_no_more_from_the_next_start_on(desk: Desk) -> None:
    desk.policy = merge([preset("[activity]\nkeep = true", head='locked = ["activity.keep"]')])
    desk.chosen = False
    desk.activity.stopped(WORKSPACE)
    desk.activity.started(running(), ENTRY, [], NONE)
    desk.activity.stopped(WORKSPACE)
    assert desk.written() == ["stopped"]


def test_a_log_that_cannot_be_written_is_told_once_and_stops_nothing(desk: Desk) -> None:
    folder = desk.activity.log.folder
    desk.activity.stopped(WORKSPACE)
    os.chmod(folder, 0o500)
    try:
        desk.activity.stopped(WORKSPACE)
        desk.activity.stopped(WORKSPACE)
    finally:
        os.chmod(folder, 0o700)
    assert [one.code for one in desk.told] == ["activity-not-kept"]
    desk.activity.stopped(WORKSPACE)
    folder.rename(folder.with_name("aside"))
    folder.write_text("in the way")
    desk.activity.stopped(WORKSPACE)
    assert len(desk.told) == 2, "it could be written in between"


def test_an_export_is_written_down_with_its_place_and_size(desk: Desk, tmp_path: Path) -> None:
    place = tmp_path / "results.csv"
    place.write_bytes(b"1,2\n")
    desk.activity.exported(WORKSPACE, place)
    (one,) = entries(desk.activity.log)
    assert (one.facts["file"], one.facts["bytes"]) == (str(place), 4)


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\0=1"]
)
def test_what_a_spreadsheet_would_obey_is_marked_as_text(cell: str) -> None:
    assert harmless(cell).startswith("'")


@pytest.mark.parametrize("cell", ["", "Sales", "a=1", "2026-11-30", "'x"])
def test_the_rest_is_as_it_was(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize(
    ("zone", "day"), [("Pacific/Auckland", 24), ("UTC", 23), ("America/Sao_Paulo", 23)], ids=str
)
def test_a_day_is_that_of_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, zone: str, day: int
) -> None:
    """Late in the evening by UTC it is the next morning elsewhere."""
    log = Log(tmp_path, clock=lambda: datetime(2026, 11, 23, 23, 30, tzinfo=UTC))
    log.append("stopped", {})
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        found = [d for d in (22, 23, 24) if list(entries(log, Wanted(day=date(2026, 11, d))))]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert found == [day]


@pytest.mark.parametrize(("count", "more"), [(2, False), (3, False), (4, True)])
def test_there_are_more_only_where_there_are(tmp_path: Path, count: int, more: bool) -> None:
    log = Log(tmp_path)
    for _ in range(count):
        log.append("stopped", {})
    found = look(log, Wanted(), 3)
    assert (len(found.entries), found.more) == (min(count, 3), more)
