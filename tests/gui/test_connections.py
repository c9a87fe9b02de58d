"""The page *Data connections*: what there is, who uses it, and what can be done with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.secret import Secret
from desktop.core.problems import EngineFrozen, KeyringMissing
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.connections.card import ConnectionCard
from desktop.gui.connections.offers import OFFERS
from desktop.gui.connections.reach_looks import kept
from desktop.gui.shell import CONNECTIONS, HOME, SETTINGS
from tests.fakes.keyring import GnomeKeyring
from tests.gui.support.screens import SHOW, go_to_connections
from tests.gui.support.stage import NOW, Stage


def listed(stage: Stage) -> list[str]:
    cards = [card for card in stage.window.findChildren(ConnectionCard) if card.isVisible()]
    return [card.accessibleName() for card in sorted(cards, key=lambda card: (card.y(), card.x()))]


def test_says_what_they_are_for_while_there_is_none(stage: Stage) -> None:
    SHOW["connections-empty"](stage)
    assert listed(stage) == []
    assert stage.reads("reaches it by name")


def test_each_says_where_it_leads_who_uses_it_and_where_its_secret_is(stage: Stage) -> None:
    SHOW["connections"](stage)
    assert listed(stage) == ["lake", "prices", "sales"]
    assert stage.reads("PostgreSQL · db.example / sales")
    assert stage.reads("Password: in the keyring of this computer · Reads only")
    assert stage.reads("Access token: asked for each time")
    assert stage.reads("Sales forecast")
    assert stage.reads("and 2 more")
    assert stage.reads("No workspace uses it yet.")


def test_names_the_keyring_that_there_is(gnome: GnomeKeyring, stage: Stage) -> None:
    stage.connect("sales")
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.app.desk.connections.keyring)
    assert stage.app.desk.connections.troubles == {}


def test_one_that_has_no_secret_offers_nothing_to_do_with_it(stage: Stage) -> None:
    kinds = "password", "ticket"
    made = [stage.connect(f"by-{kind}", fields={"sign_in": kind}) for kind in kinds]
    offered = [[offer.text() for offer in OFFERS if offer.wanted(one)] for one in made]
    assert set(offered[0]) - set(offered[1]) == {"Copy the password"}
    assert kept(made[1], stage.backend)(Stop()) is None


def test_without_a_keyring_it_says_so_and_looks_again(stage: Stage) -> None:
    SHOW["connections"](stage)
    assert isinstance(stage.app.desk.connections.troubles[""].problem, KeyringMissing)
    assert stage.reads("This computer has no keyring that Cais can use")
    before = stage.app.desk.connections.troubles[""]
    stage.click("Try again, from the message")
    stage.until(lambda: stage.app.desk.connections.troubles.get("", before) is not before)


def test_what_was_used_meanwhile_is_seen_when_one_comes_back(stage: Stage) -> None:
    sales = stage.connect("sales", used=NOW)
    stage.keep(connections=(sales.id,))
    SHOW["connections-empty"](stage)
    assert not stage.reads("Last used today")
    stage.app.window.show_place(HOME)
    stage.backend.connections().used((sales,))
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.reads("Last used today"))


@pytest.mark.parametrize(("language", "code"), [("Python", "import cais\n\n"), ("R", "source(")])
def test_copies_the_code_for_the_tool_at_hand(stage: Stage, language: str, code: str) -> None:
    SHOW["connections"](stage)
    stage.pick("More for sales", f"Copy code for {language}")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(code)
    assert "sales" in copied
    assert stage.reads("was copied")


def test_a_great_many_come_in_turns(stage: Stage) -> None:
    """Making a card takes its time, and the window is not to wait for all."""
    names = [f"sales{number:02}" for number in range(30)]
    for name in names:
        stage.connect(name)
    stage.begin()
    most = 0

    def count() -> None:
        nonlocal most
        most = most or len(listed(stage))

    stage.app.desk.news.connections_changed.connect(count)
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: listed(stage) == names)
    assert most < 10


# --- removing ---------------------------------------------------------------------------------------


def used_by_a_running_tool(stage: Stage) -> tuple[Connection, Workspace]:
    sales = stage.connect("sales")
    stage.connect("lake", "s3", fields={"access_key": "AKIAEXAMPLE"})
    workspace = stage.keep(connections=(sales.id,))
    stage.engine.run(workspace.id)
    SHOW["connections-empty"](stage)
    stage.until(lambda: stage.app.desk.listing.runs(workspace.id))
    return sales, workspace


def test_removed_everywhere_and_had_back(stage: Stage) -> None:
    sales, workspace = used_by_a_running_tool(stage)
    stage.pick("More for sales", "Remove")
    stage.until(lambda: stage.backend.handed == [workspace.id])
    assert listed(stage) == ["lake"]
    assert stage.backend.connections().of((sales.id,)) == ()
    stage.click("Undo")
    stage.until(lambda: len(stage.backend.handed) == 2)
    assert listed(stage) == ["lake", "sales"]
    assert stage.backend.connections().of((sales.id,)) == (sales,)


def test_several_come_back_one_by_one_also_by_the_keyboard(stage: Stage) -> None:
    SHOW["connections-removed"](stage)
    assert listed(stage) == ["prices"]
    assert stage.reads("2 connections were removed from all workspaces.")
    stage.window.setFocus()
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.until(lambda: listed(stage) == ["lake", "prices"])
    assert stage.reads("“sales” was removed from all workspaces.")


def test_what_can_be_had_back_still_can_in_another_language(stage: Stage) -> None:
    SHOW["connections-removed"](stage)
    stage.app.window.show_place(SETTINGS)
    stage.app.shell.retranslate()
    go_to_connections(stage)
    assert listed(stage) == ["prices"]
    stage.click("Undo")
    stage.until(lambda: listed(stage) == ["lake", "prices"])


def test_one_that_cannot_be_removed_stays_and_says_why(stage: Stage) -> None:
    used_by_a_running_tool(stage)
    folder = Path(stage.backend.own_folders.user_data_dir) / "connections"
    os.chmod(folder, 0o500)
    stage.pick("More for sales", "Remove")
    stage.until(lambda: stage.offers("Try again sales"))
    assert listed(stage) == ["lake", "sales"]
    assert not stage.offers("Undo")
    os.chmod(folder, 0o700)
    stage.click("Try again sales")
    stage.until(lambda: stage.offers("Undo"))
    assert listed(stage) == ["lake"]


def test_tool_that_does_not_hear_of_it_is_told_again(stage: Stage) -> None:
    sales, workspace = used_by_a_running_tool(stage)
    stage.backend.hand_over_trouble = EngineFrozen(silent_s=30)
    stage.app.desk.connections.hand_over(sales.id)
    stage.until(lambda: stage.reads("Docker does not answer"))
    stage.backend.hand_over_trouble = None
    stage.click("Try again sales")
    stage.until(lambda: stage.backend.handed == [workspace.id] * 2)
    stage.until(lambda: not stage.reads("Docker does not answer"))


def test_secrets_of_removed_ones_are_forgotten_at_the_next_start(gnome: GnomeKeyring, stage: Stage) -> None:
    connections, stop = stage.backend.connections(), Stop()
    sales = stage.connect("sales")
    connections.save(sales, Secret("ß€#@%"), stop)
    connections.remove(sales.id)
    stage.begin()
    stage.app.desk.connections.forget_removed()
    stage.until(lambda: connections.store.removed() == ())
    assert stage.backend.vault().read([sales.id], stop) == {}


def test_without_a_keyring_only_what_it_has_is_not_forgotten(stage: Stage) -> None:
    connections = stage.backend.connections()
    kept, passing = stage.connect("sales"), stage.connect("lake", keeping=Keeping.SESSION)
    for one in (kept, passing):
        connections.remove(one.id)
    connections.forget_removed(Stop())
    assert connections.store.removed() == (kept.id,)
    assert connections.store.load_removed(kept.id) == replace(kept)
