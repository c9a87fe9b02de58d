"""A Secret Service for each test that wants one."""

from __future__ import annotations

import pytest

from desktop.vault.vault import KeyringVault
from tests.fakes.fixtures import bus, gnome

__all__ = ["bus", "gnome", "vault"]


@pytest.fixture
def vault() -> KeyringVault:
    return KeyringVault("linux")
