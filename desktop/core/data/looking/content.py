"""What there is to see in a connection: schemas, tables, columns, first rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

MOST_TABLES = 20_000
MOST_COLUMNS = 250_000
"""In all. Where there are more, a table's columns are asked for once it is opened."""

ROWS = 100
SHOWN_COLUMNS = 200
"""Of a table's first rows: what nobody scrolls to is not sent for."""

CELL = 1000
"""Characters of a cell that are sent for."""


class Form(Enum):
    """What a table is."""

    TABLE = "table"
    VIEW = "view"
    MATERIALIZED = "materialized"
    FOREIGN = "foreign"
    PARTITIONED = "partitioned"
    FILE = "file"


class Column(NamedTuple):
    """`type` is the server's own word. One that is not `readable` is seen, and its values are not."""

    name: str
    type: str
    readable: bool = True


class Table(NamedTuple):
    """A table, or what can be read like one.

    Attributes:
        schema: where it is; a database is one where the server has no others.
        readable: whether this user may read any of it, as far as the server tells.
        columns: None while they were not asked for.
    """

    schema: str
    name: str
    form: Form = Form.TABLE
    readable: bool = True
    columns: tuple[Column, ...] | None = None


class Listed(Enum):
    """Whether it is known what is in a schema."""

    ALL = "all"
    REFUSED = "refused"
    UNLISTED = "unlisted"


class Schema(NamedTuple):
    """Also one without tables, or of which nobody knows, as it may not be listed or was not any more."""

    name: str
    tables: tuple[Table, ...]
    listed: Listed = Listed.ALL


class Catalogue(NamedTuple):
    """`cut`: whether there is more than is told."""

    schemas: tuple[Schema, ...]
    cut: bool = False


class Binary(NamedTuple):
    """What is no text, by its size in bytes."""

    size: int


Cell = str | Binary | None
"""None is no value, which "" is. A text that ends with `CUT` has more."""

CUT = "…"


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The first rows of a table, in no order but the server's.

    Attributes:
        columns: those that are shown.
        rows: a cell for each of them.
        more: whether there are more rows.
        left_out: how many columns are not shown, because there are too many or they may not be read.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: bool = False
    left_out: int = 0
