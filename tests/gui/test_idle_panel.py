"""What a workspace's screen says once its tool is gone: what happened, and nothing that may not be true."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.core.engine_facts import Change, State
from desktop.core.kept import Kept
from desktop.core.status import Status
from tests.gui.support.engine_double import GIB
from tests.gui.support.looking import labels
from tests.gui.support.screens import dies, opened, out_of_memory, tool
from tests.gui.support.stage import Stage


def test_out_of_memory_is_told_and_more_is_offered(stage: Stage) -> None:
    workspace = out_of_memory(stage)
    assert stage.reads("The tool needed more than 4 GB of memory")
    assert stage.reads("what was not saved is lost")
    stage.backend.plays.clear()
    stage.click("Give it 8 GB")
    assert stage.play(workspace.id).workspace.memory == 8 * GIB


def test_where_no_more_memory_can_be_given_none_is_offered(stage: Stage) -> None:
    dies(stage, out_of_memory=True, exit_code=137, memory_limit=16 * GIB)
    assert stage.reads("The tool needed more than 16 GB of memory")
    assert not any("Give it" in name for name in stage.names())
    assert stage.offers("Open")


def test_tool_that_ended_by_itself_is_not_called_stopped(stage: Stage) -> None:
    workspace = dies(stage, exit_code=1)
    assert stage.reads("The tool ended by itself")
    assert stage.reads("what was not saved is lost")
    assert not stage.reads("The tool is stopped")
    stage.backend.plays.clear()
    stage.click("Open")
    stage.play(workspace.id)


@pytest.mark.parametrize("cancelled", [True, False])
def test_first_start_that_did_not_come_to_its_end_is_told(stage: Stage, cancelled: bool) -> None:
    workspace = stage.keep(ready=False)
    stage.begin()
    if cancelled:
        stage.click("Finish Sales forecast")
        stage.play(workspace.id)
        stage.app.desk.starts.cancel(workspace.id)
        stage.until(lambda: stage.app.desk.status(workspace.id) is Status.HALF_MADE)
    else:
        stage.app.shell.workspaces.show(workspace.id)
        stage.settle()
    said = "You cancelled the first start" if cancelled else "The first start was interrupted"
    assert stage.reads(said)
    assert stage.offers("Open" if cancelled else "Finish")
    assert not stage.reads("The tool is stopped")


def test_tool_that_was_paused_keeps_its_page_and_goes_on_with_what_is_open_in_it(stage: Stage) -> None:
    workspace = tool(stage)
    page = stage.page(workspace.id).tool
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    running = stage.engine.running[workspace.id]
    stage.engine.running[workspace.id] = running._replace(state=State.PAUSED, port=None)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.reads("The tool was paused outside Cais."))
    assert stage.reads("Paused")
    stage.click("Go on")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert ("resume", workspace.id) in stage.engine.asked
    assert stage.page(workspace.id).tool is page
    stage.until(lambda: not stage.reads("The tool was paused outside Cais."))


def test_tool_that_is_stopped_outside_is_told_apart_from_one_that_the_person_stops(stage: Stage) -> None:
    workspace = dies(stage, exit_code=137)
    assert stage.reads("The tool was stopped outside Cais")
    assert stage.reads("what was not saved is lost")
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.settle()
    assert stage.reads("The tool was stopped outside Cais")


def test_paused_tool_that_was_not_opened_yet_is_not_called_stopped(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id, State.PAUSED, port=None)
    stage.begin()
    assert stage.reads("Paused")
    stage.app.shell.workspaces.show(workspace.id)
    stage.settle()
    assert stage.reads("Open it to go on where it was.")


VARIABLES = " Variables are gone: run the code again after opening it."
NAMES = ("analysis.ipynb", "data/prices.csv", "notes.md")


@pytest.mark.parametrize(
    ("told", "saves", "words"),
    [
        (Kept(), True, "Everything that was open is saved." + VARIABLES),
        (Kept(NAMES[:1]), True, "Saved before the stop: “analysis.ipynb”." + VARIABLES),
        (
            Kept(NAMES),
            True,
            "Saved before the stop: “analysis.ipynb”, “data/prices.csv”, “notes.md”." + VARIABLES,
        ),
        (Kept((*NAMES, "a.py", "b.py")), True, "5 files were saved before the stop." + VARIABLES),
        (
            Kept(NAMES),
            False,
            "What was saved before is kept; what was not saved is lost." + VARIABLES,
        ),
        (
            Kept(forgets=False),
            True,
            "Everything that was open is saved. Open it again whenever you like.",
        ),
        (None, True, "Open it again whenever you like."),
    ],
)
def test_stopped_tool_says_what_was_saved(stage: Stage, told: Kept | None, saves: bool, words: str) -> None:
    workspace, play = opened(stage)
    embedded = stage.run(workspace, play)
    embedded.show()
    embedded.saves, embedded.told = saves, told
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Stop")
    if not saves:
        stage.until(lambda: stage.offers("Go on without saving"))
        stage.click("Go on without saving")
    stage.until(lambda: stage.reads("The tool is stopped"))
    assert words in stage.texts()
    title = next(label for label in labels(stage.window) if label.text() == "The tool is stopped")
    assert stage.find(QAbstractButton, "Open").x() == title.x(), "what is not offered leaves no gap"


def test_after_a_stop_it_is_said_once_that_code_is_to_be_run_again(stage: Stage) -> None:
    line = "Results are shown as they were before the stop"
    workspace, play = opened(stage)
    first = stage.run(workspace, play)
    first.show()
    assert not first.results, "nothing was stopped"
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Stop")
    stage.until(lambda: stage.reads("The tool is stopped"))
    stage.backend.plays.clear()
    stage.click("Open")
    second = stage.run(workspace, stage.play(workspace.id), again=True)
    second.show()
    (tell,) = second.results
    assert not stage.reads(line), "where no results are shown"
    tell()
    assert stage.reads(line)
    stage.click("Put this message away")
    stage.click("Back to workspaces")
    stage.app.shell.workspaces.show(workspace.id)
    assert not stage.reads(line)

    tell()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Stop")
    stage.until(lambda: stage.reads("The tool is stopped"))
    assert not stage.reads(line)
