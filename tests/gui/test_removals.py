"""Workspaces that are taken away, had back while the app runs, and erased after."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer

from desktop.core.engine_facts import Change
from desktop.core.problems import EngineLost
from tests.gui.support.engine_double import INFO, OTHER
from tests.gui.support.stage import Stage, shown


def test_remove_and_have_it_back(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    stage.begin()
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.offers("Undo"))
    assert shown(stage) == []
    assert stage.engine.count("discard") == 1
    assert stage.backend.store.load(workspace.id) is None
    stage.click("Undo")
    stage.until(lambda: shown(stage) == ["Sales forecast"])
    assert stage.backend.store.load(workspace.id) == workspace
    assert stage.engine.count("erase") == 0


def test_endless_name_is_shortened_in_the_message(stage: Stage) -> None:
    stage.keep("a" * 100 + "z" * 100)
    stage.begin()
    stage.pick("More for " + "a" * 100 + "z" * 100, "Remove")
    stage.until(lambda: stage.reads("“" + "a" * 29 + "…" + "z" * 29 + "” was removed."))


def removed(stage: Stage, *names: str) -> None:
    """Take these away, one after the other."""
    for name in names:
        count = stage.engine.count("discard")
        stage.pick(f"More for {name}", "Remove")
        stage.until(lambda count=count: stage.engine.count("discard") > count)
    stage.until(lambda: stage.offers("Undo all" if len(names) > 1 else "Undo"))


def test_several_removed_ones_are_had_back_together(stage: Stage) -> None:
    kept = [stage.keep(name) for name in ("First", "Second", "Third")]
    stage.begin()
    removed(stage, "First", "Third")
    assert stage.reads("2 workspaces were removed.")
    stage.click("Undo all")
    stage.until(lambda: shown(stage) == ["First", "Second", "Third"])
    stage.until(lambda: all(stage.backend.store.load(one.id) == one for one in kept))
    assert not stage.reads("removed")


def test_undo_by_the_keyboard_takes_the_last_one_first(stage: Stage) -> None:
    stage.keep("First")
    stage.keep("Second")
    stage.begin()
    removed(stage, "First", "Second")
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: shown(stage) == ["Second"])
    assert stage.reads("“First” was removed.")
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: shown(stage) == ["First", "Second"])
    assert not stage.reads("removed")


def test_undo_by_the_keyboard_needs_no_strip(stage: Stage) -> None:
    stage.keep("First")
    stage.begin()
    removed(stage, "First")
    stage.click("Put this message away")
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: shown(stage) == ["First"])


def test_other_messages_leave_the_way_back(stage: Stage) -> None:
    stage.keep("First")
    stage.keep("Second")
    stage.begin()
    removed(stage, "First")
    stage.engine.troubles["discard"] = EngineLost()
    stage.pick("More for Second", "Remove")
    stage.until(lambda: stage.reads("Docker stopped while Cais was using it"))
    stage.click("Undo")
    stage.until(lambda: shown(stage) == ["First", "Second"])


def test_what_could_not_be_had_back_is_offered_again(stage: Stage) -> None:
    stage.keep("First")
    stage.begin()
    removed(stage, "First")
    folder = Path(stage.backend.own_folders.user_data_dir) / "workspaces"
    folder.chmod(0o555)
    stage.click("Undo")
    stage.until(lambda: stage.reads("Cais cannot save its own files"))
    folder.chmod(0o755)
    stage.click("Undo")
    stage.until(lambda: shown(stage) == ["First"])


@pytest.mark.parametrize("names", [("First",), ("First", "Second")])
def test_what_goes_is_told_before_it_goes(stage: Stage, names: tuple[str, ...]) -> None:
    for name in names:
        stage.keep(name)
    stage.begin()
    removed(stage, *names)
    assert stage.reads("folders are untouched")
    assert stage.reads(
        "packages added inside and files kept outside the folders are erased when Cais is next opened"
    )


def test_can_be_had_back_as_long_as_the_app_is_open(make_stage: Callable[[], Stage]) -> None:
    """Nothing but its end erases anything: no time that passes, and no engine that goes and comes."""
    stage = make_stage()
    workspace = stage.keep()
    stage.begin()
    removed(stage, "Sales forecast")
    assert [timer for timer in stage.app.desk.findChildren(QTimer) if timer.interval() > 1000] == []
    looks = stage.engine.count("traces")
    stage.engine.tell(Change.LOST)
    stage.until(lambda: not stage.app.desk.engine.known)
    stage.engine.tell(Change.CONNECTED)
    stage.until(lambda: stage.engine.count("traces") > looks)
    stage.until(lambda: not any(thread.name == "cais-clear-up" for thread in threading.enumerate()))
    assert stage.engine.count("erase") == 0
    stage.click("Undo")
    stage.until(lambda: stage.backend.store.load(workspace.id) == workspace)


def test_removing_fails_and_it_is_back(stage: Stage) -> None:
    stage.keep()
    stage.begin()
    stage.engine.troubles["discard"] = EngineLost()
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.reads("Docker stopped while Cais was using it"))
    assert shown(stage) == ["Sales forecast"]


def test_what_failed_to_be_removed_is_still_on_disk(stage: Stage) -> None:
    workspace = stage.keep()
    stage.begin()
    stage.engine.troubles["discard"] = EngineLost()
    stage.pick("More for Sales forecast", "Remove")
    stage.until(lambda: stage.failures)
    stage.settle()
    assert stage.backend.store.load(workspace.id) == workspace


def test_removed_just_before_the_app_ended_is_erased_at_the_next_start(
    make_stage: Callable[[], Stage],
) -> None:
    first = make_stage()
    workspace = first.keep()
    first.begin()
    first.pick("More for Sales forecast", "Remove")
    first.until(lambda: first.offers("Undo"))
    first.window.close()
    second = make_stage().begin()
    second.until(lambda: ("erase", workspace.id) in second.engine.asked)
    second.until(lambda: second.backend.store.removed() == ())
    assert shown(second) == []


def test_tools_that_nobody_knows_are_told_and_removed_only_when_asked(stage: Stage) -> None:
    stage.engine.run("aaaaaaaaaaaa", owner=stage.backend.store.owner)
    stage.engine.run("bbbbbbbbbbbb", owner="somebody else")
    stage.begin()
    stage.until(lambda: stage.reads("of an earlier installation"))
    assert stage.engine.count("erase") == 0
    stage.click("Remove")
    stage.until(lambda: ("erase", "aaaaaaaaaaaa") in stage.engine.asked)
    stage.settle()
    assert stage.engine.count("erase") == 1


def test_what_was_removed_is_erased_on_the_engine_that_it_is_on(make_stage: Callable[[], Stage]) -> None:
    """Another one may be in use by the next start."""
    first = make_stage()
    workspace = first.keep(engine=INFO.place)
    first.begin()
    removed(first, "Sales forecast")
    first.window.close()
    stage = make_stage()
    stage.engine.info, stage.engine.others = OTHER, [INFO]
    stage.begin()
    stage.until(lambda: ("erase", workspace.id) in stage.engine.asked)
    stage.until(lambda: not any(thread.name == "cais-erase" for thread in threading.enumerate()))
    assert stage.backend.store.removed() == (workspace.id,), "it is still there, on the other one"
    stage.app.desk.choose_engine(INFO.address)
    stage.until(lambda: stage.backend.store.removed() == ())
    assert stage.engine.asked.count(("erase", workspace.id)) == 2


def test_what_can_still_be_had_back_is_not_erased_when_an_engine_comes(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.others = [OTHER]
    stage.begin()
    removed(stage, "Sales forecast")
    looks = stage.engine.count("traces")
    stage.app.desk.choose_engine(OTHER.address)
    stage.until(lambda: stage.engine.count("traces") > looks)
    stage.until(lambda: not any(thread.name == "cais-clear-up" for thread in threading.enumerate()))
    assert stage.engine.count("erase") == 0
    stage.click("Undo")
    stage.until(lambda: stage.backend.store.load(workspace.id) == workspace)


def test_homes_that_nobody_knows_are_told_as_well(stage: Stage) -> None:
    stage.engine.left = {"cccccccccccc": stage.backend.store.owner, "dddddddddddd": "somebody else"}
    stage.begin()
    stage.until(lambda: stage.reads("of an earlier installation"))
    stage.click("Remove")
    stage.until(lambda: ("erase", "cccccccccccc") in stage.engine.asked)
    assert set(stage.engine.left) == {"dddddddddddd"}
