"""S3-compatible storage, from inside the Python starter, by what is handed to it and nothing else."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.data.connection import Connection
from desktop.core.workspaces.workspace import new_id
from tests.data.conftest import Begin, delivered
from tests.fakes.databases import Authority
from tests.fakes.s3 import Storage

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]

CSV = b"name,ships\nLisboa,3\nSantos,5\n"
PYARROW = """
import cais
print(cais.connect('lake').open_input_file('ports/2026.csv').read().decode(), end='')
"""
PANDAS = """
import cais, pandas
with cais.connect('lake').open_input_file('ports/2026.csv') as file:
    print(pandas.read_csv(file).ships.sum())
"""
BOTO3 = """
import boto3
for client in boto3.client('s3'), boto3.session.Session(profile_name='lake').client('s3'):
    print(client.get_object(Bucket='ports', Key='2026.csv')['Body'].read().decode(), end='')
"""
DUCKDB = """
import cais, duckdb, pyarrow.dataset
ports = pyarrow.dataset.dataset('ports/', filesystem=cais.connect('lake'), format='csv')
print(duckdb.sql('select sum(ships) from ports').fetchall()[0][0])
"""


@pytest.fixture(scope="module")
def storage(tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str) -> Iterator[Storage]:
    storage = Storage(tmp_path_factory.mktemp("s3"), authority, host)
    bucket = storage.client("s3")
    bucket.create_bucket(Bucket="ports")
    bucket.put_object(Bucket="ports", Key="2026.csv", Body=CSV)
    yield storage
    storage.end()


@pytest.fixture(scope="module")
def lake(storage: Storage) -> tuple[Connection, str]:
    """With its secret; nobody else is let in."""
    key, secret = storage.lock()
    fields = {"access_key": key, "endpoint": storage.url}
    return Connection(new_id(), "lake", "s3", datetime.now(UTC), fields), secret


def test_boto3_reads_the_files(lake: tuple[Connection, str], storage: Storage, tmp_path: Path) -> None:
    """Here, with the library that all others of Amazon's go by."""
    connection, secret = lake
    for name, content in delivered(connection, password=secret).items():
        (tmp_path / name).write_bytes(content)
    variables = {
        "AWS_CONFIG_FILE": str(tmp_path / "aws_config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "aws_credentials"),
        "AWS_CA_BUNDLE": str(storage.trusted),
    }
    ran = subprocess.run(
        [sys.executable, "-c", BOTO3], env={**os.environ, **variables}, capture_output=True, text=True
    )
    assert ran.stdout == 2 * CSV.decode(), ran.stderr


def test_rows_come_back_by_pyarrow_pandas_and_duckdb(begin: Begin, lake: tuple[Connection, str]) -> None:
    connection, secret = lake
    _workspace, inside = begin("python-starter", delivered(connection, password=secret))

    def shown(script: str, *before: str) -> str:
        status, said = inside(*before, "python", "-c", script)
        assert status == 0, said
        return said.strip()

    assert shown(PYARROW) == CSV.decode().strip()
    assert shown(PANDAS) == "8"
    assert shown(DUCKDB) == "8"
    _workspace, inside = begin("python-starter", delivered(connection, password="wrong"))
    status, said = inside("python", "-c", PYARROW)
    assert status == 1
    assert "wrong" not in said
