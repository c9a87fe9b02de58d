"""What is removed can be had back until the app closes; then its secret leaves the keyring."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.secret import Secret
from desktop.gui.shell import CONNECTIONS
from desktop.gui.state import connections
from desktop.vault.vault import KeyringVault
from tests.fakes.keyring import SECRETS, Bus, GnomeKeyring, Peer, Prompter, silent
from tests.gui.support.stage import Stage

CANARY = Secret("ß€#@% canary")

Close = Callable[[Stage], object]
CLOSES: dict[str, Close] = {
    "by the person": lambda stage: stage.window.close(),
    "from outside": lambda stage: stage.app.shell.closing.end(),
}


def kept(*ones: Connection) -> set[str]:
    """The ids of those whose secret the keyring has, whoever asks."""
    return set(KeyringVault("linux").read([one.id for one in ones], Stop()))


def two(stage: Stage) -> tuple[Connection, Connection]:
    """With a secret each, on the page."""
    made = stage.connect("sales"), stage.connect("lake")
    for one in made:
        stage.backend.connections().save(one, Secret(CANARY.reveal()), Stop())
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("More for sales"))
    return made


def removed(stage: Stage, *names: str) -> None:
    store = stage.backend.connections().store
    for name in names:
        before = len(store.removed())
        stage.pick(f"More for {name}", "Remove")
        stage.until(lambda before=before: len(store.removed()) > before)


def closed(stage: Stage) -> bool:
    return not stage.window.isVisible()


@pytest.mark.parametrize("close", CLOSES.values(), ids=CLOSES)
def test_its_secret_goes_as_the_app_closes(gnome: GnomeKeyring, stage: Stage, close: Close) -> None:
    sales, lake = two(stage)
    removed(stage, "sales")
    assert kept(sales, lake) == {sales.id, lake.id}
    close(stage)
    stage.until(lambda: closed(stage))
    assert kept(sales, lake) == {lake.id}
    assert stage.backend.connections().store.removed() == ()


def test_one_that_was_had_back_keeps_its_secret(gnome: GnomeKeyring, stage: Stage) -> None:
    """Also where the file is still on its way back."""
    sales, lake = two(stage)
    removed(stage, "sales", "lake")
    stage.window.setFocus()
    stage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stage.window.close()
    stage.until(lambda: closed(stage))
    assert kept(sales, lake) == {lake.id}


def test_what_is_being_forgotten_cannot_be_had_back(gnome: GnomeKeyring, stage: Stage) -> None:
    two(stage)
    removed(stage, "sales")
    assert stage.offers("Undo")
    stage.window.close()
    assert not stage.app.desk.connections.removed
    stage.until(lambda: closed(stage))


def test_a_locked_keyring_is_left_locked_and_the_secret_for_later(
    bus: Bus, gnome: GnomeKeyring, stage: Stage
) -> None:
    sales, _lake = two(stage)
    removed(stage, "sales")
    gnome.lock()
    prompter = Prompter(bus)
    try:
        stage.window.close()
        stage.until(lambda: closed(stage))
        assert prompter.shown == 0
    finally:
        prompter.end()
    assert stage.backend.connections().store.removed() == (sales.id,)


def test_one_that_died_holds_nothing_up_and_the_next_start_goes_on(
    gnome: GnomeKeyring, stage: Stage, make_stage: Callable[[], Stage]
) -> None:
    sales, lake = two(stage)
    removed(stage, "sales")
    gnome.kill()
    stage.window.close()
    stage.until(lambda: closed(stage))
    gnome.start()
    assert kept(sales, lake) == {sales.id, lake.id}
    again = make_stage().begin()
    again.app.desk.connections.forget_removed()
    again.until(lambda: again.backend.connections().store.removed() == ())
    assert kept(sales, lake) == {lake.id}


def waits(bus: Bus, stage: Stage) -> Peer:
    """Closing, for a keyring that takes the call and never answers."""
    stage.connect("sales")
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("More for sales"))
    removed(stage, "sales")
    peer = Peer(bus, SECRETS, silent)
    stage.window.close()
    stage.until(lambda: "OpenSession" in peer.asked)
    return peer


def test_one_that_never_answers_is_waited_for_no_longer_than_a_moment(
    bus: Bus, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connections.LAST_MOMENT_MS <= 2000
    monkeypatch.setattr(connections, "LAST_MOMENT_MS", 300)
    peer = waits(bus, stage)
    stage.until(lambda: closed(stage))
    peer.end()
    assert len(stage.backend.connections().store.removed()) == 1


def test_who_closes_again_waits_for_nothing(bus: Bus, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LAST_MOMENT_MS", 600_000)
    peer = waits(bus, stage)
    assert not closed(stage)
    stage.window.close()
    stage.until(lambda: closed(stage))
    peer.end()
