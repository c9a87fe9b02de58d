"""One small network per workspace.

The engine's own pools hold about thirty networks and may collide with a company's VPN, so the subnets are
chosen here: out of one pool that IT names, or of several where it names none, and not where this computer
already has a way to.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from docker.errors import APIError

from desktop.core.engine_plans import RunPlan
from desktop.core.labels import WORKSPACE_LABEL
from desktop.core.problems import NetworkPoolExhausted
from desktop.engine import specification
from desktop.engine.api_line import ApiLine

PREFIX = 28
ATTEMPTS = 64
POOLS = ("10.213.0.0/16", "172.29.0.0/16", "192.168.213.0/24")
"""One of each range of private addresses: few companies route all of them."""

ROUTES = Path("/proc/net/route")


@dataclass(frozen=True, slots=True)
class Pool:
    """Where the workspaces' networks get their addresses.

    `addresses` as IT names them, "" for our own choice. `routes` lists the networks that this computer has a
    way to, as Linux does; no other system has such a file, and there no route is stepped around.
    """

    addresses: str = ""
    routes: Path = ROUTES

    @property
    def ranges(self) -> tuple[IPv4Network, ...]:
        return tuple(IPv4Network(one) for one in ((self.addresses,) if self.addresses else POOLS))


def existing(line: ApiLine, workspace: str) -> tuple[str, ...]:
    """Ids of the workspace's networks."""
    found = line.networks(filters={"label": f"{WORKSPACE_LABEL}={workspace}"})
    return tuple(network["Id"] for network in found)


def make(line: ApiLine, plan: RunPlan, pool: Pool) -> str:
    """Make the workspace's network and return its id. Raises NetworkPoolExhausted."""
    refusal = ""
    for attempt, subnet in enumerate(_free(line, plan.workspace, pool)):
        if attempt == ATTEMPTS:
            break
        try:
            return str(line.create_network(**specification.network(plan, str(subnet)))["Id"])
        except APIError as error:
            # Something the listings do not show, or a network made in this moment, is in the way.
            refusal = error.explanation or ""
            if "overlap" not in refusal.lower():
                raise
    names = ", ".join(str(one) for one in pool.ranges)
    raise NetworkPoolExhausted(detail=refusal or f"no free /{PREFIX} in {names}")


def _free(line: ApiLine, workspace: str, pool: Pool) -> Iterator[IPv4Network]:
    """The pool's free subnets, the safest first."""
    taken = subnets(line)
    routes = _routes(pool.routes)
    for whole in pool.ranges:
        yield from _beside(whole, [*taken, *routes], workspace)
    # A VPN may route every private address there is. What it can hide behind sixteen of many is little, and
    # better than no workspace while it is on.
    for whole in pool.ranges:
        narrow = [route for route in routes if not (whole != route and whole.subnet_of(route))]
        if len(narrow) < len(routes):
            yield from _beside(whole, [*taken, *narrow], workspace)


def subnets(line: ApiLine) -> list[IPv4Network]:
    """Those of all networks on the engine, whoever made them."""
    return [
        IPv4Network(config["Subnet"])
        for network in line.networks()
        for config in (network.get("IPAM") or {}).get("Config") or ()
        if ":" not in config.get("Subnet", ":")
    ]


def _beside(whole: IPv4Network, taken: list[IPv4Network], workspace: str) -> Iterator[IPv4Network]:
    """Subnets of the whole, from one that depends on the workspace so that two starts seldom race."""
    near = [other for other in taken if other.overlaps(whole)]
    if any(whole.subnet_of(other) for other in near):
        return
    prefix = max(PREFIX, whole.prefixlen)
    count, size = 2 ** (prefix - whole.prefixlen), 2 ** (32 - prefix)
    first = zlib.crc32(workspace.encode()) % count
    for index in range(count):
        base = int(whole.network_address) + (first + index) % count * size
        subnet = IPv4Network((base, prefix))
        if not any(subnet.overlaps(other) for other in near):
            yield subnet


def _routes(listing: Path) -> list[IPv4Network]:
    """The networks that this computer has a way to, but for the way to everything else."""
    try:
        lines = listing.read_text().splitlines()[1:]
    except OSError:
        return []
    found: list[IPv4Network] = []
    for _interface, destination, _gateway, _flags, _references, _use, _metric, mask, *_ in map(
        str.split, lines
    ):
        address, bits = (
            IPv4Address(int(text, 16).to_bytes(4, sys.byteorder)) for text in (destination, mask)
        )
        found.append(IPv4Network(f"{address}/{bits}"))
    return [network for network in found if network.prefixlen]
