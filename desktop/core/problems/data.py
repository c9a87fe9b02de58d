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


class CannotImport(Problem):
    """No connection can be made of this. `form` says what it was taken for, `reason` why not: one of
    `core.data.importing.form.Reason`; `field` and `line` what and where."""

    code = "cannot-import"
    form: str = ""
    reason: str = ""
    field: str = ""
    line: int = 0
