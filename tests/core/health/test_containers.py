"""What holds of a container, as the engine reads it back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop.core.engine_facts import EngineInfo
from desktop.core.engine_report import Hardening, Place, Published
from desktop.core.environments.catalogue import Exemption
from desktop.core.health.containers import findings
from desktop.core.health.finding import Level
from tests.core.samples import ENTRY

INFO = EngineInfo("Docker Engine", "28", "1.51", "unix:///x", 4, 2**33, native=True)
HARDENED = Hardening(
    "abc",
    running=True,
    user="1000:1000",
    dropped=("ALL",),
    options=("no-new-privileges",),
    read_only=True,
    memory=4 * 2**30,
    pids=2048,
    namespaces={"network": "cais-abc", "pid": "", "ipc": "private", "uts": "", "users": ""},
    networks=("cais-abc",),
    published=(Published("127.0.0.1", 40000, 8888),),
    mounts=(Place("bind", "/home/maria/sales", "/home/analyst/sales", True, "rprivate"),),
    restart="no",
    alive=True,
)


def cases(one: Hardening, **facts: Any) -> dict[str, str]:
    return {found.item: found.case for found in findings(one, "Sales", None, INFO, **facts)}


def test_as_cais_makes_them_all_is_held() -> None:
    found = list(findings(HARDENED, "Sales", None, INFO))
    assert len(found) == 22
    assert {one.about for one in found} == {"Sales"}
    assert [one.item for one in found if one.level is not Level.GOOD] == ["cores"]


@pytest.mark.parametrize(
    ("item", "changed"),
    [
        ("user", {"user": "0:0"}),  # which slips through docker-bench
        ("user", {"user": "root:users"}),
        ("user", {"user": ""}),
        ("capabilities", {"dropped": ()}),
        ("capabilities", {"added": ("SYS_ADMIN",)}),
        ("privileged", {"privileged": True}),
        ("system-folders", {"mounts": (Place("bind", "/etc/ssl", "/x", False),)}),
        ("system-folders", {"mounts": (Place("bind", "/", "/x", False),)}),
        ("low-ports", {"published": (Published("127.0.0.1", 40000, 80),)}),
        ("ports", {"published": (Published("0.0.0.0", 40000, 8888),)}),
        ("ports", {"published": (Published("", 40000, 8888),)}),
        ("own-network", {"namespaces": {"network": "host"}}),
        ("own-network", {"networks": ("bridge",)}),
        ("own-network", {"networks": ("cais-abc", "podman")}),
        ("own-network", {"networks": ()}),
        ("own-network", {"namespaces": {"network": "container:0123"}}),
        ("memory", {"memory": 0}),
        ("read-only", {"read_only": False}),
        ("restart", {"restart": "always"}),
        ("processes", {"namespaces": {"pid": "host"}}),
        ("shared-memory", {"namespaces": {"ipc": "host"}}),
        ("host-name", {"namespaces": {"uts": "host"}}),
        ("host-users", {"namespaces": {"users": "host"}}),
        ("devices", {"devices": ("/dev/sda",)}),
        ("propagation", {"mounts": (Place("bind", "/srv/x", "/x", False, "rshared"),)}),
        ("seccomp", {"options": ("no-new-privileges", "seccomp=unconfined")}),
        ("new-privileges", {"options": ()}),
        ("new-privileges", {"options": ("no-new-privileges=false",)}),
        ("alive", {"alive": False}),
        ("process-limit", {"pids": 0}),
        ("engine-socket", {"mounts": (Place("bind", "/run/docker.sock", "/x", True),)}),
    ],
)
def test_what_is_otherwise_is_found(item: str, changed: dict[str, Any]) -> None:
    assert cases(replace(HARDENED, **changed))[item] == "broken"


def test_podmans_ways_of_saying_the_same() -> None:
    told = replace(
        HARDENED,
        dropped=tuple(f"CAP_{number}" for number in range(11)),
        options=("no-new-privileges:true",),
        restart="",
    )
    assert cases(told)["capabilities"] == "held"
    assert cases(told)["new-privileges"] == "held"
    assert cases(told)["restart"] == "held"
    assert cases(replace(told, namespaces={"network": "bridge"}))["own-network"] == "held"


def test_lists_of_accounts_are_no_folders_of_the_system() -> None:
    ours = Place("bind", "/home/maria/.local/share/Cais/accounts/x/passwd", "/etc/passwd", False)
    assert cases(replace(HARDENED, mounts=(ours,)))["system-folders"] == "held"


def test_exemptions_are_the_environments_own() -> None:
    mine = (Exemption("read-only-root", "", "x"), Exemption("capability", "CHOWN", "x"))
    entry = replace(ENTRY, exemptions=mine)
    loose = replace(HARDENED, read_only=False, added=("CHOWN",))
    found = {one.item: one.case for one in findings(loose, "Sales", entry, INFO)}
    assert (found["read-only"], found["capabilities"]) == ("exempted", "exempted")
    others = replace(loose, added=("CHOWN", "SYS_ADMIN"))
    found = {one.item: one.case for one in findings(others, "Sales", entry, INFO)}
    assert found["capabilities"] == "broken"


def test_without_limits_of_the_engine_it_is_the_engines_fault() -> None:
    told = findings(replace(HARDENED, memory=0, pids=0), "x", None, INFO._replace(limits=False))
    assert {one.item for one in told if one.case == "not-kept"} == {"memory", "process-limit"}


def test_nothing_published_and_no_network() -> None:
    alone = replace(HARDENED, published=(), namespaces={"network": "none"})
    assert (cases(alone)["ports"], cases(alone)["own-network"]) == ("none", "none")
