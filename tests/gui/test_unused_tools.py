"""A tool that nobody uses is stopped where IT wants that, never unsaid, and never while it works."""

from __future__ import annotations

import pytest

from desktop.core.activity.reading import entries
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.state.unsaved_work import UnsavedWork
from desktop.gui.state.unused_tools import EVERY_MS
from tests.gui.support.screens import unused
from tests.gui.support.screens.presets import written
from tests.gui.support.screens.unused import AFTER, LOCK, announced, begun
from tests.gui.support.stage import Stage

HOUR, NOTICE = 120, 10  # rounds


def halted(stage: Stage) -> int:
    return stage.engine.count("halt")


def ending(stage: Stage, workspace: Workspace) -> int | None:
    """In how many minutes."""
    said = stage.app.desk.unused_ending(workspace.id)
    return said and said.minutes


def test_it_is_said_before_and_done_after_that_time(stage: Stage) -> None:
    workspace, clock = begun(stage)
    assert clock.until(lambda: ending(stage, workspace)) == HOUR - NOTICE
    stage.until(lambda: stage.reads("Stops in 5 minutes because Acme Häfen stops tools that nobody uses."))
    clock.go_round(60)
    stage.until(lambda: stage.reads("Stops in 4 minutes"))
    assert not halted(stage)
    clock.until(lambda: halted(stage))
    assert clock.now == 1000 + 3600
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.until(lambda: stage.reads("Stopped because nobody used it for 60 minutes."))
    last = next(entries(stage.backend.activity().log))
    assert last.what == "stopped"
    assert last.facts["unused_minutes"] == 60


def test_half_of_a_short_time_is_notice(stage: Stage) -> None:
    workspace, clock = begun(stage, body="[resources]\nidle_stop_minutes = 5")
    assert clock.until(lambda: ending(stage, workspace)) == 5
    assert ending(stage, workspace) == 3


def test_kept_where_it_is_locked_it_has_as_long_again(stage: Stage) -> None:
    workspace, clock = announced(stage)
    stage.click("Keep running Sales forecast")
    stage.until(lambda: not stage.reads("Stops in"))
    assert not stage.offers("Keep running Sales forecast")
    clock.go_round()
    assert clock.until(lambda: ending(stage, workspace)) == HOUR - NOTICE


def test_kept_where_it_is_a_default_it_runs_until_somebody_stops_it(stage: Stage) -> None:
    workspace, clock = begun(stage, lock="")
    clock.until(lambda: ending(stage, workspace))
    stage.click("Keep running Sales forecast")
    for _ in range(3 * HOUR):
        clock.go_round()
    assert not halted(stage)
    stage.engine.running.clear()
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.engine.run(workspace.id)
    stage.app.desk.listing.refresh()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    clock.go_round()
    assert clock.until(lambda: ending(stage, workspace)), "another start, and nobody said so of it"


@pytest.mark.parametrize("quiet_s", [0, 29], ids=["computes", "said something since"])
def test_it_is_left_alone_while_it_works(stage: Stage, quiet_s: float) -> None:
    workspace, clock = announced(stage)
    stage.backend.quiet_s[workspace.id] = quiet_s
    clock.go_round()
    stage.until(lambda: not stage.reads("Stops in"))
    for _ in range(2 * HOUR):
        clock.go_round()
    assert not halted(stage)


def test_one_that_tells_nothing_is_not_stopped(stage: Stage) -> None:
    """What was known of it stands, and no time is added to that."""
    workspace, clock = announced(stage)
    stage.backend.quiet_s[workspace.id] = None
    for _ in range(HOUR):
        clock.go_round()
    assert not halted(stage)


def test_what_was_done_before_cais_looked_counts_for_no_more_than_it_is(stage: Stage) -> None:
    workspace, clock = begun(stage)
    stage.backend.quiet_s[workspace.id] = 40
    for _ in range(HOUR):
        clock.go_round()
    assert ending(stage, workspace) is None


