"""What can go wrong with connections to data."""

from __future__ import annotations

from desktop.core.problems.file import Fault
from desktop.core.problems.problem import Problem


class ConnectionFileBroken(Problem):
    code = "connection-file-broken"
    path: str = ""
    faults: tuple[Fault, ...] = ()


class ConnectionFileNewer(Problem):
    """Written by a later Cais, with a `version` this one does not know."""

    code = "connection-file-newer"
    path: str = ""
    version: int = 0


class SecretMissing(Problem):
    """The person has to be asked for these, as they are kept nowhere. `connections` are names."""

    code = "secret-missing"
    connections: str = ""


class SecretTooLong(Problem):
    """Of more than `limit` bytes."""

    code = "secret-too-long"
    limit: int = 0


class TicketMissing(Problem):
    """This computer has no ticket of Kerberos, or none of this `principal`."""

    code = "ticket-missing"
    principal: str = ""


class TicketExpired(Problem):
    """The one of this `principal` is over."""

    code = "ticket-expired"
    principal: str = ""


class TicketNotShared(Problem):
    """It is where no copy can be had of it: `kept` is the kind of cache, as Kerberos names it."""

    code = "ticket-not-shared"
    kept: str = ""


class CannotImport(Problem):
    """No connection can be made of this. `form` says what it was taken for, `reason` why not: one of
    `core.data.importing.form.Reason`; `field` and `line` what and where."""

    code = "cannot-import"
    form: str = ""
    reason: str = ""
    field: str = ""
    line: int = 0


class NothingToLookWith(Problem):
    """No environment of the person's workspaces is on this engine, and nothing else could read data.

    `connections` is the name of the one to be read."""

    code = "nothing-to-look-with"
    connections: str = ""


class DatabaseUnnamed(Problem):
    """There may be many, each with a catalogue of its own; `connections` is the connection's name."""

    code = "database-unnamed"
    connections: str = ""


class DriverMissing(Problem):
    """No environment that is there can speak with data of this `kind`; `tried` are titles of those."""

    code = "driver-missing"
    kind: str = ""
    tried: str = ""


class DataUnreachable(Problem):
    """Nobody could connect, or was not let in. `connections` is its name."""

    code = "data-unreachable"
    connections: str = ""


class LookEnded(Problem):
    """What looked into the data of this connection, by its name, has ended."""

    code = "look-ended"
    connections: str = ""


class DataSlow(Problem):
    """A table, or all of a connection, by its name, gave no answer within so many `seconds`."""

    code = "data-slow"
    what: str = ""
    seconds: int = 0


class TableRefused(Problem):
    """The connection's user may not read it."""

    code = "table-refused"
    table: str = ""


class TableGone(Problem):
    """It was there when the tables were listed."""

    code = "table-gone"
    table: str = ""


class FormUnknown(Problem):
    """A file of which no rows can be shown."""

    code = "form-unknown"
    table: str = ""


class TableUnreadable(Problem):
    """The server cannot read it, for a reason of its own."""

    code = "table-unreadable"
    table: str = ""
