"""Questions to servers on the web, past a proxy and by the authorities that this computer trusts."""

from __future__ import annotations

import base64
import http.client
import socket
import ssl
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import SplitResult, unquote

from desktop.core.computer.proxies import is_loopback, parted

Login = tuple[str, str]
"""User name and password."""

SILENCE_S = 8.0


def proxy_to(host: str, scheme: str = "https") -> str:
    """The address of the one that this computer has for it, "" for none."""
    address = urllib.request.getproxies().get(scheme, "")
    return "" if is_loopback(host) or urllib.request.proxy_bypass(host) else address


def is_exception(host: str, no_proxy: str) -> bool:
    """Whether it is reached without a proxy where these are."""
    ends = (one.strip().lstrip("*.").lower() for one in no_proxy.split(","))
    return any(end and (host == end or host.endswith(f".{end}")) for end in ends)


def connection(
    where: SplitResult, trust: ssl.SSLContext, proxy: str, login: Callable[[str], Login | None]
) -> http.client.HTTPSConnection:
    """Not yet connected. `login` lets past a proxy whose address has none, by the proxy's name."""
    host = where.hostname or ""
    if not proxy:
        return http.client.HTTPSConnection(host, where.port, timeout=SILENCE_S, context=trust)
    found = parted(proxy)
    through = http.client.HTTPSConnection(
        found.hostname or "", found.port or 80, timeout=SILENCE_S, context=trust
    )
    through.set_tunnel(host, where.port or 443, past(found, login))
    return through


def past(proxy: SplitResult, login: Callable[[str], Login | None]) -> dict[str, str]:
    """What lets past this one: what its address has of a sign-in, or else what `login` knows."""
    named = f"{proxy.hostname}:{proxy.port or 80}"
    user = (unquote(proxy.username), unquote(proxy.password or "")) if proxy.username else login(named)
    return {"Proxy-Authorization": basic(user)} if user else {}


def basic(login: Login) -> str:
    return "Basic " + base64.b64encode(":".join(login).encode()).decode()


def hang_up(opened: socket.socket | None) -> None:
    """Wakes whoever waits for an answer, from another thread."""
    with suppress(OSError, ValueError):
        if opened is not None:
            opened.shutdown(socket.SHUT_RDWR)
