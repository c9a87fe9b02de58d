"""A ticket of Kerberos instead of a password, from inside both starters. PostgreSQL takes nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Keeping
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.connections import Connections
from desktop.core.data.kerberos.tickets import Tickets
from desktop.core.data.reach.outcome import Layer
from desktop.core.data.reach.target import target
from desktop.core.data.secret import Secret
from desktop.core.environments import catalogue
from desktop.core.environments.catalogue import read_files
from desktop.core.folders.check import Places
from desktop.core.policy.rules import FREE
from desktop.core.problems import TicketMissing
from desktop.core.resources import RESOURCES
from desktop.core.start import handing as module
from desktop.core.start import reach
from desktop.core.start.computer import Computer
from desktop.core.start.handing import Handing
from desktop.core.start.looking import Looking
from desktop.core.start.plan import SECRETS
from desktop.core.workspaces.workspace import Workspace
from desktop.engine.docker_engine import DockerEngine
from desktop.vault.vault import KeyringVault
from tests.data.conftest import Begin, connection
from tests.fakes.databases import Authority, Server, postgres
from tests.fakes.kerberos import Realm

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(600)]

PASSWORD = 'canary ß"$7c1f'
ASK = "select current_user || count(*) from ports"
PYTHON = f"import cais; print(cais.connect('sales').exec_driver_sql({ASK!r}).scalar())"
BY_SERVICE = f"import psycopg; print(psycopg.connect('service=sales').execute({ASK!r}).fetchone()[0])"
R = f"source('{SECRETS}/cais.R'); cat(DBI::dbGetQuery(cais$connect('sales'), \"{ASK}\")[[1]])"


@pytest.fixture(scope="module")
def realm(tmp_path_factory: pytest.TempPathFactory, host: str) -> Iterator[Realm]:
    realm = Realm(tmp_path_factory.mktemp("realm"), host)
    realm.add("maria", PASSWORD)
    yield realm
    realm.end()


@pytest.fixture(scope="module")
def sales(
    tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str, realm: Realm
) -> Iterator[Server]:
    keytab, method = realm.keytab(f"postgres/{host}"), "gss include_realm=0"
    folder = tmp_path_factory.mktemp("postgres")
    server = postgres(folder, authority, host, "maria", "none", method, krb_server_keyfile=str(keytab))
    yield server
    server.end()


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "krb5cc"


@pytest.fixture
def handing(tmp_path: Path, realm: Realm, cache: Path) -> Handing:
    variables = {"KRB5_CONFIG": str(realm.configuration), "KRB5CCNAME": f"FILE:{cache}"}
    connections = Connections(ConnectionStore(tmp_path / "data"), lambda: KeyringVault("linux"))
    return Handing(connections, read_files(RESOURCES / "connect"), lambda: Tickets(variables, 1))


def ticked(handing: Handing, server: Server, sign_in: str, secret: Secret | None = None) -> Workspace:
    told = connection("sales", "postgresql", server, sign_in=sign_in)
    handing.connections.save(told, secret, Stop())
    return Workspace("0" * 12, "A test", "python-starter", datetime.now(UTC), connections=(told.id,))


def test_one_of_this_computer_signs_in_and_is_renewed(
    handing: Handing, realm: Realm, sales: Server, cache: Path, engine: DockerEngine, begin: Begin
) -> None:
    workspace = ticked(handing, sales, "ticket")
    with pytest.raises(TicketMissing):
        handing.files(workspace, engine.inside, Stop())
    realm.get_ticket("maria", PASSWORD, f"FILE:{cache}", "-l", "5m")
    files = handing.files(workspace, engine.inside, Stop())
    assert not [name for name, content in files.items() if b"other.example" in content]
    tools = {"python": begin("python-starter", files), "Rscript": begin("r-starter", files)}
    assert tools["python"][1]("python", "-c", PYTHON) == (0, "maria2\n")
    assert tools["python"][1]("python", "-c", BY_SERVICE) == (0, "maria2\n")
    assert tools["Rscript"][1]("Rscript", "-e", R) == (0, "maria2")

    # One that a person gets meanwhile is there at the next look, and nothing else of the tool's changes.
    tool, inside = tools["python"]
    before = inside("ls", "-l", "--time-style=full-iso", SECRETS)[1]
    realm.get_ticket("maria", PASSWORD, f"FILE:{cache}")
    running = replace(workspace, id=tool.id)
    handing.renew_tickets(running, engine.inside, Stop())
    assert engine.inside.read_file(tool.id, f"{SECRETS}/sales.krb5cc") != files["sales.krb5cc"]
    assert inside("python", "-c", PYTHON) == (0, "maria2\n")
    after = inside("ls", "-l", "--time-style=full-iso", SECRETS)[1]
    assert len(set(after.splitlines()) - set(before.splitlines())) <= 2  # the folder's size, and the ticket
    cache.unlink()
    handing.renew_tickets(running, engine.inside, Stop())
    assert inside("python", "-c", PYTHON) == (0, "maria2\n")


@pytest.mark.usefixtures("gnome")
def test_one_is_got_inside_with_the_password(
    handing: Handing,
    sales: Server,
    engine: DockerEngine,
    begin: Begin,
    realm: Realm,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    workspace = ticked(handing, replace(sales, user="maria"), "kinit", Secret(PASSWORD))
    files = handing.files(workspace, engine.inside, Stop())
    assert b"canary" not in files["pg_service.conf"] + files.get("pgpass", b"")
    for id, command in (("python-starter", ("python", "-c", PYTHON)), ("r-starter", ("Rscript", "-e", R))):
        tool, inside = begin(id, files)
        if id == "python-starter":
            # What was not started by `cais.connect` finds it, too, as soon as somebody looks after the tool.
            running = replace(workspace, id=tool.id)
            handing.used(running)
            handing.renew_tickets(running, engine.inside, Stop())
            assert inside("python", "-c", BY_SERVICE) == (0, "maria2\n")
            which = ("stat", "-c", "%i", f"{SECRETS}/sales.krb5cc")
            first = inside(*which)
            handing.renew_tickets(running, engine.inside, Stop())
            assert inside(*which) == first
            monkeypatch.setattr(module, "_SOON", timedelta(days=2))
            handing.renew_tickets(running, engine.inside, Stop())
            assert inside(*which) != first
        assert inside(*command)[1].strip() == "maria2"
        assert inside("stat", "-c", "%a", f"{SECRETS}/sales.krb5cc") == (0, "600\n")
        assert "sales.krb5cc" in files["delivered"].decode()
    handing.connections.save(handing.connections.of(workspace.connections)[0], Secret("wrong"), Stop())
    _tool, inside = begin("python-starter", handing.files(workspace, engine.inside, Stop()))
    status, said = inside("python", "-c", PYTHON)
    assert (status, said.splitlines()[-1].partition(":")[0]) == (1, "PermissionError"), said
    assert "maria" in said.splitlines()[-1]
    assert "wrong" not in said


def test_it_is_reached_and_looked_around_in_by_a_ticket(
    handing: Handing, realm: Realm, sales: Server, cache: Path, engine: DockerEngine, authority: Authority
) -> None:
    at = replace(connection("sales", "postgresql", sales, sign_in="ticket"), keeping=Keeping.ASK)
    computer = Computer(1000, 1000, Places("linux", "/nowhere"), certificates=authority.certificate)
    entries = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")
    with pytest.raises(TicketMissing):
        handing.signing_in((at,))
    realm.get_ticket("maria", PASSWORD, f"FILE:{cache}")

    where = reach.choose(at.id, (), entries, engine.images, FREE)
    assert where
    kit = reach.Kit(handing.helpers, read_files(RESOURCES / "reach"))
    asked = reach.Asked(at, target(at), None, signing_in=handing.signing_in((at,)))
    found = reach.look(
        asked, where, engine.find(), computer, kit, engine.containers, lambda _look: None, Stop()
    )
    assert not found.failure, found
    assert found.outcomes[-1].layer is Layer.QUERY

    looking = Looking(handing, entries, read_files(RESOURCES / "looking"))
    with closing(looking.begin(at, (), engine, computer, Stop())) as visit:
        [public] = (one for one in visit.catalogue(Stop()).schemas if one.name == "public")
        rows = visit.first_rows(public.tables[0], Stop()).rows
    assert [name for name, _ships in rows] == ["Lisboa", "Santos"]
