"""Where an engine may be listening, in the order in which they are tried.

Pure but for reading the Docker CLI's own files: no socket is opened here. The order is that of the person's
choices first (Docker's context, `DOCKER_HOST`), then the products an analyst is likeliest to have on purpose.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from desktop.core.computer.proxies import is_loopback

DOCKER_DESKTOP = "Docker Desktop"
DOCKER_ENGINE = "Docker Engine"
RANCHER = "Rancher Desktop"
COLIMA = "Colima"
ORBSTACK = "OrbStack"
PODMAN = "Podman"

CONTEXTS = {
    "desktop-": DOCKER_DESKTOP,
    "rancher-desktop": RANCHER,
    "colima": COLIMA,
    "orbstack": ORBSTACK,
    "podman": PODMAN,
}
"""How the products' own contexts begin."""


@dataclass(frozen=True, slots=True)
class Place:
    """One address an engine may answer on.

    Attributes:
        engine: the product expected there, "" where only the address is known.
        address: `unix:///...`, `npipe:////./pipe/...`, `tcp://host:port` or `ssh://...`.
        tls: folder of `ca.pem`, `cert.pem` and `key.pem`, None for none.
        verify: whether the engine's certificate is checked.
    """

    engine: str
    address: str
    tls: Path | None = None
    verify: bool = True

    @property
    def socket(self) -> Path | None:
        """The socket's file, where the address has one."""
        scheme, _, rest = self.address.partition("://")
        return Path(rest) if scheme == "unix" else None

    @property
    def local(self) -> bool:
        return self.address.startswith(("unix://", "npipe://"))

    @property
    def here(self) -> bool:
        """Whether it is on this computer: only there do folders and published addresses mean the same."""
        where = urlsplit(self.address)
        return self.local or (where.scheme != "ssh" and is_loopback(where.hostname or "localhost"))


def places(
    environment: Mapping[str, str], home: Path, platform: str, preferred: str | None = None
) -> tuple[Place, ...]:
    """Every place worth a try, without repeats.

    `platform` is `sys.platform`'s. `preferred` is the address used last time: it comes first, so that the
    workspaces made there are found again even after another engine was installed.
    """
    found: dict[str, Place] = {}
    known = tuple(_known(environment, home, platform))
    for place in (*_chosen(environment, home), *known):
        found.setdefault(place.address, _named(place, known))
    if preferred is None:
        return tuple(found.values())
    remembered = found.pop(preferred, Place("", preferred))
    return (remembered, *found.values())


def _named(place: Place, known: tuple[Place, ...]) -> Place:
    """The place with the product whose own socket it is, or leads to: /var/run/docker.sock may be a link."""
    own = {one.address: one.engine for one in known}
    if place.socket is not None:
        real = own.get(f"unix://{os.path.realpath(place.socket)}")
        if real and (place.engine in ("", DOCKER_ENGINE) or place.address not in own):
            return replace(place, engine=real)
    return place if place.engine else replace(place, engine=own.get(place.address, ""))


def _chosen(environment: Mapping[str, str], home: Path) -> Iterator[Place]:
    """What the person, or IT, told Docker's own tools to use."""
    config = Path(environment.get("DOCKER_CONFIG") or home / ".docker")
    name = environment.get("DOCKER_CONTEXT") or _read(config / "config.json").get("currentContext")
    if isinstance(name, str) and name not in ("", "default"):
        yield from _context(config / "contexts", name)
    if host := environment.get("DOCKER_HOST"):
        verify = bool(environment.get("DOCKER_TLS_VERIFY"))
        certificates = environment.get("DOCKER_CERT_PATH")
        secured = verify or certificates
        yield Place("", host, Path(certificates or config) if secured else None, verify)


def _context(contexts: Path, name: str) -> Iterator[Place]:
    """A Docker context: its description and certificates lie in folders named by the hash of its name."""
    key = hashlib.sha256(name.encode()).hexdigest()
    endpoints = _read(contexts / "meta" / key / "meta.json").get("Endpoints")
    endpoint = endpoints.get("docker") if isinstance(endpoints, dict) else None
    if not isinstance(endpoint, dict) or not isinstance(host := endpoint.get("Host"), str):
        return
    certificates = contexts / "tls" / key / "docker"
    engine = next((product for begin, product in CONTEXTS.items() if name.startswith(begin)), "")
    yield Place(
        engine,
        host,
        certificates if certificates.is_dir() else None,
        not endpoint.get("SkipTLSVerify", False),
    )


def _known(environment: Mapping[str, str], home: Path, platform: str) -> Iterator[Place]:
    """The products' own sockets."""
    if platform == "win32":
        yield Place(DOCKER_DESKTOP, "npipe:////./pipe/dockerDesktopLinuxEngine")
        yield Place(DOCKER_ENGINE, "npipe:////./pipe/docker_engine")
        yield Place(PODMAN, "npipe:////./pipe/podman-machine-default")
        return
    runtime = environment.get("XDG_RUNTIME_DIR")
    yield _unix(
        DOCKER_DESKTOP,
        home / (".docker/run/docker.sock" if platform == "darwin" else ".docker/desktop/docker.sock"),
    )
    yield Place(DOCKER_ENGINE, "unix:///var/run/docker.sock")
    if runtime:
        yield _unix(DOCKER_ENGINE, Path(runtime) / "docker.sock")
    yield _unix(RANCHER, home / ".rd/docker.sock")
    yield _unix(COLIMA, home / ".colima/default/docker.sock")
    yield _unix(COLIMA, home / ".config/colima/default/docker.sock")
    yield _unix(ORBSTACK, home / ".orbstack/run/docker.sock")
    if runtime:
        yield _unix(PODMAN, Path(runtime) / "podman/podman.sock")
    yield _unix(PODMAN, home / ".local/share/containers/podman/machine/podman.sock")


def _unix(engine: str, path: Path) -> Place:
    return Place(engine, f"unix://{path}")


def _read(path: Path) -> dict[str, Any]:
    """A JSON object, empty where the file is missing or not ours to understand: the search then goes on."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return value if isinstance(value, dict) else {}
