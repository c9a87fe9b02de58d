"""From inside: each layer of real databases, in containers that are gone afterwards."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docker
import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Cause, Finding, Layer, Look, Side
from desktop.core.data.reach.target import layers, target
from desktop.core.data.secret import Secret
from desktop.core.environments.catalogue import Entry, read_files
from desktop.core.folders.check import Places
from desktop.core.labels import WORKSPACE_LABEL
from desktop.core.resources import RESOURCES, own_folders
from desktop.core.start import reach
from desktop.core.start.computer import Computer
from desktop.core.start.places import Place
from desktop.core.workspaces.workspace import Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.data.conftest import PASSWORD, connection
from tests.data.test_https import service
from tests.fakes.databases import Authority, Server

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(300)]

Look_ = Callable[..., Look]


@pytest.fixture(scope="module")
def look(engine: DockerEngine, authority: Authority, entries: Callable[[str], Entry]) -> Look_:
    """A look from a starter, as one that has no workspace."""
    computer = Computer(1000, 1000, Places("linux", "/nowhere"), certificates=authority.certificate)
    kit = reach.Kit(read_files(RESOURCES / "connect"), read_files(RESOURCES / "reach"))

    def run(
        at: Connection,
        secret: str | None = PASSWORD,
        id: str = "python-starter",
        heard: Callable[[Look], None] = lambda _look: None,
        of: str = "",
        **changes: object,
    ) -> Look:
        entry = entries(id)
        assert entry.recipe
        image = engine.images.find(entry.recipe.tag)
        assert image, "the starters are built by the tests of their recipes"
        where = Place(Workspace(of or new_id(), "x", id, datetime.now(UTC)), entry, image.id, known=False)
        opens = Secret(secret) if secret is not None else None
        asked = replace(reach.Asked(at, target(at), opens), **changes)
        return reach.look(asked, where, engine.find(), computer, kit, engine.containers, heard, Stop())

    return run


@pytest.fixture
def maria(sales: Server) -> Iterator[Callable[[str], None]]:
    """Does something to the person's account, and takes it back with the others' connections."""
    yield sales.run
    sales.run("ALTER ROLE maria LOGIN")


def ended(look: Look) -> tuple[Layer, Cause | None]:
    return look.outcomes[-1].layer, look.outcomes[-1].cause


@pytest.mark.parametrize("id", ["python-starter", "r-starter"])
@pytest.mark.parametrize("kind", ["postgresql", "mysql"])
def test_all_layers_of_a_real_database(look: Look_, sales: Server, shop: Server, kind: str, id: str) -> None:
    heard: list[Look] = []
    found = look(
        connection("sales", kind, sales if kind == "postgresql" else shop), id=id, heard=heard.append
    )
    assert [one.layer for one in found.outcomes] == list(Layer), found
    assert not found.failure
    assert all(one.ms is not None for one in found.outcomes)
    assert len({len(one.outcomes) for one in heard}) == len(Layer) + 1, "told one by one"
    assert abs(found.clock_s) < 5
    if id == "python-starter":
        assert found.outcomes[-2].finding is Finding.ALSO_WRITES


def test_nothing_of_it_stays(look: Look_, sales: Server, raw: docker.APIClient) -> None:
    workspace = new_id()
    its = {"label": f"{WORKSPACE_LABEL}={workspace}"}

    def there() -> set[str]:
        return {one["Id"] for one in (*raw.containers(all=True, filters=its), *raw.networks(filters=its))}

    seen: list[set[str]] = []
    look(connection("sales", "postgresql", sales), of=workspace, heard=lambda _look: seen.append(there()))
    assert len(set.union(*seen)) == 2, "a container, and the network that it had"
    assert not there()


@pytest.mark.parametrize(
    ("change", "fields", "secret", "ends"),
    [
        ("", {}, "wrong", (Layer.SIGN_IN, Cause.PASSWORD)),
        ("", {}, None, (Layer.SIGN_IN, Cause.NO_SECRET)),
        ("", {"database": "gone"}, PASSWORD, (Layer.SIGN_IN, Cause.NO_DATABASE)),
        ("ALTER ROLE maria NOLOGIN", {}, PASSWORD, (Layer.SIGN_IN, Cause.LOCKED)),
        # Without TLS pg_hba.conf has no line for anybody.
        ("", {"tls": "off"}, PASSWORD, (Layer.SIGN_IN, Cause.ADDRESS_REFUSED)),
        ("", {"host": "no-such-host.invalid"}, PASSWORD, (Layer.NAME, None)),
    ],
    ids=["wrong password", "no password", "no database", "no login", "address", "no name"],
)
def test_what_postgresql_refuses_is_told_for_what_it_is(
    look: Look_,
    sales: Server,
    maria: Callable[[str], None],
    change: str,
    fields: dict[str, str],
    secret: str | None,
    ends: tuple[Layer, Cause | None],
) -> None:
    if change:
        maria(change)
    found = look(connection("sales", "postgresql", sales, **fields), secret)
    layer, cause = ends
    assert ended(found)[0] is layer, found
    assert ended(found)[1] in ({cause} if cause else {Cause.NAME_UNKNOWN, Cause.NO_NAME_SERVICE}), found
    assert secret is None or secret not in repr(found)


def test_what_mariadb_refuses_is_told_for_what_it_is(look: Look_, shop: Server) -> None:
    at = connection("shop", "mysql", shop)
    assert ended(look(at, "wrong")) == (Layer.SIGN_IN, Cause.PASSWORD)
    assert ended(look(replace(at, fields={**at.fields, "database": "gone"})))[0] is Layer.SIGN_IN
    shop.run("ALTER USER maria ACCOUNT LOCK")
    try:
        assert ended(look(at)) == (Layer.SIGN_IN, Cause.LOCKED)
    finally:
        shop.run("ALTER USER maria ACCOUNT UNLOCK")


def test_a_certificate_of_an_unknown_authority_lets_no_password_out(look: Look_, sales: Server) -> None:
    other = Authority().certificate.decode()
    found = look(connection("sales", "postgresql", sales, certificates=other))
    assert ended(found) == (Layer.TLS, Cause.CERTIFICATE_UNKNOWN)


def test_a_server_that_is_not_found_has_the_engines_networks_told(look: Look_, sales: Server) -> None:
    found = look(connection("sales", "postgresql", sales, port="1"))
    assert ended(found) == (Layer.PORT, Cause.REFUSED)
    assert "bridge" in {one.name for one in found.networks}


def rights(found: Look) -> Finding | None:
    assert not found.failure, found
    told = found.of(Layer.RIGHTS)
    assert told
    return told.finding


def test_rights_are_those_of_who_asks(look: Look_, sales: Server) -> None:
    grants = {
        "reads_part": ("GRANT SELECT (name) ON ports", Finding.READS_ONLY),
        "changes_part": ("GRANT SELECT, UPDATE (ships) ON ports", Finding.ALSO_WRITES),
        "adds": ("GRANT INSERT ON ports", Finding.WRITES_ALONE),
        "nobody": ("GRANT TEMPORARY ON DATABASE postgres", Finding.NO_TABLES),
    }
    for user, (granted, finding) in grants.items():
        sales.run(f"CREATE ROLE {user} LOGIN PASSWORD 'r'; {granted} TO {user}")
        assert rights(look(connection("sales", "postgresql", sales, user=user), "r")) is finding, user


def test_rights_of_others_and_of_roles_are_told_apart(look: Look_, shop: Server) -> None:
    shop.run("CREATE ROLE clerks; GRANT SELECT, INSERT ON shop.ports TO clerks")
    grants = {
        # Who reads all reads what everybody may do, too.
        "auditor": ("GRANT SELECT ON *.* TO auditor", Finding.READS_ONLY),
        "clerk": ("GRANT clerks TO clerk; SET DEFAULT ROLE clerks FOR clerk", Finding.ALSO_WRITES),
        "clears": ("GRANT DELETE ON shop.ports TO clears", Finding.WRITES_ALONE),
    }
    for user, (granted, finding) in grants.items():
        shop.run(f"CREATE USER {user} IDENTIFIED BY 'r'; {granted}")
        assert rights(look(connection("shop", "mysql", shop, user=user), "r")) is finding, user


def test_an_environment_without_the_driver_is_told(look: Look_, sales: Server) -> None:
    at = replace(connection("sales", "odbc", sales), fields={"driver": "SQLite"})
    assert ended(look(at)) == (Layer.DRIVER, Cause.NO_DRIVER)


NO_PYTHON = 'cd /run/secrets; PATH=/usr/bin:/bin; . ./variables.sh; exec sh cais_reach.sh "$@"'


def test_an_image_with_r_alone_signs_in_by_r(
    look: Look_, sales: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "_BEGIN", NO_PYTHON)
    at = connection("sales", "postgresql", sales)
    found = look(at, id="r-starter")
    assert not found.failure
    assert found.outcomes[-1].layer is Layer.QUERY, found
    assert [one.layer for one in found.outcomes if one.finding is Finding.NOT_LOOKED] == [
        Layer.TLS,
        Layer.RIGHTS,
    ]
    assert ended(look(at, "wrong", id="r-starter")) == (Layer.SIGN_IN, Cause.PASSWORD)
    assert ended(look(connection("sales", "postgresql", sales, port="1"), id="r-starter")) == (
        Layer.PORT,
        Cause.REFUSED,
    )


def test_an_image_with_neither_looks_at_name_and_answer(
    look: Look_, sales: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "_BEGIN", NO_PYTHON)
    found = look(connection("sales", "postgresql", sales))
    assert [one.layer for one in found.outcomes] == [Layer.NAME, Layer.PORT, Layer.TLS]
    assert (found.failure, found.ended) == (None, True)


def test_a_service_is_asked_one_question_with_its_token(
    look: Look_, authority: Authority, host: str, tmp_path: Path
) -> None:
    with service(tmp_path, authority, host) as server:
        fields = {"url": f"https://{host}:{server.server_port}/ships", "header": "X-Key", "scheme": "Key"}
        at = Connection(new_id(), "api", "https", datetime.now(UTC), fields)
        found = look(at, "ascii-7c1f")
        assert not found.failure, found
        assert [one.layer for one in found.outcomes] == list(layers(at, Side.INSIDE))
        assert server.asked == (("/ships", "Key ascii-7c1f"),)
        unsent = look(at, "7€")
        assert ended(unsent) == (Layer.SIGN_IN, Cause.PASSWORD), "no header holds that"
        assert "20ac" not in repr(unsent)
        for status, cause in ((401, Cause.PASSWORD), (403, Cause.NO_RIGHT), (503, Cause.NOT_READY)):
            server.status = status
            assert ended(look(at, "ascii-7c1f")) == (Layer.SIGN_IN, cause)


def test_one_that_is_silent_where_somebody_signs_in_is_told_to_be(look: Look_, host: str) -> None:
    with socket.create_server((host, 0)) as door:
        here = Server(host, door.getsockname()[1], "maria", "sales", print, None)  # type: ignore[arg-type]
        found = look(connection("sales", "postgresql", here, tls="off"), patience_s=0.5)
    assert ended(found) == (Layer.SIGN_IN, Cause.SILENT)


def test_the_backend_chooses_where_to_look_from(sales: Server, authority: Authority) -> None:
    backend = LocalBackend(own_folders())
    at = connection("sales", "postgresql", sales, certificates=authority.certificate.decode())
    try:
        found = backend.data.reach_from_inside(at, Secret(PASSWORD), lambda _look: None, Stop())
        assert found
        assert (found.failure, found.place) == (None, "Python starter")
        here = backend.data.reach_from_here(at, lambda _look: None, Stop())
        assert not here.failure
    finally:
        backend.engine().close()
