"""Starts, their progress, their problems and their ends, through the screens."""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QPlainTextEdit, QProgressBar

from desktop.core.engine_facts import Change, State
from desktop.core.folders.interrupted import Interrupted
from desktop.core.problems import (
    EngineLost,
    EngineNotInstalled,
    EngineNotRunning,
    FolderMissing,
    ToolExited,
    ToolOutOfMemory,
)
from desktop.core.progress import Activity, Progress, Step
from desktop.core.start import launch, transfer
from desktop.core.status import Status
from desktop.engine import pulling
from desktop.engine.docker_engine import DockerEngine
from desktop.gui.parts import programs
from desktop.gui.shell import HOME
from desktop.gui.state import parts, start
from desktop.gui.state.starts import Starts
from desktop.gui.words.folders import folder_label
from desktop.gui.workspace.page import WorkspacePage
from desktop.gui.workspace.start_panel import StartPanel
from tests.fakes.engine import End, FakeEngine
from tests.gui.support.engine_double import GIB, INFO
from tests.gui.support.screens import SHOW, failed, halt_fails, opened
from tests.gui.support.stage import Stage


def test_start_to_the_tool(stage: Stage) -> None:
    workspace, play = opened(stage)
    assert stage.app.desk.status(workspace.id) is Status.STARTING
    tool = stage.run(workspace, play)
    assert stage.reads("Opening"), "the tool answers, and its page is still loading"
    assert not stage.offers("Cancel"), "the start is over"
    page = stage.app.shell.workspaces.page(workspace.id)
    assert page
    assert not page.tool_in_front
    assert not stage.find(QAbstractButton, "Terminal").isEnabled(), "nothing could be seen of what it does"
    tool.show()
    assert page.tool_in_front
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Terminal")
    assert tool.terminals == 1


def test_screen_makes_its_panels_no_sooner_than_it_is_shown(stage: Stage) -> None:
    """News that come while it is made would have all of it made in one go, and hold up the window."""
    workspace, _ = opened(stage)
    page = WorkspacePage(workspace.id, stage.app.desk, stage.app.theme)
    stage.app.desk.news.changed.emit(workspace.id)
    assert not page.findChildren(StartPanel)
    page.refresh()
    assert page.findChildren(StartPanel)
    page.deleteLater()


def test_tool_in_another_environment_than_before_says_so(stage: Stage) -> None:
    workspace, play = opened(stage)
    container = stage.engine.run(workspace.id)
    play.end(launch.Running(workspace, container, "http://127.0.0.1:40000", "/lab", (), renewed=True))
    tool = stage.until(lambda: stage.page(workspace.id).tool)
    stage.tools.append(tool)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    tool.show()
    assert stage.reads("packages may have other versions")
    stage.click("Put this message away")
    assert not stage.reads("packages may have other versions")


def test_tool_whose_home_somebody_removed_says_so(stage: Stage) -> None:
    workspace, play = opened(stage)
    container = stage.engine.run(workspace.id)
    play.end(launch.Running(workspace, container, "http://127.0.0.1:40000", "/lab", (), emptied=True))
    tool = stage.until(lambda: stage.page(workspace.id).tool)
    stage.tools.append(tool)
    tool.show()
    assert stage.reads("packages that were added, settings and history")


def test_files_that_a_save_left_damaged_are_put_back(stage: Stage, tmp_path: Path) -> None:
    files = [Interrupted(tmp_path / name, tmp_path / f".~{name}") for name in ("one.csv", "two.csv")]
    for file in files:
        file.path.write_text("a")
        file.copy.write_text("a,b")
    workspace, play = opened(stage)
    container = stage.engine.run(workspace.id)
    play.end(
        launch.Running(workspace, container, "http://127.0.0.1:40000", "/lab", (), interrupted=tuple(files))
    )
    tool = stage.until(lambda: stage.page(workspace.id).tool)
    stage.tools.append(tool)
    tool.show()
    assert stage.reads("Saving 2 files was interrupted")
    stage.click(
        "Put back: Saving 2 files was interrupted and left them damaged. Whole copies from before were found."
    )
    stage.until(lambda: stage.reads("2 files are whole again."))
    assert stage.reads("“one (interrupted).csv”, “two (interrupted).csv”")
    assert [file.path.read_text() for file in files] == ["a,b", "a,b"]
    assert not stage.reads("Saving 2 files")


