"""No calculation is ended unasked, and who waits for one hears of its end."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton

from desktop.core.engine_facts import Change, State
from desktop.core.problems import EngineFrozen
from desktop.core.start.calculations import Calculation
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from desktop.gui import asking
from desktop.gui.state import running_work
from tests.gui.support.engine_double import OTHER
from tests.gui.support.screens import opened
from tests.gui.support.stage import Stage
from tests.gui.support.tool_double import ToolDouble

MODEL = Calculation("k1", "model.ipynb", silent_s=754)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("IDLE_MS", "BUSY_MS", "AWAITED_MS"):
        monkeypatch.setattr(running_work, name, 5)


def computing(stage: Stage, *calculations: Calculation) -> tuple[Workspace, ToolDouble]:
    workspace, play = opened(stage)
    stage.backend.computing[workspace.id] = calculations or (MODEL,)
    tool = stage.run(workspace, play)
    tool.show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    return workspace, tool


def done(stage: Stage, workspace: Workspace) -> None:
    stage.backend.computing[workspace.id] = ()


def do(stage: Stage, what: str, workspace: Workspace) -> None:
    if what == "remove":
        stage.click("Back to workspaces")
        stage.pick("More for Sales forecast", "Remove")
    elif what == "reopen":
        stage.app.desk.reopen(workspace.id)
    elif what == "engine":
        stage.app.desk.choose_engine(OTHER.address)
    elif what == "close":
        stage.window.close()
    else:
        stage.click("Stop")


ACTS = {
    # what is done: its answers
    "stop": ("Stop when it is done", "Stop now"),
    "reopen": ("Stop and open again when it is done", "Stop and open again now"),
    "remove": ("Remove when it is done", "Remove now"),
    "engine": ("Change when it is done", "Change now"),
    "close": ("Close when it is done", "Stop and close"),
}
EACH = pytest.mark.parametrize("what", ACTS)


def is_over(stage: Stage, what: str, workspace: Workspace) -> bool:
    desk = stage.app.desk
    if what == "reopen":
        return stage.engine.count("halt") == 1 and len(stage.backend.plays) == 1
    if what == "engine":
        return stage.engine.info == OTHER
    if what == "remove":
        return workspace.id not in desk.workspaces
    if what == "close":
        return not stage.window.isVisible()
    return desk.status(workspace.id) is Status.STOPPED


@EACH
def test_it_is_asked_before_and_nothing_happens_unless_answered(stage: Stage, what: str) -> None:
    stage.engine.others = [OTHER]
    workspace, tool = computing(stage)
    do(stage, what, workspace)
    stage.until(lambda: stage.reads("“model.ipynb” has been computing for at least 13 minutes."))
    assert {*ACTS[what], "Cancel"} <= set(stage.names())
    stage.click("Cancel")
    stage.until(lambda: stage.engine.count("calculations") > 5)
    assert not stage.reads("has been computing")
    assert not is_over(stage, what, workspace)
    assert tool.saved == 0


@EACH
def test_it_can_be_done_now(stage: Stage, what: str) -> None:
    stage.engine.others = [OTHER]
    workspace, tool = computing(stage)
    do(stage, what, workspace)
    stage.until(lambda: stage.offers(ACTS[what][1]))
    stage.click(ACTS[what][1])
    stage.until(lambda: is_over(stage, what, workspace))
    assert tool.saved == 1


@EACH
def test_it_can_be_done_by_itself_later(stage: Stage, what: str) -> None:
    stage.engine.others = [OTHER]
    workspace, tool = computing(stage)
    do(stage, what, workspace)
    stage.until(lambda: stage.offers(ACTS[what][0]))
    stage.click(ACTS[what][0])
    asked = stage.engine.count("calculations")
    stage.until(lambda: stage.engine.count("calculations") > asked + 5)
    assert not is_over(stage, what, workspace)
    assert tool.saved == 0
    done(stage, workspace)
    stage.until(lambda: is_over(stage, what, workspace))
    assert tool.saved == 1


@EACH
def test_what_is_to_come_is_shown_and_can_be_called_off(stage: Stage, what: str) -> None:
    stage.engine.others = [OTHER]
    workspace, tool = computing(stage)
    do(stage, what, workspace)
    stage.until(lambda: stage.offers(ACTS[what][0]))
    stage.click(ACTS[what][0])
    stage.until(lambda: stage.offers("Call it off") or stage.offers("Call it off Sales forecast"))
    assert stage.reads("is done.")
    stage.click("Call it off" if stage.offers("Call it off") else "Call it off Sales forecast")
    stage.until(lambda: not stage.reads("is done."))
    done(stage, workspace)
    asked = stage.engine.count("calculations")
    stage.until(lambda: stage.engine.count("calculations") > asked + 5)
    assert not is_over(stage, what, workspace)
    assert tool.saved == 0


def test_card_and_page_show_what_is_to_come(stage: Stage) -> None:
    computing(stage)
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop when it is done"))
    stage.click("Stop when it is done")
    stage.until(lambda: stage.reads("The tool is stopped when the calculation is done."))
    stage.click("Put this message away")
    stage.settle()
    assert not stage.reads("The tool is stopped when")
    stage.click("Back to workspaces")
    assert stage.reads("The tool is stopped when the calculation is done.")
    stage.click("Call it off Sales forecast")
    stage.until(lambda: not stage.reads("The tool is stopped when"))


def test_a_tool_that_computes_nothing_is_stopped_unasked(stage: Stage) -> None:
    workspace, tool = computing(stage)
    done(stage, workspace)
    stage.click("Stop")
    stage.until(lambda: tool.closed)
    assert not stage.offers("Stop now")


def test_a_tool_that_does_not_tell_is_stopped_unasked_unless_it_computed_before(stage: Stage) -> None:
    workspace, tool = computing(stage)
    stage.until(lambda: stage.app.desk.running_work.computing(workspace.id))
    stage.backend.computing[workspace.id] = None
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop now"))
    assert not tool.closed


def test_tools_are_left_alone_while_the_person_is_in_another_program(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, _tool = computing(stage)
    work = stage.app.desk.running_work
    stage.until(lambda: work.computing(workspace.id))
    monkeypatch.setattr(running_work, "AWAY", 100_000)
    monkeypatch.setattr(running_work, "_at_hand", lambda: False)
    done(stage, workspace)
    stage.until(lambda: work._next.remainingTime() > 5)
    stage.backend.computing[workspace.id] = (MODEL,)
    stage.settle()
    assert not work.computing(workspace.id)
    monkeypatch.setattr(running_work, "_at_hand", lambda: True)
    QApplication.instance().applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    stage.until(lambda: work.computing(workspace.id))


def test_a_rest_between_two_cells_is_no_end(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, tool = computing(stage)
    ended: list[str] = []
    stage.app.desk.news.computed.connect(lambda _id, name, _s: ended.append(name))
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop when it is done"))
    told = [(), (MODEL,)] * 5
    monkeypatch.setattr(stage.backend.tools, "calculations", lambda *_: told.pop() if told else (MODEL,))
    stage.click("Stop when it is done")
    stage.until(lambda: not told)
    assert ended == []
    assert not tool.closed
    monkeypatch.undo()
    done(stage, workspace)
    stage.until(lambda: tool.closed)
    assert ended == ["model.ipynb"]


def test_a_calculation_that_ends_with_its_tool_is_not_waited_for(stage: Stage) -> None:
    workspace, tool = computing(stage)
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop when it is done"))
    stage.engine.run(workspace.id, State.EXITED, exit_code=1)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: tool.closed)
    stage.until(lambda: not stage.offers("Stop when it is done"))


def test_escape_puts_the_question_away(stage: Stage) -> None:
    _workspace, tool = computing(stage)
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop now"))
    assert QApplication.focusWidget().accessibleName() == "Stop when it is done"
    stage.press(Qt.Key.Key_Escape)
    stage.settle()
    assert not stage.offers("Stop now")
    assert not tool.closed


def test_several_calculations_are_told_each_by_its_name(stage: Stage) -> None:
    computing(stage, MODEL, Calculation("k2"), *(Calculation(f"k{n}", f"{n}.ipynb", 60) for n in range(3, 7)))
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop now"))
    assert stage.reads("“model.ipynb” has been computing for at least 13 minutes. A calculation is going on.")
    assert stage.reads("3 more calculations are going on.")
    assert stage.reads("If the tool is stopped now, there will be no result.")


def test_how_long_it_takes_is_known_from_its_beginning(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace, tool = computing(stage, Calculation("other"))
    work, now = stage.app.desk.running_work, [1000.0]
    stage.until(lambda: work.computing(workspace.id))
    monkeypatch.setattr(work, "clock", lambda: now[0])
    stage.backend.computing[workspace.id] = (Calculation("k1", "model.ipynb"),)
    stage.until(lambda: [one.name for one in work.computing(workspace.id)] == ["model.ipynb"])
    now[0] += 2 * 3600
    stage.click("Stop")
    stage.until(lambda: stage.reads("“model.ipynb” has been computing for 2 hours."))
    assert not tool.closed


# --- the end of a long one --------------------------------------------------------------------------


def test_the_end_of_a_long_calculation_is_told_where_it_is_not_seen(stage: Stage) -> None:
    workspace, tool = computing(stage)
    stage.until(lambda: stage.app.desk.running_work.computing(workspace.id))
    stage.click("Back to workspaces")
    done(stage, workspace)
    stage.until(lambda: stage.reads("“model.ipynb” in “Sales forecast” is done, after 13 minutes."))
    stage.click("Show")
    stage.until(tool.view.isVisible)
    assert not stage.reads("is done, after")


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in front", "short"])
def test_other_ends_are_not(stage: Stage, monkeypatch: pytest.MonkeyPatch, elsewhere: bool) -> None:
    workspace, _tool = computing(stage)
    ended: list[str] = []
    stage.app.desk.news.computed.connect(lambda _id, name, _s: ended.append(name))
    stage.until(lambda: stage.app.desk.running_work.computing(workspace.id))
    if elsewhere:
        monkeypatch.setattr(asking, "LONG_S", 3600.0)
        stage.click("Back to workspaces")
    done(stage, workspace)
    stage.until(lambda: ended == ["model.ipynb"])
    assert not stage.reads("is done, after")


@pytest.mark.parametrize("known", [True, False])
def test_what_was_ended_for_want_of_memory_is_not_called_done(stage: Stage, known: bool) -> None:
    """Nor when what was said of it has been put away."""
    workspace, _tool = computing(stage)
    ended: list[str] = []
    stage.app.desk.news.computed.connect(lambda _id, name, _s: ended.append(name))
    stage.until(lambda: stage.app.desk.running_work.computing(workspace.id))
    stage.click("Back to workspaces")
    stage.backend.killed = ("model.ipynb",) if known else ()
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.app.desk.shortages.of(workspace.id))
    stage.app.desk.shortages.forget(workspace.id)
    done(stage, workspace)
    work = stage.app.desk.running_work
    stage.until(lambda: not work.computing(workspace.id))
    begun = Calculation("k2", "next.ipynb")
    stage.backend.computing[workspace.id] = (begun,)
    stage.until(lambda: work.computing(workspace.id))
    done(stage, workspace)
    stage.until(lambda: ended)
    assert ended == ["next.ipynb"]
    assert not stage.reads("is done, after")


def test_what_lost_its_program_computes_only_once_it_speaks_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R's program begins anew without a word, and Jupyter goes on telling that the one before computes."""
    workspace, _tool = computing(stage)
    work = stage.app.desk.running_work
    stage.until(lambda: work.computing(workspace.id))
    stage.backend.killed = ("model.ipynb",)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: not work.computing(workspace.id))
    later = work.clock() + 60
    monkeypatch.setattr(work, "clock", lambda: later)
    stage.backend.computing[workspace.id] = (MODEL._replace(silent_s=1),)
    stage.until(lambda: work.computing(workspace.id))


