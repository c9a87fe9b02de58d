"""The ticket of the person who works here, from wherever this computer keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from desktop.core.data.kerberos import kcm, settings
from desktop.core.data.kerberos.cache import Cache, read
from desktop.core.problems import TicketExpired, TicketMissing, TicketNotShared

LEAST = timedelta(minutes=1)
"""What has to be left of a ticket for it to be of use."""

SHARED = ("FILE", "DIR", "KCM")


class Ticket(NamedTuple):
    """One that can be handed on: the file that it is in, and when it is over, in UTC."""

    principal: str
    file: bytes
    ends: datetime

    def __repr__(self) -> str:
        return f"Ticket({self.principal})"


class Tickets:
    """Methods read files of this computer or ask its daemon of tickets, for some seconds at most."""

    def __init__(
        self,
        variables: Mapping[str, str],
        uid: int,
        configuration: Path = settings.DEFAULT,
        daemon: Path = kcm.SOCKET,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._variables = variables
        self._uid = uid
        self._configuration = configuration
        self._daemon = daemon
        self._clock = clock

    def find(self, principal: str = "") -> Ticket:
        """The one of this principal, or of whichever is the person's own.

        A principal without a realm is of the default one. Raises TicketMissing, TicketExpired, or
        TicketNotShared where it is kept where no copy can be had of it.
        """
        if principal and "@" not in principal:
            principal = f"{principal}@{self.default_realm()}"
        found = [one for one in self._caches() if principal in ("", one.principal) and one.ends]
        if not found:
            raise TicketMissing(principal=principal)
        latest = found[0] if not principal else max(found, key=lambda one: one.ends or datetime.min)
        assert latest.ends
        if latest.ends - self._clock() < LEAST:
            raise TicketExpired(principal=latest.principal)
        return Ticket(latest.principal, latest.file(), latest.ends)

    def default_realm(self) -> str:
        return settings.default_realm(self._told())

    def configuration(self, realms: Iterable[str]) -> bytes:
        """The `krb5.conf` by which these are reached."""
        return settings.trimmed(self._told(), realms).encode()

    def _told(self) -> tuple[settings.Line, ...]:
        paths = self._variables.get("KRB5_CONFIG", "")
        found = [Path(path) for path in paths.split(":") if path] or [self._configuration]
        return tuple(line for path in found for line in settings.read(path))

    def _caches(self) -> list[Cache]:
        name = self._variables.get("KRB5CCNAME") or settings.default_cache(self._told())
        name = name or f"FILE:/tmp/krb5cc_{self._uid}"
        for place in ("%{uid}", "%{euid}", "%{USERID}"):
            name = name.replace(place, str(self._uid))
        kind, colon, place = name.partition(":")
        if not colon:
            kind, place = "FILE", name
        if kind not in SHARED:
            raise TicketNotShared(kept=kind)
        try:
            if kind == "KCM":
                return kcm.caches(self._daemon, place)
            return [read(path.read_bytes()) for path in _files(kind, place)]
        except (OSError, ValueError):
            return []


def _files(kind: str, place: str) -> list[Path]:
    """The one of a directory that is the person's choice comes first."""
    if kind == "FILE":
        return [Path(place)]
    if place.startswith(":"):
        return [Path(place[1:])]
    folder, first = Path(place), "tkt"
    with suppress(OSError):
        first = (folder / "primary").read_text().strip()
    return sorted(folder.glob("tkt*"), key=lambda path: (path.name != first, path.name))
