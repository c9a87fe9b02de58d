"""*Start fresh*: the tool is made anew, and a person says what becomes of what is kept inside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from desktop.core.problems import CannotSave, EngineLost, HomeGone
from desktop.core.start.calculations import Calculation
from desktop.core.status import Status
from desktop.core.workspaces.workspace import HOMES, Workspace
from tests.gui.support.screens.fresh import EARLIER, EMPTY, answer, ask, asked, emptied, in_tool, other
from tests.gui.support.stage import Stage

BACK = "With what was set aside on "


def kept(stage: Stage, workspace: Workspace) -> Workspace:
    """As its file says."""
    found = stage.backend.store.load(workspace.id)
    assert found
    return found


def done(stage: Stage) -> list[tuple[str, str]]:
    """What became of the tool and of what is kept inside."""
    return [one for one in stage.engine.asked if one[0] in ("halt", "discard", "drop_volume", "erase")]


def give_back(stage: Stage) -> str:
    """The way's name: it tells when."""
    return next(name for name in stage.names() if name.startswith(BACK))


def over(stage: Stage, workspace: Workspace) -> None:
    """The start that goes on ends, so that another may begin."""
    stage.backend.plays.pop(workspace.id).end(EngineLost())
    stage.until(lambda: not stage.app.desk.starts.going_on(workspace.id))


def test_what_is_kept_inside_stays_unless_somebody_wants_otherwise(stage: Stage) -> None:
    workspace = asked(stage)
    assert stage.find(QRadioButton, "With what is kept inside").isChecked()
    stage.click("Start fresh")
    assert stage.play(workspace.id).workspace.home == HOMES[0]
    assert done(stage) == [("halt", workspace.id), ("discard", workspace.id)]
    assert kept(stage, workspace).set_aside is None
    assert not stage.offers("Have back what was set aside")


def test_a_home_is_set_aside_and_nothing_of_it_goes(stage: Stage) -> None:
    workspace = emptied(stage)
    play = stage.play(workspace.id)
    assert play.workspace.home == HOMES[1]
    assert stage.engine.homes == {workspace.home_volume}
    file = kept(stage, workspace)
    assert file.home == HOMES[1]
    assert file.set_aside
    assert datetime.now(UTC) - file.set_aside < timedelta(minutes=5)
    assert stage.reads("“Sales forecast” begins with nothing kept inside.")


def test_undo_swaps_the_two(stage: Stage) -> None:
    workspace = emptied(stage)
    stage.engine.homes.add(other(workspace))  # as its start makes it
    over(stage, workspace)
    stage.click("Have back what was set aside")
    assert stage.play(workspace.id).workspace.home == HOMES[0]
    assert stage.engine.homes == {workspace.home_volume, other(workspace)}
    assert kept(stage, workspace).home == HOMES[0]
    stage.until(lambda: stage.reads("“Sales forecast” has back what was set aside."))
    over(stage, workspace)
    stage.click("Have back what was set aside")
    assert stage.play(workspace.id).workspace.home == HOMES[1]
    assert stage.engine.homes == {workspace.home_volume, other(workspace)}


def test_undo_does_not_wait_for_a_start_that_goes_on(stage: Stage) -> None:
    """Somebody sees at once that they did not want that."""
    workspace = emptied(stage)
    begun = stage.backend.plays.pop(workspace.id)
    stage.click("Have back what was set aside")
    stage.until(lambda: begun.over)
    assert stage.play(workspace.id).workspace.home == HOMES[0]
    assert (kept(stage, workspace).home, kept(stage, workspace).set_aside) == (HOMES[0], None)
    assert stage.app.desk.workspaces[workspace.id].home == HOMES[0]
    assert not stage.offers("Have back what was set aside"), "there is nothing to be had"


def test_it_can_be_had_back_later(stage: Stage) -> None:
    workspace = asked(stage, home=HOMES[1], set_aside=EARLIER)
    answer(stage, give_back(stage))
    assert stage.play(workspace.id).workspace.home == HOMES[0]
    assert len(stage.engine.homes) == 2
    now = kept(stage, workspace).set_aside
    assert now
    assert now > EARLIER


