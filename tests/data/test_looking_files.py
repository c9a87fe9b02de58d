"""Looking around in storage like S3, from inside the Python starter: folders, files, how they begin."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.computer import certificates
from desktop.core.data.code import reading
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.looking.content import Binary, Form, Listed, Schema, Table
from desktop.core.data.looking.visit import Visit
from desktop.core.data.secret import Secret
from desktop.core.problems import DataUnreachable, FormUnknown, TableGone
from desktop.core.resources import own_folders
from desktop.core.workspaces.workspace import new_id
from tests import leaks
from tests.data.conftest import Begin, delivered
from tests.fakes.databases import Authority
from tests.fakes.s3 import Storage

if TYPE_CHECKING:
    from desktop.core.start.computer import Computer

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]

CSV = 'name;ships;note\nLisboa;9007199254740993;\nSantos;5;"two\nlines"\n'
MANY = "n\n" + "".join(f"{number}\n" for number in range(200_000))
OBJECTS = {
    "2026.csv": CSV.encode(),
    "by year/2025/ünï ß.csv": b"a,b\r\n1\r\n",
    "by year/2025/old.csv": "größe,ort\n1,Köln\n".encode("cp1252"),
    "by year/2025/excel.txt": "größe\tort\r\n1\tKöln\r\n".encode("utf-16"),
    "by year/packed.csv.gz": gzip.compress(CSV.encode()),
    "by year/many.csv": MANY.encode(),
    "empty.csv": b"",
    "notes.pdf": b"%PDF-1.7",
    "by year/wide.csv": b"\xef\xbb\xbfa,b\n1,2,3\n\n4\n",
}
ODD = ("/hello/first.csv", "twice//second.csv", "marker/", "plus+and %20.csv")


@pytest.fixture(scope="module")
def lake(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str
) -> Iterator[tuple[Connection, str]]:
    storage = Storage(tmp_path_factory.mktemp("s3"), authority, host)
    bucket = storage.client("s3")
    for name in ("ports", "empty"):
        bucket.create_bucket(Bucket=name)
    for key, content in OBJECTS.items():
        bucket.put_object(Bucket="ports", Key=key, Body=content)
    key, secret = storage.lock()
    fields = {"access_key": key, "endpoint": storage.url}
    yield Connection(new_id(), "lake", "s3", datetime.now(UTC), fields, keeping=Keeping.ASK), secret
    storage.end()


class Trusting(LocalBackend):
    """This computer, which trusts one authority more."""

    authority = b""

    def computer(self) -> Computer:
        return replace(super().computer(), certificates=certificates.bundle() + self.authority)


def look(lake: tuple[Connection, str], authority: Authority, **fields: str) -> tuple[LocalBackend, Visit]:
    backend, (at, secret) = Trusting(own_folders()), lake
    backend.authority = authority.certificate
    at = replace(at, fields={**at.fields, **fields})
    backend.connections().enter(at.id, Secret(secret))
    return backend, backend.data.look_around(at, Stop())


@pytest.fixture(scope="module")
def visit(
    lake: tuple[Connection, str], authority: Authority, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Visit]:
    with pytest.MonkeyPatch.context() as patch:  # what is kept goes to no test's own home, nor to anybody's
        patch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
        backend, visit = look(lake, authority)
    place = visit._talk._workspace  # nobody's: there is only an environment
    leaks.SHARED.add(place)
    with closing(backend.engine()), closing(visit):
        yield visit
    leaks.SHARED.discard(place)


def listed(visit: Visit) -> dict[str, tuple[str, ...]]:
    found = visit.catalogue(Stop())
    assert not found.cut
    return {schema.name: tuple(table.name for table in schema.tables) for schema in found.schemas}


def rows(visit: Visit, folder: str, name: str) -> tuple[tuple[object, ...], ...]:
    return visit.first_rows(Table(folder, name, Form.FILE), Stop()).rows


def test_folders_and_files_are_listed(visit: Visit) -> None:
    assert listed(visit) == {
        "empty": (),
        "ports": ("2026.csv", "empty.csv", "notes.pdf"),
        "ports/by year": ("many.csv", "packed.csv.gz", "wide.csv"),
        "ports/by year/2025": ("excel.txt", "old.csv", "ünï ß.csv"),
    }
    schemas = visit.catalogue(Stop()).schemas
    assert isinstance(schemas[1], Schema)
    assert schemas[1].tables[0] == Table("ports", "2026.csv", Form.FILE)


def test_texts_are_shown_as_they_are(visit: Visit) -> None:
    told = (("Lisboa", "9007199254740993", ""), ("Santos", "5", "two\nlines"))
    assert rows(visit, "ports", "2026.csv") == told
    assert rows(visit, "ports/by year", "packed.csv.gz") == told
    assert rows(visit, "ports/by year/2025", "ünï ß.csv") == (("1", None),)
    for name in ("old.csv", "excel.txt"):
        shown = visit.first_rows(Table("ports/by year/2025", name, Form.FILE), Stop())
        assert [column.name for column in shown.columns] == ["größe", "ort"]
        assert shown.rows == (("1", "Köln"),)
    long = visit.first_rows(Table("ports/by year", "many.csv", Form.FILE), Stop())
    assert (len(long.rows), long.more) == (100, True)
    assert visit.first_rows(Table("ports", "empty.csv", Form.FILE), Stop()).columns == ()
    wide = visit.first_rows(Table("ports/by year", "wide.csv", Form.FILE), Stop())
    assert [column.name for column in wide.columns] == ["a", "b", "+3"]
    assert wide.rows == (("1", "2", "3"), ("4", None, None))


def test_what_is_no_table_and_what_is_gone_is_told(visit: Visit) -> None:
    with pytest.raises(FormUnknown):
        rows(visit, "ports", "notes.pdf")
    with pytest.raises(TableGone):
        rows(visit, "ports", "gone.csv")
    assert rows(visit, "ports", "2026.csv"), "and it goes on"


MAKE = """
import datetime, decimal, cais, pyarrow as pa, pyarrow.parquet as pq
table = pa.table({
    'big': pa.array([9007199254740993, None], pa.uint64()),
    'exact': pa.array([decimal.Decimal('12345678901234567890.123456789')] * 2, pa.decimal128(38, 9)),
    'at': pa.array([1, None], pa.timestamp('ns')),
    'bytes': pa.array([b'\\x00\\xff', None]),
    'words': pa.array([['x', None], []]),
    'which': pa.array(['a', 'b']).dictionary_encode(),
})
lake = cais.connect('lake')
pq.write_table(table, 'ports/kinds.parquet', filesystem=lake)
twice = pa.Table.from_arrays([pa.array([1]), pa.array([2])], names=['n', 'n'])
pq.write_table(twice, 'ports/twice.parquet', filesystem=lake)
pq.write_table(table.slice(0, 0), 'ports/none.parquet', filesystem=lake)
"""


def test_parquet_is_shown_and_read_by_the_lines_that_are_copied(
    visit: Visit, lake: tuple[Connection, str], begin: Begin
) -> None:
    at, secret = lake
    _workspace, inside = begin("python-starter", delivered(at, password=secret))
    assert inside("python", "-c", MAKE)[0] == 0
    shown = visit.first_rows(Table("ports", "kinds.parquet", Form.FILE), Stop())
    assert [column.type for column in shown.columns][:2] == ["uint64", "decimal128(38, 9)"]
    assert shown.rows == (
        (
            "9007199254740993",
            "12345678901234567890.123456789",
            "1970-01-01 00:00:00.000000001",
            Binary(2),
            '["x", null]',
            "a",
        ),
        (None, "12345678901234567890.123456789", None, None, "[]", "b"),
    )
    assert rows(visit, "ports", "twice.parquet") == (("1", "2"),)
    none = visit.first_rows(Table("ports", "none.parquet", Form.FILE), Stop())
    assert (len(none.columns), none.rows, none.more) == (6, (), False)
    names = ("ports", "kinds.parquet"), ("ports", "2026.csv"), ("ports/by year", "packed.csv.gz")
    lines = "\n".join(reading(at, Table(*name, Form.FILE), "python") for name in names)
    counted = "print(*map(len, (kinds_parquet, rows_2026_csv, packed_csv_gz)))"
    status, said = inside("python", "-c", f"{lines}\n{counted}")
    assert (status, said.strip()) == (0, "2 2 2"), said


def test_one_bucket_alone_is_listed_where_it_is_named(
    lake: tuple[Connection, str], authority: Authority
) -> None:
    backend, visit = look(lake, authority, bucket="empty")
    with closing(backend.engine()), closing(visit):
        assert listed(visit) == {"empty": ()}


@pytest.fixture
def storage(tmp_path: Path, authority: Authority, host: str) -> Iterator[Storage]:
    made = Storage(tmp_path, authority, host)
    yield made
    made.end()


def test_odd_keys_are_listed_or_left_out_and_lead_nobody_astray(
    storage: Storage, authority: Authority
) -> None:
    """Keys that begin with a slash, have two in a row or end with one, and what an address would encode."""
    bucket = storage.client("s3")
    bucket.create_bucket(Bucket="odd")
    for key in ODD:
        bucket.put_object(Bucket="odd", Key=key, Body=b"" if key.endswith("/") else b"a\n1\n")
    key, secret = storage.lock()
    fields = {"access_key": key, "endpoint": storage.url}
    at = Connection(new_id(), "odd", "s3", datetime.now(UTC), fields, keeping=Keeping.ASK)
    backend, visit = look((at, secret), authority)
    with closing(backend.engine()), closing(visit):
        assert listed(visit) == {
            "odd": ("plus+and %20.csv",),
            "odd/": (),
            "odd/marker": (),
            "odd/twice": (),
        }
        empty = {one.name: one.listed for one in visit.catalogue(Stop()).schemas if not one.tables}
        assert empty["odd/"] is Listed.UNLISTED
        assert rows(visit, "odd", "plus+and %20.csv") == (("1",),)


MAY_NOT = (
    '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"},'
    '{"Effect": "Deny", "Action": "s3:ListAllMyBuckets", "Resource": "*"},'
    '{"Effect": "Deny", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::theirs"}]}'
)


def test_a_key_that_may_not_list_everything(storage: Storage, authority: Authority) -> None:
    for name in ("ours", "theirs"):
        storage.client("s3").create_bucket(Bucket=name)
    storage.client("s3").put_object(Bucket="ours", Key="a.csv", Body=b"a\n1\n")
    key, secret = storage.lock(MAY_NOT)
    fields = {"access_key": key, "endpoint": storage.url}
    at = Connection(new_id(), "lake", "s3", datetime.now(UTC), fields, keeping=Keeping.ASK)
    with pytest.raises(DataUnreachable) as raised:
        look((at, secret), authority)
    assert "AccessDenied" in raised.value.detail or "ACCESS_DENIED" in raised.value.detail
    backend, visit = look((at, secret), authority, bucket="ours")
    with closing(backend.engine()), closing(visit):
        assert listed(visit) == {"ours": ("a.csv",)}
