"""The system confirms who is there before kept passwords are used, through the screens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.computer.settings import SYSTEM
from desktop.core.data.secret import Secret
from desktop.gui.shell import HOME, SETTINGS
from tests.fakes.polkit import Agent, on_a_bus_of_its_own
from tests.gui.support.authority import AuthorityDouble
from tests.gui.support.screens import SHOW, settings
from tests.gui.support.screens.confirmation import chosen, confirmed, offered, wanted
from tests.gui.support.screens.passphrase import PASSPHRASE, SALES, keyring
from tests.gui.support.stage import Stage


def gone(stage: Stage) -> bool:
    return stage.front is stage.window


def secrets(stage: Stage) -> dict[str, Secret]:
    return stage.backend.vault().read([SALES.id], Stop())


KEPT = {SALES.id: Secret("canary-7c1f")}


def test_it_is_tried_chosen_locked_and_turned_off_again(stage: Stage) -> None:
    authority = chosen(stage)
    assert stage.reads("encrypts nothing")
    stage.click("Try it and use it")
    authority.answer()
    stage.until(lambda: gone(stage) and stage.offers("Lock now"))
    assert secrets(stage) == KEPT
    stage.click("Lock now")
    with pytest.raises(p.ConfirmationNeeded):
        secrets(stage)
    assert stage.reads("encrypts nothing")
    stage.click("Turn the confirmation off…")
    stage.click("Confirm and turn off")
    authority.answer()
    stage.until(lambda: gone(stage) and stage.offers("Choose a passphrase…"))
    assert authority.asked == 2
    assert secrets(stage) == KEPT


def test_one_that_does_not_work_is_not_chosen(stage: Stage) -> None:
    authority = chosen(stage)
    stage.click("Try it and use it")
    authority.answer(p.ConfirmationUnaskable())
    stage.until(lambda: stage.reads("Nothing here can show you this computer’s question"))
    assert stage.backend.settings.now.passphrase is None
    assert stage.find(QAbstractButton, "Try it and use it").isEnabled()


def test_who_passes_by_cannot_turn_it_off(stage: Stage) -> None:
    authority = confirmed(stage)
    settings(stage)
    stage.click("Turn the confirmation off…")
    stage.click("Confirm and turn off")
    authority.answer(p.ConfirmationDenied())
    stage.until(lambda: stage.reads("does not confirm that it is you"))
    assert stage.backend.settings.now.passphrase == SYSTEM


def test_it_is_offered_where_the_system_has_it(stage: Stage) -> None:
    authority = offered(stage)
    authority.there = False
    stage.app.window.show_place(HOME)
    stage.app.window.show_place(SETTINGS)
    stage.until(lambda: not stage.offers("Have this computer confirm it…"))
    assert stage.offers("Choose a passphrase…")


def test_a_start_that_needs_it_goes_on_once_it_is_confirmed(stage: Stage) -> None:
    authority, workspace = wanted(stage)
    assert workspace.id not in stage.backend.plays
    authority.answer()
    stage.until(lambda: workspace.id in stage.backend.plays)
    assert gone(stage)


def test_what_was_not_confirmed_can_be_asked_again(stage: Stage) -> None:
    authority, workspace = wanted(stage)
    again = stage.find(QAbstractButton, "Ask again")
    assert not again.isEnabled()
    authority.answer(p.ConfirmationDismissed())
    stage.until(lambda: stage.reads("It was not confirmed that it is you"))
    stage.click(again)
    authority.answer()
    stage.until(lambda: workspace.id in stage.backend.plays)


def test_who_puts_it_away_finds_it_beside_the_problem(stage: Stage) -> None:
    """And this computer's own question is put away along with it."""
    authority, workspace = wanted(stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: gone(stage))
    stage.until(lambda: stage.reads("Your kept passwords are locked"))
    stage.click("Confirm…")
    stage.until(lambda: authority.asked == 2)
    authority.answer()
    stage.until(lambda: workspace.id in stage.backend.plays)


def test_where_it_cannot_be_confirmed_passwords_are_asked_for_anew(stage: Stage) -> None:
    SHOW["confirmation-impossible"](stage)
    stage.click("Forget them")
    stage.until(lambda: gone(stage))
    assert stage.backend.settings.now.passphrase is None
    assert secrets(stage) == {}
    assert stage.backend.connections().of([SALES.id])


def test_a_passphrase_that_the_keyring_has_goes_before(stage: Stage) -> None:
    """As where settings came back from a copy that is older than the passphrase."""
    keyring(stage)
    stage.backend.passphrase().turn_on(Secret(PASSPHRASE), Stop())
    stage.backend.vault().lock()
    stage.backend.settings.choose(passphrase=SYSTEM)
    authority = AuthorityDouble(stage.backend)
    workspace = stage.keep(connections=(SALES.id,))
    stage.begin()
    stage.app.shell.workspaces.open(workspace.id)
    authority.answer()
    stage.until(lambda: workspace.id in stage.backend.plays)
    with pytest.raises(p.PassphraseNeeded):
        stage.backend.plays[workspace.id].request.further()
    assert not stage.backend.vault().asks_system()


def test_by_the_system_itself(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through a real polkit; what is confirmed here is root's word for the person's password."""
    with on_a_bus_of_its_own() as polkit:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", polkit.bus.address)
        keyring(stage)
        settings(stage)
        stage.until(lambda: stage.offers("Have this computer confirm it…"))
        stage.click("Have this computer confirm it…")
        agent = Agent(polkit.bus, "yes")
        try:
            stage.click("Try it and use it")
            stage.until(lambda: gone(stage) and stage.offers("Lock now"))
            stage.click("Lock now")
            done: list[str] = []
            stage.app.shell.passphrase.enter(lambda: done.append("used"))
            stage.until(lambda: done)
            assert secrets(stage) == KEPT
            assert len(agent.questions) == 2
        finally:
            agent.end()
