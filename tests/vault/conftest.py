"""A Secret Service for each test that wants one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.vault.vault import KeyringVault
from tests.fakes.keyring import Bus, GnomeKeyring, on_a_bus


@pytest.fixture
def bus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    with on_a_bus(tmp_path) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)
        yield bus


@pytest.fixture
def gnome(bus: Bus) -> Iterator[GnomeKeyring]:
    keyring = GnomeKeyring(bus)
    keyring.start()
    yield keyring
    keyring.kill()


@pytest.fixture
def vault() -> KeyringVault:
    return KeyringVault("linux")
