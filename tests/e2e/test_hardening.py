"""What a security audit of a running workspace finds: the container rules of docker-bench-security, held by
hand against `docker inspect` (numbers as in its section 5), and attempts from the inside."""

from __future__ import annotations

import json
import re
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.person import Person

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

Cais = Callable[..., Person]

SYSTEM_PLACES = ("/", "/boot", "/dev", "/etc", "/lib", "/proc", "/root", "/run", "/sys", "/usr", "/var")
EVERY_CAPABILITY = re.compile(r"^Cap(?:Inh|Prm|Eff|Bnd|Amb):\t(\w+)$", re.MULTILINE)

PROBE = 'timeout 2 bash -c "</dev/tcp/$0/$1" && echo reached || echo refused'


@pytest.fixture
def running(cais: Cais, python_starter: str, project: str) -> tuple[Person, str]:
    """A person, and the id of the workspace in which the Python starter runs."""
    person = cais()
    return person, person.make_and_open("python-starter", project)


def addresses() -> list[str]:
    """This computer's own, but for the loopback ones."""
    listed = json.loads(
        subprocess.run(["ip", "-json", "-4", "address"], capture_output=True, check=True).stdout
    )
    found = [one["local"] for link in listed for one in link["addr_info"]]
    return [address for address in found if not address.startswith("127.")]


def reaches(address: str, port: int) -> bool:
    try:
        socket.create_connection((address, port), 2).close()
    except OSError:
        return False
    return True


def port_of(found: dict[str, Any]) -> int:
    ((binding,),) = found["NetworkSettings"]["Ports"].values()
    return int(binding["HostPort"])


def test_an_audit_finds_nothing(
    running: tuple[Person, str], outside: Outside, project: str, bystanders: None
) -> None:
    _person, id = running
    found = outside.inspect(id)
    host, config = found["HostConfig"], found["Config"]
    user, group = config["User"].split(":")

    assert int(user) > 0, "4.1: it runs as root"
    assert int(group) > 0, "4.1: its group is root's"
    assert "0" not in (host["GroupAdd"] or [])
    assert host["CapDrop"] == ["ALL"], "5.3"
    assert not host["CapAdd"], "5.3"
    assert host["Privileged"] is False, "5.4"
    mounts = {mount["Destination"]: mount for mount in found["Mounts"]}
    shared = {place: mount for place, mount in mounts.items() if mount["Type"] == "bind"}
    accounts = [shared.pop(place) for place in ("/etc/passwd", "/etc/group")]
    assert not any(mount["RW"] for mount in accounts)
    sources = {mount["Source"] for mount in shared.values()}
    assert sources == {project}, "5.5: only what was chosen is shared"
    assert not sources & set(SYSTEM_PLACES), "5.5"
    assert set(found["NetworkSettings"]["Ports"]) == {"8888/tcp"}, "5.7: nothing but the tool is open"
    assert port_of(found) >= 1024, "5.7"
    assert host["NetworkMode"] != "host", "5.9"
    assert host["Memory"] > 0, "5.10"
    assert host["MemorySwap"] == host["Memory"], "5.10: swap would be memory without a limit"
    assert host["NanoCpus"] == host["CpuQuota"] == 0, "5.11: a limit that nobody asked for is slow"
    assert host["ReadonlyRootfs"] is True, "5.12"
    ((binding,),) = host["PortBindings"].values()
    assert binding["HostIp"] == "127.0.0.1", "5.13"
    assert host["RestartPolicy"]["Name"] == "no", "5.14"
    assert host["PidMode"] == "", "5.15"
    assert host["IpcMode"] in ("", "private"), "5.16"
    assert not host["Devices"], "5.17"
    assert not host["DeviceRequests"], "5.17"
    (files,) = [limit for limit in host["Ulimits"] if limit["Name"] == "nofile"]
    assert files["Hard"] <= 20_000, "5.18"
    assert all(mount["Propagation"] in ("", "rprivate") for mount in mounts.values()), "5.19"
    assert host["UTSMode"] == "", "5.20"
    assert "no-new-privileges" in host["SecurityOpt"], "5.25"
    assert not any("unconfined" in option for option in host["SecurityOpt"]), "5.21"
    assert not host["CgroupParent"], "5.24"
    assert config["Healthcheck"]["Interval"] >= 10_000_000_000, "5.26: a check, and a gentle one"
    assert config["Image"].startswith("sha256:"), "5.27: exactly the image that was seen"
    assert 0 < host["PidsLimit"] <= 4096, "5.28"
    assert host["NetworkMode"] not in ("", "default", "bridge"), "5.29: not the bridge that all share"
    assert host["UsernsMode"] != "host", "5.30"
    assert not any("docker.sock" in source for source in sources), "5.31"
    assert all("nosuid" in options and "nodev" in options for options in host["Tmpfs"].values())

    (network,) = outside.owned()["network"]
    bridge = outside.api.inspect_network(network[0])
    assert bridge["Options"]["com.docker.network.bridge.enable_icc"] == "false", "2.2"
    assert bridge["Options"]["com.docker.network.bridge.host_binding_ipv4"] == "127.0.0.1"
    assert list(bridge["Containers"]) == [found["Id"]], "one network, one workspace"


def test_the_inside_has_no_rights(running: tuple[Person, str], outside: Outside) -> None:
    _person, id = running
    for process in ("1", "self"):
        status = outside.run_inside(id, "cat", f"/proc/{process}/status")
        capabilities = EVERY_CAPABILITY.findall(status)
        assert len(capabilities) == 5
        assert all(int(one, 16) == 0 for one in capabilities), status
        assert "NoNewPrivs:\t1" in status
        assert "Seccomp:\t2" in status, "a filter of system calls is in force"
        assert re.search(r"^Uid:\t(?!0\t)", status, re.MULTILINE)
    for place in ("/", "/etc", "/usr/bin", "/opt", "/var", "/home"):
        assert "Read-only" in outside.run_inside(id, "touch", f"{place}/written", user="0"), place
    secrets = outside.run_inside(id, "stat", "-c", "%a %u", "/run/secrets", "/run/secrets/token").split()
    owner = outside.inspect(id)["Config"]["User"].split(":")[0]
    assert secrets == ["700", owner, "400", owner]
    assert "denied" in outside.run_inside(id, "cat", "/run/secrets/token", user="4711:4711")
    assert "No such file" in outside.run_inside(id, "ls", "/var/run/docker.sock")


def test_nobody_else_reaches_the_tool(
    cais: Cais, resources: Path, project: str, outside: Outside, home: Path
) -> None:
    person = cais(resources)
    first = person.make_and_open("quick", project)
    (home / "second").mkdir()
    person.go_home()
    second = person.make_and_open("quick", str(home / "second"))

    found = outside.inspect(first)
    port = port_of(found)
    assert reaches("127.0.0.1", port)
    for address in addresses():
        assert not reaches(address, port), f"the tool answers on {address}"

    (network,) = found["NetworkSettings"]["Networks"].values()
    (own,) = outside.inspect(second)["NetworkSettings"]["Networks"].values()
    assert outside.run_inside(second, "bash", "-c", PROBE, "127.0.0.1", "8000") == "reached\n"
    for address, there in (
        (network["IPAddress"], 8000),
        (found["Name"].lstrip("/"), 8000),
        (network["Gateway"], port),
        (own["Gateway"], port),
    ):
        said = outside.run_inside(second, "bash", "-c", PROBE, address, str(there))
        assert "reached" not in said, f"{address}:{there}: {said}"
        assert "refused" in said
