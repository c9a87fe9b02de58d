"""The newest PostgreSQL that Debian has, with TLS and SCRAM: connected to, reached, looked around in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.reach.outcome import Cause, Finding, Layer, Look
from desktop.core.data.secret import Secret
from desktop.core.resources import own_folders
from desktop.core.start.plan import SECRETS
from tests.data.conftest import PASSWORD, Begin, connection, delivered
from tests.fakes.databases import ROWS, Authority, Server, postgres

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(600)]

ASK = "select current_setting('server_version_num')::int / 10000 || ',' || count(*) from ports"
PYTHON = f"import cais; print(cais.connect('sales').exec_driver_sql({ASK!r}).scalar())"
R = f"source('{SECRETS}/cais.R'); cat(DBI::dbGetQuery(cais$connect('sales'), \"{ASK}\")[[1]])"
KINDS = (Path(__file__).parent / "looking" / "postgres.sql").read_text()


@pytest.fixture(scope="module")
def sales(tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("postgres")
    server = postgres(folder, authority, host, "maria", PASSWORD, newest=True)
    server.run(KINDS)
    yield server
    server.end()


@pytest.fixture
def backend() -> Iterator[LocalBackend]:
    made = LocalBackend(own_folders())
    yield made
    made.engine().close()


@pytest.fixture
def at(sales: Server, authority: Authority) -> Connection:
    return connection("sales", "postgresql", sales, certificates=authority.certificate.decode())


@pytest.mark.parametrize(
    ("id", "command"), [("python-starter", ("python", "-c", PYTHON)), ("r-starter", ("Rscript", "-e", R))]
)
def test_rows_come_back(begin: Begin, sales: Server, id: str, command: tuple[str, ...]) -> None:
    _workspace, inside = begin(id, delivered(connection("sales", "postgresql", sales)))
    status, said = inside(*command)
    assert status == 0, said
    version, rows = said.strip().split(",")
    assert int(version) >= 17
    assert int(rows) == len(ROWS)


def test_it_is_reached_layer_by_layer(backend: LocalBackend, at: Connection) -> None:
    def look(secret: str) -> Look:
        found = backend.data.reach_from_inside(at, Secret(secret), lambda _look: None, Stop())
        assert found
        return found

    found = look(PASSWORD)
    assert [one.layer for one in found.outcomes] == list(Layer), found
    assert not found.failure
    rights = found.of(Layer.RIGHTS)
    assert rights
    assert rights.finding is Finding.ALSO_WRITES
    refused = look("wrong").failure
    assert refused
    assert (refused.layer, refused.cause) == (Layer.SIGN_IN, Cause.PASSWORD)


def test_it_is_looked_around_in(backend: LocalBackend, at: Connection) -> None:
    at = replace(at, keeping=Keeping.ASK)
    backend.connections().enter(at.id, Secret(PASSWORD))
    with closing(backend.data.look_around(at, Stop())) as visit:
        tables = {
            table.name: table
            for schema in visit.catalogue(Stop()).schemas
            if schema.name == "public"
            for table in schema.tables
        }
        assert {"ports", "kinds", "sold", "by_year", "totals", "far"} <= tables.keys()
        rows = visit.first_rows(tables["ports"], Stop()).rows
        assert [tuple(row) for row in rows] == [(name, str(ships)) for name, ships in ROWS]
        assert len(visit.first_rows(tables["kinds"], Stop()).rows) == 1
