"""What lies below the screens, as it is made on this computer."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import minisign
import pytest

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.computer.pac import Unreadable
from desktop.core.data.connection import Connection, Keeping
from desktop.core.policy.machine import Machine
from desktop.core.policy.rules import FREE
from desktop.core.problems import PolicyForbids, PolicyMissing, PolicyNotSigned, ProxyUnknown, SecretMissing
from desktop.core.progress import unheard
from desktop.core.resources import own_folders
from desktop.core.start.plan import plan
from desktop.core.workspaces.workspace import new_id
from tests.core.policy.preset_samples import text
from tests.core.samples import ENTRY, GIB, HOST, WORKSPACE

_ALL_OF_IT = """
import sys
from desktop.backend import LocalBackend
from desktop.core.resources import own_folders
from desktop.core.workspaces.workspace import new_id

backend = LocalBackend(own_folders())
backend.prepare()
backend.settings, backend.store.load_all(), backend.catalogue, backend.sizes(), backend.logs
backend.engine(), backend.computer(), backend.proxies(), backend.folders.check("/")
print([name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")])
"""


def test_nothing_of_it_needs_qt(home: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _ALL_OF_IT], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stdout == "[]\n"


def test_commands_of_products_are_found_without_a_terminal(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = os.environ["PATH"]
    monkeypatch.setenv("PATH", before)
    backend = LocalBackend(own_folders())
    for _ in range(2):
        backend.prepare()
        found = os.environ["PATH"].split(os.pathsep)
        assert found[: len(before.split(os.pathsep))] == before.split(os.pathsep)
        assert found.count(str(Path.home() / ".docker/bin")) == 1


# --- what IT requires -------------------------------------------------------------------------------------

LOCKED = text("[resources]\nmemory_most_gb = 6", head='locked = ["resources.memory_most_gb"]')


def accept(content: str) -> Path:
    """As one of the person's own presets."""
    path = Path(own_folders().user_config_dir) / "presets" / "acme.cais"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def backend(**told: Any) -> LocalBackend:
    return LocalBackend(own_folders(), machine=lambda: Machine(**told))


def test_without_a_policy_nothing_of_it_is_done(home: Path) -> None:
    found = backend()
    assert found.computer().rules is FREE
    assert not (Path(found.own_folders.user_data_dir) / "policy.json").exists()


def test_a_preset_holds_from_the_next_start_on(home: Path) -> None:
    found = backend()
    path = accept(LOCKED)
    rules = found.computer().rules
    assert rules.applied(WORKSPACE, ENTRY, 16 * GIB, 4)[0].memory == 6 * GIB
    path.unlink()
    withdrawn = found.computer().rules
    assert withdrawn.applied(WORKSPACE, ENTRY, 16 * GIB, 4)[0] == WORKSPACE


def test_what_cannot_be_believed_stops_starts(home: Path) -> None:
    missing = backend(preset=str(home / "none.cais"), required=True)
    with pytest.raises(PolicyMissing):
        missing.computer().rules.permitted(WORKSPACE, ENTRY, "28.0")
    accept(LOCKED)
    unsigned = backend(key=minisign.KeyPair.generate().public_key.to_base64().decode())
    with pytest.raises(PolicyNotSigned):
        unsigned.computer().rules.permitted(WORKSPACE, ENTRY, "28.0")


def test_a_proxy_that_is_required_and_not_found_stops_starts(home: Path) -> None:
    """What runs is found again all the same: only what is new asks for what is allowed."""

    def ask(_script: str, _servers: tuple[str, ...]) -> dict[str, str]:
        raise Unreadable("no network")

    accept(text('[network]\npac = "http://pac.example/proxy.pac"', head='locked = ["network.pac"]'))
    found = LocalBackend(own_folders(), machine=Machine, ask_proxies=ask).computer()
    with pytest.raises(ProxyUnknown):
        found.rules.permitted(WORKSPACE, ENTRY, "28.0")
    with pytest.raises(ProxyUnknown):
        plan(WORKSPACE, ENTRY, "", replace(HOST, rules=found.rules), {})


def test_a_running_tool_is_handed_only_what_is_allowed(home: Path) -> None:
    sales = Connection("5a1e5a1e5a1e", "sales", "mysql", datetime.now(UTC), {"host": "a", "user": "b"})
    found = backend()
    found.connections().store.save(sales)
    accept(text("[connections]\nown = false", head='locked = ["connections.own"]'))
    with pytest.raises(PolicyForbids):
        found.data.hand_over(replace(WORKSPACE, connections=(sales.id,)), Stop())


@pytest.mark.engine
def test_nobody_is_asked_for_the_secret_of_what_may_not_start(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.core.computer.sandbox.require", lambda: None)
    asked = Connection(
        "5a1e5a1e5a1e", "sales", "mysql", datetime.now(UTC), {"host": "a", "user": "b"}, keeping=Keeping.ASK
    )
    workspace = replace(WORKSPACE, id=new_id(), entry="python-starter", folders=(), connections=(asked.id,))
    for told, expected in (({}, SecretMissing), ({"preset": "/none.cais", "required": True}, PolicyMissing)):
        found = backend(**told)
        found.connections().store.save(asked)
        with closing(found.engine()), pytest.raises(expected):
            found.tools.start(workspace, unheard, Stop())


def test_the_first_picture_waits_for_no_policy(home: Path) -> None:
    """What reads one is imported with the first start."""
    code = "import sys; import desktop.app; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not [name for name in ran.stdout.split() if ".policy." in name or name == "minisign"]
