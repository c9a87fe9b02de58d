"""What a kind of server is asked, in its own SQL. All is had as texts: nothing is rounded or misread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.core.data.looking.content import Column, Form, Table


def _limited(values: str, table: str, most: int) -> str:
    return f"SELECT {values} FROM {table} LIMIT {most}"


@dataclass(frozen=True, slots=True)
class Dialect:
    """One kind of server.

    Attributes:
        tables: asks for schema, table, form and whether that may be read, in order; a schema without
            tables has one row, with nothing but its name.
        columns: asks for schema, table, column, type and whether that may be read, in order.
        of_table: the same of one table, and of those with names like it.
        forms: what the server calls them.
        quoted: a name as it stands in a statement.
        shown: an expression for a column's values, as texts that may be cut; for what `is_binary`, its size.
        is_binary: of a column's type.
        beginning: the statement for the first rows of a table, of these values.
    """

    tables: str
    columns: str
    of_table: Callable[[Table], str]
    forms: dict[str, Form]
    quoted: Callable[[str], str]
    shown: Callable[[Column], str]
    is_binary: Callable[[str], bool]
    beginning: Callable[[str, str, int], str] = _limited

    def name(self, table: Table) -> str:
        return f"{self.quoted(table.schema)}.{self.quoted(table.name)}"

    def first_rows(self, table: Table, columns: tuple[Column, ...], most: int) -> str:
        return self.beginning(", ".join(map(self.shown, columns)), self.name(table), most)

    def reading(self, table: Table, most: int) -> str:
        """What people's own code asks, of all columns as they are."""
        return self.beginning("*", self.name(table), most)


def double_quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def back_quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def base(type: str) -> str:
    """`varchar` of `varchar(20)`."""
    return type.partition("(")[0].rpartition(".")[2].strip().lower()
