"""A workspace as a file: TOML that a person can read, compare and mail to IT, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from desktop.core.files import toml
from desktop.core.problems import Fault, WorkspaceFileBroken, WorkspaceFileNewer
from desktop.core.workspaces.workspace import HOMES, Environment, Folder, Workspace

VERSION = 3
"""1 knows no folder that is copied, and 2 no home that was set aside. A file is of the first that knows what
is in it, so that an earlier Cais reads it."""


def written(workspace: Workspace) -> bytes:
    """The file's content, in reading order. The id is the file's name; what is None is left out.

    The folders come last and are always there, so that no cut file looks like a whole one.
    """
    environment = workspace.environment
    table: dict[str, Any] = {
        "version": _needed(workspace),
        "name": workspace.name,
        "entry": workspace.entry,
        "created": workspace.created,
        "opened": workspace.opened,
        "ready": workspace.ready,
        "image": workspace.image,
        "digest": workspace.digest,
        "recipe": workspace.recipe,
        "engine": workspace.engine,
        # Left out where there are none, so that an earlier Cais reads it, too.
        "connections": list(workspace.connections) or None,
        "home": workspace.home if _exchanged(workspace) else None,
        "set_aside": workspace.set_aside,
        "memory": workspace.memory,
        "cpus": workspace.cpus,
        "tool": environment and environment.tool,
        "language": environment and environment.language,
        "contents": environment and list(environment.contents),
        "folders": [
            {
                "path": folder.path,
                "name": folder.name,
                "writable": folder.writable,
                **({"copied": True} if folder.copied else {}),
                **({"also": list(folder.also)} if folder.also else {}),
            }
            for folder in workspace.folders
        ],
    }
    return toml.written(table)


def _needed(workspace: Workspace) -> int:
    return VERSION if _exchanged(workspace) else 2 if workspace.copied else 1


def _exchanged(workspace: Workspace) -> bool:
    return workspace.home != HOMES[0] or workspace.set_aside is not None


def read(path: Path) -> Workspace:
    """The workspace in this file. Raises WorkspaceFileBroken with all its faults, or WorkspaceFileNewer.

    Unknown keys are faults: kept silently, they would be lost at the next save.
    """
    document = toml.read(path)
    if isinstance(document, Fault):
        raise WorkspaceFileBroken(path=str(path), faults=(document,))
    if document.version > VERSION:
        raise WorkspaceFileNewer(path=str(path), version=document.version)
    found = toml.check(document.table, toml.load_schema("workspace"))
    if not re.fullmatch(r"[0-9a-f]{12}", path.stem):
        found.append(((), "the file's name is not a workspace's id"))
    if found:
        raise WorkspaceFileBroken(path=str(path), faults=document.faults(found))
    facts = {key: value for key, value in document.table.items() if key != "version"}
    folders = tuple(_folder(**folder) for folder in facts.pop("folders"))
    connections = tuple(facts.pop("connections", ()))
    told = [facts.pop(key, None) for key in ("tool", "language", "contents")]
    environment = None if None in told else Environment(told[0], told[1], tuple(told[2]))
    return Workspace(id=path.stem, folders=folders, connections=connections, environment=environment, **facts)


def _folder(path: str, name: str, writable: bool, copied: bool = False, also: Iterable[str] = ()) -> Folder:
    return Folder(path, name, writable, copied, tuple(also))
