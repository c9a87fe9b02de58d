"""What BigQuery is asked, in words that `look_bigquery.py` knows: a query for rows would be paid for."""

from __future__ import annotations

import json

from desktop.core.data.looking.content import Column, Form, Table
from desktop.core.data.looking.dialect import back_quoted


class BigQuery:
    """What a `Dialect` is for a server. Its data sets are schemas."""

    tables = json.dumps(["list"])
    columns = ""  # each table would have to be asked for its own
    forms = {
        "VIEW": Form.VIEW,
        "MATERIALIZED_VIEW": Form.MATERIALIZED,
        "EXTERNAL": Form.FOREIGN,
    }

    def of_table(self, table: Table) -> str:
        return json.dumps(["columns", table.schema, table.name])

    def name(self, table: Table) -> str:
        return f"{back_quoted(table.schema)}.{back_quoted(table.name)}"

    def first_rows(self, table: Table, columns: tuple[Column, ...], most: int) -> str:
        return json.dumps(["rows", table.schema, table.name, [column.name for column in columns], most])

    def reading(self, table: Table, most: int) -> str:
        """For R, whose driver knows no other way than a query."""
        return f"SELECT * FROM {self.name(table)} LIMIT {most}"

    def is_binary(self, type: str) -> bool:
        return type == "BYTES"
