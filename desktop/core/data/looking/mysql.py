"""What MySQL and MariaDB are asked."""

from __future__ import annotations

from desktop.core.data.looking.content import CELL, MOST_COLUMNS, MOST_TABLES, Column, Form, Table
from desktop.core.data.looking.dialect import Dialect, back_quoted, base

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
    name, kind = back_quoted(column.name), base(column.type)
    if kind in _MYSQL_BINARY:
        return f"CAST(OCTET_LENGTH({name}) AS CHAR)"
    if kind in _SHAPES:
        return f"LEFT(ST_AsText({name}), {CELL + 1})"
    if kind == "bit":
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
    quoted=back_quoted,
    shown=_mysql_shown,
    is_binary=lambda type: base(type) in _MYSQL_BINARY,
)
