"""What a workspace's file would be here: what is there already, what is new, and what IT forbids."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.data.connection import MAX_NAME
from desktop.core.data.kinds import KINDS
from desktop.core.draft import Choices
from desktop.core.files import cais_file
from desktop.core.folders.check import Finding
from desktop.core.limits import Limits
from desktop.core.policy import suspicious
from desktop.core.policy.enforced import Enforced
from desktop.core.policy.places import SYSTEM
from desktop.core.problems import Fault, PolicyForbids, WorkspaceUnfit
from desktop.core.sharing import shared
from desktop.core.sharing.shared import Shared
from desktop.core.workspaces.workspace import Folder, distinct

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.core.environments.catalogue import Catalogue, Entry

_PERSONAL = ("user", "access_key")
"""Fields that say who somebody is, which is another one for each person."""


class Standing(Enum):
    """What becomes of a connection of the file's."""

    THERE = "there"
    BY_ANOTHER_NAME = "by-another-name"
    NEW = "new"
    RENAMED = "renamed"
    FORBIDDEN = "forbidden"


class Met(NamedTuple):
    """`told`: as in the file. `connection`: the one of this computer's, or the one to be added."""

    told: Connection
    connection: Connection
    standing: Standing


class Here(NamedTuple):
    """What of this computer the file is held against. `check` looks at a folder, and may wait for a drive."""

    catalogue: Catalogue
    rules: Enforced
    connections: tuple[Connection, ...]
    check: Callable[[str], Finding]


@dataclass(frozen=True, slots=True)
class Opened:
    """A good file, as it was read: what is made is what was shown, whatever becomes of the file.

    Attributes:
        entry: the environment, None where there is none of this id.
        forbidden: the organisation that lets nobody here start it, "" where one may.
        folders: with what was found of each; None where it is no place of this computer.
        connections: in the order of the file.
    """

    shared: Shared
    entry: Entry | None
    forbidden: str
    folders: tuple[tuple[Folder, Finding | None], ...]
    connections: tuple[Met, ...]

    @property
    def new(self) -> tuple[Connection, ...]:
        """Those that are to be added."""
        added = (Standing.NEW, Standing.RENAMED)
        return tuple(met.connection for met in self.connections if met.standing in added)


def look(path: Path, here: Here) -> Opened:
    """What the file at `path` would be here. Raises WorkspaceUnfit, and changes nothing."""
    content = cais_file.read_bytes(path)
    if isinstance(content, Fault):
        raise WorkspaceUnfit(path=str(path), why=cais_file.unread(path, content), faults=(content,))
    found = shared.parse(path, content)
    if not isinstance(found, Shared):
        why = "newer" if "newer Cais" in found[0].message else "faulty"
        raise WorkspaceUnfit(path=str(path), why=why, faults=found)
    entry = here.catalogue.entry(found.workspace.entry)
    refusal = here.rules.refusal(entry) if entry else None
    return Opened(
        found,
        entry,
        refusal.organisation if isinstance(refusal, PolicyForbids) else "",
        tuple(_at_home(folder, here) for folder in found.workspace.folders),
        _met(found.connections, here),
    )


def _at_home(folder: Folder, here: Here) -> tuple[Folder, Finding | None]:
    """At its place on this computer. What leads elsewhere by how it is written is not looked at: on Windows,
    to look at a share of the network is to sign in there."""
    if suspicious.path(folder.path, SYSTEM):
        return folder, None
    path = str(Path.home() / folder.path[2:]) if folder.path.startswith("~") else folder.path
    finding = here.check(path)
    return replace(folder, path=finding.path), finding


def _met(connections: Iterable[Connection], here: Here) -> tuple[Met, ...]:
    own = here.rules.policy.locked("connections.own")
    forbidden = own is not None and not own.value
    names = [one.name for one in here.connections]
    by_name = {one.name.casefold(): one for one in here.connections}
    found = []
    for told in connections:
        there = by_name.get(told.name.casefold())
        if there and _same(told, there):
            standing = Standing.FORBIDDEN if forbidden and not there.handed_by else Standing.THERE
            found.append(Met(told, there, standing))
        elif there and (twin := _twin(told, here.connections)):
            found.append(Met(told, twin, Standing.FORBIDDEN if forbidden else Standing.BY_ANOTHER_NAME))
        elif forbidden:
            found.append(Met(told, told, Standing.FORBIDDEN))
        else:
            added = replace(told, name=_free(told.name, names))
            names.append(added.name)
            found.append(Met(told, added, Standing.RENAMED if there else Standing.NEW))
    return tuple(found)


def _twin(told: Connection, there: Iterable[Connection]) -> Connection | None:
    """The same for the same person, as when a file is opened once more."""
    return next(
        (one for one in there if _same(told, one) and all(told[name] == one[name] for name in _PERSONAL)),
        None,
    )


def _free(name: str, taken: Iterable[str]) -> str:
    """As code can say it."""
    used = {other.casefold() for other in taken}
    others = (f"{name[: MAX_NAME - 4]}-{number}" for number in range(2, 1000))
    return next(one for one in (name, *others) if one.casefold() not in used)


def _same(told: Connection, there: Connection) -> bool:
    """Whether both lead to the same data in the same way, whoever signs in."""
    return told.kind == there.kind and all(
        told[field.name] == there[field.name]
        for field in KINDS[told.kind].fields
        if field.name not in (*_PERSONAL, "certificates")
    )


def choices(opened: Opened, taken: Iterable[str]) -> Choices:
    """What the wizard is to begin with. `taken` are the other workspaces' names."""
    workspace = opened.shared.workspace
    usable = opened.entry and not opened.forbidden
    places: Mapping[str, Finding] = {folder.path: finding for folder, finding in opened.folders if finding}
    return Choices(
        entry=workspace.entry if usable else "",
        folders=tuple(folder for folder, finding in opened.folders if finding),
        name=distinct(workspace.name, taken),
        findings=dict(places),
        limits=Limits(workspace.memory, workspace.cpus),
        connections=tuple(
            met.connection.id for met in opened.connections if met.standing is not Standing.FORBIDDEN
        ),
    )
