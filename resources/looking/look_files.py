"""What look.py answers of storage like S3: its folders as schemas, its files as tables, all as texts."""

from __future__ import annotations

import base64
import collections
import csv
import io
import itertools
import json
import sys
import time
from typing import Any

CELL = 1001
LINE_CELLS = 2000
BEGINNING = 1_000_000
"""Bytes of a text file: more than its first rows."""

WIDEST_OF = 101
"""Rows: those that are shown, and the head."""

TEXTS, PARQUET = (".csv", ".tsv", ".txt", ".tab"), (".parquet", ".pq")
PACKED = (".gz", ".bz2", ".zst", ".lz4")


class UnknownForm(Exception):
    """A file of which no rows can be shown."""


class Files:
    """One storage, as pyarrow reads it."""

    def __init__(self, name: str, slow_s: int) -> None:
        import cais

        self._cais = cais
        self._told = cais._told(name)
        self._slow_s = slow_s
        self._files: Any = None
        self._cancelled: Any = None
        csv.field_size_limit(sys.maxsize)

    def open(self) -> None:
        from pyarrow import fs

        found = self._cais._s3(self._told)
        self._files = found if isinstance(found, fs.FileSystem) else fs.PyFileSystem(fs.FSSpecHandler(found))
        self._inside(self._told.get("bucket", "").strip("/"))

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

    def _inside(self, folder: str) -> Any:
        from pyarrow import fs

        return self._files.get_file_info(fs.FileSelector(folder))

    def _list(self) -> Any:
        """What is nearest to the top first, until it takes too long."""
        from pyarrow import fs

        until = time.monotonic() + self._slow_s / 2
        waiting = collections.deque([self._told.get("bucket", "").strip("/")])
        while waiting:
            folder = waiting.popleft()
            # Where a name is nothing between two slashes Arrow lists what is above once more.
            if folder.endswith("/") or time.monotonic() > until:
                yield [folder, None, "unlisted", None]
                continue
            try:
                found = self._inside(folder)
            except OSError:  # others may be open to this key
                yield [folder, None, "refused", None]
                continue
            files = [one.base_name for one in found if one.type is fs.FileType.File and one.base_name]
            folders = [one.path for one in found if one.type is fs.FileType.Directory]
            waiting.extend(folders)
            for name in files:
                yield [folder, name, "file", "y"]
            if folder and not files and not folders:
                yield [folder, None, None, None]

    def _columns(self, path: str) -> Any:
        folder, _, name = path.rpartition("/")
        if form(path) == "parquet":
            for column in self._parquet(path).schema_arrow:
                yield [folder, name, column.name, str(column.type), "y"]
        else:
            _more, rows = self._texts(path)
            beginning = [row for row in itertools.islice(rows, WIDEST_OF) if row]
            names = beginning[0] if beginning else []
            for number in range(max(map(len, beginning), default=0)):  # rows may have more than their head
                yield [folder, name, names[number] if number < len(names) else f"+{number + 1}", "text", "y"]

    def _rows(self, path: str, columns: int, most: int) -> Any:
        if form(path) == "parquet":
            yield from itertools.islice(self._parquet_rows(path, columns, most), most)
            return
        more, found = self._texts(path)
        rows = [row for row in itertools.islice(found, most + 2) if row][1:]
        if more and len(rows) <= most:  # the last one may be half of one
            rows = rows[:-1]
        for row in rows:
            yield [*(cell[:CELL] for cell in row[:columns]), *[None] * (columns - len(row))]

    def _texts(self, path: str) -> Any:
        with self._files.open_input_stream(path, compression="detect") as file:
            beginning = file.read(BEGINNING)
            more = bool(file.read(1))
        text = decoded(beginning)
        first = text.partition("\n")[0]
        delimiter = max(",;\t|", key=first.count)
        return more, csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)

    def _parquet(self, path: str) -> Any:
        from pyarrow import parquet

        return parquet.ParquetFile(self._files.open_input_file(path))

    def _parquet_rows(self, path: str, columns: int, most: int) -> Any:
        file = self._parquet(path)
        names = file.schema_arrow.names
        # By name only where some are left out: two may have the same one.
        wanted = names[:columns] if len(names) > columns else None
        for batch in file.iter_batches(batch_size=most, columns=wanted):
            yield from map(list, zip(*map(texts, batch.columns[:columns]), strict=True))

    def redacted(self, error: BaseException) -> str:
        said = str(error).strip() or type(error).__name__
        secret = base64.b64decode(self._told["secret"]).decode(errors="replace")
        return said.replace(secret, "…") if len(secret) > 3 else said


def form(path: str) -> str:
    name = path.lower()
    if name.endswith(PARQUET):
        return "parquet"
    plain = next((name[: -len(end)] for end in PACKED if name.endswith(end)), name)
    if plain.endswith(TEXTS):
        return "text"
    raise UnknownForm(f"neither {', '.join(TEXTS)} nor {', '.join(PARQUET)}")


def decoded(content: bytes) -> str:
    """As programs write text: UTF-8, what Windows calls Unicode, or else the letters of Western Europe."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", errors="replace")
    for cut in range(4):  # the end may be within a letter
        try:
            return content[: len(content) - cut].decode("utf-8-sig")
        except UnicodeDecodeError:
            pass
    return content.decode("cp1252", errors="replace")


def texts(column: Any) -> list[str | None]:
    """Values as the library writes them, what is binary by its size."""
    import pyarrow

    kind = column.type
    if pyarrow.types.is_dictionary(kind):
        column, kind = column.dictionary_decode(), kind.value_type
    if any(
        is_it(kind)
        for is_it in (
            pyarrow.types.is_binary,
            pyarrow.types.is_large_binary,
            pyarrow.types.is_fixed_size_binary,
        )
    ):
        return [None if value is None else str(len(value)) for value in column.to_pylist()]
    try:
        found = column.cast(pyarrow.string()).to_pylist()
    except (pyarrow.ArrowInvalid, pyarrow.ArrowNotImplementedError):
        values = column.to_pylist()
        found = [None if one is None else json.dumps(one, ensure_ascii=False, default=str) for one in values]
    return [None if one is None else one[:CELL] for one in found]


def kind_of(error: BaseException) -> str:
    if isinstance(error, UnknownForm):
        return "form"
    if isinstance(error, FileNotFoundError):
        return "gone"
    said = str(error)
    if any(one in said for one in ("ACCESS_DENIED", "AccessDenied", "Forbidden")):
        return "refused"
    return "other"
