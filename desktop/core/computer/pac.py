"""Proxies that a script decides on (a PAC file), as far as programs inside can be told of them.

A script answers for each address anew, and a program inside has one proxy for all: so the script is asked for
addresses that stand for the rest, and for those that are to be reached directly. Who runs it is handed in: it
takes a JavaScript engine, which is the screens' to have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlsplit

STAND_FOR = {"http": "http://example.com/", "https": "https://example.com/"}
"""Addresses on the internet that are nobody's: where packages come from is the tool's to choose."""

_SCHEMES = {"PROXY": "http", "HTTP": "http", "HTTPS": "https", "SOCKS": "socks5h", "SOCKS5": "socks5h"}

Ask = Callable[[str, tuple[str, ...]], Mapping[str, str]]
"""What this system's own settings, or the script at this address if there is one, say of proxies, in the
form of `urllib.request.getproxies`; `no` has those of these hosts that are reached directly. May block for
seconds. Raises Unreadable."""


class Unreadable(Exception):
    """A script that cannot be had, or run."""


def told(answer: Callable[[str], str], servers: Iterable[str]) -> dict[str, str]:
    """What a script tells that answers so for an address."""
    found = {scheme: proxy for scheme, url in STAND_FOR.items() if (proxy := first(answer(url)))}
    direct = [server for server in servers if found and not first(answer(f"https://{server}/"))]
    return found | ({"no": ",".join(direct)} if direct else {})


def first(answer: str) -> str:
    """The first proxy of an answer such as `PROXY proxy.example:8080; DIRECT`, "" for none."""
    for choice in answer.split(";"):
        kind, _space, place = choice.strip().partition(" ")
        if kind.upper() == "DIRECT":
            return ""
        if kind.upper() in _SCHEMES and place.strip():
            return f"{_SCHEMES[kind.upper()]}://{place.strip()}"
    return ""


def servers(addresses: Iterable[str]) -> tuple[str, ...]:
    """The hosts of these, which are web addresses or begin with a host."""
    hosts = (urlsplit(one if "://" in one else f"//{one}").hostname for one in addresses)
    return tuple(dict.fromkeys(filter(None, hosts)))
