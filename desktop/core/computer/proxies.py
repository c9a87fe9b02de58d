"""The proxies that builds and tools inside must use, taken from this computer.

What goes inside can be read back from the engine, so no password may be part of it; and a proxy that
listens on this computer alone cannot be reached from inside. Both are left out and reported.
"""

from __future__ import annotations

import json
import re
import socket
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

from desktop.core.problems import Problem

_INSIDE = ("localhost", "127.0.0.1", "::1")
"""Never through a proxy: a tool's own parts speak to each other there."""


_SCHEMES = ("http", "https", "socks5", "socks5h")
"""Some tools end as they start if they are told of another."""

_HOST = re.compile(r"[\w.-]+|[0-9a-f:.]+(%\w+)?")
"""A name, also one in another script; or a number."""


class ProxyDoubt(Enum):
    """What was changed about a proxy, and why."""

    PASSWORD_REMOVED = "password-removed"
    ONLY_ON_THIS_COMPUTER = "only-on-this-computer"
    NOT_AN_ADDRESS = "not-an-address"
    SCRIPT_UNREADABLE = "script-unreadable"


UNUSABLE = frozenset(
    {ProxyDoubt.ONLY_ON_THIS_COMPUTER, ProxyDoubt.NOT_AN_ADDRESS, ProxyDoubt.SCRIPT_UNREADABLE}
)
"""What leaves a tool without the proxy that it was to have."""


@dataclass(frozen=True, slots=True)
class Proxies:
    """`variables` for inside, in both spellings; `findings` by the variable's name in capitals; `problem`:
    why nothing new may start, as IT requires what no tool can be told of."""

    variables: dict[str, str] = field(default_factory=dict)
    findings: dict[str, ProxyDoubt] = field(default_factory=dict)
    problem: Problem | None = None


def find(
    variables: Mapping[str, str],
    docker_config: Path,
    system: Mapping[str, str] | None = None,
    binding: Mapping[str, str] | None = None,
) -> Proxies:
    """The proxies of this computer.

    What is `binding` goes before all else. Otherwise, for each, Docker's settings for containers
    (`docker_config`, a config.json) go before the `variables` of the app, and that before the `system`'s
    settings (as `urllib.request.getproxies()` gives them). A file that cannot be read counts as one without
    proxies.
    """
    settings = _docker_settings(docker_config)
    findings: dict[str, ProxyDoubt] = {}
    given: dict[str, str] = {}

    def first(scheme: str) -> str:
        name = f"{scheme}_proxy"
        if binding is not None:
            return binding.get(scheme, "")
        return (
            settings.get(f"{scheme}proxy")
            or variables.get(name)
            or variables.get(name.upper())
            or (system or {}).get(scheme)
            or ""
        )

    for scheme in ("http", "https"):
        if not (proxy := first(scheme)):
            continue
        name = f"{scheme}_PROXY".upper()
        address, reason = _checked(proxy)
        if reason:
            findings[name] = reason
        if address:
            given[name] = given[name.lower()] = address
    if given:
        exceptions = [part.strip() for part in first("no").split(",") if part.strip() and "@" not in part]
        exceptions += [host for host in _INSIDE if host not in exceptions]
        given["NO_PROXY"] = given["no_proxy"] = ",".join(exceptions)
    return Proxies(given, findings)


def _docker_settings(path: Path) -> dict[str, str]:
    try:
        settings: Any = json.loads(path.read_bytes())["proxies"]["default"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    if not isinstance(settings, dict):
        return {}
    # Docker reads these names in capitals or not.
    return {name.lower(): value for name, value in settings.items() if isinstance(value, str)}


def _checked(proxy: str) -> tuple[str, ProxyDoubt | None]:
    """The proxy's address as it may go inside, empty if it may not, and what was wrong with it."""
    try:
        address = parted(proxy)
    except ValueError:
        return "", ProxyDoubt.NOT_AN_ADDRESS
    host, port = address.hostname or "", address.port
    if is_loopback(host):
        return "", ProxyDoubt.ONLY_ON_THIS_COMPUTER
    place = f"[{host}]" if ":" in host else host
    clean = urlunsplit((address.scheme, place if port is None else f"{place}:{port}", "", "", ""))
    return clean, ProxyDoubt.PASSWORD_REMOVED if "@" in address.netloc else None


def parted(proxy: str) -> SplitResult:
    """The parts of a proxy's address, its host and port among them. Raises ValueError for what is none.

    A password may hold a `#`, `?` or `/` that nobody escaped: what follows is then no part of the host, and
    what seems to be the host is a part of the password, or a scheme that was mistyped.
    """
    proxy = proxy.strip(" \t\"'")
    try:
        address = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
        host, _port = address.hostname or "", address.port
    except ValueError:
        raise _not_an_address() from None
    odd = set("@:") & set(address.path) or "//" in address.path or address.query or address.fragment
    if not _HOST.fullmatch(host) or odd or host in _SCHEMES or address.scheme not in _SCHEMES:
        raise _not_an_address()
    return address


def _not_an_address() -> ValueError:
    """Without what was wrong: that may be a piece of a password."""
    return ValueError("not the address of a proxy")


def is_loopback(host: str) -> bool:
    """Whether a name or a number, however it is written, is plainly this computer itself."""
    host = host.removesuffix(".")
    try:
        number = ip_address(host)
    except ValueError:
        try:
            number = ip_address(socket.inet_aton(host))
        except (OSError, ValueError):
            return host == "localhost" or host.endswith(".localhost")
    number = getattr(number, "ipv4_mapped", None) or number
    return number.is_loopback or number.is_unspecified
