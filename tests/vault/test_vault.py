"""Secrets in a real Secret Service."""

from __future__ import annotations

import logging
import os
import pickle
import subprocess
import sys
import traceback
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import secretstorage

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Keyring, Secret
from desktop.core.problems import SecretDamaged
from desktop.vault.vault import KeyringVault
from tests.fakes.keyring import GnomeKeyring
from tests.vault.values import VALUES

ID, OTHER = "0123456789ab", "ba9876543210"


def entries() -> dict[str, bytes]:
    """What the keyring has of ours, by its label."""
    with closing(secretstorage.dbus_init()) as connection:
        found = secretstorage.get_default_collection(connection).get_all_items()
        return {item.get_label(): item.get_secret() for item in found if "Cais" in item.get_label()}


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_what_is_kept_comes_back_byte_for_byte(
    gnome: GnomeKeyring, vault: KeyringVault, value: bytes
) -> None:
    vault.keep(ID, Secret(b"before"), Stop())
    vault.keep(ID, Secret(value), Stop())
    vault.keep(OTHER, Secret(b"another"), Stop())
    found = KeyringVault("linux").read([ID, OTHER, "f" * 12], Stop())
    assert {id: secret.reveal() for id, secret in found.items()} == {ID: value, OTHER: b"another"}
    vault.remove([ID, OTHER, "f" * 12], Stop())
    assert vault.read([ID, OTHER], Stop()) == {}
    assert entries() == {}


def test_it_is_tried_before_it_is_trusted(gnome: GnomeKeyring, vault: KeyringVault) -> None:
    assert vault.check(Stop()) is Keyring.SECRET_SERVICE
    assert vault.kind(Stop()) is Keyring.SECRET_SERVICE
    assert entries() == {}


def test_what_is_not_whole_is_told_and_can_be_replaced(gnome: GnomeKeyring, vault: KeyringVault) -> None:
    vault.keep(ID, Secret(VALUES["much"]), Stop())
    with closing(secretstorage.dbus_init()) as connection:
        items = secretstorage.get_default_collection(connection).get_all_items()
        next(item for item in items if item.get_label().endswith(" 2'")).delete()
    with pytest.raises(SecretDamaged) as told:
        vault.read([ID], Stop())
    assert told.value.connection == ID
    vault.keep(ID, Secret(b"again"), Stop())
    assert vault.read([ID], Stop()) == {ID: Secret(b"again")}


def test_it_shows_itself_to_nobody(caplog: pytest.LogCaptureFixture) -> None:
    canary = "canary-7c1f"
    secret = Secret(canary)
    logging.getLogger().error("%s %r %s", secret, [secret], {"x": secret})
    try:
        raise ValueError(secret)
    except ValueError as error:
        told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "Secret(…)" in told
    assert canary not in told.replace(repr(canary), "") + caplog.text + str(secret)
    with pytest.raises(TypeError, match="not written"):
        pickle.dumps(secret)
    with pytest.raises(TypeError):
        hash(secret)
    secret.wipe()
    assert secret.reveal() == b""


KEEP = """
import sys
from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.vault.vault import KeyringVault
vault = KeyringVault("linux")
vault.keep("0123456789ab", Secret(b"canary"), Stop())
print(vault.kind(Stop()).value, vault.read(["0123456789ab"], Stop())["0123456789ab"].reveal().decode())
print([name for name in sys.modules if name.startswith("keyrings") or name == "marked"])
"""

MARKED = """
import pathlib
from keyring.backend import KeyringBackend
pathlib.Path(__file__).with_name("used").touch()
class Keyring(KeyringBackend):
    priority = 99
    get_password = set_password = delete_password = lambda self, *told: self.used()
"""


def packages(folder: Path) -> Path:
    """Another backend as pip would bring it: by entry point, and by the name of the well-known one."""
    for module in ("marked.py", "keyrings/alt/file.py"):
        path = folder / module
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MARKED)
    information = folder / "marked-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: marked\nVersion: 1.0\n")
    points = "[keyring.backends]\nmarked = marked\nalt = keyrings.alt.file\n"
    (information / "entry_points.txt").write_text(points)
    return folder


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"},
        {"PYTHON_KEYRING_BACKEND": "keyring.backends.chainer.ChainerBackend"},
        {"PYTHON_KEYRING_BACKEND": "keyrings.alt.file.PlaintextKeyring"},
        {"PYTHON_KEYRING_BACKEND": "marked.Keyring"},
        {"CONFIGURED": "keyring.backends.null.Keyring"},
        {"CONFIGURED": "marked.Keyring"},
        {
            "KEYRING_PROPERTY_PREFERRED_COLLECTION": "/org/freedesktop/secrets/collection/session",
            "KEYRING_PROPERTY_SCHEME": "KeePassXC",
            "KEYRING_PROPERTY_APPID": "somebody",
        },
        {},
    ],
    ids=lambda variables: " ".join(f"{name}={value}" for name, value in variables.items()) or "packages",
)
def test_nothing_leads_it_elsewhere(
    gnome: GnomeKeyring, home: Path, tmp_path: Path, variables: dict[str, str]
) -> None:
    if configured := variables.get("CONFIGURED"):
        file = home / ".config" / "python_keyring" / "keyringrc.cfg"
        file.parent.mkdir(parents=True)
        file.write_text(f"[backend]\ndefault-keyring={configured}\nkeyring-path={tmp_path}\n")
    found = packages(tmp_path / "packages")
    paths = os.pathsep.join([str(found), os.getcwd()])
    ran: Any = subprocess.run(
        [sys.executable, "-c", KEEP],
        env={**os.environ, **variables, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
    )
    assert ran.stdout == "secret-service canary\n[]\n", ran.stderr
    assert list(entries()) == ["Password for 'Cais' on 'Cais connection 0123456789ab 0'"]
    assert not list(found.rglob("used"))


def test_nothing_of_it_is_imported_before_it_is_used() -> None:
    script = """
import sys
import desktop.vault.vault, desktop.backend
desktop.vault.vault.KeyringVault()
print([name for name in sys.modules if name.split(".")[0] in ("keyring", "secretstorage", "jeepney")])
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"
