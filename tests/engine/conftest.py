"""The engines that these tests use: the computer's own, and scripted ones."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_plans import Health, RunPlan
from desktop.core.labels import PLAN_LABEL, VERSION_LABEL
from desktop.core.progress import unheard
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.finding.addresses import addresses
from desktop.engine.finding.starting import starters
from tests.fakes import registry as registries
from tests.fakes.fixtures import cramped_engine, fake_engine, gate, need_registry, private_engine
from tests.fakes.web import Scripted

__all__ = ["cramped_engine", "fake_engine", "gate", "private_engine"]

BASE = "debian:trixie-slim"
ENVELOPE = b"sixteen bytes ok"
INFO = EngineInfo("Docker Engine", "20.10", "1.41", "unix:///x", 4, 8 * 1024**3, native=True)

MakePlan = Callable[..., RunPlan]


def make_plan(**changes: object) -> RunPlan:
    """A small tool that reads its envelope and then sleeps."""
    workspace = secrets.token_hex(6)
    reader = f'head -c {len(ENVELOPE)} > /run/secrets/envelope && exec "$@" </dev/null'
    settings: dict[str, object] = {
        "workspace": workspace,
        "name": f"cais-{workspace}",
        "network": f"cais-{workspace}",
        "volume": f"cais-{workspace}-home",
        "image": "sha256:0",
        "command": ("sh", "-c", reader, "sh", "sleep", "600"),
        "user": "1000:100",
        "variables": {"COLOUR": "blue"},
        "port": 8888,
        "tmpfs": {"/tmp": "size=16m", "/run/secrets": "uid=1000,gid=100,mode=0700,noexec,nosuid,size=1m"},
        "home": "/home/analyst",
        "mounts": (),
        "memory": 128 * 1024**2,
        "pids": 64,
        "nofile": 4096,
        "health": Health(("true",), 60, 5, 1, 3),
        "labels": {PLAN_LABEL: "print", VERSION_LABEL: "0"},
    }
    return RunPlan(**(settings | changes))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def engine() -> Iterator[DockerEngine]:
    """The computer's own engine."""
    with closing(DockerEngine(variables=os.environ, home=Path.home(), platform="linux")) as found:
        found.ensure_running(unheard, Stop())
        yield found


@pytest.fixture
def no_own_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """This computer's own engine is out of the game."""

    def without_own(*arguments: object) -> tuple[object, ...]:
        return tuple(address for address in addresses(*arguments) if "/var/run/" not in address.url)  # type: ignore[arg-type]

    def without_services(*arguments: object) -> tuple[object, ...]:
        return starters(*arguments, root=Path("/nowhere"))  # type: ignore[arg-type]

    monkeypatch.setattr("desktop.engine.session.addresses", without_own)
    monkeypatch.setattr("desktop.engine.finding.starting.starters", without_services)
    monkeypatch.setattr("desktop.engine.finding.starting.SYSTEM_COMMANDS", "/nowhere")


@pytest.fixture
def plan(engine: DockerEngine) -> Iterator[MakePlan]:
    """Makes plans for the real engine; what came of them is erased afterwards."""
    yield from plans_for(engine, BASE)


def plans_for(engine: DockerEngine, base: str) -> Iterator[MakePlan]:
    """`plan` for this engine, of an image that is there."""
    made: list[RunPlan] = []
    image = engine.images.find(base)
    assert image is not None, f"{base} is not on the engine"

    def make(**changes: object) -> RunPlan:
        made.append(make_plan(**({"image": image.id} | changes)))
        return made[-1]

    yield make
    for one in made:
        engine.containers.erase(one.workspace)


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A registry on loopback; its `host:port`."""
    need_registry()
    with registries.registry(tmp_path_factory.mktemp("registry")) as host:
        yield host


@pytest.fixture
def scripted() -> Iterator[Scripted]:
    """A scriptable web server that is already listening."""
    server = Scripted()
    yield server
    server.close()
