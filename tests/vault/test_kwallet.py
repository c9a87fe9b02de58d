"""Secrets in a real wallet of KDE's, which offers the Secret Service by ways of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import secretstorage

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Keyring, Secret
from desktop.vault.patience import Patience
from desktop.vault.vault import KeyringVault
from tests.fakes import kwallet
from tests.fakes.keyring import Bus
from tests.fakes.kwallet import KdeWallet
from tests.vault.values import VALUES

ID, OTHER = "0123456789ab", "ba9876543210"


@pytest.fixture
def wallet(bus: Bus, tmp_path: Path) -> Iterator[KdeWallet]:
    if why_not := kwallet.obstacle():
        pytest.skip(why_not)
    (tmp_path / "kde").mkdir(mode=0o700)
    wallet = KdeWallet(bus, tmp_path / "kde")
    wallet.start()
    yield wallet
    wallet.end()


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_what_is_kept_comes_back_byte_for_byte(wallet: KdeWallet, vault: KeyringVault, value: bytes) -> None:
    assert vault.check(Stop()) is Keyring.KWALLET
    vault.keep(ID, Secret(b"before"), Stop())
    vault.keep(ID, Secret(value), Stop())
    vault.keep(OTHER, Secret(b"another"), Stop())
    found = KeyringVault("linux").read([ID, OTHER, "f" * 12], Stop())
    assert {id: secret.reveal() for id, secret in found.items()} == {ID: value, OTHER: b"another"}
    vault.remove([ID, OTHER, "f" * 12], Stop())
    assert vault.read([ID, OTHER], Stop()) == {}
    with closing(secretstorage.dbus_init()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        assert [item.get_label() for item in items] == []


def test_it_is_there_again_after_the_session_ended(wallet: KdeWallet, vault: KeyringVault) -> None:
    vault.keep(ID, Secret(VALUES["JSON"]), Stop())
    wallet.end()
    with pytest.raises(p.KeyringLost):
        vault.read([ID], Stop())
    wallet.start()
    assert vault.read([ID], Stop()) == {ID: Secret(VALUES["JSON"])}


def test_one_that_is_closed_waits_for_its_person_and_no_longer(wallet: KdeWallet) -> None:
    vault = KeyringVault("linux", Patience(answer_s=20, person_s=0.3))
    vault.keep(ID, Secret(b"kept"), Stop())
    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()
    with pytest.raises(p.KeyringDismissed):
        vault.read([ID], Stop())