# --- the window's end -------------------------------------------------------------------------------


def test_tools_can_be_left_computing(stage: Stage) -> None:
    workspace, tool = computing(stage)
    stage.window.close()
    stage.until(lambda: stage.offers("Close and let it compute"))
    assert stage.reads("Calculations can go on while Cais is closed.")
    stage.click("Close and let it compute")
    stage.until(lambda: not stage.window.isVisible())
    assert tool.saved == 1
    assert stage.engine.running[workspace.id].state is State.RUNNING
    assert stage.backend.settings.now.tools_after_close is None


def idle(stage: Stage) -> Workspace:
    workspace, _tool = computing(stage)
    done(stage, workspace)
    stage.app.preferences.told_of_tools = False
    return workspace


@pytest.mark.parametrize(
    ("answer", "chosen", "state"),
    [
        ("Keep them running and close", "keep", State.RUNNING),
        ("Stop them and close", "stop", State.EXITED),
    ],
)
def test_the_first_time_it_is_told_that_tools_keep_running(
    stage: Stage, answer: str, chosen: str, state: State
) -> None:
    workspace = idle(stage)
    stage.window.close()
    stage.until(lambda: stage.reads("Tools keep running when Cais is closed"))
    assert stage.window.isVisible()
    stage.click(answer)
    stage.until(lambda: not stage.window.isVisible())
    assert stage.engine.running[workspace.id].state is state
    assert stage.backend.settings.now.tools_after_close == chosen