def test_the_older_one_goes_as_was_said(stage: Stage) -> None:
    workspace = asked(stage, set_aside=EARLIER)
    assert stage.reads("is erased for that")
    answer(stage, EMPTY)
    assert stage.play(workspace.id).workspace.home == HOMES[1]
    assert ("drop_volume", other(workspace)) in done(stage)
    assert stage.engine.homes == {workspace.home_volume}


def test_nothing_is_said_of_an_older_one_where_there_is_none(stage: Stage) -> None:
    asked(stage)
    assert not stage.reads("is erased")
    assert not any(name.startswith(BACK) for name in stage.names())


def test_what_is_not_there_any_more_is_told_before_the_tool_is_stopped(stage: Stage) -> None:
    workspace = asked(stage, set_aside=EARLIER)
    stage.engine.homes = {workspace.home_volume}
    answer(stage, give_back(stage))
    stage.until(lambda: stage.failures)
    assert isinstance(stage.failures[0][1], HomeGone)
    assert stage.reads("What was set aside is not there any more")
    assert done(stage) == []
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert kept(stage, workspace).home == HOMES[0]


def test_an_engine_that_dies_meanwhile_leaves_it_with_the_home_it_had(stage: Stage) -> None:
    workspace = asked(stage)
    stage.engine.troubles["drop_volume"] = EngineLost()
    answer(stage, EMPTY)
    stage.until(lambda: stage.failures)
    assert kept(stage, workspace).home == stage.app.desk.workspaces[workspace.id].home == HOMES[0]
    assert kept(stage, workspace).set_aside is None
    assert workspace.id not in stage.backend.plays
    assert not stage.offers("Have back what was set aside")


def test_what_cannot_be_written_down_is_not_done(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = asked(stage)

    def full(*_about: object, **_facts: object) -> None:
        raise CannotSave(path="/full")

    monkeypatch.setattr(stage.backend.store, "change", full)
    answer(stage, EMPTY)
    stage.until(lambda: stage.failures)
    assert stage.app.desk.workspaces[workspace.id].home == HOMES[0]
    assert stage.engine.homes == {workspace.home_volume}
    assert workspace.id not in stage.backend.plays


def test_a_tool_that_computes_is_asked_about_first(stage: Stage) -> None:
    workspace = asked(stage)
    stage.backend.computing[workspace.id] = (Calculation("k1", "model.ipynb", silent_s=754),)
    answer(stage, EMPTY)
    stage.until(lambda: stage.offers("Stop and open again when it is done"))
    assert done(stage) == []
    stage.click("Cancel")
    assert kept(stage, workspace).set_aside is None
    ask(stage)
    answer(stage, EMPTY)
    stage.until(lambda: stage.offers("Stop and open again now"))
    stage.click("Stop and open again now")
    assert stage.play(workspace.id).workspace.home == HOMES[1]


def test_cancel_leaves_all(stage: Stage) -> None:
    workspace = asked(stage)
    stage.click(stage.find(QRadioButton, EMPTY))
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.front is stage.window)
    assert done(stage) == []
    assert kept(stage, workspace).set_aside is None


def test_its_own_screen_has_the_way_back_until_the_tool_is_stopped(stage: Stage) -> None:
    workspace = in_tool(stage)
    stage.engine.homes.add(other(workspace))
    stage.backend.plays.pop(workspace.id)
    stage.click("Undo")
    play = stage.play(workspace.id)
    assert play.workspace.home == HOMES[0]
    stage.run(play.workspace, play).show()
    stage.until(lambda: stage.reads("What was set aside is back."))
    stage.click("Stop")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert not stage.reads("What was set aside is back.")


def test_a_message_that_was_put_away_stays_away(stage: Stage) -> None:
    workspace = emptied(stage)
    stage.click("Put this message away")
    stage.app.desk.news.changed.emit(workspace.id)
    stage.settle()
    assert not stage.offers("Have back what was set aside")


def test_a_removed_workspace_that_is_had_back_has_both(stage: Stage) -> None:
    workspace = emptied(stage)
    over(stage, workspace)
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.reads("was removed"))
    assert not stage.offers("Have back what was set aside")
    stage.click("Undo")
    stage.until(lambda: workspace.id in stage.app.desk.workspaces)
    assert stage.engine.homes == {workspace.home_volume}
    had = stage.app.desk.workspaces[workspace.id]
    assert (had.home, bool(had.set_aside)) == (HOMES[1], True)
