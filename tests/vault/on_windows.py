"""Windows' own keyring, the Credential Locker. Runs there, or under Wine: see `folders/test_windows.py`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from win32ctypes.pywin32 import pywintypes, win32cred

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Keyring, Secret
from desktop.core.problems import KeyringFaulty
from desktop.vault.vault import KeyringVault
from tests.vault.values import VALUES

ID, OTHER = "0123456789ab", "ba9876543210"
MOST_BYTES = 2560
LOCAL_MACHINE = 2
NONE_THERE = 1168


def entries() -> dict[str, Any]:
    """What Windows has of ours, by name. `keyring` has a second one for what is written anew."""
    try:
        found = win32cred.CredEnumerate()
    except pywintypes.error as error:
        if error.winerror != NONE_THERE:
            raise
        return {}
    return {one["TargetName"]: one for one in found if "Cais" in one["TargetName"]}


@pytest.fixture
def vault() -> Iterator[KeyringVault]:
    vault = KeyringVault("win32")
    yield vault
    vault.remove([ID, OTHER], Stop())
    assert entries() == {}


def test_this_is_windows(vault: KeyringVault) -> None:
    assert sys.platform == "win32"
    assert vault.check(Stop()) is Keyring.CREDENTIAL_LOCKER


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_what_is_kept_comes_back_byte_for_byte(vault: KeyringVault, value: bytes) -> None:
    vault.keep(ID, Secret(b"before"), Stop())
    vault.keep(ID, Secret(value), Stop())
    vault.keep(OTHER, Secret(b"another"), Stop())
    found = KeyringVault("win32").read([ID, OTHER, "f" * 12], Stop())
    assert {id: secret.reveal() for id, secret in found.items()} == {ID: value, OTHER: b"another"}
    assert max(len(one["CredentialBlob"]) for one in entries().values()) <= MOST_BYTES
    vault.remove([ID], Stop())
    assert {OTHER in name for name in entries()} == {True}


def test_it_stays_on_this_computer_whatever_a_variable_says(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KEYRING_PROPERTY_PERSIST", "enterprise")
    vault.keep(ID, Secret(VALUES["JSON"]), Stop())
    assert {one["Persist"] for one in entries().values()} == {LOCAL_MACHINE}


@pytest.mark.parametrize("failing", range(1, 5))
def test_an_update_that_windows_refuses_keeps_the_one_before(
    vault: KeyringVault, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    vault.keep(ID, Secret(VALUES["JSON"]), Stop())
    before = entries()
    written, write = 0, win32cred.CredWrite

    def refuse(*credential: Any) -> None:
        nonlocal written
        written += 1
        if written == failing:
            raise OSError(1783, "The stub received bad data")
        write(*credential)

    monkeypatch.setattr(win32cred, "CredWrite", refuse)
    with pytest.raises(KeyringFaulty):
        vault.keep(ID, Secret(b"x" * 3000), Stop())
    monkeypatch.undo()
    assert vault.read([ID], Stop()) == {ID: Secret(VALUES["JSON"])}
    assert before.keys() <= entries().keys()
