"""One small network per workspace.

The engine's own pools hold about thirty networks and may collide with a company's VPN, so the subnets are
chosen here: out of one pool that IT names, or of several where it names none, and not where this computer
already has a way to.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from pathlib import Path

from docker.errors import APIError

from desktop.core.computer import addresses
from desktop.core.computer.addresses import PREFIX
from desktop.core.engine_facts import Network
from desktop.core.engine_plans import RunPlan
from desktop.core.labels import WORKSPACE_LABEL
from desktop.core.problems import NetworkPoolExhausted
from desktop.engine import specification
from desktop.engine.api_line import ApiLine

ATTEMPTS = 64

ROUTES = Path("/proc/net/route")


@dataclass(frozen=True, slots=True)
class Pool:
    """Where the workspaces' networks get their addresses.

    `chosen` tells the range that a person or IT chose, "" for our own choice; it is asked for each network.
    `routes` lists the networks that this computer has a way to, as Linux does; no other system has such a
    file, and there no route is stepped around.
    """

    chosen: Callable[[], str] = str
    routes: Path = ROUTES

    @property
    def ranges(self) -> tuple[IPv4Network, ...]:
        return addresses.ranges(self.chosen())


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


def listed(line: ApiLine, pool: Pool, label: str = "") -> tuple[Network, ...]:
    """All on the engine that have addresses of the older kind, whoever made them, or those with a label."""
    chosen = pool.chosen()
    found: list[Network] = []
    for network in line.networks(filters={"label": label} if label else None):
        workspace = (network.get("Labels") or {}).get(WORKSPACE_LABEL, "")
        for config in (network.get("IPAM") or {}).get("Config") or ():
            subnet = config.get("Subnet", ":")
            if ":" not in subnet:
                moves = bool(workspace) and not addresses.holds(chosen, subnet)
                found.append(Network(network.get("Name", ""), subnet, workspace, moves))
    return tuple(found)


def free_pool(line: ApiLine, pool: Pool, servers: Sequence[str]) -> str | None:
    return addresses.free(_taken(line, pool), _routes(pool.routes), servers)


def leave(line: ApiLine, pool: Pool, label: str) -> None:
    """Remove the networks with this label that are not of the pool, but for those that something is on."""
    for network in listed(line, pool, label):
        if network.moves:
            with suppress(APIError):
                line.remove_network(network.name)


def gateway(line: ApiLine) -> str:
    """This computer's address in the network that builds are in, "" where there is none."""
    with suppress(APIError, KeyError, IndexError, TypeError, ValueError):
        pool = line.inspect_network("bridge")["IPAM"]["Config"][0]
        return str(pool.get("Gateway") or IPv4Network(pool["Subnet"])[1])
    return ""


def _free(line: ApiLine, workspace: str, pool: Pool) -> Iterator[IPv4Network]:
    """The pool's free subnets, the safest first."""
    taken = _taken(line, pool)
    routes = _routes(pool.routes)
    for whole in pool.ranges:
        yield from _beside(whole, [*taken, *routes], workspace)
    # A VPN may route every private address there is. What it can hide behind sixteen of many is little, and
    # better than no workspace while it is on.
    for whole in pool.ranges:
        narrow = [route for route in routes if not (whole != route and whole.subnet_of(route))]
        if len(narrow) < len(routes):
            yield from _beside(whole, [*taken, *narrow], workspace)


def _taken(line: ApiLine, pool: Pool) -> list[IPv4Network]:
    return [IPv4Network(one.subnet) for one in listed(line, pool)]


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
