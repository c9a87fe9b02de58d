"""Secrets are gone from our hands once they were handed on, and in nobody's way where they are damaged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Keeping
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.connections import Connections
from desktop.core.data.kerberos.tickets import Tickets
from desktop.core.data.secret import Secret
from desktop.core.problems import CannotSave, SecretDamaged
from desktop.core.start.handing import Handing
from tests.core.samples import WORKSPACE
from tests.core.test_connections import SALES

CANARY = b"canary-7c1f"


class VaultDouble:
    """Remembers what it gave away."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.given: list[Secret] = []
        self.damaged = False

    def keep(self, id: str, secret: Secret, _stop: Stop) -> None:
        self.kept[id], self.damaged = secret.reveal(), False

    def read(self, ids: Iterable[str], _stop: Stop) -> dict[str, Secret]:
        if self.damaged:
            raise SecretDamaged(connection=SALES.id)
        found = {id: Secret(self.kept[id]) for id in ids if id in self.kept}
        self.given += found.values()
        return found

    @contextmanager
    def reading(self, ids: Iterable[str], stop: Stop) -> Iterator[Callable[[], dict[str, Secret]]]:
        yield lambda: self.read(ids, stop)

    def remove(self, ids: Iterable[str], _stop: Stop, *, ask: bool = True) -> None:
        for id in ids:
            self.kept.pop(id, None)


@pytest.fixture
def vault() -> VaultDouble:
    return VaultDouble()


@pytest.fixture
def connections(vault: Any, tmp_path: Path) -> Connections:
    return Connections(ConnectionStore(tmp_path), lambda: vault)


def test_what_a_tool_was_handed(connections: Connections, vault: VaultDouble) -> None:
    connections.save(SALES, Secret(CANARY), Stop())
    inside: Any = None  # nothing runs
    files = Handing(connections, {}, lambda: Tickets({}, 1)).files(
        replace(WORKSPACE, connections=(SALES.id,)), inside, Stop()
    )
    assert any(CANARY in content for content in files.values())
    assert vault.given
    assert [one.reveal() for one in vault.given] == [b""] * len(vault.given)


@pytest.mark.parametrize("keeping", [Keeping.SESSION, Keeping.ASK])
def test_what_another_takes_the_place_of(connections: Connections, keeping: Keeping) -> None:
    connections.store.save(replace(SALES, keeping=keeping))
    first, second = Secret(CANARY), Secret(b"another")
    connections.enter(SALES.id, first)
    connections.enter(SALES.id, second)
    assert first.reveal() == b""
    connections.save(replace(SALES, keeping=Keeping.KEYRING), Secret(b"kept"), Stop())
    assert second.reveal() == b""


def test_what_was_entered_for_one_start(connections: Connections) -> None:
    asked = replace(SALES, keeping=Keeping.ASK)
    entered = Secret(CANARY)
    connections.enter(SALES.id, entered)
    assert connections.secrets([asked], Stop()) == {SALES.id: Secret(CANARY)}
    assert entered.reveal() == b""


def test_one_that_is_damaged_can_be_entered_again(connections: Connections, vault: VaultDouble) -> None:
    connections.save(SALES, Secret(CANARY), Stop())
    vault.damaged = True
    connections.save(SALES, Secret(b"again"), Stop())
    assert connections.secrets([SALES], Stop()) == {SALES.id: Secret(b"again")}


def test_one_that_was_damaged_is_gone_where_its_connection_cannot_be_kept(
    connections: Connections, vault: VaultDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    connections.save(SALES, Secret(CANARY), Stop())
    vault.damaged = True

    def full(*_told: object) -> None:
        raise CannotSave(path="/full")

    monkeypatch.setattr(connections.store, "save", full)
    with pytest.raises(CannotSave):
        connections.save(SALES, Secret(b"again"), Stop())
    assert vault.kept == {}
