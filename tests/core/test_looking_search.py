"""Finding tables by what they and their columns are called."""

from __future__ import annotations

from desktop.core.data.looking.content import Catalogue, Column, Schema, Table
from desktop.core.data.looking.search import Search

NAME, PORT, BERTH = Column("Name", "text"), Column("port_id", "int"), Column("berth", "int")
PORTS = Table("public", "Ports", columns=(NAME, BERTH))
SHIPS = Table("public", "ships", columns=(NAME, PORT))
UNKNOWN = Table("stage", "unknown", columns=None)
WHOLE = Catalogue((Schema("empty", ()), Schema("public", (PORTS, SHIPS)), Schema("stage", (UNKNOWN,))))


def found(text: str) -> dict[str, list[tuple[str, tuple[Column, ...] | None]]]:
    return {
        one.name: [(table.name, table.columns) for table in one.tables] for one in Search(WHOLE).find(text)
    }


def test_nothing_asked_for_is_all_there_is() -> None:
    assert Search(WHOLE).find(" ") == WHOLE.schemas


def test_a_table_is_found_by_its_name_with_all_its_columns() -> None:
    assert found("SHIP") == {"public": [("ships", (NAME, PORT))]}
    assert found("known") == {"stage": [("unknown", None)]}


def test_a_table_is_found_by_its_columns_with_just_those() -> None:
    assert found("port") == {"public": [("Ports", (NAME, BERTH)), ("ships", (PORT,))]}
    part = SHIPS._replace(columns=(PORT,))
    assert Search(WHOLE).whole(part) == SHIPS


def test_every_word_narrows_it_down() -> None:
    assert found("ships port") == {"public": [("ships", (PORT,))]}
    assert found("ships berth") == {}
    assert found("public berth") == {"public": [("Ports", (BERTH,))]}


def test_a_schema_is_found_with_all_that_is_in_it() -> None:
    assert found("emp") == {"empty": []}
    assert found("public") == {"public": [("Ports", (NAME, BERTH)), ("ships", (NAME, PORT))]}
