"""The data connections that a workspace gets: in the wizard, and while its tool is there."""

from __future__ import annotations

import json
import threading
from base64 import b64decode
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Keeping
from desktop.core.data.secret import Secret
from desktop.core.problems import (
    EngineLost,
    KeyringDismissed,
    KeyringLocked,
    KeyringMissing,
    KeyringSilent,
    Problem,
)
from desktop.core.status import Status
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.choice_card import ChoiceCard
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.workspace.secrets_panel import SecretsPanel
from tests.gui.support.play import Play
from tests.gui.support.screens import SHOW, next_button, opened
from tests.gui.support.screens.ticks import asks, change_connections, tool_asks
from tests.gui.support.stage import Stage


def ticked(stage: Stage) -> list[str]:
    cards = [card for card in stage.window.findChildren(ChoiceCard) if card.isVisible()]
    return [card.accessibleName() for card in cards if card.isChecked()]


# --- in the wizard ----------------------------------------------------------------------------------


def test_who_needs_no_data_goes_on(stage: Stage) -> None:
    SHOW["wizard-connections-empty"](stage)
    assert stage.reads("There are no data connections yet")
    assert next_button(stage).isEnabled()
    stage.click("Next: Review")
    assert not stage.reads("PostgreSQL")
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces.in_order()
    assert workspace.connections == ()


def test_what_is_ticked_is_reviewed_and_kept(stage: Stage) -> None:
    sales, lake = stage.connect("sales"), stage.connect("lake")
    stage.connect("archive")
    SHOW["wizard-connections-empty"](stage)
    for name in ("sales", "archive", "lake", "archive"):
        stage.click(name)
    assert ticked(stage) == ["lake", "sales"]
    stage.click("Next: Review")
    assert stage.reads("PostgreSQL · db.example / sales")
    assert not stage.reads("db.example / archive")
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces.in_order()
    assert workspace.connections == (sales.id, lake.id)
    stage.until(lambda: stage.backend.store.load(workspace.id))
    assert stage.backend.store.load(workspace.id).connections == (sales.id, lake.id)


def test_ticks_by_keyboard(stage: Stage) -> None:
    stage.connect("sales")
    SHOW["wizard-connections-empty"](stage)
    card = stage.find(ChoiceCard, "sales")
    assert card.accessibleDescription() == "PostgreSQL · db.example / sales"
    card.setFocus(Qt.FocusReason.TabFocusReason)
    for key, expected in (
        (Qt.Key.Key_Space, ["sales"]),
        (Qt.Key.Key_Return, []),
        (Qt.Key.Key_Enter, ["sales"]),
    ):
        stage.press(key)
        assert ticked(stage) == expected
    assert QApplication.focusWidget() is card


def test_a_connection_made_meanwhile_is_there_when_one_comes_back(stage: Stage) -> None:
    SHOW["wizard-connections-empty"](stage)
    stage.click("Back")
    stage.connect("sales")
    stage.until(lambda: next_button(stage).isEnabled())  # the folders are looked at anew
    stage.click("Next: Data connections")
    stage.until(lambda: stage.offers("sales"))
    assert not stage.reads("There are no data connections yet")


def test_file_that_cannot_be_read_hides_no_other(stage: Stage) -> None:
    SHOW["wizard-connections"](stage)
    assert stage.reads("One data connection cannot be read")
    assert ticked(stage) == ["geocoder", "sales"]
    assert next_button(stage).isEnabled()


# --- of a workspace that is there -------------------------------------------------------------------


def save(stage: Stage, workspace: Workspace) -> Workspace:
    before = stage.backend.store.load(workspace.id)
    stage.click("Save")
    return stage.until(lambda: (now := stage.backend.store.load(workspace.id)) != before and now)


def test_a_tool_that_runs_has_them_at_once(stage: Stage) -> None:
    workspace = change_connections(stage)
    assert stage.reads("The tool keeps running, and has the change at once.")
    assert len(save(stage, workspace).connections) == 2
    stage.until(lambda: stage.backend.handed == [workspace.id])
    assert stage.engine.count("halt") == 0


