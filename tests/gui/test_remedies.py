"""Each action that a problem offers does one thing, whichever screen it is offered on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any
from unittest.mock import MagicMock

import pytest

from desktop.core.policy.policy import NONE
from desktop.core.problems import CatalogueBroken, EngineElsewhere
from desktop.gui.parts import programs
from desktop.gui.remedies import Remedies
from desktop.gui.words.problems import Action

OTHER = EngineElsewhere(wanted="Colima", found="Podman", address="unix:///podman.sock")


@pytest.fixture
def all(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    desk, screens = MagicMock(), MagicMock()
    desk.presets.policy = NONE
    desk.workspaces.__contains__.side_effect = lambda id: id == "here"
    elsewhere = MagicMock()
    monkeypatch.setattr(programs, "show_file_of", elsewhere.show_file_of)
    return SimpleNamespace(
        desk=desk, screens=screens, elsewhere=elsewhere, remedies=Remedies(desk, screens), say=MagicMock()
    )


def done(all: Any) -> list[str]:
    """What was called, wherever."""
    calls = [*all.desk.mock_calls, *all.screens.mock_calls, *all.elsewhere.mock_calls]
    return [name for name, _arguments, _options in calls if not name.startswith("workspaces.__")]


ROWS = [
    (Action.RETRY, "here", ["workspaces.open"]),
    (Action.RETRY, "", ["engine.find"]),
    (Action.START_ENGINE, "here", ["workspaces.open"]),
    (Action.START_ENGINE, "", ["engine.start"]),
    (Action.USE_OTHER_ENGINE, "here", ["choose_engine"]),
    (Action.USE_OTHER_ENGINE, "", ["choose_engine"]),
    (Action.CHANGE_FOLDERS, "here", ["changing.folders"]),
    (Action.LEAVE, "here", ["leave"]),
    (Action.ENTER_PASSPHRASE, "here", ["passphrase.enter"]),
    (Action.FORGET_PASSPHRASE, "here", ["passphrase.forget"]),
    (Action.SET_UP, "here", ["news.set_up_asked.emit"]),
    (Action.SHOW_FILE, "", ["show_file_of"]),
    (Action.SIGN_IN, "here", ["sign_in"]),
    (Action.SHOW_WAY, "here", ["workspaces.open"]),  # known to a look around alone, which shows it itself
]


@pytest.mark.parametrize(("action", "id", "called"), ROWS)
def test_an_action_does_one_thing(all: Any, action: Action, id: str, called: list[str]) -> None:
    all.remedies.apply(action, OTHER, all.say, id)
    assert done(all) == called


def test_every_action_is_tried_above_or_below() -> None:
    assert {row[0] for row in ROWS} | {Action.MORE_MEMORY} == set(Action)


@pytest.mark.parametrize(("more", "changes"), [(8 * 2**30, 1), (0, 0)])
def test_more_memory_is_given_where_there_is_any(all: Any, more: int, changes: int) -> None:
    all.desk.more_memory.return_value = more
    all.remedies.apply(Action.MORE_MEMORY, None, all.say, "here")
    assert all.desk.workspaces.change.call_count == changes
    all.screens.workspaces.open.assert_called_once_with("here")


@pytest.mark.parametrize(("id", "opened"), [("here", True), ("gone", False)])
def test_a_workspace_is_opened_on_the_other_engine_if_it_is_still_there(
    all: Any, id: str, opened: bool
) -> None:
    all.remedies.apply(Action.USE_OTHER_ENGINE, OTHER, all.say, id)
    address, then = all.desk.choose_engine.call_args.args
    assert address == OTHER.address
    then()
    assert all.screens.workspaces.open.called is opened


def test_what_other_programs_show_is_told_where_to_complain(all: Any) -> None:
    broken = CatalogueBroken(path="/etc/catalogue.toml")
    all.remedies.apply(Action.SHOW_FILE, broken, all.say)
    all.elsewhere.show_file_of.assert_called_once_with(broken, all.say)


def test_the_engines_own_problem_is_helped_against(all: Any) -> None:
    all.desk.engine.problem = OTHER
    all.remedies.help_engine(all.say)
    all.desk.engine.problem = None
    all.remedies.help_engine(all.say)
    assert done(all) == ["choose_engine", "engine.find"]
