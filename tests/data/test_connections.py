"""Connections with their secrets in a real keyring: one is never without the other."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import secretstorage  # type: ignore[import-untyped]

from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.connection_store import ConnectionStore
from desktop.core.data.connections import MAX_SECRET, Connections
from desktop.core.data.secret import Secret
from desktop.core.problems import (
    CannotSave,
    KeyringLost,
    KeyringMissing,
    KeyringSilent,
    SecretDamaged,
    SecretMissing,
    SecretTooLong,
)
from desktop.vault.patience import Patience
from desktop.vault.vault import KeyringVault
from tests.core.samples import SALES
from tests.fakes.keyring import SECRETS, Bus, GnomeKeyring, Peer, silent

CANARY = b"canary-7c1f"


@pytest.fixture
def vault() -> KeyringVault:
    return KeyringVault("linux")


@pytest.fixture
def connections(tmp_path: Path, vault: KeyringVault) -> Connections:
    return Connections(ConnectionStore(tmp_path / "data"), lambda: vault)


def opened(connections: Connections, *told: Connection) -> list[bytes]:
    return [secret.reveal() for secret in connections.secrets(told or (SALES,), Stop()).values()]


@pytest.mark.usefixtures("gnome")
def test_it_goes_to_the_keyring_and_into_no_file(
    connections: Connections, home: Path, tmp_path: Path
) -> None:
    connections.save(SALES, Secret(CANARY), Stop())
    assert opened(connections) == [CANARY]
    connections.save(replace(SALES, name="sold"), None, Stop())
    assert (connections.of([SALES.id])[0].name, opened(connections)) == ("sold", [CANARY])
    files = [path for top in (home, tmp_path) for path in top.rglob("*") if path.is_file()]
    assert any(path.suffix == ".toml" for path in files)
    assert [path for path in files if CANARY in path.read_bytes()] == []


@pytest.mark.parametrize("keeping", [Keeping.SESSION, Keeping.ASK])
def test_one_that_is_kept_nowhere_is_asked_for(
    connections: Connections, gnome: GnomeKeyring, keeping: Keeping
) -> None:
    connections.save(SALES, Secret(b"before"), Stop())
    told = replace(SALES, keeping=keeping)
    connections.save(told, Secret(CANARY), Stop())
    assert opened(connections, told) == [CANARY]
    if keeping is Keeping.SESSION:
        assert opened(connections, told) == [CANARY]
        connections = Connections(connections.store, connections._vault)
    for _ in range(2):
        with pytest.raises(SecretMissing) as missing:
            opened(connections, told)
        assert missing.value.connections == "sales"
    assert KeyringVault("linux").read([SALES.id], Stop()) == {}
    connections.enter(SALES.id, Secret(b"entered"))
    assert opened(connections, told) == [b"entered"]


def test_without_a_keyring_there_is_the_session(bus: Bus, connections: Connections) -> None:
    with pytest.raises(KeyringMissing):
        connections.save(SALES, Secret(CANARY), Stop())
    assert connections.store.load_all() == ((), ())
    told = replace(SALES, keeping=Keeping.SESSION)
    connections.save(told, Secret(CANARY), Stop())
    assert opened(connections, told) == [CANARY]


@pytest.mark.usefixtures("gnome")
@pytest.mark.parametrize("kept", [False, True])
def test_a_file_that_cannot_be_written_changes_no_secret(
    connections: Connections, tmp_path: Path, kept: bool
) -> None:
    if kept:
        connections.save(SALES, Secret(b"before"), Stop())
    folder = tmp_path / "data" / "connections"
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o500)
    try:
        with pytest.raises(CannotSave):
            connections.save(SALES, Secret(CANARY), Stop())
    finally:
        folder.chmod(0o700)
    found = KeyringVault("linux").read([SALES.id], Stop())
    assert found == ({SALES.id: Secret(b"before")} if kept else {})


def test_a_removed_one_goes_with_its_secret_and_not_before_it(
    connections: Connections, gnome: GnomeKeyring
) -> None:
    connections.save(SALES, Secret(CANARY), Stop())
    connections.remove(SALES.id)
    connections.restore(SALES.id)
    assert opened(connections) == [CANARY]
    connections.remove(SALES.id)
    gnome.kill()
    with pytest.raises(KeyringLost):
        connections.forget_removed(Stop())
    assert connections.store.removed() == (SALES.id,)
    gnome.start()
    connections.forget_removed(Stop())
    assert connections.store.removed() == ()
    assert KeyringVault("linux").read([SALES.id], Stop()) == {}


@pytest.mark.usefixtures("gnome")
def test_the_longest_is_kept_and_a_longer_one_refused(connections: Connections) -> None:
    connections.save(SALES, Secret(b"x" * MAX_SECRET), Stop())
    assert opened(connections) == [b"x" * MAX_SECRET]
    with pytest.raises(SecretTooLong):
        connections.save(SALES, Secret(b"x" * (MAX_SECRET + 1)), Stop())
    assert opened(connections) == [b"x" * MAX_SECRET]


def test_nothing_is_asked_where_nothing_was_removed(connections: Connections) -> None:
    connections.forget_removed(Stop())
    assert connections.secrets((), Stop()) == {}


@pytest.mark.usefixtures("gnome")
def test_one_that_is_kept_nowhere_is_told_of_before_anything_takes_long(connections: Connections) -> None:
    connections.save(SALES, Secret(CANARY), Stop())
    licence = replace(SALES, id="11ce11ce11ce", name="licence", keeping=Keeping.ASK)
    with pytest.raises(SecretMissing) as missing, connections.asked([SALES, licence], Stop(), dict):
        pytest.fail("the start goes on")
    assert missing.value.connections == "licence"
    held = {licence.id: Secret(b"held")}
    with connections.asked([SALES, licence], Stop(), lambda: held) as secrets:
        assert secrets() == {SALES.id: Secret(CANARY), licence.id: Secret(b"held")}


def test_a_keyring_is_met_ahead_only_for_what_is_in_it(bus: Bus, connections: Connections) -> None:
    peer = Peer(bus, SECRETS, silent)
    connections._vault = lambda: KeyringVault("linux", Patience(answer_s=0.2))
    connections.warm_up(Stop())
    connections.store.save(replace(SALES, keeping=Keeping.ASK))
    connections.warm_up(Stop())
    assert peer.asked == []
    connections.store.save(SALES)
    with connections.asked([SALES], Stop(), dict) as secrets, pytest.raises(KeyringSilent):
        secrets()
    assert peer.asked == ["OpenSession"]
    peer.end()


@pytest.mark.usefixtures("gnome")
def test_what_is_entered_anew_is_kept_where_it_was(connections: Connections) -> None:
    """Somebody deleted it, or half of it, in the keyring's own window."""
    connections.store.save(SALES)
    with pytest.raises(SecretMissing):
        opened(connections)
    entered = Secret(CANARY)
    connections.answer({SALES.id: entered, "0123456789ab": Secret(b"of one that is gone")}, Stop())
    assert entered.reveal() == b""
    assert opened(connections) == opened(connections) == [CANARY]
    assert KeyringVault("linux").read([SALES.id], Stop()) == {SALES.id: Secret(CANARY)}


@pytest.mark.usefixtures("gnome")
def test_a_damaged_one_is_replaced(connections: Connections) -> None:
    connections.save(SALES, Secret(b"before"), Stop())
    with closing(secretstorage.dbus_init()) as connection:
        for item in secretstorage.get_default_collection(connection).get_all_items():
            item.set_secret(b"typed by somebody")
    with pytest.raises(SecretDamaged):
        opened(connections)
    connections.answer({SALES.id: Secret(CANARY)}, Stop())
    assert opened(connections) == [CANARY]


@pytest.mark.usefixtures("bus")
def test_without_a_keyring_it_is_held_for_the_session(connections: Connections) -> None:
    connections.store.save(SALES)
    with pytest.raises(KeyringMissing):
        opened(connections)
    connections.answer({SALES.id: Secret(CANARY)}, Stop())
    assert opened(connections) == opened(connections) == [CANARY]
