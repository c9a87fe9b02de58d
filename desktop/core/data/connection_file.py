"""A connection as a file: TOML that a person can read, compare and mail, as nothing in it opens a door."""

from __future__ import annotations

import re
from pathlib import Path

from desktop.core.data.connection import Connection, Keeping, flaws
from desktop.core.data.kinds import KINDS
from desktop.core.files import toml
from desktop.core.problems import ConnectionFileBroken, ConnectionFileNewer, Fault

VERSION = 1


def written(connection: Connection) -> bytes:
    """The file's content, in reading order. The id is the file's name; what is None is left out.

    The fields come last and are always there, so that no cut file looks like a whole one.
    """
    return toml.written(
        {
            "version": VERSION,
            "name": connection.name,
            "kind": connection.kind,
            "created": connection.created,
            "used": connection.used,
            "reads_only": connection.reads_only,
            "keeping": connection.keeping.value,
            "fields": dict(connection.fields),
        }
    )


def read(path: Path) -> Connection:
    """What this file tells. Raises ConnectionFileBroken, with all its faults, or ConnectionFileNewer."""
    document = toml.read(path)
    if isinstance(document, Fault):
        raise ConnectionFileBroken(path=str(path), faults=(document,))
    if document.version > VERSION:
        raise ConnectionFileNewer(path=str(path), version=document.version)
    table = document.table
    found = toml.check(table, toml.load_schema("connection"))
    if not re.fullmatch(r"[0-9a-f]{12}", path.stem):
        found.append(((), "the file's name is not a connection's id"))
    if not found:
        wrong = flaws(KINDS[table["kind"]], table["fields"])
        found = [(("fields", name), f"is {flaw.value}") for name, flaw in wrong.items()]
    if found:
        raise ConnectionFileBroken(path=str(path), faults=document.faults(found))
    facts = {key: value for key, value in table.items() if key not in ("version", "keeping")}
    return Connection(id=path.stem, keeping=Keeping(table["keeping"]), **facts)