def test_progress_tells_bytes_speed_and_time_left(
    make_stage: Callable[[], Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(parts, "Starts", partial(Starts, clock=lambda: now[0]))
    stage = make_stage()
    workspace, play = opened(stage)
    for second in range(41):
        now[0] = second
        done = 10_000_000 * second
        play.report(Progress(Step.IMAGE, Activity.DOWNLOADING, done, 1_200_000_000))
        stage.until(
            lambda done=done: (
                (news := stage.app.desk.starts.of(workspace.id).news.get(Step.IMAGE)) and news.done == done
            )
        )
    assert stage.reads("400 MB of 1.2 GB")
    assert stage.reads("10.0 MB/s")
    assert stage.reads("about 1 min left")
    assert stage.reads("Downloading Python starter")
    bar = next(bar for bar in stage.window.findChildren(QProgressBar) if bar.isVisible())
    assert bar.value() / bar.maximum() == pytest.approx(1 / 3, abs=0.01)


def test_build_tells_its_step_and_how_long_it_has_taken(
    make_stage: Callable[[], Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = [0.0]
    monkeypatch.setattr(parts, "Starts", partial(Starts, clock=lambda: now[0]))
    stage = make_stage()
    _workspace, play = opened(stage)
    play.report(Progress(Step.IMAGE, Activity.BUILDING))
    stage.until(lambda: stage.reads("Building Python starter"))
    for second, said in ((59.0, "Step 4 of 15"), (60.0, "Step 4 of 15 · 1 min so far")):
        now[0] = second
        play.report(Progress(Step.IMAGE, Activity.BUILDING, 4, 15, line=said))
        stage.until(lambda said=said: said in stage.texts())


def test_long_step_of_a_build_tells_the_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start, "MINUTE_S", 0.1)
    _workspace, play = opened(stage)
    play.report(Progress(Step.IMAGE, Activity.BUILDING, 4, 15))

    def said() -> list[str]:
        return [text for text in stage.texts() if text.startswith("Step 4 of 15 · ")]

    first = stage.until(said)
    stage.until(lambda: said() != first)


STILL = "No data is arriving at the moment. Docker tries again by itself."


def test_download_that_stands_still_says_so_until_it_goes_on(
    stage: Stage, fake_engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "PATIENCE_S", 0.2)
    monkeypatch.setattr(pulling, "REPORT_S", 0)
    told: queue.SimpleQueue[dict[str, object] | None] = queue.SimpleQueue()
    fake_engine.stream("POST", "/images/create", iter(partial(told.get, timeout=10), None))
    fake_engine.stream("GET", "/events", [], then=End.HANG)
    stage.backend.real = fake_engine.client()

    def pull(_request: object, engine: DockerEngine, *others: Any) -> object:
        return engine.images.pull("tools/python:1", *others[-2:])

    def tell(status: str, **amounts: int) -> None:
        told.put({"status": status, "id": "a", "progressDetail": amounts})

    monkeypatch.setattr(launch, "start", pull)
    stage.keep()
    stage.show()
    stage.app.desk.begin()
    stage.until(lambda: stage.app.desk.engine.known)
    stage.click("Open Sales forecast")
    tell("Downloading", current=400_000_000, total=1_200_000_000)
    stage.until(lambda: stage.reads("400 MB of 1.2 GB"))
    assert not stage.reads(STILL)
    stage.until(lambda: stage.reads(f"400 MB of 1.2 GB\n{STILL}"))
    stage.click("Back to workspaces")
    assert stage.reads(STILL), "on the card, too"
    stage.click("Show Sales forecast")
    tell("Downloading", current=1_200_000_000, total=1_200_000_000)  # so Docker says when it was cut
    tell("Retrying in 5 seconds")
    stage.settle()
    assert stage.reads(STILL), "it tries again, and nothing has arrived yet"
    tell("Downloading", current=20_000_000, total=800_000_000)  # of what was left
    stage.until(lambda: stage.reads("420 MB of 1.2 GB"))
    assert not stage.reads(STILL)
    told.put({"error": "unexpected EOF"})
    stage.until(lambda: stage.reads("The download was interrupted"))
    told.put(None)


def test_step_says_that_it_is_done_only_when_it_is(stage: Stage) -> None:
    _workspace, play = opened(stage)
    assert stage.reads("Looking for Docker Desktop")
    assert not stage.reads("is running")
    play.report(Progress(Step.FOLDERS))
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert stage.reads("Python starter is on this computer")
    assert stage.reads("Checking folders")
    assert not stage.reads("Folders checked")


def test_start_goes_on_when_its_page_is_left(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    stage.settle()
    assert stage.reads("Start something new")
    play.report(Progress(Step.IMAGE, Activity.DOWNLOADING, 1, 2))
    stage.until(lambda: stage.reads("Downloading Python starter"))
    stage.click("Show Sales forecast")
    assert stage.reads("Starting Sales forecast")
    assert stage.reads("Downloading Python starter")
    tool = stage.run(workspace, play)
    stage.click("Back to workspaces")
    tool.show()
    assert not tool.view.isVisible(), "what is ready does not push itself in front"
    stage.click("Open Sales forecast")
    assert tool.view.isVisible()
    assert len(stage.backend.plays) == 1


def test_start_after_a_rename_tells_the_new_name(stage: Stage) -> None:
    workspace, _play = opened(stage)
    assert stage.reads("Starting Sales forecast")
    stage.click("Cancel")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.app.desk.workspaces.change(workspace.id, name="Harbour dues")
    stage.settle()
    stage.click("Open Harbour dues")
    assert stage.reads("Starting Harbour dues")
    assert not stage.reads("Sales forecast")


def test_cancel_answers_at_once_and_a_new_start_waits_its_turn(stage: Stage) -> None:
    """The cancelled one is still busy, with a connection that does not end for instance."""
    stage.backend.deaf = True
    workspace, busy = opened(stage)
    stage.click("Cancel")
    assert not busy.over, "the screen waited for it"
    assert stage.reads("Start something new")
    assert stage.app.desk.status(workspace.id) is Status.STOPPED
    stage.backend.deaf = False
    stage.click("Open Sales forecast")
    stage.settle()
    assert stage.backend.plays[workspace.id] is busy, "two starts of one workspace at once"
    busy.end(EngineLost())
    stage.until(lambda: stage.backend.plays[workspace.id] is not busy)
    stage.run(workspace, stage.play(workspace.id))
    assert stage.app.desk.starts.of(workspace.id) is None


def test_cancel_on_the_card(stage: Stage) -> None:
    workspace, _play = opened(stage)
    stage.click("Back to workspaces")
    stage.click("Cancel Sales forecast")
    assert stage.app.desk.status(workspace.id) is Status.STOPPED
    assert stage.failures == []


def test_first_start_that_was_cancelled_was_not_interrupted(stage: Stage) -> None:
    workspace = stage.keep(ready=False)
    stage.begin()
    assert stage.reads("Its first start was interrupted. Finish it, or remove it.")
    stage.click("Finish Sales forecast")
    stage.play(workspace.id)
    stage.click("Cancel")
    stage.until(lambda: stage.reads("You cancelled its first start."))
    assert not stage.reads("interrupted")
    stage.open(workspace)
    stage.click("Back to workspaces")
    assert not stage.reads("You cancelled")


def test_other_workspaces_start_meanwhile(stage: Stage) -> None:
    stage.backend.deaf = True
    one, other = stage.keep("One"), stage.keep("Other")
    stage.begin()
    stage.open(one)
    stage.click("Back to workspaces")
    stage.open(other)


def test_pressing_open_twice_starts_once(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.app.desk.tools.open(workspace.id)
    stage.settle()
    assert stage.backend.plays[workspace.id] is play


def test_try_again(stage: Stage) -> None:
    workspace = failed(stage, ToolExited(log="it fell over"))
    assert stage.reads("The tool ended by itself")
    first = stage.backend.plays.pop(workspace.id)
    stage.click("Try again")
    assert stage.play(workspace.id) is not first
    assert stage.reads("Starting Sales forecast")
    stage.run(workspace, stage.play(workspace.id))


def test_one_that_failed_tells_it_in_its_own_place_alone(stage: Stage) -> None:
    """What else did not work is said as ever."""
    workspace = failed(stage, ToolExited(log="it fell over"))
    assert stage.failures == []
    stage.app.window.show_place(HOME)
    folder = Path(stage.backend.own_folders.user_data_dir) / "workspaces"
    folder.chmod(0o555)
    stage.app.desk.workspaces.change(workspace.id, name="Harbour dues")
    stage.until(lambda: stage.reads("Cais cannot save its own files"))
    folder.chmod(0o755)
    assert stage.reads("The tool ended by itself")
    assert stage.reads(workspace.name)


def test_details_are_copied(stage: Stage, qapp: object) -> None:
    failed(stage, ToolExited(log="it fell over, token=abcdef"))
    stage.click("Details for IT")
    details = stage.find(QPlainTextEdit, "What IT needs to know").toPlainText()
    assert "it fell over" in details
    assert "abcdef" not in details
    stage.click("Copy details")
    assert stage.app.qt.clipboard().text() == details


def test_arrow_of_the_details_points_to_where_they_are(stage: Stage) -> None:
    failed(stage, ToolExited(log="it fell over"))
    button = stage.find(QAbstractButton, "Details for IT")

    def arrow() -> tuple[int, int]:
        """How wide and how high it is."""
        image = button.icon().pixmap(button.iconSize()).toImage()
        every = itertools.product(range(image.width()), range(image.height()))
        inked = [place for place in every if image.pixelColor(*place).alpha()]
        across, down = zip(*inked, strict=True)
        return max(across) - min(across), max(down) - min(down)

    for _ in range(2):
        assert arrow()[0] < arrow()[1], "it points to the right while they are away"
        stage.click(button)
        assert arrow()[0] > arrow()[1], "it points down to what it opened"
        stage.click(button)


def test_change_folders_after_one_went_missing(stage: Stage) -> None:
    workspace = failed(stage, FolderMissing(path="/media/stick"))
    stage.backend.plays.clear()
    stage.click("Change folders")
    stage.until(lambda: stage.offers("Remove project") and not stage.reads("Looking at the folder"))
    stage.click("Remove project")
    stage.chosen = stage.project("other")
    stage.click("Add a folder…")
    stage.until(lambda: stage.offers("Remove other"))
    stage.click("Save")
    stage.until(lambda: stage.backend.store.load(workspace.id).folders[0].name == "other")
    assert stage.app.desk.workspaces[workspace.id].folders[0].path == stage.project("other")
    assert stage.play(workspace.id).workspace.folders[0].name == "other", "it is tried again"
    stage.until(lambda: stage.reads(f"Starting {workspace.name}"))


def test_folders_left_alone_change_nothing(stage: Stage) -> None:
    workspace = failed(stage, FolderMissing(path="/media/stick"))
    stage.backend.plays.clear()
    stage.click("Change folders")
    stage.until(lambda: not stage.reads("Looking at the folder"))
    stage.click("Cancel")
    assert stage.reads("The folder “/media/stick” is not there any more")
    assert workspace.id not in stage.backend.plays


@pytest.mark.parametrize(("limit", "given"), [(4 * GIB, 8 * GIB), (12 * GIB, 16 * GIB), (0, 16 * GIB)])
def test_more_memory(stage: Stage, limit: int, given: int) -> None:
    """Twice as much as it had, as far as there is any."""
    workspace = failed(stage, ToolOutOfMemory(workspace="", limit=limit))
    stage.backend.plays.clear()
    stage.click("Give it more memory")
    assert stage.play(workspace.id).workspace.memory == given
    stage.until(lambda: stage.backend.store.load(workspace.id).memory == given)


def test_engine_is_started_by_the_start(stage: Stage) -> None:
    workspace = failed(stage, EngineNotRunning(engine="Docker Desktop", startable=True))
    stage.backend.plays.clear()
    stage.click("Start Docker Desktop")
    assert stage.play(workspace.id)


def test_how_to_get_the_engine(stage: Stage) -> None:
    failed(stage, EngineNotInstalled())
    stage.engine.info = EngineNotInstalled()
    stage.app.desk.engine.find()
    stage.click("Show me how")
    stage.until(lambda: stage.reads("Podman is not installed yet"))


def test_a_folder_that_nothing_shows_is_said_to_be_where_it_is(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "QDesktopServices", SimpleNamespace(openUrl=lambda _url: False))
    workspace, _play = opened(stage)
    stage.pick("Folders", f"Show {folder_label(workspace.folders[0], workspace.folders)}")
    assert stage.reads(f"This one is {workspace.folders[0].path}")


def test_what_happened_tells_and_starts_nothing(stage: Stage) -> None:
    workspace = failed(stage, ToolExited(log="it fell over"))
    stage.app.window.show_place(HOME)
    stage.backend.plays.clear()
    stage.click("What happened? Sales forecast")
    assert stage.reads("The tool ended by itself")
    assert stage.backend.plays == {}
    assert stage.app.desk.starts.of(workspace.id).problem


def test_what_a_failed_start_recorded_is_kept(stage: Stage) -> None:
    workspace = stage.keep(ready=False)
    stage.begin()
    stage.click("Finish Sales forecast")
    play = stage.play(workspace.id)
    recorded = replace(workspace, image="sha256:" + "b" * 64)
    play.save(recorded)
    play.end(EngineLost())
    stage.until(lambda: stage.app.desk.workspaces[workspace.id] == recorded)
    assert stage.app.desk.status(workspace.id) is Status.HALF_MADE


def test_stop_and_open_again(stage: Stage) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Stop")
    stage.until(lambda: tool.closed)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert stage.engine.count("halt") == 1
    assert stage.reads("The tool is stopped")
    stage.backend.plays.clear()
    stage.click("Open")
    stage.run(workspace, stage.play(workspace.id))


def test_page_says_what_is_while_it_stops(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.gates["halt"] = threading.Event()
    stage.click("Stop")
    assert not stage.reads("The tool is stopped")
    stage.engine.gates["halt"].set()
    stage.until(lambda: stage.reads("The tool is stopped"))


def test_tool_that_could_not_be_stopped_still_runs(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.troubles["halt"] = EngineLost()
    stage.click("Stop")
    stage.until(lambda: stage.failures)
    stage.settle()
    assert stage.app.desk.status(workspace.id) is Status.RUNNING
    assert not stage.reads("The tool is stopped")
    assert stage.reads("Docker stopped while Cais was using it")
    stage.app.window.show_place(HOME)
    assert stage.reads("Docker stopped while Cais was using it")


def test_nothing_is_asked_of_a_tool_that_is_not_on_the_screen(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    assert stage.find(QAbstractButton, "Terminal").isEnabled()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.troubles["halt"] = EngineLost()
    stage.click("Stop")
    stage.until(lambda: stage.reads("The tool is running"))
    assert not stage.find(QAbstractButton, "Terminal").isEnabled()
    assert stage.find(QAbstractButton, "Stop").isEnabled()


def test_what_could_not_be_stopped_is_told_until_it_could(stage: Stage) -> None:
    halt_fails(stage)
    stage.engine.troubles.clear()
    stage.click("Stop")
    stage.until(lambda: stage.reads("The tool is stopped"))
    assert not stage.reads("Docker does not answer")


def test_screen_that_nobody_saw_does_not_tell_later_of_what_failed(stage: Stage) -> None:
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.troubles["halt"] = EngineLost()
    stage.click("Back to workspaces")
    stage.click("Stop Sales forecast")
    stage.until(lambda: stage.failures)
    assert stage.reads("Docker stopped while Cais was using it")
    stage.click("Open Sales forecast")
    assert not stage.reads("Docker stopped while Cais was using it")


def test_tool_that_ends_by_itself(stage: Stage) -> None:
    workspace, play = opened(stage)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.run(workspace.id, State.EXITED, exit_code=137, out_of_memory=True)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.OUT_OF_MEMORY)
    stage.settle()
    assert tool.closed
    stage.app.window.show_place(HOME)
    assert stage.reads("Stopped because it needed more than 4 GB")
    stage.backend.plays.clear()
    stage.click(f"Give it 8 GB {workspace.name}")
    assert stage.play(workspace.id).workspace.memory == 8 * GIB


def test_no_more_memory_is_offered_than_there_is(stage: Stage) -> None:
    workspace = stage.keep("Sales forecast")
    stage.engine.run(workspace.id, State.EXITED, out_of_memory=True, memory_limit=INFO.memory)
    stage.begin()
    stage.until(lambda: stage.reads("Stopped because it needed more than 16 GB"))
    assert not [name for name in stage.names() if name.startswith("Give it")]


def test_new_workspace_that_cannot_be_saved(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    data = Path(stage.backend.own_folders.user_data_dir)
    data.mkdir(parents=True, exist_ok=True)
    data.chmod(0o555)
    stage.click("Start")
    stage.until(lambda: stage.reads("Cais cannot save its own files"))
    data.chmod(0o755)
    stage.click("Try again")
    [workspace] = stage.app.desk.workspaces.in_order()
    assert stage.play(workspace.id)
