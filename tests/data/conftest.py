"""A tool with connections to databases that are really there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.computer import certificates
from desktop.core.data.connection import Connection
from desktop.core.data.delivery import Place, files
from desktop.core.data.secret import Secret
from desktop.core.environments import catalogue
from desktop.core.environments.catalogue import Entry, read_files
from desktop.core.folders.check import Places
from desktop.core.progress import unheard
from desktop.core.resources import RESOURCES
from desktop.core.start.computer import Computer
from desktop.core.start.launch import Request, start
from desktop.core.start.plan import SECRETS
from desktop.core.workspaces.workspace import Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests import leaks
from tests.fakes.databases import Authority, Server, mariadb, postgres, seen_from_tools
from tests.fakes.fixtures import bus, gnome, private_engine

__all__ = ["bus", "gnome", "private_engine"]

PASSWORD = "canary:a\\s's \"#;ß€@%$(x)`7c1f"
PLACE = Place(SECRETS, f"{SECRETS}/{certificates.NAME}")

Told = tuple[int, str]
Inside = Callable[..., Told]


@pytest.fixture(scope="session")
def engine() -> Iterator[DockerEngine]:
    found = DockerEngine(
        variables=os.environ,
        home=Path.home(),
        platform=sys.platform,
        build_files=lambda: certificates.build_files(certificates.bundle()),
    )
    with closing(found):
        found.ensure_running(unheard, Stop())
        yield found


@pytest.fixture(scope="session")
def raw() -> Iterator[docker.APIClient]:
    """The engine behind the room's back."""
    with closing(docker.APIClient(version="1.41")) as client:
        yield client


@pytest.fixture(scope="session")
def host(raw: docker.APIClient) -> str:
    """This computer, as every tool's network reaches it."""
    return seen_from_tools(raw)


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()


@pytest.fixture(scope="module")
def sales(tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str) -> Iterator[Server]:
    server = postgres(tmp_path_factory.mktemp("postgres"), authority, host, "maria", PASSWORD)
    yield server
    server.end()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory, authority: Authority, host: str) -> Iterator[Server]:
    server = mariadb(tmp_path_factory.mktemp("mariadb"), authority, host, "maria", PASSWORD)
    yield server
    server.end()


def connection(name: str, kind: str, server: Server, **fields: str) -> Connection:
    told = {"host": server.host, "port": str(server.port), "user": server.user, "database": server.database}
    return Connection(new_id(), name, kind, datetime.now(UTC), {**told, **fields})


def delivered(*connections: Connection, password: str = PASSWORD) -> dict[str, bytes]:
    secrets = {one.id: Secret(password) for one in connections}
    return files(connections, secrets, PLACE, read_files(RESOURCES / "connect"))


@pytest.fixture(scope="module")
def entries() -> Callable[[str], Entry]:
    found = catalogue.load(RESOURCES / "catalogue.toml", RESOURCES / "recipes")

    def of(id: str) -> Entry:
        entry = found.entry(id)
        assert entry
        return entry

    return of


Begin = Callable[[str, dict[str, bytes]], tuple[Workspace, Inside]]


@pytest.fixture(scope="module")
def begin(
    engine: DockerEngine,
    raw: docker.APIClient,
    authority: Authority,
    entries: Callable[[str], Entry],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Begin]:
    """Starts a starter with these secrets; what is run inside has the variables that the tool has."""
    made: list[str] = []

    def run(id: str, secrets: dict[str, bytes]) -> tuple[Workspace, Inside]:
        workspace = Workspace(new_id(), "A test", id, datetime.now(UTC))
        made.append(workspace.id)
        leaks.SHARED.add(workspace.id)
        places = Places(sys.platform, str(Path.home()))
        trusted = certificates.bundle() + authority.certificate
        computer = Computer(os.getuid(), os.getgid(), places, certificates=trusted)
        request = Request(workspace, entries(id), lambda: secrets)
        start(request, engine, computer, lambda _workspace: None, unheard, Stop())

        def inside(*command: str) -> Told:
            script = f'. {SECRETS}/variables.sh && exec "$@"'
            ran = raw.exec_create(f"cais-{workspace.id}", ["sh", "-c", script, "sh", *command])["Id"]
            said: str = raw.exec_start(ran).decode()
            return raw.exec_inspect(ran)["ExitCode"], said

        return workspace, inside

    yield run
    leaks.SHARED.difference_update(made)
    for workspace in made:
        engine.containers.erase(workspace)
