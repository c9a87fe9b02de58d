"""What both sides together say: the layer that failed, why, and what helps."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from ipaddress import ip_address, ip_network

from desktop.core.data.reach.outcome import Cause, Finding, Layer, Look, Outcome, Side
from desktop.core.data.reach.target import Target

CLOCKS_APART_S = 60.0
_LOST = (Cause.NO_ANSWER, Cause.UNREACHABLE)
_INTERNAL = (".local", ".lan", ".internal", ".intra", ".intranet", ".corp", ".home.arpa")


class Says(Enum):
    """What only the two sides together tell. Anything else is the cause alone."""

    WELL = "well"
    NO_TABLES = "no-tables"
    PARTLY = "partly"
    """As far as could be looked: the environment has nothing to sign in with."""
    HERE_ALONE = "here-alone"
    """Well from here, and not looked at from inside."""
    INSIDE_ALONE = "inside-alone"
    """This computer does not get there, the workspace does."""
    VPN = "vpn"
    SUBNET = "subnet"
    """A workspace's network has the server's address."""
    SUBNET_KEPT = "subnet-kept"
    """The same, and that workspace gets another one at its next start."""
    ENGINE_SUBNET = "engine-subnet"
    """A network on the engine has it that is not of Cais."""
    BLOCKED_INSIDE = "blocked-inside"
    NAME_INSIDE = "name-inside"
    ITSELF = "itself"
    """The name stands for whoever asks, a container too."""
    CLOCK_INSIDE = "clock-inside"
    CLOCK_HERE = "clock-here"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of it. `side` is None where both say the same; `outcome` is of the layer that failed,
    `workspace` the id of the one whose addresses are in the way."""

    says: Says | Cause
    outcome: Outcome | None = None
    side: Side | None = None
    workspace: str = ""

    @property
    def well(self) -> bool:
        return self.says in (Says.WELL, Says.NO_TABLES, Says.PARTLY, Says.HERE_ALONE, Says.INSIDE_ALONE)


def judge(target: Target, computer: Look, inside: Look) -> Verdict | None:
    """What both say, None while one of them goes on."""
    here, there = computer.failure, inside.failure
    if not computer.ended or not inside.ended:
        return None
    if there is None:
        return _well(here, inside)
    if here is None:
        return _only_inside(there, computer, inside)
    if here.layer is not there.layer:
        return Verdict(there.cause or Cause.ODD, there, Side.INSIDE)
    if here.cause is Cause.CERTIFICATE_EARLY:
        return Verdict(Says.CLOCK_HERE, here)
    if here.cause in _LOST and (clash := _clash(computer, inside)):
        return replace(clash, outcome=here)
    if _needs_vpn(target, here, computer):
        return Verdict(Says.VPN, here)
    return Verdict(here.cause or Cause.ODD, here)


def alone(target: Target, computer: Look) -> Verdict | None:
    """What this computer's side says where there is no other."""
    if not computer.ended:
        return None
    return judge(target, computer, computer) if computer.failure else Verdict(Says.HERE_ALONE)


def _well(here: Outcome | None, inside: Look) -> Verdict:
    if not inside.of(Layer.SIGN_IN):
        return Verdict(Says.PARTLY)
    if here:
        return Verdict(Says.INSIDE_ALONE, here, Side.COMPUTER)
    rights = inside.of(Layer.RIGHTS)
    empty = rights and rights.finding is Finding.NO_TABLES
    return Verdict(Says.NO_TABLES if empty else Says.WELL)


def _only_inside(there: Outcome, computer: Look, inside: Look) -> Verdict:
    says: Says | Cause = there.cause or Cause.ODD
    match there.layer:
        case Layer.NAME:
            says = Says.NAME_INSIDE
        case Layer.PORT if _is_itself(inside):
            says = Says.ITSELF
        case Layer.PORT:
            if clash := _clash(computer, inside):
                return replace(clash, outcome=there, side=Side.INSIDE)
            says = Says.BLOCKED_INSIDE
        case Layer.TLS if there.cause in (Cause.CERTIFICATE_EARLY, Cause.CERTIFICATE_EXPIRED):
            says = Says.CLOCK_INSIDE
    if there.cause is Cause.CLOCK:
        says = Says.CLOCK_INSIDE if abs(inside.clock_s) > CLOCKS_APART_S else Says.CLOCK_HERE
    return Verdict(says, there, Side.INSIDE)


def _needs_vpn(target: Target, failed: Outcome, computer: Look) -> bool:
    """Whether it is of a network that only a VPN leads to, by the looks of it."""
    if failed.cause in (Cause.NAME_UNKNOWN, Cause.NO_NAME_SERVICE):
        return "." not in target.host or target.host.lower().endswith(_INTERNAL)
    return failed.cause in _LOST and any(_private(address) for address in computer.addresses)


def _private(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_private


def _is_itself(inside: Look) -> bool:
    return any(ip_address(one.partition("%")[0]).is_loopback for one in inside.addresses)


def _clash(computer: Look, inside: Look) -> Verdict | None:
    """Which of the engine's networks has the server's address, so that nothing finds its way out."""
    addresses = [ip_address(one.partition("%")[0]) for one in (*computer.addresses, *inside.addresses)]
    clashing = [
        one for one in inside.networks if any(address in ip_network(one.subnet) for address in addresses)
    ]
    if not clashing:
        return None
    if not all(one.workspace for one in clashing):
        return Verdict(Says.ENGINE_SUBNET)
    kept = all(one.moves for one in clashing)
    return Verdict(Says.SUBNET_KEPT if kept else Says.SUBNET, workspace=clashing[0].workspace)
