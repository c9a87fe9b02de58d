"""Where the workspaces' networks get their addresses: ranges of private ones, and which are free."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from ipaddress import IPv4Address, IPv4Network

PREFIX = 28
"""A workspace's network has sixteen addresses."""

OURS = ("10.213.0.0/16", "172.29.0.0/16", "192.168.213.0/24")
"""Where nothing else was chosen: one of each block of private addresses, as few companies route all."""

_BLOCKS = tuple(map(IPv4Network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")))
_AT_FIRST = 213  # whoever counts from below or from above gets there late


class Flaw(Enum):
    """Why a text names no range that workspaces could use."""

    NO_RANGE = "no-range"
    TOO_SMALL = "too-small"
    NOT_PRIVATE = "not-private"


TOLD = {
    Flaw.NO_RANGE: "is no range of addresses such as 10.20.0.0/16",
    Flaw.TOO_SMALL: "is too small a range of addresses",
    Flaw.NOT_PRIVATE: "is no range of private addresses",
}
"""The same of a value in a file, for who wrote that."""


def flaw(pool: str) -> Flaw | None:
    """What is wrong with a range as somebody wrote it, None where nothing is."""
    try:
        named = IPv4Network(pool)
    except ValueError:
        return Flaw.NO_RANGE
    special = named.is_loopback or named.is_link_local or named.is_multicast or named.is_reserved
    if special or named.is_global or named.overlaps(IPv4Network("0.0.0.0/8")):
        return Flaw.NOT_PRIVATE
    return Flaw.TOO_SMALL if named.prefixlen > PREFIX else None


def ranges(pool: str) -> tuple[IPv4Network, ...]:
    """Those of this pool, "" for our own."""
    return tuple(IPv4Network(one) for one in ((pool,) if pool else OURS))


def holds(pool: str, address: str) -> bool:
    """Whether the pool has this address, or all of this network."""
    found = IPv4Network(address)
    return any(found.subnet_of(whole) for whole in ranges(pool))


def free(taken: Iterable[IPv4Network], routes: Iterable[IPv4Network], servers: Iterable[str]) -> str | None:
    """A range with none of the servers' addresses, and with nothing in common with what is taken or what
    this computer has a way to; None where there is none.

    What is around a server belongs to the same company: its whole block of private addresses comes last. A
    route to everything, as some VPNs have, is no reason to take nothing: what is but a part of one is used
    where nothing else is left.
    """
    taken, routes = list(taken), list(routes)
    places = [IPv4Address(one) for one in servers if ":" not in one]
    candidates = [
        one
        for block in sorted(_BLOCKS, key=lambda block: any(place in block for place in places))
        for one in _within(block)
        if not any(place in one for place in places) and not any(one.overlaps(other) for other in taken)
    ]
    for wide in (routes, [route for route in routes if route.prefixlen >= _BLOCKS[-1].prefixlen]):
        for one in candidates:
            if not any(one.overlaps(route) for route in wide):
                return str(one)
    return None


def _within(block: IPv4Network) -> Iterator[IPv4Network]:
    parts = list(block.subnets(new_prefix=16 if block.prefixlen < 16 else 24))
    first = _AT_FIRST % len(parts)
    yield from (*parts[first:], *parts[:first])
