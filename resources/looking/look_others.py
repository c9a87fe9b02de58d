"""What look.py does for servers whose drivers have words of their own for time, for an end and for errors."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from look import Database

SAME = {
    # SQL Server's numbers
    "208": "42P01",
    "229": "42501",
    "230": "42501",
    "HYT00": "57014",
    "HY008": "57014",
    # Oracle's
    "942": "42P01",
    "1031": "42501",
    "1013": "57014",
    "DPY-4024": "57014",
    "DPY-4011": "2006",
    # Snowflake's
    "2003": "42P01",
    "3001": "42501",
    "604": "57014",
    "630": "57014",
    "390114": "2006",
    # Databricks'
    "TABLE_OR_VIEW_NOT_FOUND": "42P01",
    "INSUFFICIENT_PERMISSIONS": "42501",
    "INVALID_HANDLE": "2006",
}
"""By PostgreSQL's and MySQL's, which look.py knows."""


class Other(Database):
    """SQL Server, Oracle, Snowflake or Databricks."""

    def prepared(self, connection: Any) -> Any:
        return getattr(self, f"_prepare_{self._told['kind']}")(connection)

    def _prepare_sqlserver(self, connection: Any) -> Any:
        if callable(connection.autocommit):  # pymssql's
            connection.autocommit(True)
        else:
            connection.autocommit = True
            connection.timeout = self._slow_s
        return connection.cursor()

    def _prepare_oracle(self, connection: Any) -> Any:
        connection.call_timeout = 1000 * self._slow_s
        return connection.cursor()

    def _prepare_snowflake(self, connection: Any) -> Any:
        return self._limited(connection, "ALTER SESSION SET STATEMENT_TIMEOUT_IN_SECONDS")

    def _prepare_databricks(self, connection: Any) -> Any:
        return self._limited(connection, "SET STATEMENT_TIMEOUT")

    def _limited(self, connection: Any, statement: str) -> Any:
        cursor = connection.cursor()
        with contextlib.suppress(Exception):  # whoever may not set it waits for as long as Cais does
            cursor.execute(f"{statement} = {self._slow_s}")
        return cursor

    def stop(self, connection: Any) -> None:
        kind = self._told["kind"]
        if kind == "snowflake":
            connection.cursor().execute("SELECT SYSTEM$CANCEL_ALL_QUERIES(CURRENT_SESSION())")
        elif kind == "oracle":
            connection.cancel()
        else:
            self._cursor.cancel()

    def code_of(self, error: BaseException) -> str:
        code = self._own_code(error)
        return SAME.get(code, code)

    def _own_code(self, error: BaseException) -> str:
        kind, first = self._told["kind"], error.args[0] if error.args else None
        if kind == "oracle":
            full = str(getattr(first, "full_code", ""))
            return full if full in SAME else str(getattr(first, "code", ""))
        if kind == "snowflake":
            return str(getattr(error, "errno", ""))
        if kind == "databricks":
            found = re.match(r"\[([A-Z_]+)", str(error))
            return found.group(1) if found else ""
        if isinstance(first, int):  # pymssql's
            return str(first)
        found = re.search(r"\((\d+)\) \(SQL", str(error))
        return found.group(1) if found and found.group(1) in SAME else str(first)
