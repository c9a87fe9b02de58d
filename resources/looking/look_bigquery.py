"""What look.py answers of BigQuery: lists and first rows, and few of them by queries, which are paid for."""

from __future__ import annotations

import base64
import contextlib
import itertools
import json
import time
from typing import Any

CELL = 1001
LINE_CELLS = 2000
PAID = 100_000_000
"""Bytes that the first rows of a view may cost, as they cannot be had without a query."""


class BigQuery:
    """One project, or a data set of it."""

    def __init__(self, name: str, slow_s: int) -> None:
        import cais

        self._cais = cais
        self._told = cais._told(name)
        self._slow_s = slow_s
        self._client: Any = None
        self._cancelled: Any = None

    def open(self) -> None:
        self._client = self._cais._bigquery(self._told)
        next(iter(self._client.list_datasets(max_results=1, timeout=self._slow_s)), None)

    def close(self) -> None:
        """There is no line that is held."""

    def cancel(self, id: Any) -> None:
        self._cancelled = id

    def answer(self, question: dict[str, Any], say: Any) -> None:
        id, most = question["id"], question["most"]
        what, *about = json.loads(question["sql"])
        try:
            rows = {"list": self._list, "columns": self._columns, "rows": self._rows}[what](*about)
            count = 0
            while count < most and (part := list(itertools.islice(rows, min(LINE_CELLS, most - count)))):
                count += len(part)
                say({"id": id, "rows": part})
                if self._cancelled == id:
                    say({"id": id, "error": "cancelled"})
                    return
            say({"id": id, "end": True, "more": next(rows, None) is not None})
        except Exception as error:
            say({"id": id, "error": kind_of(error), "detail": self.redacted(error)})

    def _list(self) -> Any:
        until = time.monotonic() + self._slow_s / 2
        own = self._told.get("dataset")
        sets = [own] if own else (one.dataset_id for one in self._client.list_datasets(timeout=self._slow_s))
        for name in sets:
            if time.monotonic() > until:
                yield [name, None, "unlisted", None]
                continue
            try:
                tables = list(self._client.list_tables(self._of(name), timeout=self._slow_s))
            except Exception as error:
                if kind_of(error) != "refused":
                    raise
                yield [name, None, "refused", None]
                continue
            if not tables:
                yield [name, None, None, None]
            for table in tables:
                yield [name, table.table_id, table.table_type, "y"]

    def _of(self, *names: str) -> str:
        return ".".join((self._told["project"], *names))

    def _table(self, schema: str, name: str) -> Any:
        return self._client.get_table(self._of(schema, name), timeout=self._slow_s)

    def _columns(self, schema: str, name: str) -> Any:
        for field in self._table(schema, name).schema:
            many = field.mode == "REPEATED"
            yield [schema, name, field.name, f"{field.field_type}[]" if many else field.field_type, "y"]

    def _rows(self, schema: str, name: str, columns: list[str], most: int) -> Any:
        table = self._table(schema, name)
        if table.table_type in ("TABLE", "SNAPSHOT", "CLONE"):
            wanted = [field for field in table.schema if field.name in columns]
            rows = self._client.list_rows(
                table, selected_fields=wanted, max_results=most, timeout=self._slow_s
            )
        else:
            rows = self._queried(schema, name, columns, most)
        for row in rows:
            yield [text(row[column]) for column in columns]

    def _queried(self, schema: str, name: str, columns: list[str], most: int) -> Any:
        from google.cloud import bigquery

        limits = bigquery.QueryJobConfig(maximum_bytes_billed=PAID, job_timeout_ms=1000 * self._slow_s)
        wanted = ", ".join(f"`{column}`" for column in columns)
        asked = f"SELECT {wanted} FROM `{self._of(schema, name)}` LIMIT {most}"
        return self._client.query(asked, job_config=limits).result(timeout=self._slow_s)

    def redacted(self, error: BaseException) -> str:
        said = str(error).strip() or type(error).__name__
        secret = base64.b64decode(self._told["secret"]).decode(errors="replace")
        with contextlib.suppress(ValueError, LookupError, TypeError):  # it may be what is wrong
            secret = json.loads(secret)["private_key"]
        return said.replace(secret, "…") if secret else said


def text(value: Any) -> str | None:
    """As BigQuery writes it."""
    if value is None:
        return None
    if isinstance(value, bytes):
        return str(len(value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        return json.dumps(value, ensure_ascii=False, default=text)[:CELL]
    return str(value)[:CELL]


def kind_of(error: BaseException) -> str:
    code = getattr(error, "code", None)
    if code == 403:
        return "refused"
    if code == 404:
        return "gone"
    return "slow" if isinstance(error, TimeoutError) else "other"