def test_nothing_is_handed_to_a_tool_that_does_not_run(stage: Stage) -> None:
    stage.connect("sales")
    workspace = stage.keep()
    stage.begin()
    stage.pick("More for Sales forecast", "Data connections…")
    stage.until(lambda: stage.offers("sales"))
    stage.click("sales")
    assert not stage.reads("at once")
    save(stage, workspace)
    assert stage.backend.handed == []


def test_escape_leaves_all_as_it_was(stage: Stage) -> None:
    workspace = change_connections(stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.reads("Start something new"))
    assert stage.backend.store.load(workspace.id) == workspace
    assert stage.backend.handed == []


def test_one_that_is_gone_goes_with_the_next_change(stage: Stage) -> None:
    sales = stage.connect("sales")
    workspace = stage.keep(connections=(sales.id, "0123456789ab"))
    stage.begin()
    stage.pick("More for Sales forecast", "Data connections…")
    stage.until(lambda: stage.offers("sales"))
    assert save(stage, workspace).connections == (sales.id,)


def test_what_programs_find_only_later_is_said(stage: Stage) -> None:
    stage.backend.later = True
    sales = stage.connect("sales")
    workspace, play = opened(stage)
    stage.run(workspace, play).show()
    stage.click("Connections")
    stage.until(lambda: stage.offers("sales"))
    stage.click("sales")
    save(stage, workspace)
    stage.until(lambda: stage.reads("Other programs find them once the tool was stopped"))
    assert stage.backend.store.load(workspace.id).connections == (sales.id,)
    assert stage.offers("Back to workspaces"), "one is back where one came from"


def test_hand_over_that_fails_is_told(stage: Stage) -> None:
    stage.backend.hand_over_trouble = EngineLost()
    workspace = change_connections(stage)
    save(stage, workspace)
    stage.until(lambda: stage.failures)
    assert [(id, type(error)) for id, error in stage.failures] == [(workspace.id, EngineLost)]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("python-starter", 'import cais\n\nsales = cais.connect("sales")\n'),
        ("r-starter", 'source("/run/secrets/cais.R")\n\nsales <- cais$connect("sales")\n'),
    ],
)
def test_code_is_that_of_the_tool(stage: Stage, entry: str, code: str) -> None:
    sales = stage.connect("sales")
    stage.keep(entry=entry, connections=(sales.id,))
    stage.begin()
    stage.pick("More for Sales forecast", "Data connections…")
    stage.until(lambda: stage.offers("sales"))
    stage.click("Copy the code for sales")
    assert QGuiApplication.clipboard().text() == code
    assert stage.reads("that reaches “sales” is copied")
    assert ticked(stage) == ["sales"], "it is no part of the tick"


def test_code_from_the_bar(stage: Stage) -> None:
    made = [stage.connect(name, keeping=Keeping.SESSION) for name in ("sales", "lake")]
    for one in made:
        stage.backend.connections().enter(one.id, Secret("a secret"))
    workspace, play = opened(stage, connections=tuple(one.id for one in made))
    stage.run(workspace, play).show()
    stage.click("Connections")
    menu = stage.until(QApplication.activePopupWidget)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts == ["Copy the code for sales", "Copy the code for lake", "Change data connections…"]
    menu.actions()[1].trigger()
    menu.close()
    assert QGuiApplication.clipboard().text() == 'import cais\n\nlake = cais.connect("lake")\n'
    assert stage.reads("that reaches “lake” is copied")


# --- what a person has to enter ---------------------------------------------------------------------


def enter(stage: Stage, name: str, text: str) -> None:
    stage.find(SecretField, name).setFocus()
    QTest.keyClicks(QApplication.focusWidget(), text)


def handed(play: Play) -> dict[str, bytes]:
    """What each connection's tool is handed, by its name."""
    found = json.loads(play.request.further()["connections.json"])
    return {name: b64decode(one["secret"]) for name, one in found.items()}


