"""Where an engine is looked for, and in which order."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from desktop.engine.engine_address import Address
from desktop.engine.finding.addresses import addresses

RUNTIME = {"XDG_RUNTIME_DIR": "/run/user/1000"}


def urls(variables: dict[str, str], home: Path, platform: str = "linux", preferred: str | None = None):
    return [address.url for address in addresses(variables, home, platform, preferred)]


def write_context(config: Path, name: str, host: str, current: bool = True) -> Path:
    """A Docker context as the CLI writes it; returns the folder of its certificates."""
    key = hashlib.sha256(name.encode()).hexdigest()
    meta = config / "contexts/meta" / key
    meta.mkdir(parents=True)
    description = {"Name": name, "Endpoints": {"docker": {"Host": host, "SkipTLSVerify": False}}}
    (meta / "meta.json").write_text(json.dumps(description))
    if current:
        (config / "config.json").write_text(json.dumps({"currentContext": name}))
    return config / "contexts/tls" / key / "docker"


def test_the_products_in_order_of_preference(tmp_path: Path) -> None:
    assert urls(RUNTIME, tmp_path) == [
        f"unix://{tmp_path}/.docker/desktop/docker.sock",
        "unix:///var/run/docker.sock",
        "unix:///run/user/1000/docker.sock",
        f"unix://{tmp_path}/.rd/docker.sock",
        f"unix://{tmp_path}/.colima/default/docker.sock",
        f"unix://{tmp_path}/.config/colima/default/docker.sock",
        f"unix://{tmp_path}/.orbstack/run/docker.sock",
        "unix:///run/user/1000/podman/podman.sock",
        f"unix://{tmp_path}/.local/share/containers/podman/machine/podman.sock",
    ]


def test_each_system_has_its_own(tmp_path: Path) -> None:
    assert urls({}, tmp_path, "darwin")[0] == f"unix://{tmp_path}/.docker/run/docker.sock"
    assert urls({}, tmp_path, "win32") == [
        "npipe:////./pipe/dockerDesktopLinuxEngine",
        "npipe:////./pipe/docker_engine",
        "npipe:////./pipe/podman-machine-default",
    ]


def test_the_context_comes_before_the_variable_and_both_before_the_rest(tmp_path: Path) -> None:
    write_context(tmp_path / ".docker", "mine", "unix:///mine.sock")
    found = urls({"DOCKER_HOST": "tcp://far:2376"}, tmp_path)
    assert found[:2] == ["unix:///mine.sock", "tcp://far:2376"]


def test_the_variable_names_another_context(tmp_path: Path) -> None:
    config = tmp_path / "elsewhere"
    write_context(config, "mine", "unix:///mine.sock")
    write_context(config, "yours", "unix:///yours.sock", current=False)
    variables = {"DOCKER_CONFIG": str(config), "DOCKER_CONTEXT": "yours"}
    assert urls(variables, tmp_path)[0] == "unix:///yours.sock"


def test_certificates_of_context_and_variable(tmp_path: Path) -> None:
    certificates = write_context(tmp_path / ".docker", "far", "tcp://far:2376")
    certificates.mkdir(parents=True)
    variables = {"DOCKER_HOST": "tcp://other:2376", "DOCKER_TLS_VERIFY": "1", "DOCKER_CERT_PATH": "/certs"}
    context, variable, *rest = addresses(variables, tmp_path, "linux")
    assert (context.tls, context.verify) == (certificates, True)
    assert (variable.tls, variable.verify) == (Path("/certs"), True)
    assert all(address.tls is None for address in rest)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"currentContext": 7}', '{"currentContext": "gone"}'])
def test_a_broken_configuration_does_not_end_the_search(tmp_path: Path, content: str) -> None:
    (tmp_path / ".docker").mkdir()
    (tmp_path / ".docker/config.json").write_text(content)
    assert "unix:///var/run/docker.sock" in urls({}, tmp_path)


def test_the_remembered_one_comes_first_and_once(tmp_path: Path) -> None:
    known = "unix:///run/user/1000/podman/podman.sock"
    found = urls(RUNTIME, tmp_path, preferred=known)
    assert found[0] == known
    assert found.count(known) == 1
    assert urls({}, tmp_path, preferred="unix:///old.sock")[0] == "unix:///old.sock"


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("unix:///var/run/docker.sock", True),
        ("npipe:////./pipe/docker_engine", True),
        ("tcp://127.0.0.1:2375", True),
        ("tcp://localhost:2375", True),
        ("tcp://[::1]:2376", True),
        ("tcp://192.168.1.20:2375", False),
        ("https://engine.example:2376", False),
        ("ssh://localhost", False),
    ],
)
def test_which_addresses_are_this_computers(address: str, here: bool) -> None:
    assert Address("", address).here is here


@pytest.mark.parametrize(
    ("context", "socket", "product"),
    [
        ("colima", ".colima/default/docker.sock", "Colima"),
        ("colima-team", ".colima/team/docker.sock", "Colima"),
        ("orbstack", ".orbstack/run/docker.sock", "OrbStack"),
        ("rancher-desktop", ".rd/docker.sock", "Rancher Desktop"),
        ("mine", ".rd/docker.sock", "Rancher Desktop"),
        ("mine", "elsewhere.sock", ""),
    ],
)
def test_a_context_does_not_hide_whose_it_is(tmp_path: Path, context: str, socket: str, product: str) -> None:
    """So that it is this one that is started when it is off."""
    write_context(tmp_path / ".docker", context, f"unix://{tmp_path / socket}")
    first, *_ = addresses({"DOCKER_CONTEXT": context}, tmp_path, "linux")
    assert (first.engine, first.url) == (product, f"unix://{tmp_path / socket}")


def test_a_link_to_a_products_own_socket_is_that_products(tmp_path: Path) -> None:
    (tmp_path / ".rd").mkdir()
    (tmp_path / ".rd/docker.sock").touch()
    (tmp_path / "link.sock").symlink_to(tmp_path / ".rd/docker.sock")
    first, *_ = addresses({"DOCKER_HOST": f"unix://{tmp_path / 'link.sock'}"}, tmp_path, "linux")
    assert first.engine == "Rancher Desktop"
