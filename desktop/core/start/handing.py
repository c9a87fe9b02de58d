"""A tool is handed what its data connections are: with its start, and while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial

from desktop.core.cancelling import Stop
from desktop.core.computer import certificates
from desktop.core.data import delivery
from desktop.core.data.connection import Connection
from desktop.core.data.connections import Connections
from desktop.core.data.kerberos import cache
from desktop.core.data.kerberos.tickets import Tickets
from desktop.core.data.kinds import SignIn
from desktop.core.data.secret import Secret
from desktop.core.ports import Inside
from desktop.core.problems import Problem, ToolExited
from desktop.core.start.plan import SECRETS
from desktop.core.workspaces.workspace import Workspace

PLACE = delivery.Place(SECRETS, f"{SECRETS}/{certificates.NAME}")

BEGAN = "began.sh"

_SOON = timedelta(minutes=15)
_GET_TICKET = (
    *("timeout", "20", "python3", "-B", "-c"),
    "import sys; sys.path.insert(0, sys.argv[1]); import cais; cais.ticket(sys.argv[2])",
)
"""As `cais.connect` does, so that other programs need not wait for somebody to call that."""

_UNREADABLE = (Problem, FileNotFoundError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What the tool has of its connections lies where its own programs may write."""

SigningIn = tuple[Mapping[str, bytes], bytes]
"""Tickets by the connection's id, and what is told of their realms."""

NO_TICKETS: SigningIn = ({}, b"")


@dataclass(frozen=True, slots=True)
class Handing:
    """The way of connections into tools. `helpers` are what people's code reads them by, `tickets` what this
    computer has of Kerberos."""

    connections: Connections
    helpers: Mapping[str, bytes] = field(repr=False)
    tickets: Callable[[], Tickets]
    _without: dict[str, frozenset[str]] = field(default_factory=dict)
    _fresh: set[str] = field(default_factory=set)
    """Workspaces whose tool was handed passwords that no ticket was got with yet."""

    def go_without(self, workspace: str, connections: Iterable[str]) -> None:
        """Hand this workspace's tool none of these (ids), until this is said anew."""
        self._without[workspace] = frozenset(connections)

    def of(self, workspace: Workspace) -> tuple[Connection, ...]:
        """Those that its tool is handed. Raises ConnectionFileBroken or ConnectionFileNewer."""
        without = self._without.get(workspace.id, frozenset()).intersection(workspace.connections)
        self._without[workspace.id] = without  # one that is ticked again is asked for again
        return self.connections.of(id for id in workspace.connections if id not in without)

    def names(self, workspace: Workspace) -> tuple[str, ...]:
        """The names of those, as far as they can be read."""
        with suppress(Problem):
            return tuple(one.name for one in self.of(workspace))
        return ()

    def nothing(self) -> dict[str, bytes]:
        """What every tool has: a connection that comes while it runs is used by the same means."""
        return delivery.files((), {}, PLACE, self.helpers)

    def files(self, workspace: Workspace, inside: Inside, stop: Stop) -> dict[str, bytes]:
        """What this workspace's connections become, none where it has none. Raises SecretMissing."""
        with self.asked(workspace, inside, stop) as files:
            return files()

    @contextmanager
    def asked(
        self, workspace: Workspace, inside: Inside, stop: Stop
    ) -> Iterator[Callable[[], dict[str, bytes]]]:
        """Begin to find these files out; what is yielded waits for them, once.

        Raises SecretMissing at once for what a person has to be asked for: nobody is asked for what a tool
        that runs was handed already.
        """
        told = self.of(workspace)
        if not told:
            yield dict
            return
        held = partial(_held, workspace.id, inside)
        with self.connections.asked(told, stop, held) as secrets:
            yield lambda: self.become(told, secrets())

    def become(self, told: tuple[Connection, ...], secrets: dict[str, Secret]) -> dict[str, bytes]:
        """What these become; the secrets are wiped. Raises as `signing_in` does."""
        try:
            return delivery.files(told, secrets, PLACE, self.helpers, *self.signing_in(told))
        finally:
            for secret in secrets.values():
                secret.wipe()

    def signing_in(self, told: tuple[Connection, ...]) -> SigningIn:
        """What those need that sign in by a ticket. Raises TicketMissing, TicketExpired, TicketNotShared."""
        by_ticket = [one for one in told if one.sign_in is not SignIn.PASSWORD]
        if not by_ticket:
            return NO_TICKETS
        tickets = self.tickets()
        principals = {one.id: one["user"] if "@" in one["user"] else "" for one in by_ticket}
        found = {
            one.id: tickets.find(principals[one.id]) for one in by_ticket if one.sign_in is SignIn.TICKET
        }
        told_of = [*(ticket.principal for ticket in found.values()), *filter(None, principals.values())]
        realms = [principal.rpartition("@")[2] for principal in told_of]
        return {id: ticket.file for id, ticket in found.items()}, tickets.configuration(realms)

    def renew_tickets(self, workspace: Workspace, inside: Inside, stop: Stop) -> None:
        """Hand a tool that runs the tickets as they are by now, if any. Never raises a Problem: one that is
        over is told of where it is used, and the next look may find a new one."""
        fresh = workspace.id in self._fresh
        self._fresh.discard(workspace.id)
        with suppress(Problem):
            for one in self.of(workspace):
                if one.sign_in is SignIn.KINIT and (fresh or self._soon_over(workspace, one, inside)):
                    inside.output(workspace.id, (*_GET_TICKET, SECRETS, one.name))
        with suppress(Problem, FileNotFoundError):
            told = self.of(workspace)
            tickets, _realms = self.signing_in(told)
            for one in told:
                if one.id in tickets:
                    name = delivery.ticket_file(one.name)
                    if inside.read_file(workspace.id, f"{SECRETS}/{name}") != tickets[one.id]:
                        inside.deliver(workspace.id, {name: tickets[one.id]}, stop)

    def _soon_over(self, workspace: Workspace, connection: Connection, inside: Inside) -> bool:
        """Whether a ticket that was got inside needs to be got anew. A password that got none is not tried
        again: each time may be one too many for the account."""
        with suppress(FileNotFoundError, ValueError):
            name = delivery.ticket_file(connection.name)
            ends = cache.read(inside.read_file(workspace.id, f"{SECRETS}/{name}")).ends
            return ends is not None and ends - datetime.now(UTC) < _SOON
        return False

    def renew(self, workspace: Workspace, inside: Inside, stop: Stop) -> bool:
        """Hand a tool what its connections are by now, if it runs. Raises SecretMissing.

        Returns whether programs find all of them only from its next start on: a kind is new to it.
        """
        with suppress(ToolExited):
            before = _delivered(workspace.id, inside)  # first, as nobody unlocks a keyring for nothing
            files = self.files(workspace, inside, stop) or self.nothing()
            inside.deliver(workspace.id, delivery.changes(before, files), stop)
            self.used(workspace)
            self.renew_tickets(workspace, inside, stop)
            return not _lines(files[delivery.VARIABLES]) <= _lines(_read(workspace.id, BEGAN, inside))
        return False

    def used(self, workspace: Workspace) -> None:
        """Keep that it was handed its connections just now. Never raises a Problem."""
        self._fresh.add(workspace.id)
        with suppress(Problem):
            self.connections.used(self.of(workspace))


