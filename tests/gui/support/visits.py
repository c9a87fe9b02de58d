"""A look around in data that are made up, and come when a test says so."""

from __future__ import annotations

import threading
from typing import Any

from desktop.core.cancelling import Stop
from desktop.core.data.looking.content import (
    Binary,
    Catalogue,
    Column,
    FirstRows,
    Form,
    Schema,
    Table,
)
from desktop.core.problems import TableRefused

PORTS = Table(
    "public",
    "ports",
    columns=(
        Column("name", "text"),
        Column("ships", "bigint"),
        Column("opened", "date"),
        Column("chart", "bytea"),
        Column("note", "text"),
    ),
)
SALARIES = Table("public", "salaries", readable=False, columns=(Column("pay", "numeric", False),))
BY_YEAR = Table("public", "calls_by_year", Form.VIEW, columns=(Column("year", "integer"),))
UNKNOWN = Table("stage", "landed", columns=None)
CATALOGUE = Catalogue(
    (
        Schema("archive", ()),
        Schema("public", (BY_YEAR, PORTS, SALARIES)),
        Schema("stage", (UNKNOWN,)),
    )
)
ROWS = FirstRows(
    PORTS.columns or (),
    (
        ("Lisboa", "9007199254740993", "1842-03-01", Binary(12_345), None),
        ("Santos", "5", "1892-02-02", None, ""),
        ("Rotterdam", "28170", "1872-11-01", Binary(90), "two\nlines"),
    ),
)


class VisitDouble:
    """Answers at once, unless a gate is closed.

    Attributes:
        found: all that there is.
        rows: how each table begins, by its name, or what is raised instead.
        gates: of "begin", "catalogue" and "first_rows", until which that waits.
        troubles: what these raise.
        asked: the tables whose rows were asked for.
        closed: how often it was.
    """

    def __init__(self) -> None:
        self.found = CATALOGUE
        self.rows: dict[str, FirstRows | BaseException] = {
            PORTS.name: ROWS,
            SALARIES.name: TableRefused(table=SALARIES.name, detail="permission denied for table salaries"),
            BY_YEAR.name: FirstRows(BY_YEAR.columns or (), ()),
        }
        self.gates: dict[str, threading.Event] = {}
        self.troubles: dict[str, BaseException] = {}
        self.asked: list[str] = []
        self.closed = 0

    def begin(self, stop: Stop) -> Any:
        self._wait("begin", stop)
        return self

    def catalogue(self, stop: Stop) -> Catalogue:
        self._wait("catalogue", stop)
        return self.found

    def columns(self, table: Table, stop: Stop) -> tuple[Column, ...]:
        return (Column("landed_at", "timestamp"),)

    def first_rows(self, table: Table, stop: Stop) -> FirstRows:
        self.asked.append(table.name)
        self._wait("first_rows", stop)
        rows = self.rows[table.name]
        if isinstance(rows, BaseException):
            raise rows
        return rows

    def close(self) -> None:
        self.closed += 1

    def _wait(self, what: str, stop: Stop) -> None:
        gate = self.gates.get(what)
        if gate:
            with stop.on_set(gate.set):
                gate.wait(30)
            stop.check()
        if trouble := self.troubles.get(what):
            raise trouble
