"""The workspaces and the engine as the first screen tells of them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QInputDialog, QLineEdit

from desktop.core.engine_facts import Change, Container, Part, State
from desktop.core.labels import WORKSPACE_LABEL
from desktop.core.problems import EngineLost, EngineNotInstalled, EngineNotRunning, Problem
from desktop.core.status import Status
from desktop.core.workspaces.workspace import MAX_NAME, Environment
from desktop.gui.shell import HOME
from desktop.gui.state.engine import listing
from tests.bench.heartbeat import Heartbeat
from tests.fakes.engine import End, FakeEngine
from tests.gui.support.engine_double import GIB, INFO, OTHER
from tests.gui.support.screens import opened
from tests.gui.support.stage import Stage, shown

HELD_MS = 500  # a thousand events shown one by one hold the window for seconds; the bench has the finer limit


# --- workspaces -------------------------------------------------------------------------------------


def test_last_opened_comes_first(stage: Stage) -> None:
    stage.keep("Old")
    stage.keep("Older")
    stage.keep("Oldest, and opened just now", opened=datetime.now(UTC))
    stage.begin()
    assert shown(stage) == ["Oldest, and opened just now", "Old", "Older"]


def test_what_was_opened_moves_to_the_front(stage: Stage) -> None:
    stage.keep("First")
    second = stage.keep("Second")
    stage.begin()
    stage.run(second, stage.open(second))
    stage.click("Back to workspaces")
    stage.until(lambda: shown(stage) == ["Second", "First"])


def test_broken_files_are_told_while_the_others_show(stage: Stage) -> None:
    stage.keep("Whole")
    folder = Path(stage.backend.own_folders.user_data_dir) / "workspaces"
    (folder / "0123456789ab.toml").write_text('version = 1\nname = "cut of')
    (folder / "0123456789ac.toml").write_text('version = 99\nname = "from tomorrow"\n')
    stage.begin()
    assert shown(stage) == ["Whole"]
    stage.until(lambda: stage.reads("made by a newer Cais"))
    assert stage.reads("One workspace cannot be read")
    assert (folder / "0123456789ab.toml").exists()


def test_environment_that_is_no_longer_offered(stage: Stage) -> None:
    stage.keep(entry="gone")
    stage.begin()
    assert stage.reads("This environment is not offered any more")
    stage.click("Open Sales forecast")
    stage.until(lambda: stage.reads("This environment is no longer offered"))
    assert stage.reads("Make a new workspace with the same folders")
    assert not stage.offers("Try again")
    stage.click("Go back")
    assert stage.reads("Start something new")


def test_card_tells_what_the_workspace_has_and_not_what_is_offered_by_now(stage: Stage) -> None:
    stage.keep(environment=Environment("JupyterLab", "python", ("Python 3.9", "pandas", "numpy")))
    stage.keep("Kept by an earlier version", environment=None)
    stage.begin()
    assert stage.reads("JupyterLab · Python 3.9 · pandas")
    offered = stage.backend.catalogue.entry("python-starter")
    assert stage.reads(" · ".join([offered.launch.title, *offered.contents[:2]]))


@pytest.mark.parametrize("name", ["x" * MAX_NAME, "🚢 Häfen „2026“ & <b>Q1</b>"])
def test_rename(stage: Stage, name: str) -> None:
    workspace = stage.keep()
    stage.begin()
    _rename(stage, "Sales forecast", name)
    stage.until(lambda: stage.backend.store.load(workspace.id).name == name)
    assert shown(stage) == [name]
    assert stage.offers(f"Open {name}")


@pytest.mark.parametrize("name", ["", "   ", "claims ANALYSIS"])
def test_name_that_cannot_be(stage: Stage, name: str) -> None:
    workspace = stage.keep()
    stage.keep("Claims analysis")
    stage.begin()
    _rename(stage, "Sales forecast", name)
    assert stage.reads("The name was not changed")
    assert stage.backend.store.load(workspace.id).name == "Sales forecast"
    assert "Sales forecast" in shown(stage)


def test_change_that_cannot_be_saved_is_taken_back(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    folder = Path(stage.backend.own_folders.user_data_dir) / "workspaces"
    folder.chmod(0o555)
    _rename(stage, "Sales forecast", "Something else")
    stage.until(lambda: stage.reads("Cais cannot save its own files"))
    assert shown(stage) == ["Sales forecast"]
    folder.chmod(0o755)


def _rename(stage: Stage, old: str, new: str) -> None:
    stage.pick(f"More for {old}", "Rename…")
    dialog = stage.until(lambda: stage.window.findChild(QInputDialog))
    edit = dialog.findChild(QLineEdit)
    edit.setText(new)
    dialog.accept()
    stage.settle()


# --- the engine -------------------------------------------------------------------------------------


def test_running_ones_are_found_again(stage: Stage) -> None:
    running, stopped = stage.keep("Running one"), stage.keep("Stopped one")
    stage.engine.run(running.id)
    stage.begin()
    assert stage.app.desk.status(running.id) is Status.RUNNING
    assert stage.app.desk.status(stopped.id) is Status.STOPPED
    stage.until(lambda: stage.reads("1.5 GB of 4 GB"))


def test_engine_lost_and_back(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.tell(Change.LOST)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.UNKNOWN)
    stage.settle()
    assert not stage.reads("The tool is stopped"), "nobody knows that"
    stage.app.window.show_place(HOME)
    assert stage.reads("Docker Desktop has stopped")
    stage.engine.tell(Change.CONNECTED)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert stage.reads("Docker Desktop is running")


def test_engine_that_has_not_yet_told_what_runs_has_not_stopped(stage: Stage) -> None:
    stage.keep()
    stage.engine.gates["list"] = threading.Event()
    stage.show()
    stage.app.desk.begin()
    stage.until(lambda: stage.engine.count("list"))
    assert stage.reads("Docker Desktop is running")
    assert not stage.reads("has stopped")


def test_listing_that_comes_after_the_loss_is_no_news(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    stage.begin()
    gate = stage.engine.gates["list"] = threading.Event()
    before = stage.engine.count("list")
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.engine.count("list") > before)
    stage.engine.troubles["list"] = EngineLost()
    stage.engine.tell(Change.LOST)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.UNKNOWN)
    gate.set()
    stage.until(lambda: not any(thread.name == "cais-list" for thread in threading.enumerate()))
    assert stage.app.desk.status(workspace.id) is Status.UNKNOWN
    del stage.engine.troubles["list"]
    stage.engine.tell(Change.CONNECTED)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)


def test_an_end_that_the_engine_lists_late_is_seen(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "SETTLE_MS", 10)
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    desk = stage.begin().app.desk
    before = stage.engine.count("list")
    stage.engine.tell(Change.ENDED, workspace.id)
    stage.until(lambda: stage.engine.count("list") > before + 3)
    assert desk.status(workspace.id) is Status.RUNNING
    stage.engine.run(workspace.id, State.EXITED)
    stage.until(lambda: desk.status(workspace.id) is Status.STOPPED)


@pytest.mark.parametrize("state", [State.RUNNING, State.EXITED])
def test_a_worker_does_not_stand_for_its_tool(stage: Stage, state: State) -> None:
    """Listed after it, and with other facts; and alone it is nothing that a card tells of."""
    workspace, alone = stage.keep("With a tool"), stage.keep("Without")
    tool = stage.engine.run(workspace.id)
    for id in (workspace.id, alone.id):
        worker = Container("w" + id, id, state, "g", 50000, memory_limit=GIB, part=Part.WORKER)
        stage.engine.beside.append(worker)
    desk = stage.begin().app.desk
    assert desk.listing.container(workspace.id) == tool
    assert desk.status(workspace.id) is Status.RUNNING
    assert desk.status(alone.id) is Status.STOPPED
    stage.until(lambda: desk.meters.memory(workspace.id)[0])
    assert desk.meters.memory(workspace.id) == (stage.engine.used, 4 * GIB)
    assert desk.meters.memory(alone.id) == (0, 0)
    stage.engine.running[workspace.id] = tool._replace(state=State.PAUSED, port=None)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: desk.status(workspace.id) is Status.PAUSED)


def test_engine_that_is_not_there_is_asked_for_and_found_later(stage: Stage) -> None:
    stage.engine.info = EngineNotInstalled()
    workspace = stage.keep()
    stage.begin()
    assert stage.reads("What tools run in is not installed yet")
    assert stage.app.desk.status(workspace.id) is Status.UNKNOWN
    stage.engine.info = INFO
    stage.click("Settings")
    stage.click("Look again")
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)


def slow_look(stage: Stage, method: str, trouble: Problem) -> threading.Event:
    """From now on one look takes until the event is set, and finds this out; the next ones take no time."""
    gate = stage.engine.gates[method] = threading.Event()
    stage.engine.troubles[method] = trouble
    before = stage.engine.count(method)
    getattr(stage.app.desk.engine, {"find": "find", "ensure_running": "start"}[method])()
    stage.until(lambda: stage.engine.count(method) > before)
    del stage.engine.gates[method], stage.engine.troubles[method]
    return gate


def no_look_goes_on() -> bool:
    return not any(thread.name.endswith("-engine") for thread in threading.enumerate())


@pytest.mark.parametrize("method", ["find", "ensure_running"])
def test_what_an_older_look_found_does_not_replace_what_a_newer_one_did(stage: Stage, method: str) -> None:
    desk = stage.begin().app.desk
    gate = slow_look(stage, method, EngineNotInstalled())
    stage.engine.info = OTHER
    desk.engine.find()
    stage.until(lambda: desk.engine.info == OTHER)
    gate.set()
    stage.until(no_look_goes_on)
    assert desk.engine.info == OTHER
    assert not stage.reads("What tools run in is not installed yet")


def test_engine_that_was_started_is_known_of_though_a_newer_look_did_not_find_it(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.keep()
    desk = stage.begin().app.desk
    gate = stage.engine.gates["ensure_running"] = threading.Event()
    stage.click("Start Docker Desktop")
    stage.until(lambda: stage.engine.count("ensure_running"))
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    desk.engine.find()
    stage.until(lambda: not stage.offers("Start Docker Desktop"))
    stage.engine.info = INFO
    gate.set()
    stage.until(lambda: desk.engine.info == INFO)


def test_engine_is_started_from_the_side(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.keep()
    stage.begin()
    stage.engine.info = INFO
    stage.click("Start Docker Desktop")
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert stage.engine.count("ensure_running") == 1


def test_engine_that_a_start_brought_up_is_known_of(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    workspace = stage.keep()
    stage.begin()
    play = stage.open(workspace)
    stage.engine.info = INFO
    stage.run(workspace, play).show()
    stage.app.window.show_place(HOME)
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    stage.until(lambda: stage.engine.watchers == 1)


def test_engine_that_was_looked_for_while_lost_is_known_of_when_it_is_back(stage: Stage) -> None:
    stage.begin()
    stage.engine.tell(Change.LOST)
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    stage.app.desk.engine.find()
    stage.until(lambda: stage.reads("Docker Desktop is not running"))
    stage.engine.info = INFO
    stage.engine.tell(Change.CONNECTED)
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert stage.engine.watchers == 1


def test_why_the_engine_is_missing_is_told_whatever_ends_afterwards(stage: Stage) -> None:
    stage.begin()
    stage.engine.troubles["list"] = EngineLost()
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.reads("Docker stopped while Cais was using it"))
    stage.engine.tell(Change.LOST)
    stage.settle()
    assert stage.reads("Docker stopped while Cais was using it")
    del stage.engine.troubles["list"]
    stage.engine.tell(Change.CONNECTED)
    stage.until(lambda: stage.reads("Docker Desktop is running"))


def test_engine_that_comes_and_goes_is_watched_once(stage: Stage) -> None:
    stage.begin()
    for info in (EngineNotRunning(engine="Docker Desktop"), INFO, EngineNotRunning(), INFO):
        stage.engine.info = info
        before = stage.engine.count("find")
        stage.app.desk.engine.find()
        stage.until(lambda before=before: stage.engine.count("find") > before)
        wanted = not isinstance(info, BaseException)
        stage.until(lambda wanted=wanted: bool(stage.app.desk.engine.info) is wanted)
    stage.settle()
    assert stage.engine.watchers == 1


def test_storm_of_events_costs_few_listings_and_holds_nothing_up(stage: Stage) -> None:
    workspaces = [stage.keep(f"Project {number}") for number in range(20)]
    stage.begin()
    listings = stage.engine.count("list")
    ended = threading.Event()

    def storm() -> None:
        for number in range(1000):
            stage.engine.run(workspaces[number % 20].id)
            stage.engine.tell(Change.CONTAINER, workspaces[number % 20].id)
        ended.set()

    heartbeat = Heartbeat()
    threading.Thread(target=storm, name="cais-storm", daemon=True).start()
    stage.until(ended.is_set)
    stage.until(lambda: all(stage.app.desk.status(one.id) is Status.RUNNING for one in workspaces))
    stage.settle()
    assert heartbeat.worst() < HELD_MS
    assert stage.engine.count("list") - listings < 60


# --- the real engine room, against an engine that is scripted over a socket ---------------------------


def test_real_engine_room_is_lost_and_found_again(stage: Stage, fake_engine: FakeEngine) -> None:
    workspace = stage.keep()
    labels = {WORKSPACE_LABEL: workspace.id}
    one = {"Id": "c1", "Labels": labels, "State": "running", "Status": "Up 2 minutes", "Ports": []}
    fake_engine.answer("GET", "/containers/json", json=[one])
    running = {"Id": "c1", "State": {"Status": "running"}, "Config": {}, "HostConfig": {}}
    fake_engine.answer("GET", "/containers/c1/json", json=running)
    fake_engine.stream("GET", "/containers/c1/stats", [], then=End.HANG)
    fake_engine.stream("GET", "/events", [], then=End.HANG)
    stage.backend.real = fake_engine.client()
    stage.show()
    stage.app.desk.begin()
    stage.until(lambda: stage.app.desk.engine.known)
    assert stage.app.desk.status(workspace.id) is Status.RUNNING
    fake_engine.close()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.UNKNOWN)
    assert stage.reads("has stopped") or stage.reads("Docker stopped"), "whichever of two calls noticed first"
    fake_engine.released.clear()
    fake_engine.listen()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
