"""Fixtures of the stand-ins, for any conftest to import."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.fakes import registry
from tests.fakes.engine import FakeEngine
from tests.fakes.gate import Gate, standing
from tests.fakes.private_engine import RELEASES, PrivateEngine, obstacle, running

if TYPE_CHECKING:
    from tests.fakes.keyring import Bus, GnomeKeyring

SMALL_DISK = 32 * 1024**2


@pytest.fixture
def fake_engine() -> Iterator[FakeEngine]:
    """A scriptable engine that is already listening."""
    # Not pytest's own folder: a socket's path may be no longer than some hundred characters.
    with tempfile.TemporaryDirectory(prefix="cais-") as folder:
        engine = FakeEngine(Path(folder))
        engine.listen()
        yield engine
        engine.close_clients()
        engine.close()


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    """A session's message bus, with nobody on it."""
    from tests.fakes.keyring import on_a_bus

    with on_a_bus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


@pytest.fixture
def gnome(bus: Bus) -> Iterator[GnomeKeyring]:
    """A real keyring on it, unlocked."""
    from tests.fakes.keyring import GnomeKeyring

    keyring = GnomeKeyring(bus)
    keyring.start()
    yield keyring
    keyring.kill()


@pytest.fixture
def private_engine() -> Iterator[PrivateEngine]:
    """A real engine of the test's own, running."""
    need_private_engine()
    with running() as engine:
        yield engine


@pytest.fixture
def cramped_engine() -> Iterator[PrivateEngine]:
    """A real engine of the test's own, running, with a small disk."""
    need_private_engine()
    with running(SMALL_DISK) as engine:
        yield engine


def need_private_engine(release: str = RELEASES[0]) -> None:
    if why_not := obstacle(release):
        pytest.skip(why_not)


@pytest.fixture
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    """A real registry of the test's own behind a gate; nobody is let in yet."""
    need_registry()
    with standing(tmp_path_factory.mktemp("registry")) as gate:
        yield gate


def need_registry() -> None:
    if registry.program() is None:
        pytest.skip("docker-registry is not installed")