def test_a_start_asks_for_what_is_kept_nowhere_and_goes_on(stage: Stage) -> None:
    workspace = asks(stage)
    assert stage.backend.plays == {}, "nothing was started before"
    assert stage.find(SecretField, "Password of “sales”").isAncestorOf(QApplication.focusWidget())
    assert not stage.find(QAbstractButton, "Start").isEnabled()
    enter(stage, "Password of “sales”", "one\\two")
    stage.press(Qt.Key.Key_Return)
    assert stage.find(SecretField, "Password or key of “licence”").isAncestorOf(QApplication.focusWidget())
    QTest.keyClicks(QApplication.focusWidget(), "three")
    stage.press(Qt.Key.Key_Return)
    play = stage.play(workspace.id)
    assert handed(play) == {"sales": b"one\\two", "licence": b"three"}
    stage.until(lambda: stage.reads("Starting Sales forecast"))
    tool = stage.run(workspace, play)
    tool.show()
    assert stage.page(workspace.id).tool_in_front


def test_one_can_be_gone_without(stage: Stage) -> None:
    workspace = asks(stage)
    enter(stage, "Password of “sales”", "one")
    stage.click("Go without sales")
    stage.click("Enter it for sales")
    assert not stage.find(QAbstractButton, "Start").isEnabled(), (
        "what was entered before is not there any more"
    )
    stage.click("Go without sales")
    enter(stage, "Password or key of “licence”", "three")
    stage.click("Start")
    assert handed(stage.play(workspace.id)) == {"licence": b"three"}
    assert stage.backend.store.load(workspace.id).connections == workspace.connections


def test_another_start_asks_again_for_what_is_asked_each_time(stage: Stage) -> None:
    workspace = asks(stage)
    enter(stage, "Password of “sales”", "one")
    enter(stage, "Password or key of “licence”", "three")
    stage.click("Start")
    play = stage.play(workspace.id)
    handed(play)
    play.end(EngineLost())
    stage.until(lambda: stage.offers("Try again"))
    stage.click("Try again")
    stage.until(lambda: stage.offers("Go without sales"))
    assert not stage.offers("Go without licence"), "it is held until Cais is closed"


def test_who_leaves_the_form_starts_nothing(stage: Stage) -> None:
    workspace = asks(stage)
    enter(stage, "Password of “sales”", "one")
    [panel] = stage.window.findChildren(SecretsPanel)
    stage.click(next(one for one in panel.findChildren(Button) if one.text() == "Back to workspaces"))
    stage.until(lambda: stage.reads("Start something new"))
    assert stage.backend.plays == {}
    stage.app.shell.workspaces.show(workspace.id)
    stage.until(lambda: stage.offers("Go without sales"))
    assert stage.backend.plays == {}


def test_a_key_of_several_lines_comes_as_it_is(stage: Stage) -> None:
    key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n\n=\n-----END PRIVATE KEY-----\n"
    workspace = asks(stage)
    stage.click("Go without sales")
    stage.find(SecretField, "Password or key of “licence”").setFocus()
    QGuiApplication.clipboard().setText(key)
    stage.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    stage.click("Start")
    assert handed(stage.play(workspace.id)) == {"licence": key.encode()}


def test_without_a_keyring_it_is_entered_for_this_session(stage: Stage) -> None:
    """There is none where the tests run."""
    workspace = stage.keep(connections=(stage.connect("sales").id,))
    stage.begin()
    with pytest.raises(KeyringMissing):
        handed(stage.open(workspace))
    stage.play(workspace.id).end(KeyringMissing())
    stage.until(lambda: stage.reads("This computer has no keyring that Cais can use"))
    stage.backend.plays.clear()
    enter(stage, "Password of “sales”", "one")
    stage.click("Start")
    assert handed(stage.play(workspace.id)) == {"sales": b"one"}


