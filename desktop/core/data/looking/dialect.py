"""What a kind of server is asked, in its own SQL. All is had as texts: nothing is rounded or misread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.core.data.looking.content import CELL, MOST_COLUMNS, MOST_TABLES, Column, Form, Table
from desktop.core.data.looking.files import Files


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
    """

    tables: str
    columns: str
    of_table: Callable[[Table], str]
    forms: dict[str, Form]
    quoted: Callable[[str], str]
    shown: Callable[[Column], str]
    is_binary: Callable[[str], bool]

    def name(self, table: Table) -> str:
        return f"{self.quoted(table.schema)}.{self.quoted(table.name)}"

    def first_rows(self, table: Table, columns: tuple[Column, ...], most: int) -> str:
        values = ", ".join(map(self.shown, columns))
        return f"SELECT {values} FROM {self.name(table)} LIMIT {most}"


def _double_quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    """PostgreSQL's. Whether a backslash alone means itself is a setting."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'" if "\\" not in text else "E'" + escaped.replace("\\", "\\\\") + "'"


def _back_quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


# --- PostgreSQL ---------------------------------------------------------------------------------------

_OURS = "substr(n.nspname, 1, 3) <> 'pg_' AND n.nspname <> 'information_schema'"

_POSTGRES_COLUMNS = """
SELECT n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
       CASE WHEN has_column_privilege(c.oid, a.attnum, 'SELECT') THEN 'y' END
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'v', 'm', 'f', 'p') {whole}
JOIN pg_namespace n ON n.oid = c.relnamespace AND {ours}
WHERE a.attnum > 0 AND NOT a.attisdropped {which}
ORDER BY 1, 2, a.attnum
LIMIT {most}"""

_POSTGRES_TABLES = """
SELECT n.nspname, c.relname, c.relkind::text,
       CASE WHEN has_schema_privilege(n.oid, 'USAGE')
                 AND (has_table_privilege(c.oid, 'SELECT') {any_column}) THEN 'y' END
FROM pg_namespace n
LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind IN ('r', 'v', 'm', 'f', 'p') {whole}
WHERE {ours}
ORDER BY 1, 2
LIMIT {most}"""

_WITH_BINARY = ("bytea", "varbyte")
_BY_SIZE = ("geometry", "geography", "raster", "hllsketch")
"""Shapes as texts are long, and nothing that anybody reads."""


def _postgres(whole: str, any_column: str, text: str) -> Dialect:
    facts = {"whole": whole, "any_column": any_column, "ours": _OURS}

    def of_table(table: Table) -> str:
        which = f"AND n.nspname = {_literal(table.schema)} AND c.relname = {_literal(table.name)}"
        return _POSTGRES_COLUMNS.format(**facts, which=which, most=MOST_COLUMNS)

    def shown(column: Column) -> str:
        name = _double_quoted(column.name)
        if _base(column.type) in _WITH_BINARY:
            return f"octet_length({name})::{text}"
        if _base(column.type) in _BY_SIZE:
            return f"pg_column_size({name})::{text}"
        return f"left({name}::{text}, {CELL + 1})"

    return Dialect(
        tables=_POSTGRES_TABLES.format(**facts, most=MOST_TABLES + 1),
        columns=_POSTGRES_COLUMNS.format(**facts, which="", most=MOST_COLUMNS + 1),
        of_table=of_table,
        forms={
            "r": Form.TABLE,
            "v": Form.VIEW,
            "m": Form.MATERIALIZED,
            "f": Form.FOREIGN,
            "p": Form.PARTITIONED,
        },
        quoted=_double_quoted,
        shown=shown,
        is_binary=lambda type: _base(type) in _WITH_BINARY + _BY_SIZE,
    )


POSTGRES = _postgres("AND NOT c.relispartition", "OR has_any_column_privilege(c.oid, 'SELECT')", "text")
REDSHIFT = _postgres("", "", "varchar(65535)")
"""The same where it left PostgreSQL behind long ago. Tried against no live server."""


# --- MySQL, MariaDB ------------------------------------------------------------------------------------

_NOT_OURS = "NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')"

_MYSQL_COLUMNS = """
SELECT table_schema, table_name, column_name, column_type, IF(LOCATE('select', privileges), 'y', NULL)
FROM information_schema.columns
WHERE {which}
ORDER BY table_schema, table_name, ordinal_position
LIMIT {most}"""

_MYSQL_BINARY = (
    "blob",
    "tinyblob",
    "mediumblob",
    "longblob",
    "binary",
    "varbinary",
    "vector",
)
_SHAPES = (
    "geometry",
    "point",
    "linestring",
    "polygon",
    "multipoint",
    "multilinestring",
    "multipolygon",
    "geometrycollection",
    "geomcollection",
)


def _mysql_of_table(table: Table) -> str:
    # By their bytes: a setting of the session says what a backslash is.
    schema, name = (f"CONVERT(0x{one.encode().hex()} USING utf8mb4)" for one in (table.schema, table.name))
    which = f"table_schema = {schema} AND table_name = {name}"
    return _MYSQL_COLUMNS.format(which=which, most=MOST_COLUMNS)


def _mysql_shown(column: Column) -> str:
    name, base = _back_quoted(column.name), _base(column.type)
    if base in _MYSQL_BINARY:
        return f"CAST(OCTET_LENGTH({name}) AS CHAR)"
    if base in _SHAPES:
        return f"LEFT(ST_AsText({name}), {CELL + 1})"
    if base == "bit":
        return f"BIN({name})"
    return f"LEFT(CAST({name} AS CHAR), {CELL + 1})"


MYSQL = Dialect(
    tables=f"""
SELECT schema_name, NULL, NULL, NULL FROM information_schema.schemata WHERE schema_name {_NOT_OURS}
UNION ALL
SELECT table_schema, table_name, table_type, 'y' FROM information_schema.tables WHERE table_schema {_NOT_OURS}
ORDER BY 1, 2
LIMIT {MOST_TABLES + 1}""",
    columns=_MYSQL_COLUMNS.format(which=f"table_schema {_NOT_OURS}", most=MOST_COLUMNS + 1),
    of_table=_mysql_of_table,
    forms={"VIEW": Form.VIEW},
    quoted=_back_quoted,
    shown=_mysql_shown,
    is_binary=lambda type: _base(type) in _MYSQL_BINARY,
)


def _base(type: str) -> str:
    """`varchar` of `varchar(20)`."""
    return type.partition("(")[0].rpartition(".")[2].strip().lower()


DIALECTS: dict[str, Dialect | Files] = {
    "postgresql": POSTGRES,
    "redshift": REDSHIFT,
    "mysql": MYSQL,
    "s3": Files(),
}
"""By the connection's kind: those that can be looked around in."""
