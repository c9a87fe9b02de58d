"""What SQL Server is asked, by its catalogue views. Tried against no live server."""

from __future__ import annotations

from desktop.core.data.looking.content import CELL, MOST_COLUMNS, MOST_TABLES, Column, Form, Table
from desktop.core.data.looking.dialect import Dialect, base

_OURS = "s.schema_id < 16384 AND s.name NOT IN ('sys', 'INFORMATION_SCHEMA', 'guest')"
"""Beyond are those of the fixed roles, which have no tables."""

_SEEN = "o.type IN ('U', 'V') AND (o.is_ms_shipped = 0 OR s.name = 'cdc')"
"""Not what came with the server; what it records of changes is asked for by many, and counts as such."""

_TABLES = f"""
SELECT TOP ({MOST_TABLES + 1}) s.name, o.name, RTRIM(o.type), 'y'
FROM sys.schemas s
LEFT JOIN sys.objects o ON o.schema_id = s.schema_id AND {_SEEN}
WHERE {_OURS}
ORDER BY s.name, o.name"""

_COLUMNS = """
SELECT TOP ({most}) s.name, o.name, c.name,
       CONCAT(t.name, CASE
         WHEN t.name IN ('decimal', 'numeric') THEN CONCAT('(', c.precision, ',', c.scale, ')')
         WHEN t.name IN ('char', 'varchar', 'binary', 'varbinary', 'nchar', 'nvarchar') AND c.max_length = -1
           THEN '(max)'
         WHEN t.name IN ('nchar', 'nvarchar') THEN CONCAT('(', c.max_length / 2, ')')
         WHEN t.name IN ('char', 'varchar', 'binary', 'varbinary') THEN CONCAT('(', c.max_length, ')') END),
       CASE WHEN HAS_PERMS_BY_NAME(CONCAT(QUOTENAME(s.name), '.', QUOTENAME(o.name)), 'OBJECT', 'SELECT',
                                   c.name, 'COLUMN') = 1 THEN 'y' END
FROM sys.schemas s
JOIN sys.objects o ON o.schema_id = s.schema_id AND {seen}
JOIN sys.columns c ON c.object_id = o.object_id
JOIN sys.types t ON t.user_type_id = c.user_type_id
WHERE {which}
ORDER BY s.name, o.name, c.column_id"""

_BINARY = ("binary", "varbinary", "image", "timestamp", "rowversion")
_SHAPES = ("geometry", "geography", "hierarchyid")
_LONG = ("xml", "text", "ntext")
_STYLES = {"float": 3, "real": 3, "money": 2, "smallmoney": 2}
"""How numbers become texts that nothing is cut of."""

_DATES = ("date", "time", "datetime", "datetime2", "smalldatetime", "datetimeoffset")


def _quoted(name: str) -> str:
    return "[" + name.replace("]", "]]") + "]"


def _literal(text: str) -> str:
    return "N'" + text.replace("'", "''") + "'"


def _of_table(table: Table) -> str:
    which = f"s.name = {_literal(table.schema)} AND o.name = {_literal(table.name)}"
    return _COLUMNS.format(most=MOST_COLUMNS, seen=_SEEN, which=which)


def _shown(column: Column) -> str:
    name, kind = _quoted(column.name), base(column.type)
    if kind in _BINARY:
        return f"CONVERT(nvarchar(20), DATALENGTH({name}))"
    if kind in _SHAPES:
        return f"LEFT({name}.ToString(), {CELL + 1})"
    if kind in _LONG:
        return f"LEFT(CONVERT(nvarchar(max), {name}), {CELL + 1})"
    style = 121 if kind in _DATES else _STYLES.get(kind, 0)
    return f"CONVERT(nvarchar({CELL + 1}), {name}{f', {style}' if style else ''})"


SQL_SERVER = Dialect(
    tables=_TABLES,
    columns=_COLUMNS.format(most=MOST_COLUMNS + 1, seen=_SEEN, which=_OURS),
    of_table=_of_table,
    forms={"U": Form.TABLE, "V": Form.VIEW},
    quoted=_quoted,
    shown=_shown,
    is_binary=lambda type: base(type) in _BINARY,
    beginning=lambda values, table, most: f"SELECT TOP ({most}) {values} FROM {table}",
)
