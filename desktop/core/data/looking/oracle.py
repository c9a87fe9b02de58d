"""What Oracle is asked, by its dictionary: 12.1 and later. Tried against no live server."""

from __future__ import annotations

from desktop.core.data.looking.content import CELL, MOST_COLUMNS, MOST_TABLES, Column, Form, Table
from desktop.core.data.looking.dialect import Dialect, double_quoted

_OURS = "IN (SELECT username FROM all_users WHERE oracle_maintained = 'N')"

# One that is materialized is in the list twice; of its two forms the first by the alphabet is the right one.
_TABLES = f"""
SELECT owner, object_name, MIN(object_type), 'y'
FROM all_objects
WHERE object_type IN ('TABLE', 'VIEW', 'MATERIALIZED VIEW') AND object_name NOT LIKE 'BIN$%' AND owner {_OURS}
GROUP BY owner, object_name
ORDER BY owner, object_name
FETCH FIRST {MOST_TABLES + 1} ROWS ONLY"""

_COLUMNS = """
SELECT owner, table_name, column_name,
       data_type || CASE
         WHEN data_type = 'NUMBER' AND data_precision IS NOT NULL
           THEN '(' || data_precision || ',' || data_scale || ')'
         WHEN data_type IN ('CHAR', 'NCHAR', 'VARCHAR2', 'NVARCHAR2') THEN '(' || char_length || ')'
         WHEN data_type = 'RAW' THEN '(' || data_length || ')' END,
       'y'
FROM all_tab_columns
WHERE {which}
ORDER BY owner, table_name, column_id
FETCH FIRST {most} ROWS ONLY"""

_BINARY = ("raw", "blob")
_NUMBERS = ("number", "float", "binary_float", "binary_double")
_LETTERS = ("char", "nchar", "varchar2", "nvarchar2")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _of_table(table: Table) -> str:
    which = f"owner = {_literal(table.schema)} AND table_name = {_literal(table.name)}"
    return _COLUMNS.format(most=MOST_COLUMNS, which=which)


def _shown(column: Column) -> str:
    name, kind = double_quoted(column.name), column.type.partition("(")[0].strip().lower()
    if kind in _LETTERS:
        return f"SUBSTR({name}, 1, {CELL + 1})"
    if kind in _NUMBERS or kind.startswith("interval"):
        return f"TO_CHAR({name})"
    if kind == "date":
        return f"LTRIM(TO_CHAR({name}, 'SYYYY-MM-DD HH24:MI:SS'))"
    if kind.startswith("timestamp"):
        zone = " TZR" if column.type.lower().endswith("with time zone") else ""
        return f"LTRIM(TO_CHAR({name}, 'SYYYY-MM-DD HH24:MI:SS.FF{zone}'))"
    if kind in ("clob", "nclob"):
        return f"DBMS_LOB.SUBSTR({name}, {CELL + 1}, 1)"
    if kind == "raw":
        return f"TO_CHAR(UTL_RAW.LENGTH({name}))"
    if kind == "blob":
        return f"TO_CHAR(DBMS_LOB.GETLENGTH({name}))"
    if kind == "xmltype":
        return f"DBMS_LOB.SUBSTR(XMLSERIALIZE(CONTENT {name} AS CLOB), {CELL + 1}, 1)"
    if kind == "json":
        return f"DBMS_LOB.SUBSTR(JSON_SERIALIZE({name} RETURNING CLOB), {CELL + 1}, 1)"
    if kind in ("rowid", "urowid"):
        return f"ROWIDTOCHAR({name})"
    # No text can be made of it: that it is there is seen by what it is.
    return _literal(column.type)


ORACLE = Dialect(
    tables=_TABLES,
    columns=_COLUMNS.format(most=MOST_COLUMNS + 1, which=f"owner {_OURS}"),
    of_table=_of_table,
    forms={"VIEW": Form.VIEW, "MATERIALIZED VIEW": Form.MATERIALIZED},
    quoted=double_quoted,
    shown=_shown,
    is_binary=lambda type: type.partition("(")[0].strip().lower() in _BINARY,
    beginning=lambda values, table, most: f"SELECT {values} FROM {table} FETCH FIRST {most} ROWS ONLY",
)
