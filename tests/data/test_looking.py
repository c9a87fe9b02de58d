"""Looking around in real databases from inside both starters: what is listed, and what first rows show."""

from __future__ import annotations

import os
import queue
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.computer import certificates
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.connections import Connections
from desktop.core.data.kerberos.tickets import Tickets
from desktop.core.data.looking.content import CELL, CUT, ROWS, Binary, Catalogue, FirstRows, Form, Table
from desktop.core.data.looking.visit import CANCEL_S, Visit
from desktop.core.data.looking.visitor import Visitor
from desktop.core.data.secret import Secret
from desktop.core.environments import catalogue
from desktop.core.environments.catalogue import read_files
from desktop.core.folders.check import Places
from desktop.core.labels import PART_LABEL, WORKSPACE_LABEL
from desktop.core.problems import (
    Cancelled,
    DataSlow,
    DataUnreachable,
    LookEnded,
    TableGone,
    TableRefused,
    TableUnreadable,
)
from desktop.core.resources import RESOURCES
from desktop.core.start.computer import Computer
from desktop.core.start.handing import Handing
from desktop.core.start.looking import Looking
from desktop.core.workspaces.workspace import Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests import leaks
from tests.data.conftest import PASSWORD, connection
from tests.fakes.databases import ROWS as PORTS
from tests.fakes.databases import Authority, Server

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(600)]

ODD = 'Odd "name".with ünïcode\'s \\ %s 100%'
ODD_MYSQL = ODD.replace('"', "`")
LONG = "ß" * CELL + CUT
HERE = Path(__file__).parent / "looking"

BeginVisit = Callable[..., Visit]
Open = Callable[[str], Visit]


def no_tickets() -> Tickets:
    pytest.fail("nobody signs in by a ticket")


@pytest.fixture(scope="module")
def visit(engine: DockerEngine, authority: Authority, tmp_path_factory: pytest.TempPathFactory) -> BeginVisit:
    store = ConnectionStore(tmp_path_factory.mktemp("connections"))
    connections = Connections(store, lambda: pytest.fail("nothing is in a keyring"))
    environments = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")
    scripts, helpers = (read_files(RESOURCES / name) for name in ("looking", "connect"))
    way = Looking(Handing(connections, helpers, no_tickets), environments, scripts)
    trusted = certificates.bundle() + authority.certificate
    places = Places(sys.platform, str(Path.home()))
    computer = Computer(os.getuid(), os.getgid(), places, certificates=trusted)

    def visit(
        told: Connection, *workspaces: Workspace, password: str = PASSWORD, stop: Stop | None = None
    ) -> Visit:
        connections.enter(told.id, Secret(password))
        return way.begin(replace(told, keeping=Keeping.ASK), workspaces, engine, computer, stop or Stop())

    return visit


def workspace(entry: str = "python-starter") -> Workspace:
    return Workspace(new_id(), "A test", entry, datetime.now(UTC))


@pytest.fixture(scope="module")
def data(sales: Server, shop: Server) -> dict[str, Connection]:
    sales.run((HERE / "postgres.sql").read_text())
    shop.run((HERE / "mariadb.sql").read_text())
    return {
        "postgresql": connection("sales", "postgresql", sales),
        "mysql": connection("shop", "mysql", shop),
    }


@pytest.fixture(scope="module", params=["python-starter", "r-starter"])
def look(request: pytest.FixtureRequest, visit: BeginVisit, data: dict[str, Connection]) -> Iterator[Open]:
    """A look into either database, one in each starter for all of this module."""
    made = workspace(request.param)
    leaks.SHARED.add(made.id)
    looks = {kind: visit(told, made) for kind, told in data.items()}
    yield looks.__getitem__
    for one in looks.values():
        one.close()
    leaks.SHARED.discard(made.id)


def found(look: Visit) -> Catalogue:
    return look.catalogue(Stop())


def table(look: Visit, schema: str, name: str) -> Table:
    [own] = (one for one in found(look).schemas if one.name == schema)
    [only] = (one for one in own.tables if one.name == name)
    return only


def rows(look: Visit, schema: str, name: str) -> FirstRows:
    return look.first_rows(table(look, schema, name), Stop())


def listed(look: Visit) -> dict[str, list[str]]:
    return {schema.name: [one.name for one in schema.tables] for schema in found(look).schemas}


