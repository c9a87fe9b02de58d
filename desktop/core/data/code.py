"""The lines that reach a connection from a notebook, ready to be pasted."""

from __future__ import annotations

import keyword
import re

from desktop.core.data.connection import Connection
from desktop.core.data.looking.content import Form, Table
from desktop.core.data.looking.dialects import DIALECTS

BEGINNING = 1000
"""Rows: whoever pastes the lines has not asked how many there are."""

_BY_SQLALCHEMY = ("postgresql", "redshift", "mysql")

R_HELPER = "/run/secrets/cais.R"
_R_WORDS = {"if", "else", "repeat", "while", "function", "for", "next", "break", "in"}
_OURS = {"cais", "c", "t"}
"""Names that these lines, or much of R, mean something else by."""


def connecting(connection: Connection, language: str) -> str:
    """In R where `language` is "r", in Python otherwise."""
    name = variable(connection.name)
    if language == "r":
        return f'source("{R_HELPER}")\n\n{name} <- cais$connect("{connection.name}")\n'
    return f'import cais\n\n{name} = cais.connect("{connection.name}")\n'


def reading(connection: Connection, table: Table, language: str) -> str:
    """The lines that connect, and read the beginning of a table: how much of it is theirs to change."""
    name, rows = variable(connection.name), _rows_variable(connection, table)
    if table.form is Form.FILE:
        return connecting(connection, language) + _reading_file(name, rows, table, language)
    dialect = DIALECTS[connection.kind]
    if connection.kind == "bigquery" and language != "r":  # by a query the whole table would be paid for
        of = f"{connection['project']}.{table.schema}.{table.name}"
        asked = f"{rows} = {name}.list_rows({of!r}, max_results={BEGINNING}).to_dataframe()\n"
        return connecting(connection, language) + asked
    statement = dialect.reading(table, BEGINNING)
    if language == "r":
        asked = f"{rows} <- DBI::dbGetQuery({name}, {_r_text(statement)})\n"
        return connecting(connection, language) + asked
    if connection.kind in _BY_SQLALCHEMY:
        # Drivers that it speaks through take a percent sign for the place of a value.
        statement = statement.replace("%", "%%")
    asked = f"{rows} = pd.read_sql({statement!r}, {name})\n"
    return connecting(connection, language).replace("\n\n", "\nimport pandas as pd\n\n", 1) + asked


def _reading_file(name: str, rows: str, table: Table, language: str) -> str:
    """By the file system that `cais.connect` gives in the starters, which is Arrow's."""
    path, parquet = f"{table.schema}/{table.name}", table.name.lower().endswith((".parquet", ".pq"))
    if language == "r":
        read = "read_parquet" if parquet else "read_csv_arrow"
        return f"{rows} <- arrow::{read}({name}$OpenInputFile({_r_text(path)}))\n"
    if parquet:
        read = f"{rows} = pq.read_table({path!r}, filesystem={name}).to_pandas()\n"
        return f"import pyarrow.parquet as pq\n\n{read}"
    read = f"pd.read_csv(file, sep=None, engine='python', nrows={BEGINNING})"
    opened = f"with {name}.open_input_stream({path!r}, compression='detect') as file:\n"
    return f"import pandas as pd\n\n{opened}    {rows} = {read}\n"


def _rows_variable(connection: Connection, table: Table) -> str:
    found = re.sub(r"[^a-z0-9]+", "_", table.name.lower()).strip("_")
    found = variable(found if found and not found[0].isdigit() else f"rows_{found}".rstrip("_"))
    return f"{found}_rows" if found in (variable(connection.name), "pd") else found


def _r_text(text: str) -> str:
    """In quotes that SQL's own names seldom have."""
    for plain, escaped in (("\\", "\\\\"), ("'", "\\'"), ("\n", "\\n"), ("\r", "\\r")):
        text = text.replace(plain, escaped)
    return f"'{text}'"


def variable(name: str) -> str:
    """What a connection of this name is called in code."""
    found = name.replace("-", "_")
    taken = keyword.iskeyword(found) or keyword.issoftkeyword(found) or found in _R_WORDS | _OURS
    return f"{found}_" if taken else found
