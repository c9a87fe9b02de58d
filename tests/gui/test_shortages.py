"""A tool that comes near to its memory, and programs in it that are ended for want of more."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox

from desktop.core.engine_facts import Change, State
from desktop.core.engine_report import Reading
from desktop.core.limits import Limits
from desktop.core.status import Status
from desktop.gui.parts.meter import Meter
from desktop.gui.parts.text import ElidedText
from desktop.gui.state.engine import listing
from desktop.gui.workspace.bar import Bar
from tests.gui.support.engine_double import GIB
from tests.gui.support.screens import needed_more, opened, tool
from tests.gui.support.stage import Stage


def use(stage: Stage, id: str, share: float) -> None:
    """A reading comes."""
    stage.app.desk.meters._take(id, Reading(0, round(share * 4 * GIB), 0, 0, 0))
    stage.settle()


def test_a_tool_that_comes_near_to_its_memory_is_said_to(stage: Stage) -> None:
    workspace = tool(stage)
    stage.window.resize(1400, 760)  # where the bar has room for all of it
    stage.settle()
    assert not stage.reads("nearly full")
    use(stage, workspace.id, 0.79)
    assert not stage.reads("nearly full")
    use(stage, workspace.id, 0.8)
    assert stage.reads("3.2 GB of 4 GB, nearly full")
    assert stage.find(Meter, "Memory in use").property("tone") == "warn"
    stage.click("Back to workspaces")
    assert stage.reads("3.2 GB of 4 GB, nearly full")


def test_parts_that_grow_leave_the_name_its_room(stage: Stage) -> None:
    workspace = tool(stage)
    stage.window.resize(1260, 760)  # all but just fits
    use(stage, workspace.id, 0.3)
    name = next(one for bar in stage.window.findChildren(Bar) for one in bar.findChildren(ElidedText))
    stage.find(Meter, "Memory in use").setFixedWidth(236)
    stage.settle()
    assert name.width() >= name.sizeHint().width()


def test_it_is_said_aloud_once_for_each_time(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that goes up and down around the line is not told of again and again."""
    workspace = tool(stage)
    spoken: list[str] = []
    monkeypatch.setattr(
        QAccessible,
        "updateAccessibility",
        lambda event: spoken.append(event.message()) if hasattr(event, "message") else None,
    )
    for share in (0.81, 0.79, 0.82, 0.76, 0.81):
        use(stage, workspace.id, share)
    assert spoken == ["Memory: 3.2 GB of 4 GB, nearly full"]
    use(stage, workspace.id, 0.5)
    assert not stage.reads("nearly full")
    use(stage, workspace.id, 0.9)
    assert len(spoken) == 2


def test_a_notebook_that_needed_more_is_named_while_the_tool_goes_on(stage: Stage) -> None:
    workspace = needed_more(stage)
    assert stage.reads("“sales by region.ipynb” needed more than 4 GB of memory")
    assert stage.app.desk.status(workspace.id) is Status.RUNNING
    assert stage.page(workspace.id).tool_in_front
    assert stage.engine.count("halt") == 0


def test_more_is_suggested_and_nothing_ends_by_it(stage: Stage) -> None:
    workspace = needed_more(stage)
    stage.click("Give it more…")
    stage.until(lambda: stage.offers("Save"))
    assert stage.find(QComboBox, "Memory").currentText() == "8 GB (recommended)"
    stage.click("Save")
    stage.until(lambda: stage.reads("The tool still has the memory and processors"))
    assert not stage.reads("sales by region")
    assert stage.engine.count("halt") == 0
    assert stage.app.desk.workspaces[workspace.id].memory == 8 * GIB


def test_what_was_given_meanwhile_is_not_taken_back_by_the_suggestion(stage: Stage) -> None:
    workspace = needed_more(stage)
    stage.app.desk.set_limits(workspace.id, Limits(12 * GIB))
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("sales by region"))
    stage.click("Give it more…")
    stage.until(lambda: stage.offers("Save"))
    assert stage.find(QComboBox, "Memory").currentText() == "12 GB"


def test_the_card_says_so_too(stage: Stage) -> None:
    workspace = needed_more(stage)
    stage.click("Back to workspaces")
    assert stage.reads("“sales by region.ipynb” needed more than 4 GB of memory")
    stage.click(f"Give it more… {workspace.name}")
    stage.until(lambda: stage.offers("Save"))


def test_what_was_put_away_is_away_everywhere(stage: Stage) -> None:
    needed_more(stage)
    stage.click("Put this message away")
    assert not stage.reads("sales by region")
    stage.click("Back to workspaces")
    assert not stage.reads("sales by region")


def test_it_is_told_again_when_it_happens_again(stage: Stage) -> None:
    workspace = needed_more(stage)
    stage.click("Put this message away")
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("sales by region"))


def test_several_are_named_together(stage: Stage) -> None:
    workspace = needed_more(stage)
    stage.backend.killed = ("prices.ipynb",)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("2 notebooks needed more than 4 GB of memory"))
    assert stage.reads("sales by region.ipynb, prices.ipynb")


def test_nothing_is_named_where_nobody_can_tell_whose_it_was(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("A program inside needed more than 4 GB of memory and was ended."))


def test_what_is_all_the_memory_there_is_cannot_be_more(stage: Stage) -> None:
    stage.engine.info = stage.engine.info._replace(memory=4 * GIB)
    needed_more(stage)
    assert not stage.offers("Give it more…")


def test_a_tool_that_was_ended_itself_is_told_of_as_before(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.run(workspace.id, State.EXITED, port=None, out_of_memory=True, exit_code=137)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.reads("The tool needed more than 4 GB of memory"))
    assert stage.app.desk.shortages.of(workspace.id) is None


def test_a_tool_whose_end_the_engine_does_not_explain_ran_short_if_it_was_said_to(stage: Stage) -> None:
    workspace = tool(stage)
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.engine.run(workspace.id, State.EXITED, port=None, exit_code=137)
    stage.engine.tell(Change.KILLED, workspace.id)
    stage.until(lambda: stage.reads("The tool needed more than 4 GB of memory"))


def test_a_tool_that_outlived_a_part_of_it_is_not_said_to_have_run_short_later(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = needed_more(stage)
    monkeypatch.setattr(listing, "ENDS_WITHIN_S", 0)
    stage.engine.run(workspace.id, State.EXITED, port=None, exit_code=137)
    stage.engine.tell(Change.CONTAINER, workspace.id)
    stage.until(lambda: stage.reads("The tool was stopped outside Cais"))


def test_it_is_over_with_the_tool(stage: Stage) -> None:
    workspace = needed_more(stage)
    stage.click("Stop")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    assert stage.app.desk.shortages.of(workspace.id) is None
    assert not stage.reads("sales by region")


def test_others_tools_are_none_of_ours(stage: Stage) -> None:
    opened(stage)
    stage.engine.tell(Change.KILLED, "0123456789ab")
    stage.settle()
    assert stage.app.desk.shortages.of("0123456789ab") is None
