"""Where an engine may be listening, in the order in which they are tried.

Pure but for reading the Docker CLI's own files: no socket is opened here. The order is that of the person's
choices first (Docker's context, `DOCKER_HOST`), then the products an analyst is likeliest to have on purpose.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.engine.engine_address import (
    COLIMA,
    DOCKER_DESKTOP,
    DOCKER_ENGINE,
    ORBSTACK,
    PODMAN,
    RANCHER,
    Address,
)

CONTEXTS = {
    "desktop-": DOCKER_DESKTOP,
    "rancher-desktop": RANCHER,
    "colima": COLIMA,
    "orbstack": ORBSTACK,
    "podman": PODMAN,
}
"""How the products' own contexts begin."""


def addresses(
    variables: Mapping[str, str], home: Path, platform: str, preferred: str | None = None
) -> tuple[Address, ...]:
    """Every address worth a try, without repeats.

    `platform` is `sys.platform`'s. `preferred` is the address used last time: it comes first, so that the
    workspaces made there are found again even after another engine was installed.
    """
    found: dict[str, Address] = {}
    known = tuple(_known(variables, home, platform))
    for address in (*_chosen(variables, home), *known):
        found.setdefault(address.url, _named(address, known))
    if preferred is None:
        return tuple(found.values())
    remembered = found.pop(preferred, Address("", preferred))
    return (remembered, *found.values())


def _named(address: Address, known: tuple[Address, ...]) -> Address:
    """The address with the product whose socket it is, or leads to: /var/run/docker.sock may be a link."""
    own = {one.url: one.engine for one in known}
    if address.socket is not None:
        real = own.get(f"unix://{os.path.realpath(address.socket)}")
        if real and (address.engine in ("", DOCKER_ENGINE) or address.url not in own):
            return replace(address, engine=real)
    return address if address.engine else replace(address, engine=own.get(address.url, ""))


def _chosen(variables: Mapping[str, str], home: Path) -> Iterator[Address]:
    """What the person, or IT, told Docker's own tools to use."""
    config = Path(variables.get("DOCKER_CONFIG") or home / ".docker")
    name = variables.get("DOCKER_CONTEXT") or _read(config / "config.json").get("currentContext")
    if isinstance(name, str) and name not in ("", "default"):
        yield from _context(config / "contexts", name)
    if host := variables.get("DOCKER_HOST"):
        verify = bool(variables.get("DOCKER_TLS_VERIFY"))
        certificates = variables.get("DOCKER_CERT_PATH")
        secured = verify or certificates
        yield Address("", host, Path(certificates or config) if secured else None, verify)


def _context(contexts: Path, name: str) -> Iterator[Address]:
    """A Docker context: its description and certificates lie in folders named by the hash of its name."""
    key = hashlib.sha256(name.encode(errors="surrogatepass")).hexdigest()
    endpoints = _read(contexts / "meta" / key / "meta.json").get("Endpoints")
    endpoint = endpoints.get("docker") if isinstance(endpoints, dict) else None
    if not isinstance(endpoint, dict):
        return
    host = endpoint.get("Host")
    # No file and no computer can be named by what cannot be printed, and the system trips over it.
    if not isinstance(host, str) or not host.isprintable():
        return
    certificates = contexts / "tls" / key / "docker"
    engine = next((product for begin, product in CONTEXTS.items() if name.startswith(begin)), "")
    yield Address(
        engine,
        host,
        certificates if certificates.is_dir() else None,
        not endpoint.get("SkipTLSVerify", False),
    )


def _known(variables: Mapping[str, str], home: Path, platform: str) -> Iterator[Address]:
    """The products' own sockets."""
    if platform == "win32":
        yield Address(DOCKER_DESKTOP, "npipe:////./pipe/dockerDesktopLinuxEngine")
        yield Address(DOCKER_ENGINE, "npipe:////./pipe/docker_engine")
        yield Address(PODMAN, "npipe:////./pipe/podman-machine-default")
        return
    runtime = variables.get("XDG_RUNTIME_DIR")
    yield _unix(
        DOCKER_DESKTOP,
        home / (".docker/run/docker.sock" if platform == "darwin" else ".docker/desktop/docker.sock"),
    )
    yield Address(DOCKER_ENGINE, "unix:///var/run/docker.sock")
    if runtime:
        yield _unix(DOCKER_ENGINE, Path(runtime) / "docker.sock")
    yield _unix(RANCHER, home / ".rd/docker.sock")
    yield _unix(COLIMA, home / ".colima/default/docker.sock")
    yield _unix(COLIMA, home / ".config/colima/default/docker.sock")
    yield _unix(ORBSTACK, home / ".orbstack/run/docker.sock")
    if runtime:
        yield _unix(PODMAN, Path(runtime) / "podman/podman.sock")
    yield _unix(PODMAN, home / ".local/share/containers/podman/machine/podman.sock")


def _unix(engine: str, path: Path) -> Address:
    return Address(engine, f"unix://{path}")


def _read(path: Path) -> dict[str, Any]:
    """A JSON object, empty where the file is missing or not ours to understand: the search then goes on."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
