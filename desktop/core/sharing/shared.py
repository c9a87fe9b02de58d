"""A workspace as a file for others: names, folders by what they are for, and connections without secrets.

Where a folder lay is a suggestion: below home it is written as such, and names nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.data.bare import bare
from desktop.core.data.connection import Connection, Keeping
from desktop.core.data.kinds import KINDS
from desktop.core.files import cais_file, toml
from desktop.core.files.toml import Found
from desktop.core.policy import suspicious
from desktop.core.policy.preset import connection_faults
from desktop.core.problems import Fault
from desktop.core.workspaces.workspace import Folder, Workspace, new_id

KIND = "workspace"
VERSION = 1


class Written(NamedTuple):
    """`left_out`: what may open a door and was entered as a field, as (connection, field or setting)."""

    content: bytes
    left_out: tuple[tuple[str, str], ...] = ()


class Shared(NamedTuple):
    """What a file says. `workspace` and `connections` are not there yet; `tool` is what its maker's Cais
    called the environment."""

    path: str
    tool: str
    workspace: Workspace
    connections: tuple[Connection, ...]


def written(workspace: Workspace, connections: Iterable[Connection], home: Path) -> Written:
    """The file's content, in reading order."""
    lost: list[tuple[str, str]] = []
    told = {}
    for one in connections:
        fields, names = bare(KINDS[one.kind], one.fields)
        lost += [(one.name, name) for name in names]
        told[one.name] = {"kind": one.kind, "reads_only": one.reads_only, "fields": fields}
    environment = workspace.environment
    table: dict[str, Any] = {
        "kind": KIND,
        "version": VERSION,
        "name": workspace.name,
        "entry": workspace.entry,
        "tool": environment and environment.tool,
        "memory": workspace.memory,
        "cpus": workspace.cpus,
        "folder": {folder.name: _folder_table(folder, home) for folder in workspace.folders},
        "connection": told,
    }
    return Written(toml.written(table), tuple(lost))


def _folder_table(folder: Folder, home: Path) -> dict[str, Any]:
    path = Path(folder.path)
    place = f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else folder.path
    return {"path": place, "writable": folder.writable, **({"copied": True} if folder.copied else {})}


def parse(path: Path, content: bytes) -> Shared | tuple[Fault, ...]:
    """What a file at `path` says, or all that is wrong with it."""
    document = cais_file.parse(path.name, content)
    if isinstance(document, Fault):
        return (document,)
    if document.version > VERSION:
        newer = f"is {document.version}, which needs a newer Cais than this one"
        return document.faults([(("version",), newer)])
    table = document.table
    found = toml.check(table, toml.load_schema("shared"))
    if not found:
        found = [(place, message) for place, message in _inconsistencies(table) if message]
    return document.faults(found) if found else _shared(path, table)


def _inconsistencies(table: dict[str, Any]) -> Iterator[Found]:
    """What no schema says."""
    for key in ("name", "tool"):
        yield (key,), suspicious.name(table.get(key, ""))
    for section in ("folder", "connection"):
        seen: set[str] = set()
        for name in table.get(section, {}):
            if name.casefold() in seen:
                yield (section, name), f"{name!r} is there twice"
            seen.add(name.casefold())
    for name, facts in table["folder"].items():
        place = ("folder", name)
        yield (
            place,
            ""
            if 0 < len(name) <= 60 and not set(name) & set('/\\:*?"<>|') and name.strip(". ")
            else (f"{name!r} cannot be a folder's name"),
        )
        yield place, suspicious.name(name)
        yield (*place, "path"), suspicious.name(facts["path"])
    for name, facts in table.get("connection", {}).items():
        yield from connection_faults(name, ("connection", name), facts)


def _shared(path: Path, table: dict[str, Any]) -> Shared:
    now = datetime.now(UTC)
    connections = tuple(
        Connection(new_id(), name, facts["kind"], now, facts["fields"], facts["reads_only"], Keeping.KEYRING)
        for name, facts in table.get("connection", {}).items()
    )
    folders = tuple(
        Folder(facts["path"], name, facts["writable"], facts.get("copied", False))
        for name, facts in table["folder"].items()
    )
    workspace = Workspace(
        new_id(),
        table["name"],
        table["entry"],
        now,
        folders,
        memory=table.get("memory"),
        cpus=table.get("cpus"),
    )
    return Shared(str(path), table.get("tool", table["entry"]), workspace, connections)
