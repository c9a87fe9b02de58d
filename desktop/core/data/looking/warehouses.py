"""What Snowflake and Databricks are asked: of the database or catalogue that the session is in."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.data.looking.content import CELL, MOST_COLUMNS, MOST_TABLES, Column, Form, Table
from desktop.core.data.looking.dialect import Dialect, back_quoted, base, double_quoted

# By schemas first, as one without tables is there, too.
_TABLES = f"""
SELECT s.schema_name, t.table_name, t.table_type, 'y'
FROM information_schema.schemata s
LEFT JOIN information_schema.tables t ON t.table_schema = s.schema_name AND t.table_catalog = s.catalog_name
WHERE UPPER(s.schema_name) <> 'INFORMATION_SCHEMA'
ORDER BY s.schema_name, t.table_name
LIMIT {MOST_TABLES + 1}"""

_COLUMNS = """
SELECT table_schema, table_name, column_name, {type}, 'y'
FROM information_schema.columns
WHERE {which}
ORDER BY table_schema, table_name, ordinal_position
LIMIT {most}"""

_FORMS = {
    "VIEW": Form.VIEW,
    "MATERIALIZED VIEW": Form.MATERIALIZED,
    "MATERIALIZED_VIEW": Form.MATERIALIZED,
    "EXTERNAL TABLE": Form.FOREIGN,
    "EXTERNAL": Form.FOREIGN,
    "FOREIGN": Form.FOREIGN,
}


def _literal(text: str) -> str:
    """A backslash means more than itself to both."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _warehouse(
    quoted: Callable[[str], str], type: str, shown: Callable[[str, str], str], binary: tuple[str, ...]
) -> Dialect:
    def of_table(table: Table) -> str:
        which = f"table_schema = {_literal(table.schema)} AND table_name = {_literal(table.name)}"
        return _COLUMNS.format(type=type, which=which, most=MOST_COLUMNS)

    def value(column: Column) -> str:
        return shown(quoted(column.name), base(column.type.partition("<")[0]))

    ours = "UPPER(table_schema) <> 'INFORMATION_SCHEMA'"
    return Dialect(
        tables=_TABLES,
        columns=_COLUMNS.format(type=type, which=ours, most=MOST_COLUMNS + 1),
        of_table=of_table,
        forms=_FORMS,
        quoted=quoted,
        shown=value,
        is_binary=lambda type: base(type) in binary,
    )


def _snowflake(name: str, type: str) -> str:
    if type in ("binary", "varbinary"):
        return f"TO_VARCHAR(OCTET_LENGTH({name}))"
    if type in ("geography", "geometry"):
        return f"LEFT(ST_ASTEXT({name}), {CELL + 1})"
    if type in ("variant", "object", "array"):
        return f"LEFT(TO_JSON({name}), {CELL + 1})"
    return f"LEFT(TO_VARCHAR({name}), {CELL + 1})"


def _databricks(name: str, type: str) -> str:
    if type == "binary":
        return f"CAST(OCTET_LENGTH({name}) AS STRING)"
    if type in ("array", "map", "struct", "variant"):
        return f"LEFT(TO_JSON({name}), {CELL + 1})"
    if type in ("geometry", "geography"):
        return f"LEFT(ST_ASTEXT({name}), {CELL + 1})"
    return f"LEFT(CAST({name} AS STRING), {CELL + 1})"


SNOWFLAKE = _warehouse(double_quoted, "data_type", _snowflake, ("binary", "varbinary"))
DATABRICKS = _warehouse(back_quoted, "full_data_type", _databricks, ("binary",))
