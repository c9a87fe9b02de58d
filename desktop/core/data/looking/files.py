"""What storage is asked: its folders are schemas, its files tables. See `resources/looking/look_files.py`."""

from __future__ import annotations

import json

from desktop.core.data.looking.content import Column, Form, Table


class Files:
    """What a `Dialect` is for a server, in words that `look_files.py` knows."""

    tables = json.dumps(["list"])
    columns = ""  # each file would have to be opened
    forms = {"file": Form.FILE}

    def of_table(self, table: Table) -> str:
        return json.dumps(["columns", self.name(table)])

    def name(self, table: Table) -> str:
        return f"{table.schema}/{table.name}"

    def first_rows(self, table: Table, columns: tuple[Column, ...], most: int) -> str:
        return json.dumps(["rows", self.name(table), len(columns), most])

    def reading(self, table: Table, most: int) -> str:
        return self.name(table)

    def is_binary(self, type: str) -> bool:
        return "binary" in type.partition("[")[0]
