"""One small network per workspace.

The engine's own pools hold about thirty networks and may collide with a company's VPN, so the subnets are
chosen here, out of one pool that IT can move.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from ipaddress import IPv4Network, ip_network

from docker.errors import APIError

from desktop.core.plan import WORKSPACE_LABEL, RunPlan
from desktop.core.problems import NetworkPoolExhausted
from desktop.engine import specification
from desktop.engine.line import Line

PREFIX = 28
ATTEMPTS = 64


def existing(line: Line, workspace: str) -> tuple[str, ...]:
    """Ids of the workspace's networks."""
    found = line.networks(filters={"label": f"{WORKSPACE_LABEL}={workspace}"})
    return tuple(network["Id"] for network in found)


def make(line: Line, plan: RunPlan, pool: str) -> str:
    """Make the workspace's network and return its id. Raises NetworkPoolExhausted."""
    refusal = ""
    for attempt, subnet in enumerate(_free(line, plan.workspace, pool)):
        if attempt == ATTEMPTS:
            break
        try:
            return str(line.create_network(**specification.network(plan, str(subnet)))["Id"])
        except APIError as error:
            # Something the listing does not show, a route or a network made in this moment, is in the way.
            refusal = error.explanation or ""
            if "overlap" not in refusal.lower():
                raise
    raise NetworkPoolExhausted(detail=refusal or f"no free /{PREFIX} in {pool}")


def _free(line: Line, workspace: str, pool: str) -> Iterator[IPv4Network]:
    """The pool's free subnets, from one that depends on the workspace so that two starts seldom race."""
    taken = [
        ip_network(config["Subnet"])
        for network in line.networks()
        for config in (network.get("IPAM") or {}).get("Config") or ()
        if ":" not in config.get("Subnet", ":")
    ]
    whole = IPv4Network(pool)
    prefix = max(PREFIX, whole.prefixlen)
    count, size = 2 ** (prefix - whole.prefixlen), 2 ** (32 - prefix)
    first = zlib.crc32(workspace.encode()) % count
    for index in range(count):
        base = int(whole.network_address) + (first + index) % count * size
        subnet = IPv4Network((base, prefix))
        if not any(subnet.overlaps(other) for other in taken if isinstance(other, IPv4Network)):
            yield subnet