def test_a_connection_that_went_meanwhile_is_said_and_hinders_nothing(stage: Stage) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    stage.backend.connections().enter(sales.id, Secret("one"))
    workspace, play = opened(stage, connections=(sales.id, "0123456789ab"))
    assert handed(play) == {"sales": b"one"}
    stage.run(workspace, play).show()
    stage.until(lambda: stage.reads("One of its data connections is not there any more."))


@pytest.mark.parametrize("kind", [KeyringLocked, KeyringDismissed, KeyringSilent])
def test_trouble_with_the_keyring_can_be_tried_again(stage: Stage, kind: type[Problem]) -> None:
    workspace = stage.keep(connections=(stage.connect("sales").id,))
    stage.begin()
    stage.open(workspace).end(kind())
    stage.until(lambda: stage.offers("Try again"))
    stage.backend.plays.clear()
    stage.click("Try again")
    assert stage.play(workspace.id)


def test_a_tool_that_runs_asks_beside_its_page(stage: Stage) -> None:
    workspace = tool_asks(stage)
    stage.backend.hand_over_trouble = None
    enter(stage, "Password of “sales”", "one")
    stage.click("Hand it to the tool")
    stage.until(lambda: stage.backend.handed == [workspace.id] * 2)
    stage.until(lambda: stage.reads("The tool has the data connections that are ticked."))
    [sales] = stage.backend.connections().of(stage.backend.store.load(workspace.id).connections)
    assert stage.backend.connections().secrets([sales], Stop()) == {sales.id: Secret("one")}


# --- after a stop -----------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["page", "home"])
def test_a_notebook_that_holds_a_password_is_named_after_the_stop(stage: Stage, place: str) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    stage.backend.connections().enter(sales.id, Secret("canary-7c1f"))
    workspace, play = opened(stage, connections=(sales.id,))
    stage.engine.files[workspace.id] = dict(play.request.further())
    stage.run(workspace, play).show()
    Path(stage.project(), "sales.ipynb").write_text('{"cells": ["password = canary-7c1f"]}')
    Path(stage.project(), "other.ipynb").write_text("{}")
    if place == "home":
        stage.click("Back to workspaces")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Stop" if place == "page" else "Stop Sales forecast")
    told = "sales.ipynb holds the password of “sales”. Remove it before you pass the file on."
    stage.until(lambda: stage.reads(told))
    assert not stage.reads("canary")


def test_a_notebook_that_holds_a_password_is_named_as_the_workspace_is_passed_on(stage: Stage) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    stage.backend.connections().enter(sales.id, Secret("canary-7c1f"))
    workspace, play = opened(stage, connections=(sales.id,))
    stage.engine.files[workspace.id] = dict(play.request.further())
    stage.run(workspace, play).show()
    Path(stage.project(), "sales.ipynb").write_text('{"cells": ["password = canary-7c1f"]}')
    stage.click("Back to workspaces")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.app.shell.saving.ask = lambda _suggested: str(stage.folder / "saved.cais")
    stage.pick("More for Sales forecast", "Save as a file…")
    stage.until(
        lambda: stage.reads(
            "sales.ipynb holds the password of “sales”. Remove it before you pass the file on."
        )
    )
    assert stage.app.desk.status(workspace.id) is Status.RUNNING


def test_nothing_is_said_where_nothing_was_written_down(stage: Stage) -> None:
    sales = stage.connect("sales", keeping=Keeping.SESSION)
    stage.backend.connections().enter(sales.id, Secret("canary-7c1f"))
    workspace, play = opened(stage, connections=(sales.id,))
    stage.engine.files[workspace.id] = dict(play.request.further())
    stage.run(workspace, play).show()
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.RUNNING)
    stage.click("Stop")
    stage.until(lambda: stage.app.desk.status(workspace.id) is Status.STOPPED)
    stage.until(lambda: not [one for one in threading.enumerate() if one.name == "cais-written-down"])
    assert not stage.reads("holds the password")