def held_by_name(workspace: str, inside: Inside) -> dict[str, Secret]:
    """What opens the connections that a tool has, by their names; nothing where none answers."""
    with suppress(*_UNREADABLE):
        return delivery.delivered_by_name(inside.read_file(workspace, f"{SECRETS}/{delivery.LIST}"))
    return {}


def replace(workspace: str, files: Mapping[str, bytes], inside: Inside, stop: Stop) -> None:
    """Have a running tool's files of connections be these, and no others. Raises ToolExited."""
    inside.deliver(workspace, delivery.changes(_delivered(workspace, inside), files), stop)


def begun(secrets: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those of a start, with what stays of it while the connections change: the variables that it set."""
    return {**secrets, BEGAN: secrets.get(delivery.VARIABLES, b"")}


def _delivered(workspace: str, inside: Inside) -> bytes:
    return _read(workspace, delivery.DELIVERED, inside)


def _read(workspace: str, name: str, inside: Inside) -> bytes:
    try:
        return inside.read_file(workspace, f"{SECRETS}/{name}")
    except FileNotFoundError:  # one that an earlier Cais started
        return b""


def _lines(script: bytes) -> set[bytes]:
    return set(script.splitlines())


def _held(workspace: str, inside: Inside) -> dict[str, Secret]:
    """What opens the connections that a tool has, by their ids; nothing where none runs."""
    with suppress(*_UNREADABLE):
        return delivery.delivered(inside.read_file(workspace, f"{SECRETS}/{delivery.LIST}"))
    return {}
