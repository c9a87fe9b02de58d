"""A server whose addresses a workspace's network has, too: it is told, and others are taken."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

import docker
import pytest

from desktop.core.cancelling import Stop
from desktop.core.computer.settings import SettingsFile
from desktop.core.data.connection import Connection
from desktop.core.data.reach import computer
from desktop.core.data.reach.target import target
from desktop.core.data.reach.verdict import Says, Verdict, judge
from desktop.core.environments.catalogue import Entry, read_files
from desktop.core.folders.check import Places
from desktop.core.progress import unheard
from desktop.core.resources import RESOURCES
from desktop.core.start import addresses, reach
from desktop.core.start.computer import Computer
from desktop.core.start.places import Place
from desktop.core.workspaces.workspace import Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.engine.conftest import BASE, ENVELOPE, make_plan

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(180)]

OWNER = f"addresses-{os.getpid()}"
POOL = IPv4Network("10.86.0.0/28")
ENDS = "trap exit TERM; sleep 600 & wait"  # at once, when it is told to
COMPANY = IPv4Network("172.21.0.0/16")  # what would be taken first


@pytest.fixture
def settings(tmp_path: Path) -> SettingsFile:
    found = SettingsFile(tmp_path / "settings.toml")
    found.choose(network_pool=str(POOL))
    return found


@pytest.fixture
def engine(settings: SettingsFile) -> Iterator[DockerEngine]:
    found = DockerEngine(
        variables=os.environ,
        home=Path.home(),
        platform="linux",
        owner=OWNER,
        pool=lambda: settings.now.network_pool or "",
    )
    with closing(found):
        found.ensure_running(unheard, Stop())
        yield found


@pytest.fixture
def company(raw: docker.APIClient) -> Iterator[IPv4Network]:
    """A network that this computer has a way to, as a VPN makes one."""
    made: list[str] = []
    with suppress(docker.errors.APIError):  # somebody has it, which does as well
        its = {"Driver": "default", "Config": [{"Subnet": str(COMPANY)}]}
        made.append(raw.create_network(f"company-{os.getpid()}", ipam=its)["Id"])
    yield COMPANY
    for network in made:
        raw.remove_network(network)


def test_others_are_taken_and_tools_have_them_from_their_next_start_on(
    engine: DockerEngine,
    settings: SettingsFile,
    company: IPv4Network,
    raw: docker.APIClient,
    entries: object,
) -> None:
    image = engine.images.find(BASE)
    assert image
    begin = ("sh", "-c", f"head -c {len(ENVELOPE)} > /run/secrets/envelope && {ENDS}")
    tool, idle = (
        make_plan(image=image.id, command=begin, labels={"app.cais.owner": OWNER}) for _ in range(2)
    )
    server = str(IPv4Address(int(POOL.network_address) + 9))
    at = Connection(new_id(), "x", "postgresql", datetime.now(UTC), {"host": server, "port": "5432"})

    def told() -> Verdict:
        found = verdict(engine, at, tool.workspace, entries("python-starter"))  # type: ignore[operator]
        assert found
        return found

    def network(workspace: str) -> list[str]:
        its = raw.networks(filters={"label": f"app.cais.workspace={workspace}"})
        return [config["Subnet"] for one in its for config in one["IPAM"]["Config"]]

    try:
        engine.containers.create(tool)
        engine.containers.start(tool, ENVELOPE, Stop())
        assert network(tool.workspace) == [str(POOL)]
        assert (told().says, told().workspace) == (Says.SUBNET, tool.workspace)

        taken = IPv4Network(addresses.take_free([server], settings, engine.containers))
        assert settings.now.network_pool == str(taken)
        assert not taken.overlaps(company)
        assert IPv4Address(server) not in taken
        assert network(tool.workspace) == [str(POOL)], "what runs keeps its own"
        assert told().says is Says.SUBNET_KEPT

        engine.containers.halt(tool.workspace)
        running = engine.containers.start(tool, ENVELOPE, Stop())
        (moved,) = network(tool.workspace)
        assert IPv4Network(moved).subnet_of(taken)
        assert IPv4Address(running.address) in IPv4Network(moved)
        assert running.port
        assert engine.inside.read_file(tool.workspace, "/run/secrets/envelope") == ENVELOPE

        engine.containers.create(idle)
        addresses.use("10.86.1.0/28", settings, engine.containers)
        assert network(idle.workspace) == [], "what does not run is in nobody's way"
        engine.containers.start(idle, ENVELOPE, Stop())
        assert network(idle.workspace) == ["10.86.1.0/28"]
    finally:
        for one in (tool, idle):
            engine.containers.erase(one.workspace)


def verdict(engine: DockerEngine, at: Connection, workspace: str, entry: Entry) -> Verdict | None:
    """What both sides say, from the network of this workspace."""
    assert entry.recipe
    image = engine.images.find(entry.recipe.tag)
    assert image, "the starters are built by the tests of their recipes"
    where = Place(Workspace(workspace, "x", entry.id, datetime.now(UTC)), entry, image.id, known=False)
    asked = reach.Asked(at, target(at), None)
    kit = reach.Kit(read_files(RESOURCES / "connect"), read_files(RESOURCES / "reach"))
    here = Computer(1000, 1000, Places("linux", "/nowhere"), owner=OWNER)
    with ThreadPoolExecutor() as both:
        outside = both.submit(computer.look, at, target(at), "", {}, lambda _look: None, Stop())
        inside = both.submit(
            reach.look, asked, where, engine.find(), here, kit, engine.containers, lambda _look: None, Stop()
        )
        return judge(target(at), outside.result(), inside.result())
