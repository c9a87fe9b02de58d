"""A form that is filled in: nothing that was told is lost, and only what is right is kept."""

from __future__ import annotations

import pytest

from desktop.core.data.connection import Flaw, Keeping, NameFlaw
from desktop.core.data.filling import Filling
from desktop.core.data.importing import url
from desktop.core.data.kinds import KINDS
from tests.core.test_connections import SALES

FILLED = Filling("postgresql", "sales", {"host": "db.example", "database": "sales", "user": "maria"})


def test_what_is_as_it_is_for_most_is_not_kept() -> None:
    told = FILLED.told("port", "5432").told("tls", "verified").told("host", " db.example ")
    kept = told.connection()
    assert (kept.name, kept.kind, kept.keeping) == ("sales", "postgresql", Keeping.KEYRING)
    assert kept.fields == {"host": "db.example", "database": "sales", "user": "maria"}
    assert kept["port"] == "5432"


def test_what_is_wrong_is_told_and_stays() -> None:
    told = FILLED.told("port", "many").told("host", "")
    assert told.flaws() == {"port": Flaw.NOT_A_NUMBER, "host": Flaw.MISSING}
    assert told["port"] == "many"
    assert FILLED.flaws() == {}


def test_one_that_is_emptied_is_as_its_kind_has_it() -> None:
    told = FILLED.told("port", "")
    assert told["port"] == ""
    assert told.connection()["port"] == "5432"


@pytest.mark.parametrize("kind", KINDS)
def test_what_another_kind_asks_as_well_is_not_asked_again(kind: str) -> None:
    told = Filling(kind, FILLED.name, FILLED.fields)
    known = {field.name for field in KINDS[kind].fields}
    assert {"host", "database", "user"} & known <= told.connection().fields.keys()
    assert Filling("postgresql", told.name, told.fields).connection().fields == FILLED.fields


def test_what_another_kind_asks_does_not_count_for_this_one() -> None:
    told = FILLED.told("sign_in", "ticket")
    other = Filling("mysql", told.name, told.fields)
    assert other["sign_in"] == ""
    assert Filling("postgresql", other.name, other.fields)["sign_in"] == "ticket"


def test_an_address_fills_in_what_it_tells_and_leaves_the_rest() -> None:
    found = url.read("postgresql://maria:1234@db.example:6543/claims?sslmode=require")
    told = FILLED.told("certificates", "x").filled(found)
    assert told.name == "sales"
    assert (told["host"], told["port"], told["database"]) == ("db.example", "6543", "claims")
    assert (told["tls"], told["certificates"]) == ("encrypted", "x")
    assert Filling().filled(found).name == "claims"


def test_a_name_is_its_own_and_no_other_one_s() -> None:
    assert FILLED.name_flaw(["Sales"]) is NameFlaw.TAKEN
    assert Filling.of(SALES).name_flaw(["sales", "claims"]) is None


def test_nothing_is_changed_before_something_is_told() -> None:
    filling = Filling.of(SALES)
    assert not filling.changed()
    assert not filling.told("port", "5432").changed()
    assert filling.told("host", "db2.example").changed()
    assert not Filling("postgresql").changed()
    assert FILLED.changed()
    assert filling.told("host", "db2.example").connection().id == SALES.id


@pytest.mark.parametrize(
    ("kind", "entered", "kept"),
    [
        (
            "snowflake",
            {"account": "https://ab123.eu.aws.snowflakecomputing.com/console"},
            {"account": "ab123.eu.aws"},
        ),
        ("azure-blob", {"account": "acme.blob.core.windows.net"}, {"account": "acme"}),
        (
            "databricks",
            {"host": "https://adb-1.azuredatabricks.net/?o=1"},
            {"host": "adb-1.azuredatabricks.net"},
        ),
        ("postgresql", {"host": "db.example:5433"}, {"host": "db.example", "port": "5433"}),
        ("postgresql", {"host": "2001:db8::1"}, {"host": "2001:db8::1"}),
        ("postgresql", {"host": "::1"}, {"host": "::1"}),
    ],
)
def test_of_an_address_what_is_asked_for_is_kept(
    kind: str, entered: dict[str, str], kept: dict[str, str]
) -> None:
    assert Filling(kind, "sales", entered).connection().fields == kept
