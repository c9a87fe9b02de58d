"""An image's name taken apart, as engines do it: which registry it is at, and where there.

An engine is told a name as people write it; who asks the registry itself has to know what that stands for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from desktop.core.computer.proxies import is_loopback

DIGEST = re.compile(r"[a-z0-9]+:[0-9a-f]{32,128}")

_DEFAULT_HOSTS = ("docker.io", "index.docker.io")
_NAME = r"[a-z0-9]+ (?: (?: [._] | __ | -+ ) [a-z0-9]+ )*"
_REFERENCE = re.compile(
    rf"""
    (?: (?P<host> localhost | (?=[^/]*[.:]) (?: [\w.-]+ | \[[0-9a-fA-F:]+\] ) (?: :\d+ )? ) / )?
    (?P<repository> {_NAME} (?: / {_NAME} )* )
    (?: : (?P<tag> \w [\w.-]{{0,127}} ) )?
    (?: @ (?P<digest> {DIGEST.pattern} ) )?
    """,
    re.VERBOSE | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """An image's name taken apart. `version` is the digest, else the tag."""

    host: str
    repository: str
    version: str

    @classmethod
    def parse(cls, text: str) -> Reference:
        """Raises ValueError for what is no reference."""
        found = _REFERENCE.fullmatch(text)
        if not found:
            raise ValueError(f"not a reference: {text}")
        host, repository = found["host"] or _DEFAULT_HOSTS[0], found["repository"]
        if host in _DEFAULT_HOSTS:
            host = _DEFAULT_HOSTS[0]
            repository = repository if "/" in repository else f"library/{repository}"
        return cls(host, repository, found["digest"] or found["tag"] or "latest")

    @property
    def root(self) -> str:
        """Where its registry is. As for engines, only one on this computer may speak without TLS."""
        host = "registry-1.docker.io" if self.host in _DEFAULT_HOSTS else self.host
        scheme = "http" if is_loopback(urlsplit(f"//{host}").hostname or "") else "https"
        return f"{scheme}://{host}/v2/"

    @property
    def address(self) -> str:
        """Where its manifests are."""
        return f"{self.root}{self.repository}/manifests/"
