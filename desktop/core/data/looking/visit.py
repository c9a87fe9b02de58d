"""A look around that is under way: questions to the one who answers inside, and what the answers mean."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from itertools import count
from threading import Lock
from typing import Any

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.looking.content import (
    CELL,
    CUT,
    MOST_COLUMNS,
    MOST_TABLES,
    ROWS,
    SHOWN_COLUMNS,
    Binary,
    Catalogue,
    Cell,
    Column,
    FirstRows,
    Form,
    Listed,
    Schema,
    Table,
)
from desktop.core.data.looking.dialects import DIALECTS
from desktop.core.ports import Talk
from desktop.core.problems import (
    DataSlow,
    DataUnreachable,
    FormUnknown,
    LookEnded,
    Problem,
    TableGone,
    TableRefused,
    TableUnreadable,
    ToolExited,
)

SLOW_S = 20
"""A question that the server needs longer for is given up: somebody waits for the answer."""

CONNECT_S = 45.0
CANCEL_S = 5.0


class Visit:
    """Methods block, one at a time whatever threads they are called from, and raise Cancelled once their
    `stop` is set: the server is then asked to give up, too."""

    def __init__(self, connection: Connection, talk: Talk) -> None:
        self._connection = connection
        self._talk = talk
        self._dialect = DIALECTS[connection.kind]
        self._ids = count(1)
        self._turn = Lock()

    def wait(self) -> str:
        """Wait until it is connected. "" where it is, else "driver" for what is missing.

        Raises DataUnreachable or LookEnded.
        """
        try:
            told = json.loads(self._talk.hear(CONNECT_S))
        except TimeoutError:
            told = {"error": "unreachable", "detail": f"no answer within {CONNECT_S:.0f} s"}
        except ToolExited as ended:
            raise LookEnded(connections=self._connection.name, detail=ended.detail) from ended
        if told.get("error") == "unreachable":
            raise DataUnreachable(connections=self._connection.name, detail=told["detail"])
        return str(told.get("error", ""))

    def catalogue(self, stop: Stop) -> Catalogue:
        """All schemas and tables, and their columns unless there are too many."""
        tables, cut = self._ask(self._dialect.tables, MOST_TABLES, stop)
        at_once = self._dialect.columns if not cut else ""
        columns, too_many = self._ask(at_once, MOST_COLUMNS, stop) if at_once else ([], True)
        return Catalogue(self._schemas(tables, None if too_many else _by_table(columns)), cut)

    def columns(self, table: Table, stop: Stop) -> tuple[Column, ...]:
        """Raises TableGone where there is no such table any more."""
        rows, _more = self._ask(self._dialect.of_table(table), MOST_COLUMNS, stop, table)
        found = _by_table(rows).get((table.schema, table.name))
        if found is None and table.columns is None and self._dialect.columns:  # an empty file has none
            raise TableGone(table=table.name)
        return found or ()

    def first_rows(self, table: Table, stop: Stop) -> FirstRows:
        """Raises TableRefused, TableGone, DataSlow or TableUnreadable."""
        columns = self.columns(table, stop) if table.columns is None else table.columns
        readable = tuple(column for column in columns if column.readable)
        if columns and not readable:
            raise TableRefused(table=table.name)
        shown = readable[:SHOWN_COLUMNS]
        left_out = len(columns) - len(shown)
        if not shown:
            return FirstRows((), ())
        question = self._dialect.first_rows(table, shown, ROWS + 1)
        rows, more = self._ask(question, ROWS, stop, table)
        binary = [self._dialect.is_binary(column.type) for column in shown]
        cells = tuple(tuple(map(_cell, row, binary)) for row in rows)
        return FirstRows(shown, cells, more, left_out)

    def close(self) -> None:
        """From any thread; whatever is still asked ends."""
        self._talk.close()

    def _schemas(
        self, rows: list[list[Any]], columns: dict[tuple[str, str], tuple[Column, ...]] | None
    ) -> tuple[Schema, ...]:
        found: dict[str, list[Table]] = {}
        listed: dict[str, Listed] = {}
        for schema, name, form, readable in rows:
            tables = found.setdefault(schema, [])
            if name is None:
                listed[schema] = Listed(form) if form else Listed.ALL
                continue
            own = None if columns is None else columns.get((schema, name), ())
            # A server that does not tell of a table does so of its columns.
            may = readable == "y" and (not own or any(column.readable for column in own))
            tables.append(Table(schema, name, self._dialect.forms.get(form, Form.TABLE), may, own))
        return tuple(
            Schema(
                name,
                tuple(sorted(tables, key=lambda table: _order(table.name))),
                listed.get(name, Listed.ALL),
            )
            for name, tables in sorted(found.items(), key=lambda one: _order(one[0]))
        )

    # --- one question -------------------------------------------------------------------------------

    def _ask(
        self, sql: str, most: int, stop: Stop, table: Table | None = None
    ) -> tuple[list[list[Any]], bool]:
        """At most so many rows, and whether there are more. `table` is what the question is about."""
        with self._turn:
            stop.check()
            id, rows = next(self._ids), list[list[Any]]()
            self._talk.say(json.dumps({"id": id, "sql": sql, "most": most}).encode())
            with stop.on_set(lambda: self._talk.say(json.dumps({"cancel": id}).encode())):
                for told in self._answers(id, stop):
                    if "error" in told:
                        stop.check()
                        raise self._problem(told["error"], told.get("detail", ""), table)
                    rows += told.get("rows", ())
            stop.check()
            return rows, bool(told["more"])

    def _answers(self, id: int, stop: Stop) -> Iterator[dict[str, Any]]:
        """All that is said to this question. One that does not end in time is ended, with all of the talk."""
        until, gives_up = time.monotonic() + SLOW_S + CONNECT_S, False
        while True:
            if stop.is_set() and not gives_up:
                until, gives_up = time.monotonic() + CANCEL_S, True
            try:
                # In short turns, as nobody wakes who listens.
                told = json.loads(self._talk.hear(min(1.0, max(0.0, until - time.monotonic()))))
            except TimeoutError:
                if time.monotonic() < until:
                    continue
                self._talk.close()
                stop.check()
                raise DataSlow(what=self._connection.name, seconds=SLOW_S) from None
            except ToolExited as ended:
                stop.check()
                raise LookEnded(connections=self._connection.name, detail=ended.detail) from ended
            if told.get("id") == id:
                yield told
                if "end" in told or "error" in told:
                    return

    def _problem(self, kind: str, detail: str, table: Table | None) -> Problem:
        name = table.name if table else self._connection.name
        match kind:
            case "slow" | "cancelled":
                return DataSlow(what=name, seconds=SLOW_S, detail=detail)
            case "refused":
                return TableRefused(table=name, detail=detail)
            case "form":
                return FormUnknown(table=name, detail=detail)
            case "gone" if table:
                return TableGone(table=name, detail=detail)
        return TableUnreadable(table=name, detail=detail)


def _by_table(rows: list[list[Any]]) -> dict[tuple[str, str], tuple[Column, ...]]:
    found: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, type, readable in rows:
        found.setdefault((schema, table), []).append(Column(name, type, readable == "y"))
    return {table: tuple(columns) for table, columns in found.items()}


def _order(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _cell(value: str | None, binary: bool) -> Cell:
    if value is None:
        return None
    if binary:
        return Binary(int(value))
    return value if len(value) <= CELL else value[:CELL] + CUT
