"""A connection is made and changed: with as little typing as can be, and nothing is lost or let out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QRadioButton

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.kinds import KINDS
from desktop.core.data.secret import Secret
from desktop.core.problems import KeyringDismissed, KeyringSilent
from desktop.gui.connections.choose_kind import KindCard
from desktop.gui.connections.details import Details
from desktop.gui.connections.form import ConnectionForm
from desktop.gui.connections.rotate import RotateDialog
from desktop.gui.parts.secret_field import SecretField
from tests.fakes.keyring import GnomeKeyring
from tests.gui.support.screens import SHOW, drop, fill_in
from tests.gui.support.stage import Stage

CERTIFICATE = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
STRANGE = "ß€#@% 'x\"\\y"


def kept(stage: Stage) -> list[Connection]:
    return list(stage.backend.connections().store.load_all()[0])


def form_is_open(stage: Stage) -> bool:
    return isinstance(stage.app.window.screen_shown(), ConnectionForm)


def details(stage: Stage, kind: str = "PostgreSQL") -> None:
    """The second page, once it is known which keyring there is."""
    if not stage.window.isVisible():
        SHOW["connections-empty"](stage)
    stage.click("Add your first connection")
    stage.click(kind)


def with_keyring(stage: Stage, kind: str = "PostgreSQL") -> None:
    stage.begin()
    stage.click("Data connections")
    stage.until(lambda: stage.app.desk.connections.keyring and stage.app.desk.connections.known)
    details(stage, kind)


def press(stage: Stage, name: str) -> None:
    """And look before anything else is done."""
    QTest.mouseClick(stage.find(QAbstractButton, name), Qt.MouseButton.LeftButton)


def test_it_comes_in_pieces_that_hold_up_nothing(stage: Stage) -> None:
    SHOW["connections-empty"](stage)
    press(stage, "Add your first connection")
    assert form_is_open(stage)
    assert not stage.window.findChildren(KindCard)
    stage.until(lambda: len(stage.window.findChildren(KindCard)) == len(KINDS))
    press(stage, "PostgreSQL")
    assert stage.offers("MySQL, MariaDB"), "what is shown stays until there is more to show"
    assert not stage.window.findChildren(Details)
    stage.until(lambda: stage.offers("Save"))
    assert not stage.offers("MySQL, MariaDB")
    assert QApplication.focusWidget() is stage.find(QLineEdit, "Name")


def test_the_password_comes_next_to_the_user(stage: Stage) -> None:
    details(stage)
    stage.find(QLineEdit, "User").setFocus()
    reached = []
    for _ in range(6):
        stage.press(Qt.Key.Key_Tab)
        reached.append(QApplication.focusWidget().accessibleName())
    assert reached[:2] == ["Sign-in", "Password"]
    assert "Encryption" in reached[3:]


def test_an_address_goes_where_its_parts_are_asked_for(stage: Stage) -> None:
    details(stage)
    server = stage.find(QLineEdit, "Server")
    server.setFocus()
    QTest.keyClicks(server, "db.example:5433")
    assert server.text() == "db.example:5433"
    stage.press(Qt.Key.Key_Tab)
    assert (server.text(), stage.find(QLineEdit, "Port").text()) == ("db.example", "5433")


def test_of_two_kinds_that_were_pressed_the_last_one_comes(stage: Stage) -> None:
    SHOW["connection-kinds"](stage)
    press(stage, "PostgreSQL")
    press(stage, "Oracle")
    stage.until(lambda: stage.reads("Service name"))
    [shown] = stage.window.findChildren(Details)
    assert shown.filling.kind == "oracle"


def enter_secret(stage: Stage, text: str) -> SecretField:
    [field] = [field for field in stage.front.findChildren(SecretField) if field.isVisible()]
    field.fill(Secret(text))
    return field


def fill(stage: Stage) -> None:
    for name, value in (
        ("Name", "sales"),
        ("Server", "db.example"),
        ("Database", "sales"),
        ("User", "maria"),
    ):
        fill_in(stage, name, value)
    enter_secret(stage, STRANGE)


def secret_of(stage: Stage, connection: Connection) -> bytes:
    found = stage.backend.connections().secrets([connection], Stop())
    return found[connection.id].reveal()


def flaws(stage: Stage) -> set[str]:
    said = {
        "This is needed.",
        "Give it a name.",
        "From 1 to 65535.",
        "Another connection has this name.",
    }
    return {text for text in stage.texts() if text in said}


def test_made_with_its_secret_in_the_keyring(gnome: GnomeKeyring, stage: Stage) -> None:
    with_keyring(stage)
    fill(stage)
    stage.click("Save")
    stage.until(lambda: not form_is_open(stage))
    [made] = kept(stage)
    assert (made.name, made.kind, made.keeping) == ("sales", "postgresql", Keeping.KEYRING)
    assert made.is_read_only
    assert made["tls"] == "verified"
    assert secret_of(stage, made) == STRANGE.encode()
    assert stage.reads("“sales” is kept.")
    assert stage.offers("Change… sales")


@pytest.mark.parametrize("kind", ["PostgreSQL", "BigQuery", "Another password or key"])
def test_keyboard_begins_with_the_name(stage: Stage, kind: str) -> None:
    details(stage, kind)
    assert stage.find(QLineEdit, "Name").hasFocus()


def test_enter_saves(stage: Stage) -> None:
    details(stage)
    fill(stage)
    QTest.keyClick(stage.find(QLineEdit, "Server"), Qt.Key.Key_Return)
    stage.until(lambda: not form_is_open(stage))
    assert [one.name for one in kept(stage)] == ["sales"]


def test_without_a_keyring_it_is_for_this_session(stage: Stage) -> None:
    details(stage)
    assert not stage.find(QRadioButton, "In the keyring of this computer").isEnabled()
    assert stage.reads("in a file it is never kept")
    fill(stage)
    stage.click("Save")
    stage.until(lambda: kept(stage))
    [made] = kept(stage)
    assert made.keeping is Keeping.SESSION
    assert secret_of(stage, made) == STRANGE.encode()
    folder = Path(stage.backend.own_folders.user_data_dir)
    assert all(STRANGE.encode() not in file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_asked_for_each_time_needs_none_now(stage: Stage) -> None:
    details(stage)
    fill(stage)
    stage.click("Not at all: ask me each time")
    assert not [field for field in stage.window.findChildren(SecretField) if field.isVisible()]
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert kept(stage)[0].keeping is Keeping.ASK


def test_ticket_of_this_computer_needs_none_at_all(stage: Stage) -> None:
    details(stage)
    fill(stage)
    stage.find(QComboBox, "Sign-in").setCurrentIndex(1)
    stage.find(QComboBox, "Sign-in").activated.emit(1)
    assert not [field for field in stage.window.findChildren(SecretField) if field.isVisible()]
    assert not stage.offers("Not at all: ask me each time")
    stage.click("Save")
    stage.until(lambda: kept(stage))
    [made] = kept(stage)
    assert (made["sign_in"], made.needs_secret) == ("ticket", False)
    assert stage.backend.connections().secrets([made], Stop()) == {}
    assert stage.reads("Kerberos ticket of this computer")


def test_what_is_missing_is_said_at_its_place_when_it_is_to_be_right(stage: Stage) -> None:
    details(stage)
    assert flaws(stage) == set()
    fill_in(stage, "Port", "many")
    stage.click("Save")
    assert flaws(stage) == {"This is needed.", "Give it a name.", "From 1 to 65535."}
    assert stage.reads("Enter it, or have Cais ask for it each time.")
    assert stage.find(QLineEdit, "Name").hasFocus()
    assert stage.find(QLineEdit, "Port").text() == "many"
    fill(stage)
    fill_in(stage, "Port", "5433")
    assert flaws(stage) == set()
    assert kept(stage) == []


def test_any_other_secret_is_typed_or_a_file(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    file = Path(stage.project(), "licence")
    file.write_bytes(b"\0\xff binary\n")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    details(stage, "Another password or key")
    fill_in(stage, "Name", "licence")
    enter_secret(stage, "typed")
    stage.click("Choose the key file…")
    stage.until(lambda: stage.reads("The content of “licence”."))
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert secret_of(stage, kept(stage)[0]) == file.read_bytes()
    stage.until(lambda: stage.reads("Password or key: for this session only"))


def test_name_is_looked_at_while_it_is_typed(stage: Stage) -> None:
    stage.connect("sales")
    SHOW["connections-empty"](stage)
    stage.click("Add a connection")
    stage.click("PostgreSQL")
    for name, said in (
        ("Sales", "Another connection has"),
        ("2026", "a letter first"),
        ("client", "something else"),
    ):
        fill_in(stage, "Name", name)
        assert stage.reads(said)
    fill_in(stage, "Name", "sales2")
    assert stage.reads('In code: cais.connect("sales2")')


def test_back_and_forth_between_kinds_loses_nothing(stage: Stage) -> None:
    details(stage)
    fill(stage)
    stage.click("Back")
    stage.click("MySQL, MariaDB")
    assert stage.find(QLineEdit, "Server").text() == "db.example"
    assert stage.find(QLineEdit, "Port").text() == "3306"
    assert stage.find(QLineEdit, "Name").text() == "sales"
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert secret_of(stage, kept(stage)[0]) == STRANGE.encode()


def test_a_space_that_came_along_is_told_and_kept(stage: Stage) -> None:
    details(stage)
    fill(stage)
    enter_secret(stage, "s3cret ")
    assert stage.reads("It begins or ends with a space")
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert secret_of(stage, kept(stage)[0]) == b"s3cret "


# --- addresses and files ----------------------------------------------------------------------------


def test_address_fills_the_form_and_stays_nowhere(stage: Stage) -> None:
    SHOW["connection-kinds"](stage)
    fill_in(stage, "Paste an address", "postgresql://maria:s3cret@db.example:6543/sales?sslmode=require")
    told = {
        name: stage.find(QLineEdit, name).text() for name in ("Name", "Server", "Port", "Database", "User")
    }
    assert list(told.values()) == ["sales", "db.example", "6543", "sales", "maria"]
    line = stage.find(QLineEdit, "Paste an address")
    assert (line.text(), line.isUndoAvailable()) == ("", False)
    assert not any("s3cret" in text for text in stage.texts() if text != "s3cret")
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert secret_of(stage, kept(stage)[0]) == b"s3cret"


def test_address_is_understood_in_any_field(stage: Stage) -> None:
    details(stage)
    fill_in(stage, "Server", "mysql://maria:s3cret@db.example/sales")
    assert stage.reads("MySQL, MariaDB")
    assert stage.find(QLineEdit, "Server").text() == "db.example"


def test_address_in_a_field_leaves_nothing_to_undo(stage: Stage) -> None:
    details(stage)
    fill_in(stage, "Server", "postgresql://maria:s3cret@db.example/sales")
    line = stage.find(QLineEdit, "Server")
    assert (line.text(), line.isUndoAvailable()) == ("db.example", False)
    line.undo()
    assert line.text() == "db.example"


def test_what_is_no_address_stays_and_says_why(stage: Stage) -> None:
    SHOW["connection-form-refused-address"](stage)
    assert stage.reads("Cais does not know “mongodb” addresses")
    assert stage.find(QLineEdit, "Paste an address").text() == "mongodb://db.example/sales"


def test_one_of_a_file_with_several_is_chosen(stage: Stage) -> None:
    SHOW["connection-form-which"](stage)
    stage.click("claims · PostgreSQL · db.example · maria")
    assert stage.find(QLineEdit, "Database").text() == "claims"
    assert not stage.reads("Which of these?")


def test_hidden_files_are_offered_by_name(stage: Stage, home: Path) -> None:
    (home / ".pgpass").write_text("db.example:5432:sales:maria:s3cret\n")
    SHOW["connection-kinds"](stage)
    stage.pick("From a file…", ".pgpass")
    stage.until(lambda: stage.reads("PostgreSQL") and stage.offers("Save"))
    assert stage.find(QLineEdit, "User").text() == "maria"


def test_service_account_is_a_file(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    needed = ("project_id", "client_email", "private_key", "token_uri")
    file = Path(stage.project(), "key.json")
    file.write_text(json.dumps(dict.fromkeys(needed, "harbour-1") | {"type": "service_account"}))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    details(stage, "BigQuery")
    fill_in(stage, "Name", "lake")
    fill_in(stage, "Project", "harbour-1")
    stage.click("Choose the key file…")
    stage.until(lambda: stage.reads("The content of “key.json”."))
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert secret_of(stage, kept(stage)[0]) == file.read_bytes()


def test_file_that_is_no_key_is_refused_when_it_is_chosen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = Path(stage.project(), "key.json")
    file.write_text('{"type": "authorized_user"}')
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    details(stage, "BigQuery")
    stage.click("Choose the key file…")
    stage.until(lambda: stage.reads("Ask IT for the key of a service account."))


@pytest.mark.parametrize(("content", "count"), [(CERTIFICATE * 2, 2), ("no certificate", 0)])
def test_company_s_certificate_is_a_file(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, content: str, count: int
) -> None:
    file = Path(stage.project(), "company.crt")
    file.write_text(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    details(stage)
    stage.click("Choose the file of the certificate…")
    stage.until(
        lambda: stage.reads("2 certificates of a file" if count else "There is no certificate in this")
    )
    fill(stage)
    stage.click("Save")
    stage.until(lambda: kept(stage))
    assert kept(stage)[0]["certificates"] == (content if count else "")


# --- the keyring does not do as asked ---------------------------------------------------------------


def test_keyring_that_is_dismissed_loses_nothing_and_is_asked_again(
    gnome: GnomeKeyring, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_keyring(stage)
    fill(stage)
    with monkeypatch.context() as dismissed:
        dismissed.setattr(stage.backend.vault(), "keep", _raise(KeyringDismissed()))
        stage.click("Save")
        stage.until(lambda: stage.reads("The keyring was not unlocked"))
    assert stage.find(QLineEdit, "Server").text() == "db.example"
    assert kept(stage) == []
    stage.click("Try again")
    stage.until(lambda: not form_is_open(stage))
    assert secret_of(stage, kept(stage)[0]) == STRANGE.encode()


def test_while_a_keyring_is_slow_one_can_think_better_of_it(
    gnome: GnomeKeyring, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_keyring(stage)
    fill(stage)

    def keep(_id: str, _secret: Secret, stop: Stop) -> None:
        stop.wait(60)
        stop.check()
        raise KeyringSilent

    monkeypatch.setattr(stage.backend.vault(), "keep", keep)
    stage.click("Save")
    stage.until(lambda: stage.reads("Saving…"))
    stage.click("Cancel")
    assert form_is_open(stage)
    assert not stage.reads("Saving…")
    assert stage.find(QLineEdit, "Server").text() == "db.example"
    assert kept(stage) == []


def _raise(problem: Exception) -> object:
    def fail(*_: object) -> None:
        raise problem

    return fail


# --- changing ---------------------------------------------------------------------------------------


def test_change_leaves_the_secret_and_reaches_tools_that_run(stage: Stage) -> None:
    sales = stage.connect(
        "sales", keeping=Keeping.SESSION, fields={"host": "a", "database": "b", "user": "c"}
    )
    stage.backend.connections().enter(sales.id, Secret(STRANGE))
    workspace = stage.keep(connections=(sales.id,))
    stage.engine.run(workspace.id)
    SHOW["connections-empty"](stage)
    stage.until(lambda: stage.app.desk.listing.runs(workspace.id))
    stage.click("Change… sales")
    assert not stage.offers("Back")
    fill_in(stage, "Server", "db2.example")
    fill_in(stage, "Name", "sells")
    assert stage.reads("Code that says “sales” has to be changed as well.")
    stage.click("Save")
    stage.until(lambda: stage.backend.handed == [workspace.id])
    [changed] = kept(stage)
    assert (changed.id, changed.name, changed["host"]) == (sales.id, "sells", "db2.example")
    assert changed.created == sales.created
    assert secret_of(stage, changed) == STRANGE.encode()


def test_one_that_comes_into_the_keyring_needs_its_secret_again(gnome: GnomeKeyring, stage: Stage) -> None:
    stage.connect("sales", keeping=Keeping.ASK)
    stage.begin()
    stage.click("Data connections")
    stage.until(lambda: stage.app.desk.connections.keyring and stage.offers("Change… sales"))
    stage.click("Change… sales")
    stage.click("In the keyring of this computer")
    stage.click("Save")
    assert stage.reads("Enter it, or have Cais ask for it each time.")


def test_an_address_of_another_kind_does_not_make_it_one(stage: Stage) -> None:
    SHOW["connection-form-change"](stage)
    fill_in(stage, "Paste an address", "mysql://maria:s3cret@db2.example/sales")
    assert stage.reads("This leads to MySQL, MariaDB.")
    assert stage.find(QLineEdit, "Server").text() == "db.example"


def test_leaving_asks_only_where_something_would_be_lost(stage: Stage) -> None:
    SHOW["connection-form-change"](stage)
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: not form_is_open(stage))
    stage.click("Change… sales")
    fill_in(stage, "Server", "db2.example")
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: stage.reads("The changes are not kept yet."))
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: not stage.reads("The changes are not kept yet."))
    assert stage.find(QLineEdit, "Server").text() == "db2.example"
    stage.click("Cancel")
    stage.click("Go on")
    assert form_is_open(stage)
    stage.click("Cancel")
    stage.click("Leave without saving")
    stage.until(lambda: not form_is_open(stage))
    assert kept(stage)[0]["host"] == "db.example"


# --- another secret ---------------------------------------------------------------------------------


def test_secret_is_changed_in_one_place_for_all(gnome: GnomeKeyring, stage: Stage) -> None:
    sales = stage.connect("sales")
    stage.backend.connections().save(sales, Secret("the old one"), Stop())
    workspaces = [stage.keep(name, connections=(sales.id,)) for name in ("Sales forecast", "Claims analysis")]
    for workspace in workspaces:
        stage.engine.run(workspace.id)
    stage.begin()
    stage.click("Data connections")
    stage.until(lambda: stage.offers("More for sales") and stage.app.desk.listing.runs(workspaces[1].id))
    stage.pick("More for sales", "New password…")
    dialog = stage.until(lambda: stage.front is not stage.window and stage.front)
    assert isinstance(dialog, RotateDialog)
    enter_secret(stage, STRANGE)
    stage.click("Save")
    stage.until(lambda: sorted(stage.backend.handed) == sorted(one.id for one in workspaces))
    assert secret_of(stage, sales) == STRANGE.encode()
    assert stage.front is stage.window
    assert stage.reads("“sales” is kept.")


def test_one_that_is_asked_for_reaches_every_tool_that_runs(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    sales = stage.connect("sales", keeping=Keeping.ASK)
    for name in ("Sales forecast", "Claims analysis"):
        stage.engine.run(stage.keep(name, connections=(sales.id,)).id)
    SHOW["connections-empty"](stage)
    handed: list[bytes] = []
    connections = stage.backend.connections()

    def hand_over(workspace: object, stop: Stop) -> None:
        handed.append(connections.secrets([sales], stop)[sales.id].reveal())

    monkeypatch.setattr(stage.backend.data, "hand_over", hand_over)
    stage.until(lambda: all(map(stage.app.desk.listing.runs, stage.app.desk.workspaces)))
    stage.app.desk.connections.save(sales, Secret(STRANGE))
    stage.until(lambda: handed == [STRANGE.encode()] * 2)


def test_a_secret_that_is_not_kept_stays_in_the_dialog(gnome: GnomeKeyring, stage: Stage) -> None:
    stage.connect("sales")
    stage.begin()
    stage.click("Data connections")
    stage.until(lambda: stage.offers("More for sales"))
    stage.pick("More for sales", "New password…")
    stage.until(lambda: stage.front is not stage.window)
    enter_secret(stage, "x" * 20_000)
    stage.click("Save")
    stage.until(lambda: stage.reads("This is too long for a password or key"))
    assert isinstance(stage.front, RotateDialog)
    stage.front.reject()
    stage.settle()


def test_nothing_that_was_entered_is_left_once_it_was_kept(stage: Stage) -> None:
    details(stage)
    fill(stage)
    fields = stage.window.findChildren(SecretField)
    emptied: list[bool] = []
    for field in fields:
        field.changed.connect(lambda field=field: emptied.append(field.is_empty()))
    stage.click("Save")
    stage.until(lambda: not form_is_open(stage))
    assert emptied[-1]


def test_dropped_address_is_read(stage: Stage) -> None:
    SHOW["connection-kinds"](stage)
    file = Path(stage.project(), "address.txt")
    file.write_text("postgresql://maria@db.example/sales\n")
    drop(stage, file)
    stage.until(lambda: stage.offers("Save"))
    assert stage.find(QLineEdit, "User").text() == "maria"


# --- on the way to something else -------------------------------------------------------------------


def test_wizard_gets_one_that_is_made_for_it(stage: Stage) -> None:
    SHOW["wizard-connections-empty"](stage)
    stage.click("Add a connection…")
    stage.click("PostgreSQL")
    fill(stage)
    stage.click("Save")
    stage.until(lambda: not form_is_open(stage))
    assert stage.app.window.screen_shown() is stage.app.shell.making.wizard
    [made] = kept(stage)
    card = stage.find(QAbstractButton, "sales")
    assert card.isChecked()
    assert stage.app.shell.making.wizard
    assert stage.app.shell.making.wizard.draft.choices.connections == (made.id,)


def test_workspace_gets_one_that_is_made_for_it_or_none(stage: Stage) -> None:
    SHOW["change-connections"](stage)
    stage.click("Add a connection…")
    stage.press(Qt.Key.Key_Escape)
    stage.until(lambda: not form_is_open(stage))
    assert stage.offers("exports")
    stage.click("Add a connection…")
    stage.click("PostgreSQL")
    fill(stage)
    fill_in(stage, "Name", "claims")
    stage.click("Save")
    stage.until(lambda: stage.offers("claims"))
    assert stage.find(QAbstractButton, "claims").isChecked()
    assert stage.find(QAbstractButton, "exports").isChecked()


def test_what_was_kept_can_be_tried_at_once(stage: Stage) -> None:
    details(stage)
    fill(stage)
    stage.click("Save")
    stage.until(lambda: not form_is_open(stage))
    stage.click("Can I reach it? “sales” is kept.")
    assert stage.until(lambda: stage.front is not stage.window)
