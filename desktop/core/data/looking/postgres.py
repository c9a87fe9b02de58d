"""What PostgreSQL is asked, and Redshift, which was one long ago."""

from __future__ import annotations

from desktop.core.data.looking.content import CELL, MOST_COLUMNS, MOST_TABLES, Column, Form, Table
from desktop.core.data.looking.dialect import Dialect, base, double_quoted


def _literal(text: str) -> str:
    """PostgreSQL's. Whether a backslash alone means itself is a setting."""
    escaped = text.replace("'", "''")
    return f"'{escaped}'" if "\\" not in text else "E'" + escaped.replace("\\", "\\\\") + "'"


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
        name = double_quoted(column.name)
        if base(column.type) in _WITH_BINARY:
            return f"octet_length({name})::{text}"
        if base(column.type) in _BY_SIZE:
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
        quoted=double_quoted,
        shown=shown,
        is_binary=lambda type: base(type) in _WITH_BINARY + _BY_SIZE,
    )


POSTGRES = _postgres("AND NOT c.relispartition", "OR has_any_column_privilege(c.oid, 'SELECT')", "text")
REDSHIFT = _postgres("", "", "varchar(65535)")
"""The same where it left PostgreSQL behind long ago. Tried against no live server."""