def test_all_that_there_is_in_postgres_is_listed(look: Open) -> None:
    assert listed(look("postgresql")) == {
        "empty": [],
        "hidden": ["inside"],
        ODD: [ODD],
        "public": [
            *("broken", "by_year", "columnless", "far", "forever", "going", "kinds", "many", "nobody"),
            *("partly", "ports", "salaries", "sold", "totals"),
        ],
    }
    forms = {name: table(look("postgresql"), "public", name).form for name in ("far", "sold", "totals")}
    assert forms == {"far": Form.FOREIGN, "sold": Form.PARTITIONED, "totals": Form.MATERIALIZED}
    assert table(look("postgresql"), "public", "by_year").form is Form.VIEW
    columns = table(look("postgresql"), "public", "kinds").columns or ()
    assert [(one.name, one.type) for one in columns[-4:]] == [
        ("lasts", "interval"),
        ("Ünï", "character(5)"),
        ("case", "integer"),
        ("CASE", "integer"),
    ]


def test_all_that_there_is_in_mariadb_is_listed(look: Open) -> None:
    assert listed(look("mysql")) == {
        "empty": [],
        "other": ["partly"],
        "shop": ["forever", "going", "kinds", "nobody", ODD_MYSQL, "ports", "seen"],
    }
    assert table(look("mysql"), "shop", "seen").form is Form.VIEW


@pytest.mark.parametrize(("kind", "schema", "name"), [("postgresql", ODD, ODD), ("mysql", "shop", ODD_MYSQL)])
def test_odd_names_are_read(look: Open, kind: str, schema: str, name: str) -> None:
    told = rows(look(kind), schema, name)
    assert ([one.name for one in told.columns], told.rows) == ([name], (("found",),))
    unknown = table(look(kind), schema, name)._replace(columns=None)
    assert look(kind).columns(unknown, Stop()) == told.columns


@pytest.mark.parametrize(("kind", "schema"), [("postgresql", "public"), ("mysql", "shop")])
def test_first_rows_come_in_any_starter(look: Open, kind: str, schema: str) -> None:
    told = rows(look(kind), schema, "ports")
    assert told.rows == tuple((name, str(ships)) for name, ships in PORTS)
    assert rows(look(kind), schema, "nobody").rows == ()


def test_nothing_is_rounded_and_nothing_is_taken_for_something_else(look: Open) -> None:
    [row] = rows(look("postgresql"), "public", "kinds").rows
    assert row == (
        *("9007199254740993", "12345678901234567890.123456789", "NaN", "1842-03-01", "0044-03-15 BC"),
        *("infinity", '{"a": [1, null]}', '{x,NULL,"y,z"}', "(1.5,2)", None, "", LONG, Binary(3)),
        *("true", "10.50", "1 day 02:00:00", "ab", "1", "2"),
    )
    [row] = rows(look("mysql"), "shop", "kinds").rows
    assert row == (
        *("18446744073709551615", "12345678901234567890.123456789", "1842-03-01", "0000-00-00", None, ""),
        *(LONG, Binary(3), "101", "POINT(1.5 2)", '{"a": 1}', "838:59:59", "b"),
    )


def test_only_first_rows_are_sent(look: Open) -> None:
    told = rows(look("postgresql"), "public", "many")
    assert (len(told.rows), told.more) == (ROWS, True)
    assert rows(look("postgresql"), "public", "columnless") == FirstRows((), ())


def test_what_may_not_be_read_is_seen_and_said(look: Open) -> None:
    for schema, name in (("public", "salaries"), ("hidden", "inside")):
        assert not table(look("postgresql"), schema, name).readable
        with pytest.raises(TableRefused):
            rows(look("postgresql"), schema, name)
    partly = rows(look("postgresql"), "public", "partly")
    assert ([one.name for one in partly.columns], partly.rows, partly.left_out) == (["name"], (("Ana",),), 1)
    assert rows(look("mysql"), "other", "partly").rows == (("Ana",),)


def test_what_the_server_cannot_show_leaves_the_rest_as_it_was(look: Open) -> None:
    with pytest.raises(TableUnreadable, match=r"division by zero"):
        rows(look("postgresql"), "public", "broken")
    assert rows(look("postgresql"), "public", "ports").rows


