"""Looking around where no server can be had: by a driver's own protocol in a stand-in for one, or by form.

fakesnow answers Snowflake's driver, and a server of ours Google's client. What SQL Server, Oracle and
Databricks are asked is read by a parser that knows their dialects.

Their drivers take minutes to install: `CAIS_STAND_INS=1 make test ARGS=tests/data/test_looking_stand_ins.py`.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import select
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.looking.content import Binary, Column, Form, Listed, Table
from desktop.core.data.looking.dialect import Dialect
from desktop.core.data.looking.dialects import DIALECTS
from desktop.core.data.looking.visit import Visit
from desktop.core.environments.catalogue import Entry
from desktop.core.problems import TableGone, TableUnreadable, ToolExited
from desktop.core.resources import RESOURCES

pytestmark = [
    pytest.mark.engine,
    pytest.mark.slow,
    pytest.mark.timeout(900),
    pytest.mark.skipif("CAIS_STAND_INS" not in os.environ, reason="asked for by CAIS_STAND_INS=1"),
]

STAND_INS = Path(__file__).parent / "stand_ins"
PARSED = {"sqlserver": "tsql", "oracle": "oracle", "databricks": "databricks", "snowflake": "snowflake"}


@pytest.fixture(scope="module")
def image(entries: Callable[[str], Entry]) -> str:
    """The Python starter with drivers, made once and found by what it is made of."""
    recipe = entries("python-starter").recipe
    assert recipe
    made_of = f"FROM {recipe.tag}\nUSER 0\n{(STAND_INS / 'Dockerfile').read_text()}USER 1000:100\n"
    image = f"cais-tests/drivers:{hashlib.sha256(made_of.encode()).hexdigest()[:12]}"
    if subprocess.run(["docker", "image", "inspect", image], capture_output=True).returncode:
        build = ["docker", "build", "--quiet", "--tag", image, "-"]
        subprocess.run(build, input=made_of, check=True, text=True, capture_output=True)
    return image


class Talking:
    """Speaks with look.py beside a stand-in, in a container that reaches nothing else."""

    def __init__(self, image: str, folder: Path, kind: str) -> None:
        run = [
            "docker",
            "run",
            "--rm",
            "--interactive",
            "--network",
            "none",
            "--volume",
            f"{folder}:/looking:ro",
        ]
        command = [*run, image, "bash", "/looking/look.sh", kind]
        pipe = subprocess.PIPE
        self._heard = b""
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)

    def say(self, line: bytes) -> None:
        assert self._process.stdin
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.write(line + b"\n")
            self._process.stdin.flush()

    def hear(self, within_s: float) -> bytes:
        out = self._process.stdout
        assert out
        assert self._process.stderr
        while b"\n" not in self._heard:
            if not select.select([out], [], [], within_s)[0]:
                raise TimeoutError
            piece = os.read(out.fileno(), 65536)
            if not piece:
                raise ToolExited(exit_code=1, detail=self._process.stderr.read().decode(errors="replace"))
            self._heard += piece
        line, _end, self._heard = self._heard.partition(b"\n")
        return line

    def close(self) -> None:
        self._process.communicate()


Begin = Callable[[str, dict[str, str], bytes], Visit]


@pytest.fixture
def begin(image: str, tmp_path: Path) -> Iterator[Begin]:
    visits: list[Visit] = []

    def run(kind: str, fields: dict[str, str], secret: bytes) -> Visit:
        for folder in (STAND_INS, RESOURCES / "looking", RESOURCES / "connect"):
            for file in folder.glob("*.*"):
                shutil.copy(file, tmp_path)
        told = {"kind": kind, **fields, "secret": base64.b64encode(secret).decode()}
        (tmp_path / "connections.json").write_text(json.dumps({"sales": told}))
        tmp_path.chmod(0o755)
        at = Connection("0" * 12, "sales", kind, datetime.now(UTC), fields)
        visits.append(Visit(at, Talking(image, tmp_path, kind)))
        assert visits[-1].wait() == ""
        return visits[-1]

    yield run
    for visit in visits:
        visit.close()


def test_snowflake_is_listed_and_read_by_its_own_driver(begin: Begin) -> None:
    fields = {"account": "acme", "user": "maria", "database": "D", "schema": "S"}
    look = begin("snowflake", fields, b"secret")
    empty, own = look.catalogue(Stop()).schemas
    assert (empty.name, empty.tables, own.name) == ("EMPTY", (), "S")
    [ports] = own.tables
    assert [(one.name, one.type) for one in ports.columns or ()] == [
        ("NAME", "TEXT"),
        ("SHIPS", "NUMBER"),
        ("MADE", "TIMESTAMP_NTZ"),
        ("RAW", "BINARY"),
        ("V", "VARIANT"),
    ]
    [row] = look.first_rows(ports, Stop()).rows
    assert row == ("Lisboa", "3.50", "2026-01-02 03:04:05", Binary(2), '{"a":1}')
    with pytest.raises(TableGone):
        look.first_rows(ports._replace(name="GONE"), Stop())


def test_bigquery_is_looked_around_in_without_a_query(begin: Begin) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    account = {
        "type": "service_account",
        "client_email": "maria@acme.example",
        "private_key": key.decode(),
        "token_uri": "http://127.0.0.1:9050/token",
    }
    look = begin("bigquery", {"project": "acme"}, json.dumps(account).encode())
    closed, empty, harbour = look.catalogue(Stop()).schemas
    assert (closed.name, closed.listed, empty.tables) == ("closed", Listed.REFUSED, ())
    ports, seen = harbour.tables
    assert [(one.name, one.form) for one in (ports, seen)] == [("ports", Form.TABLE), ("seen", Form.VIEW)]
    told = look.first_rows(ports, Stop())
    assert [one.type for one in told.columns] == ["STRING", "NUMERIC", "BYTES", "DATE[]"]
    assert told.rows == (("Lisboa", "3.5", Binary(2), '["2026-01-02"]'), ("Santos", None, None, "[]"))
    with pytest.raises(TableUnreadable, match="limit for bytes billed"):
        look.first_rows(seen, Stop())


def test_what_no_server_could_be_asked_is_in_the_form_that_it_knows(image: str) -> None:
    odd = Table("Odd 'schema", 'ta]b`l"e')
    types = {
        "sqlserver": ("nvarchar(max)", "float", "datetime2", "varbinary(8)", "geography", "xml"),
        "oracle": ("NUMBER(9,2)", "DATE", "TIMESTAMP(6) WITH TIME ZONE", "CLOB", "RAW(8)", "BLOB", "SDO"),
        "databricks": ("string", "binary", "array<int>", "decimal(9,2)"),
        "snowflake": ("TEXT", "BINARY", "VARIANT", "GEOGRAPHY"),
    }
    statements = []
    for kind, read in PARSED.items():
        dialect = DIALECTS[kind]
        assert isinstance(dialect, Dialect)
        columns = tuple(Column(f"c{number}", type) for number, type in enumerate(types[kind]))
        asked = (
            dialect.tables,
            dialect.columns,
            dialect.of_table(odd),
            dialect.first_rows(odd, columns, 101),
        )
        statements += [(read, statement) for statement in (*asked, dialect.reading(odd, 10))]
    command = ["docker", "run", "--rm", "--interactive", "--network", "none", image, "python", "-c"]
    command.append((STAND_INS / "forms.py").read_text())
    ran = subprocess.run(command, input=json.dumps(statements), capture_output=True, text=True, check=False)
    assert ran.stdout == "all\n", ran.stderr
