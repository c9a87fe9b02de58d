"""The passphrase before kept passwords, through the screens."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDialog, QLineEdit

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.secret import Secret
from desktop.gui.parts.secret_field import SecretField
from desktop.gui.passphrase import asking
from desktop.gui.shell import CONNECTIONS
from desktop.vault.vault import KeyringVault
from tests.gui.support.screens import SHOW, fill_in, settings
from tests.gui.support.screens.looking import listed
from tests.gui.support.screens.passphrase import PASSPHRASE, SALES, asked, chosen, enter, keyring, locked
from tests.gui.support.stage import Stage

OTHER = "another harbour altogether"


def gone(stage: Stage) -> bool:
    return stage.front is stage.window


def secrets(stage: Stage) -> dict[str, Secret]:
    return stage.backend.vault().read([SALES.id], Stop())


def secrets_of(stage: Stage, connection: Connection) -> Secret:
    return stage.backend.vault().read([connection.id], Stop())[connection.id]


def test_it_is_chosen_changed_and_turned_off(stage: Stage) -> None:
    chosen(stage)
    enter(stage, PASSPHRASE, PASSPHRASE)
    stage.click("Use this passphrase")
    stage.until(lambda: gone(stage) and stage.offers("Lock now"))
    assert secrets(stage) == {SALES.id: Secret("canary-7c1f")}
    stage.click("Lock now")
    with pytest.raises(p.PassphraseNeeded):
        secrets(stage)
    stage.click("Change the passphrase…")
    enter(stage, PASSPHRASE, OTHER, OTHER)
    stage.click("Change")
    stage.until(lambda: gone(stage))
    stage.click("Turn the passphrase off…")
    enter(stage, OTHER)
    stage.click("Turn off")
    stage.until(lambda: gone(stage) and stage.offers("Choose a passphrase…"))
    assert secrets(stage) == {SALES.id: Secret("canary-7c1f")}


@pytest.mark.parametrize(
    ("new", "again", "said"),
    [("short", "short", "Take at least 8 characters"), (PASSPHRASE, OTHER, "The two are not the same")],
)
def test_one_that_cannot_be_taken_is_told(stage: Stage, new: str, again: str, said: str) -> None:
    chosen(stage)
    button = stage.find(QAbstractButton, "Use this passphrase")
    assert not button.isEnabled()
    enter(stage, new, again)
    stage.click(button)
    assert stage.reads(said)
    assert not stage.backend.passphrase().is_on


def test_it_is_written_down_nowhere(stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    asked(stage)
    for text in (OTHER, PASSPHRASE):
        enter(stage, text)
        stage.until(stage.find(QAbstractButton, "Unlock").isEnabled)
        stage.click("Unlock")
        stage.until(lambda: gone(stage) or stage.reads("That is not the passphrase"))
    stage.until(lambda: gone(stage))
    ours = {
        Path(one)
        for one in (stage.backend.own_folders.user_data_dir, stage.backend.own_folders.user_config_dir)
    }
    files = [file for top in (*ours, tmp_path) for file in top.rglob("*") if file.is_file()]
    assert any(file.name == "settings.toml" for file in files)
    written = b"".join(file.read_bytes() for file in files) + caplog.text.encode()
    kept = b"".join(stage.backend.vault()._keyring.kept.values())  # type: ignore[attr-defined]
    for passphrase in (PASSPHRASE, OTHER):
        assert passphrase.encode() not in written + kept


def test_starts_that_need_it_ask_once_and_go_on(stage: Stage) -> None:
    locked(stage)
    one, other = (stage.keep(name, connections=(SALES.id,)) for name in ("Claims", "Prices"))
    stage.begin()
    for workspace in (one, other):
        stage.app.shell.workspaces.open(workspace.id)
    starts = stage.app.desk.starts
    for workspace in (one, other):
        stage.until(lambda id=workspace.id: (start := starts.of(id)) and start.problem)
    assert len([one for one in stage.window.findChildren(QDialog) if one.isVisible()]) == 1
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: {one.id, other.id} <= stage.backend.plays.keys())
    assert gone(stage)


def test_enter_is_enough(stage: Stage) -> None:
    workspace = asked(stage)
    enter(stage, PASSPHRASE)
    QTest.keyClick(stage.front.findChild(QLineEdit), Qt.Key.Key_Return)
    stage.until(lambda: workspace.id in stage.backend.plays)


def test_who_puts_it_away_finds_it_beside_the_problem(stage: Stage) -> None:
    workspace = asked(stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: gone(stage))
    assert stage.reads("Your kept passwords are locked")
    assert workspace.id not in stage.backend.plays
    stage.click("Enter the passphrase…")
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: workspace.id in stage.backend.plays)


def test_a_wrong_one_is_said_and_cannot_be_tried_again_at_once(stage: Stage) -> None:
    asked(stage)
    enter(stage, "something else")
    stage.click("Unlock")
    stage.until(lambda: stage.reads("That is not the passphrase"))
    enter(stage, PASSPHRASE)
    button = stage.find(QAbstractButton, "Unlock")
    assert not button.isEnabled()
    stage.until(button.isEnabled)
    stage.click(button)
    stage.until(lambda: gone(stage))


def test_forgotten_means_that_passwords_are_asked_for_anew(stage: Stage) -> None:
    workspace = asked(stage)
    stage.click("Forgotten?")
    stage.until(lambda: stage.reads("Forget the passphrase?"))
    stage.click("Forget it")
    stage.until(lambda: gone(stage))
    stage.until(lambda: workspace.id in stage.backend.plays)  # whose start is told what is missing
    with pytest.raises(p.SecretMissing):
        stage.backend.connections().secrets([SALES], Stop())
    assert secrets(stage) == {}
    assert stage.backend.connections().of([SALES.id])
    assert not stage.backend.passphrase().is_on


def test_what_is_not_forgotten_after_all_is_asked_for_later(stage: Stage) -> None:
    asked(stage)
    stage.click("Forgotten?")
    stage.until(lambda: stage.reads("Forget the passphrase?"))
    stage.click("Cancel")
    stage.until(lambda: gone(stage))
    assert stage.backend.passphrase().is_on
    stage.click("Enter the passphrase…")
    assert stage.reads("Enter your passphrase")


def test_without_a_keyring_a_start_is_told_just_that(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    workspace = asked(stage)
    real = KeyringVault("linux")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    monkeypatch.setattr(stage.backend.vault(), "_keyring", real)
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: workspace.id in stage.backend.plays)
    with pytest.raises(p.KeyringMissing):  # for which there is a form
        stage.backend.plays[workspace.id].request.further()


def test_a_tool_that_runs_is_handed_what_is_ticked_once_it_is_entered(stage: Stage) -> None:
    locked(stage)
    stage.backend.hand_over_trouble = p.PassphraseNeeded()
    workspace = SHOW["change-connections"](stage)
    stage.click("Save")
    stage.until(lambda: stage.reads("Enter your passphrase"))
    stage.backend.hand_over_trouble = None
    before = len(stage.backend.handed)
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: stage.backend.handed[before:] == [workspace.id])


def test_whether_data_can_be_reached_is_looked_at_once_it_is_entered(stage: Stage) -> None:
    locked(stage)
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("Can I reach it? sales"))
    stage.click("Can I reach it? sales")
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: stage.backend.opened)
    assert stage.backend.opened == [b"canary-7c1f"]


def test_a_new_password_is_kept_once_it_is_entered(stage: Stage) -> None:
    locked(stage)
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("Add a connection") and stage.app.desk.connections.keyring)
    stage.click("Add a connection")
    stage.click("PostgreSQL")
    for name, text in (("Name", "exports"), ("Server", "db.example"), ("Database", "x"), ("User", "maria")):
        fill_in(stage, name, text)
    [field] = [field for field in stage.window.findChildren(SecretField) if field.isVisible()]
    field.fill(Secret("new"))
    stage.click("Save")
    stage.until(lambda: stage.reads("Enter your passphrase"))
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: len(stage.app.desk.connections.in_order()) == 2)
    [exports, _sales] = stage.app.desk.connections.in_order()
    assert secrets_of(stage, exports) == Secret("new")


def test_a_look_around_goes_on_once_it_is_entered_again(stage: Stage) -> None:
    """It was locked again while somebody looked."""
    locked(stage)
    stage.backend.visit.troubles["begin"] = p.PassphraseNeeded()
    stage.begin()
    stage.app.window.show_place(CONNECTIONS)
    stage.until(lambda: stage.offers("Look around sales"))
    stage.click("Look around sales")
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: stage.offers("Enter the passphrase…"))
    stage.backend.visit.troubles.clear()
    stage.click("Enter the passphrase…")
    listed(stage)


def test_who_waits_is_not_forgotten_in_another_language(stage: Stage) -> None:
    workspace = asked(stage)
    stage.app.shell.retranslate()
    stage.settle()
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: workspace.id in stage.backend.plays)


def test_it_is_asked_for_again_as_chosen(stage: Stage) -> None:
    locked(stage)
    settings(stage)
    choice = stage.find(QComboBox, "Ask again")
    assert choice.currentText() == "After 15 minutes"
    choice.setCurrentIndex(3)
    choice.activated.emit(3)
    assert stage.backend.settings.now.lock_after == "close"


def test_keys_go_when_the_time_is_over(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.backend, "lock_after_s", lambda: 0.05)
    monkeypatch.setattr(asking, "LOOK_AGAIN_MS", 20)
    asked(stage)
    vault, hold_s = stage.backend.vault(), [900.0]
    monkeypatch.setattr(vault._held, "_lock_after_s", lambda: hold_s[0])
    enter(stage, PASSPHRASE)
    stage.click("Unlock")
    stage.until(lambda: gone(stage))
    assert vault._held._keys
    hold_s[0] = 0.0
    stage.until(lambda: not vault._held._keys)


def test_nothing_that_was_entered_is_left_in_the_dialog(stage: Stage) -> None:
    asked(stage)
    fields = stage.front.findChildren(QLineEdit)
    enter(stage, PASSPHRASE)
    left: list[str] = []
    stage.front.finished.connect(lambda: left.extend(field.text() for field in fields))  # type: ignore[attr-defined]
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: gone(stage))
    assert left == [""]


def test_keyring_that_does_not_answer_is_said_where_one_is(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(stage)
    vault = stage.backend.vault()

    def fail(*_told: object) -> None:
        raise p.KeyringSilent(waited_s=10)

    monkeypatch.setattr(vault, "protect", fail)
    enter(stage, PASSPHRASE, PASSPHRASE)
    stage.click("Use this passphrase")
    stage.until(lambda: stage.reads("The keyring of this computer does not answer"))
    assert not stage.backend.passphrase().is_on
    assert stage.find(QAbstractButton, "Use this passphrase").isEnabled()


def test_settings_ask_the_keyring_nothing(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    keyring(stage)
    monkeypatch.setattr(stage.backend, "vault", lambda: pytest.fail("the keyring was asked"))
    SHOW["settings"](stage)
    assert stage.offers("Choose a passphrase…")