@pytest.mark.parametrize(("kind", "schema"), [("postgresql", "public"), ("mysql", "shop")])
def test_a_table_that_went_meanwhile_is_told_as_gone(
    look: Open, sales: Server, shop: Server, kind: str, schema: str
) -> None:
    server = {"postgresql": sales, "mysql": shop}[kind]
    going = table(look(kind), schema, "going")
    server.run(f"DROP TABLE {schema}.going")
    with pytest.raises(TableGone):
        look(kind).first_rows(going, Stop())
    server.run(f"CREATE TABLE {schema}.going (a int); GRANT SELECT ON {schema}.going TO maria")


def test_redshift_is_asked_what_its_ancestor_understands(
    visit: BeginVisit, data: dict[str, Connection], sales: Server
) -> None:
    """It calls its encoding by a name that drivers no longer know."""
    sales.run("ALTER ROLE maria SET client_encoding = 'UNICODE'")
    try:
        with closing(visit(replace(data["postgresql"], kind="redshift"), workspace())) as look:
            assert table(look, "public", "by_year").form is Form.VIEW
            assert rows(look, "public", "ports").rows == tuple((name, str(ships)) for name, ships in PORTS)
            [row] = rows(look, "public", "kinds").rows
            assert row[:2] == ("9007199254740993", "12345678901234567890.123456789")
            with pytest.raises(TableRefused):
                rows(look, "public", "salaries")
    finally:
        sales.run("ALTER ROLE maria RESET client_encoding")


@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_nothing_can_be_changed(visit: BeginVisit, data: dict[str, Connection], kind: str) -> None:
    """Whatever the connection may do elsewhere."""
    told = replace(data[kind], reads_only=False)
    with closing(visit(told, workspace())) as look, pytest.raises(TableUnreadable, match=r"(?i)read.only"):
        look._ask("INSERT INTO ports VALUES ('Atlantis', 0)", 1, Stop())


@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_cancelled_the_server_stops_computing(
    visit: BeginVisit, data: dict[str, Connection], kind: str
) -> None:
    schema = {"postgresql": "public", "mysql": "shop"}[kind]
    with closing(visit(data[kind], workspace())) as look:
        endless = table(look, schema, "forever")
        assert cancelled(lambda stop: look.first_rows(endless, stop)) < CANCEL_S
        assert rows(look, schema, "ports").rows  # at once, in the same session


def test_what_cannot_be_cancelled_is_left_and_begun_anew(
    visit: BeginVisit, data: dict[str, Connection]
) -> None:
    """R reads nothing while its driver waits."""
    made = workspace("r-starter")
    with closing(Visitor(lambda stop: visit(data["postgresql"], made, stop=stop))) as visitor:
        visitor.catalogue(Stop())
        cancelled(lambda stop: visitor.first_rows(Table("public", "forever"), stop))
        assert visitor.first_rows(Table("public", "ports"), Stop()).rows


@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_nobody_waits_for_a_server_that_says_nothing(
    visit: BeginVisit, data: dict[str, Connection], host: str, raw: docker.APIClient, kind: str
) -> None:
    made = workspace()
    with socket.create_server((host, 0)) as silent:
        fields = {**data[kind].fields, "port": str(silent.getsockname()[1])}
        told = replace(data[kind], fields=fields)
        assert cancelled(lambda stop: visit(told, made, stop=stop), after_s=2) < CANCEL_S
    assert not there_of(raw, made)


def cancelled(ask: Callable[[Stop], object], after_s: float = 0.5) -> float:
    """How many seconds a question takes to end once that was asked for."""
    stop, ended = Stop(), queue.Queue[BaseException]()

    def run() -> None:
        try:
            ask(stop)
        except BaseException as error:
            ended.put(error)

    asking = threading.Thread(target=run)
    asking.start()
    with pytest.raises(queue.Empty):
        ended.get(timeout=after_s)
    began = time.monotonic()
    stop.set()
    error = ended.get(timeout=30)
    asking.join()
    assert isinstance(error, Cancelled), error
    return time.monotonic() - began


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_old_encodings_are_read(
    visit: BeginVisit, data: dict[str, Connection], sales: Server, encoding: str
) -> None:
    name = f"old_{encoding.lower()}"
    sales.run(f"CREATE DATABASE {name} ENCODING '{encoding}' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C'")
    sales.run(
        f"\\connect {name}\nSET client_encoding TO 'LATIN1';"
        "CREATE TABLE words (word text); GRANT SELECT ON words TO maria;"
        "INSERT INTO words VALUES (convert_from('\\x5374e4647465', current_setting('server_encoding')))"
    )
    fields = {**data["postgresql"].fields, "database": name}
    for entry in ("python-starter", "r-starter"):
        with closing(visit(replace(data["postgresql"], fields=fields), workspace(entry))) as look:
            [[word]] = rows(look, "public", "words").rows
            assert word in ("Städte", "St\ufffddte"), entry
            assert word == "Städte" or encoding == "SQL_ASCII"