def test_a_computer_that_slept_stops_nothing_when_it_wakes(stage: Stage) -> None:
    workspace, clock = begun(stage)
    clock.go_round(9 * 3600)
    assert ending(stage, workspace) is None
    assert clock.until(lambda: ending(stage, workspace)) == HOUR - NOTICE - 2 * EVERY_MS // 30_000
    clock.go_round(9 * 3600)
    assert not halted(stage), "nobody could have read it meanwhile"


def test_whoever_uses_it_keeps_it(stage: Stage) -> None:
    workspace, clock = begun(stage)
    tool = stage.run(workspace, stage.open(workspace))
    tool.show()
    clock.until(lambda: ending(stage, workspace))
    stage.until(lambda: stage.offers("Keep running"))
    tool.use()
    stage.until(lambda: not stage.offers("Keep running"))
    for _ in range(2 * HOUR):
        tool.use()
        clock.go_round()
    assert ending(stage, workspace) is None
    assert not halted(stage)


def test_to_look_at_its_screen_is_to_use_it(stage: Stage) -> None:
    workspace, _clock = announced(stage)
    stage.app.shell.workspaces.show(workspace.id)
    assert ending(stage, workspace) is None


def test_open_work_is_saved_first(stage: Stage) -> None:
    workspace, clock = begun(stage)
    tool = stage.run(workspace, stage.open(workspace))
    tool.show()
    tool.saving = []
    clock.until(lambda: tool.saved)
    assert not halted(stage)
    tool.finish_saving()
    stage.until(lambda: halted(stage))


def test_what_cannot_be_saved_is_left_running(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """And nobody is asked, as nobody is there."""
    monkeypatch.setattr("desktop.gui.state.unsaved_work.LAST_MOMENT_MS", 0)
    workspace, clock = begun(stage)
    tool = stage.run(workspace, stage.open(workspace))
    tool.show()
    tool.saves = False
    clock.until(lambda: tool.saved)
    stage.until(lambda: ending(stage, workspace) is None)
    assert not halted(stage)
    assert not stage.offers("Go on without saving")
    assert clock.until(lambda: ending(stage, workspace)) >= HOUR - NOTICE


def test_who_comes_back_while_it_is_saved_keeps_it(stage: Stage) -> None:
    workspace, clock = begun(stage)
    tool = stage.run(workspace, stage.open(workspace))
    tool.show()
    tool.saving = []
    clock.until(lambda: tool.saved)
    tool.use()
    tool.finish_saving()
    stage.settle()
    assert not halted(stage)


def test_opened_again_it_says_no_more_why_it_was_stopped(stage: Stage) -> None:
    workspace = unused.stopped(stage)
    stage.run(workspace, stage.open(workspace)).show()
    stage.app.shell.show_home()
    assert not stage.reads("Stopped because nobody")


def test_a_shorter_time_gives_its_notice_nevertheless(stage: Stage) -> None:
    workspace, clock = begun(stage)
    for _ in range(HOUR // 2):
        clock.go_round()
    written(stage.folder, AFTER.replace("60", "10"), head=LOCK, signed=True, serial=4)
    policy = stage.app.desk.presets
    stage.until(lambda: policy.policy.settings["resources.idle_stop_minutes"].value == 10)
    clock.go_round()
    assert ending(stage, workspace) == 5


def test_withdrawn_it_stops_nothing_any_more(stage: Stage) -> None:
    workspace, _clock = announced(stage)
    written(stage.folder, "", head="", signed=True, serial=4)
    stage.until(lambda: not stage.app.desk.presets.stops_unused)
    stage.until(lambda: not stage.reads("Stops in"))
    assert ending(stage, workspace) is None


def test_without_a_preset_nobody_is_asked(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    stage.begin()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    assert "unused_tools" not in vars(stage.app.desk)


def test_saving_tells_whether_it_worked(qtbot: object, qapp: object) -> None:
    told: list[bool] = []
    UnsavedWork(qapp).save("0123456789ab", told.append)  # type: ignore[arg-type]
    assert told == [True], "nothing is open"
