"""What servers are asked that no test can ask: each value as a text that nothing is rounded or cut of."""

from __future__ import annotations

import pytest

from desktop.core.data.looking.content import Column, Table
from desktop.core.data.looking.dialect import Dialect
from desktop.core.data.looking.dialects import DIALECTS


def dialect(kind: str) -> Dialect:
    found = DIALECTS[kind]
    assert isinstance(found, Dialect)
    return found


@pytest.mark.parametrize(
    ("kind", "type", "shown"),
    [
        ("sqlserver", "float", "CONVERT(nvarchar(1001), [a], 3)"),
        ("sqlserver", "datetime2", "CONVERT(nvarchar(1001), [a], 121)"),
        ("sqlserver", "varbinary(max)", "CONVERT(nvarchar(20), DATALENGTH([a]))"),
        ("sqlserver", "geography", "LEFT([a].ToString(), 1001)"),
        ("oracle", "NUMBER(9,2)", 'TO_CHAR("a")'),
        ("oracle", "CLOB", 'DBMS_LOB.SUBSTR("a", 1001, 1)'),
        ("oracle", "LONG", "'LONG'"),
        (
            "oracle",
            "TIMESTAMP(6) WITH TIME ZONE",
            "LTRIM(TO_CHAR(\"a\", 'SYYYY-MM-DD HH24:MI:SS.FF TZR'))",
        ),
        ("snowflake", "VARIANT", 'LEFT(TO_JSON("a"), 1001)'),
        ("databricks", "array<struct<b:int>>", "LEFT(TO_JSON(`a`), 1001)"),
        ("databricks", "binary", "CAST(OCTET_LENGTH(`a`) AS STRING)"),
    ],
)
def test_values_are_asked_for_as_texts(kind: str, type: str, shown: str) -> None:
    assert dialect(kind).shown(Column("a", type)) == shown


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        ("sqlserver", "s.name = N'it''s' AND o.name = N'a\\b'"),
        ("oracle", "owner = 'it''s' AND table_name = 'a\\b'"),
        ("snowflake", "table_schema = 'it\\'s' AND table_name = 'a\\\\b'"),
    ],
)
def test_odd_names_stay_names(kind: str, named: str) -> None:
    assert named in dialect(kind).of_table(Table("it's", "a\\b"))
