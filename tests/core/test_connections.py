"""Connections on disk: what was saved comes back, nothing secret is there, and what is wrong is named."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.data.connection import Flaw, Keeping, NameFlaw, flaws, name_flaw
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.kinds import KINDS, Form, Kind, Tls
from desktop.core.files import toml
from desktop.core.problems import CannotSave, ConnectionFileBroken, ConnectionFileNewer
from tests.core.samples import SALES


@pytest.fixture
def store(tmp_path: Path) -> ConnectionStore:
    return ConnectionStore(tmp_path)


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_what_was_saved_comes_back(store: ConnectionStore, kind: Kind) -> None:
    values = {
        Form.NUMBER: "1",
        Form.TLS: "off",
        Form.SIGN_IN: "ticket",
        Form.CERTIFICATES: "-----BEGIN CERTIFICATE-----\nMII\n",
    }
    fields = {field.name: values.get(field.form, "ß \"'#=[]é") for field in kind.fields}
    used = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    told = replace(
        SALES, kind=kind.id, fields=fields, used=used, reads_only=False, keeping=Keeping.ASK, name="Sales_2-b"
    )
    store.save(told)
    assert store.load(told.id) == told
    assert store.load_all() == ((told,), ())


def test_what_is_not_told_is_safe() -> None:
    assert SALES["port"] == "5432"
    assert Tls(SALES["tls"]) is Tls.VERIFIED
    assert SALES.is_read_only
    assert SALES.keeping is Keeping.KEYRING
    assert all(
        kind.field("tls") is None or kind.field("tls").default == "verified" for kind in KINDS.values()
    )


def test_the_schema_knows_every_kind() -> None:
    assert toml.load_schema("connection")["properties"]["kind"]["enum"] == list(KINDS)
    keepings = toml.load_schema("connection")["properties"]["keeping"]["enum"]
    assert keepings == [keeping.value for keeping in Keeping]


def test_a_removed_one_can_be_had_back_until_it_is_forgotten(store: ConnectionStore) -> None:
    store.save(SALES)
    store.remove(SALES.id)
    assert (store.load_all(), store.removed()) == (((), ()), (SALES.id,))
    store.change(SALES.id, used=datetime.now(UTC))
    store.restore(SALES.id)
    assert store.load(SALES.id) == SALES
    store.remove(SALES.id)
    store.forget(SALES.id)
    assert (store.load(SALES.id), store.removed()) == (None, ())
    with pytest.raises(CannotSave):
        store.restore(SALES.id)


def test_each_is_changed_as_it_is_on_disk(store: ConnectionStore) -> None:
    store.save(SALES)
    store.change(SALES.id, name="sold")
    store.change(SALES.id, reads_only=False)
    assert store.load(SALES.id) == replace(SALES, name="sold", reads_only=False)


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ('name = "no spaces"', "name"),
        ('kind = "cassandra"', "kind"),
        ('keeping = "file"', "keeping"),
        ('password = "hunter2"', "password"),
        ('created = "yesterday"', "created"),
    ],
)
def test_what_is_wrong_in_a_file_is_named(
    store: ConnectionStore, tmp_path: Path, written: str, field: str
) -> None:
    store.save(SALES)
    path = tmp_path / "connections" / f"{SALES.id}.toml"
    key = written.partition(" ")[0]
    lines = [line for line in path.read_text().splitlines() if not line.startswith(f"{key} =")]
    path.write_text("\n".join([written, *lines]))
    with pytest.raises(ConnectionFileBroken) as told:
        store.load(SALES.id)
    assert [(fault.field, fault.line) for fault in told.value.faults] == [(field, 1)]
    assert store.load_all()[0] == ()


def test_fields_are_held_against_their_kind(store: ConnectionStore, tmp_path: Path) -> None:
    store.save(replace(SALES, fields={**SALES.fields, "port": "many", "colour": "red", "user": ""}))
    with pytest.raises(ConnectionFileBroken) as told:
        store.load(SALES.id)
    found = {fault.field: fault.message for fault in told.value.faults}
    assert found == {
        "fields.port": "is not-a-number",
        "fields.colour": "is unknown",
        "fields.user": "is missing",
    }


def test_a_file_of_a_later_version_is_left_alone(store: ConnectionStore, tmp_path: Path) -> None:
    store.save(SALES)
    path = tmp_path / "connections" / f"{SALES.id}.toml"
    path.write_text(path.read_text().replace("version = 1", "version = 2"))
    with pytest.raises(ConnectionFileNewer):
        store.load(SALES.id)


def test_no_field_of_any_kind_holds_a_secret() -> None:
    names = json.dumps([field.name for kind in KINDS.values() for field in kind.fields])
    assert not any(word in names for word in ("password", "secret", "token", "pwd"))


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"host": "db\nsslmode=disable"}, {"host": Flaw.NOT_ONE_LINE}),
        ({"port": "0"}, {"port": Flaw.NOT_A_NUMBER}),
        ({"port": "65536"}, {"port": Flaw.NOT_A_NUMBER}),
        ({"tls": "perhaps"}, {"tls": Flaw.NOT_A_CHOICE}),
        ({"certificates": "-----BEGIN PRIVATE KEY-----"}, {"certificates": Flaw.NOT_CERTIFICATES}),
        ({"database": " "}, {"database": Flaw.MISSING}),
    ],
)
def test_flaws_of_a_form(fields: dict[str, str], found: dict[str, Flaw]) -> None:
    assert flaws(KINDS["postgresql"], {**SALES.fields, **fields}) == found


@pytest.mark.parametrize(
    ("name", "flaw"),
    [
        ("", NameFlaw.MISSING),
        ("two words", NameFlaw.FORM),
        ("2nd", NameFlaw.FORM),
        ("vendas-são", NameFlaw.FORM),
        ("x" * 61, NameFlaw.FORM),
        ("Sales", NameFlaw.TAKEN),
        ("default", NameFlaw.RESERVED),
        ("sales-2026_b", None),
    ],
)
def test_a_name_is_one_that_code_can_say(name: str, flaw: NameFlaw | None) -> None:
    assert name_flaw(name, ["sales"]) is flaw