def test_who_closes_once_more_has_read_it(stage: Stage) -> None:
    workspace = idle(stage)
    stage.window.close()
    stage.until(lambda: stage.reads("Tools keep running when Cais is closed"))
    stage.window.close()
    stage.until(lambda: not stage.window.isVisible())
    assert stage.engine.running[workspace.id].state is State.RUNNING
    assert stage.backend.settings.now.tools_after_close is None


def test_nobody_is_told_of_tools_where_none_runs(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.app.preferences.told_of_tools = False
    stage.window.close()
    assert not stage.window.isVisible()


def test_tools_are_stopped_where_the_settings_say_so(stage: Stage) -> None:
    workspace = idle(stage)
    stage.click("Back to workspaces")
    stage.click("Settings")
    stage.click(stage.find(QRadioButton, "Stop tools"))
    gate = stage.engine.gates["halt"] = threading.Event()
    stage.window.close()
    stage.until(lambda: stage.reads("Stopping the tools…"))
    gate.set()
    stage.until(lambda: not stage.window.isVisible())
    assert stage.engine.running[workspace.id].state is State.EXITED


def test_a_tool_that_cannot_be_stopped_keeps_the_window(stage: Stage) -> None:
    idle(stage)
    stage.backend.settings.choose(tools_after_close="stop")
    stage.engine.troubles["halt"] = EngineFrozen(silent_s=30)
    stage.window.close()
    stage.until(lambda: stage.reads("Docker does not answer"))
    stage.until(lambda: not stage.reads("Stopping the tools…"))
    assert stage.window.isVisible()
