"""An address an engine may answer on, and the names of the products behind it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from desktop.core.computer.proxies import is_loopback

DOCKER_DESKTOP = "Docker Desktop"
DOCKER_ENGINE = "Docker Engine"
RANCHER = "Rancher Desktop"
COLIMA = "Colima"
ORBSTACK = "OrbStack"
PODMAN = "Podman"


@dataclass(frozen=True, slots=True)
class Address:
    """Where an engine may answer.

    Attributes:
        engine: the product expected there, "" where only the address is known.
        url: `unix:///...`, `npipe:////./pipe/...`, `tcp://host:port` or `ssh://...`.
        tls: folder of `ca.pem`, `cert.pem` and `key.pem`, None for none.
        verify: whether the engine's certificate is checked.
    """

    engine: str
    url: str
    tls: Path | None = None
    verify: bool = True

    @property
    def socket(self) -> Path | None:
        """The socket's file, where the address has one."""
        scheme, _, rest = self.url.partition("://")
        return Path(rest) if scheme == "unix" else None

    @property
    def local(self) -> bool:
        return self.url.startswith(("unix://", "npipe://"))

    @property
    def here(self) -> bool:
        """Whether it is on this computer: only there do folders and published addresses mean the same."""
        where = urlsplit(self.url)
        return self.local or (where.scheme != "ssh" and is_loopback(where.hostname or "localhost"))