def test_what_takes_too_long_is_given_up(
    visit: BeginVisit, data: dict[str, Connection], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.core.start.looking.SLOW_S", 1)
    for kind, schema in (("postgresql", "public"), ("mysql", "shop")):
        with closing(visit(data[kind], workspace())) as look:
            with pytest.raises(DataSlow):
                rows(look, schema, "forever")
            assert rows(look, schema, "ports").rows


def test_a_session_that_the_server_ended_is_begun_anew(
    visit: BeginVisit, data: dict[str, Connection], sales: Server
) -> None:
    with closing(visit(data["postgresql"], workspace())) as look:
        sales.run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'maria'")
        assert rows(look, "public", "ports").rows


def test_who_is_not_let_in_is_told_so_without_the_password(
    visit: BeginVisit, data: dict[str, Connection], raw: docker.APIClient
) -> None:
    for kind in data:
        made = workspace()
        with pytest.raises(DataUnreachable) as told:
            visit(data[kind], made, password="wrong-7c1f")
        assert "maria" in told.value.detail
        assert "wrong-7c1f" not in str(told.value)
        assert not there_of(raw, made)


def test_without_any_workspace_an_environment_will_do(
    visit: BeginVisit, data: dict[str, Connection], raw: docker.APIClient
) -> None:
    with closing(visit(data["mysql"], replace(workspace(), image="sha256:" + "0" * 64))) as look:
        assert rows(look, "shop", "ports").rows


def test_the_container_is_hardened_has_no_secret_to_show_and_goes_at_the_end(
    visit: BeginVisit, data: dict[str, Connection], raw: docker.APIClient
) -> None:
    made = workspace()
    with closing(visit(data["postgresql"], made)) as look:
        [one] = there_of(raw, made)
        told = raw.inspect_container(one["Id"])
        assert "7c1f" not in str(told)
        assert told["Config"]["Labels"][PART_LABEL] == "probe"
        host = told["HostConfig"]
        assert (host["ReadonlyRootfs"], host["CapDrop"], host["PortBindings"]) == (True, ["ALL"], {})
        assert not host.get("Mounts")
        raw.remove_container(one["Id"], force=True)
        with pytest.raises(LookEnded):
            look.catalogue(Stop())
    assert not there_of(raw, made)


def test_whoever_asked_and_is_gone_leaves_nothing_that_runs(
    visit: BeginVisit, data: dict[str, Connection], raw: docker.APIClient
) -> None:
    """As the app is killed: its line breaks, and nobody closes anything."""
    made = workspace()
    with closing(visit(data["postgresql"], made)) as look:
        [one] = there_of(raw, made)
        look._talk._socket.shutdown(2)  # type: ignore[attr-defined]
        assert raw.wait(one["Id"], timeout=20)["StatusCode"] == 0


def test_a_visitor_goes_on_where_a_visit_has_ended(
    visit: BeginVisit, data: dict[str, Connection], raw: docker.APIClient
) -> None:
    made = workspace()
    with closing(Visitor(lambda stop: visit(data["postgresql"], made, stop=stop))) as visitor:
        assert visitor.catalogue(Stop()).schemas
        [one] = there_of(raw, made)
        raw.remove_container(one["Id"], force=True)
        assert visitor.first_rows(Table("public", "ports"), Stop()).rows
    assert not there_of(raw, made)
    with pytest.raises(Cancelled):
        visitor.catalogue(Stop())
    assert not there_of(raw, made)


def there_of(raw: docker.APIClient, workspace: Workspace) -> list[dict[str, str]]:
    """Its containers; without one it has no network either."""
    label = {"label": f"{WORKSPACE_LABEL}={workspace.id}"}
    found: list[dict[str, str]] = raw.containers(all=True, filters=label)
    assert bool(found) == bool(raw.networks(filters=label))
    return found
