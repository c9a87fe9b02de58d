"""What a policy does to a start: what it forbids, and what it has otherwise than was asked for."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from desktop import __version__
from desktop.core.folders import waiting
from desktop.core.limits import GIB, cpu_limit, memory_limit
from desktop.core.problems import EnvironmentWithdrawn, PolicyForbids, PolicyNeedsNewer, Problem

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.core.environments.catalogue import Catalogue, Entry
    from desktop.core.policy.policy import Policy, Setting
    from desktop.core.workspaces.workspace import Folder, Workspace

SYSTEM = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")

MIRRORS = {
    "pip": ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"),
    "conda": ("CONDA_CHANNEL_ALIAS",),
    "npm": ("NPM_CONFIG_REGISTRY",),
}
"""The variables that tell programs inside."""


class Rules(Protocol):
    """What holds for each start."""

    def entry(self, id: str, catalogue: Catalogue) -> Entry | None:
        """The environment of this id as IT has it, or as Cais brings it; None where there is none. Raises
        PolicyBroken where its recipe is not what was signed."""

    def hindrances(self, workspace: Workspace, catalogue: Catalogue) -> Iterable[Problem]:
        """All that would keep this workspace from starting, as far as no engine has to be asked."""

    def permitted(self, workspace: Workspace, entry: Entry, engine: str) -> tuple[Workspace, Entry]:
        """What is started in place of this, on an engine of this version, as far as what it runs goes. Raises
        what the policy's problem is, PolicyNeedsNewer or PolicyForbids."""

    def applied(self, workspace: Workspace, entry: Entry, memory: int, cpus: int) -> tuple[Workspace, Entry]:
        """The same, with its limits on an engine with so much memory, in bytes, and cores."""

    def see_connections(self, workspace: Workspace) -> None:
        """Raises PolicyForbids where its tool may not be handed its connections."""


class _Free:
    """Of a computer without a policy."""

    def entry(self, id: str, catalogue: Catalogue) -> Entry | None:
        return catalogue.entry(id)

    def hindrances(self, workspace: Workspace, catalogue: Catalogue) -> Iterable[Problem]:
        return ()

    def permitted(self, workspace: Workspace, entry: Entry, engine: str) -> tuple[Workspace, Entry]:
        return workspace, entry

    def applied(self, workspace: Workspace, entry: Entry, memory: int, cpus: int) -> tuple[Workspace, Entry]:
        return workspace, entry

    def see_connections(self, workspace: Workspace) -> None:
        pass


FREE: Rules = _Free()


@dataclass(frozen=True, slots=True)
class Enforced:
    """A policy, and what it needs of this computer to be held against.

    Attributes:
        connections: gives those of these ids that there are.
        home: the analyst's home folder, which `~` in a preset is.
    """

    policy: Policy
    connections: Callable[[Iterable[str]], Iterable[Connection]] = field(repr=False)
    home: str = ""

    def entry(self, id: str, catalogue: Catalogue) -> Entry | None:
        found = self.policy.settings.get(f"environment.{id}")
        if not found:
            return catalogue.entry(id)
        like = catalogue.entry(found.value["like"])
        if like is None:
            return None
        from desktop.core.policy.environments import made

        return made(id, found.value, like, found.source)

    def hindrances(self, workspace: Workspace, catalogue: Catalogue) -> Iterator[Problem]:
        try:
            entry = self.entry(workspace.entry, catalogue)
        except Problem as problem:
            yield problem
            return
        if entry is None:
            # One that a preset brought is missing because of what is wrong with that.
            yield self.policy.problem or EnvironmentWithdrawn(entry=workspace.entry)
        else:
            yield from self.problems(workspace, entry)

    def permitted(self, workspace: Workspace, entry: Entry, engine: str) -> tuple[Workspace, Entry]:
        for problem in self.problems(workspace, entry, engine):
            raise problem
        return self._pinned(workspace, entry), self._mirrored(entry)

    def see_connections(self, workspace: Workspace) -> None:
        for problem in self._connections(workspace):
            raise problem

    def _versions(self, engine: str) -> Iterator[Problem]:
        for key, has in (("needs.app", __version__), ("needs.engine", engine)):
            wanted = self.policy.settings.get(key)
            if wanted and _numbers(has) < _numbers(wanted.value):
                yield PolicyNeedsNewer(**_who(wanted), key=key, wanted=wanted.value, version=has)

    def applied(self, workspace: Workspace, entry: Entry, memory: int, cpus: int) -> tuple[Workspace, Entry]:
        for problem in self.problems(workspace, entry):
            raise problem
        return self._limited(workspace, memory, cpus), self._mirrored(entry)

    def problems(self, workspace: Workspace, entry: Entry, engine: str | None = None) -> Iterator[Problem]:
        """All that stands in the way of this start, the gravest first. `engine` is its version, None where
        that does not matter."""
        if self.policy.problem:
            yield self.policy.problem
        if engine is not None:
            yield from self._versions(engine)
        yield from self._environment(entry)
        yield from self._folders(workspace.folders)
        yield from self._connections(workspace)

    def _environment(self, entry: Entry) -> Iterator[Problem]:
        locked = self.policy.locked
        if (shown := locked("catalogue.show")) and entry.id not in shown.value:
            yield _forbids(shown, "catalogue.show", entry.title)
        if (hidden := locked("catalogue.hide")) and entry.id in hidden.value:
            yield _forbids(hidden, "catalogue.hide", entry.title)
        if registries := locked("network.registries"):
            for host in _hosts(entry):
                if host not in registries.value:
                    yield _forbids(registries, "network.registries", host)
        if allowed := locked("protection.exemptions"):
            for one in entry.exemptions:
                name = f"{one.rule}:{one.value}" if one.value else one.rule
                if name not in allowed.value:
                    yield _forbids(allowed, "protection.exemptions", name)

    def _folders(self, shared: Iterable[Folder]) -> Iterator[Problem]:
        only = self.policy.locked("folders.elsewhere")
        roles = [(key, found) for key, found in self.policy.below("folder") if only or found.locked]
        places = self._places(found for _key, found in roles) if roles else {}
        for folder in shared:
            if only and not only.value and not any(_lies_in(folder.path, at) for at in places.values()):
                yield _forbids(only, "folders.elsewhere", folder.path)
            for key, found in roles:
                at = places.get(_written(found), "")
                # What holds it can change it just as well.
                within = _lies_in(folder.path, at) or (at and _lies_in(at, folder.path))
                if found.locked and folder.writable and not found.value["writable"] and within:
                    yield _forbids(found, f"folder.{key}", folder.path)

    def _places(self, roles: Iterable[Setting]) -> dict[str, str]:
        """Where they really are, by how they are written. One whose drive does not answer is where it says:
        nothing in it can be shared either."""
        written = {_written(role) for role in roles} - {""}
        at_home = {one: f"{self.home}{one[1:]}" if one[0] == "~" else one for one in written}
        found = waiting.each(written, lambda one: os.path.realpath(at_home[one]))
        return {one: at_home[one] if isinstance(place, OSError) else place for one, place in found.items()}

    def _connections(self, workspace: Workspace) -> Iterator[Problem]:
        if not workspace.connections or not self.policy.settings:
            return
        known = dict(self.policy.below("connection"))
        only, keep = self.policy.locked("connections.own"), self.policy.locked("secrets.keep")
        for connection in self.connections(workspace.connections):
            told = known.get(connection.name)
            if only and not only.value and (told is None or not _same(connection, told.value)):
                yield _forbids(only, "connections.own", connection.name)
            elif told and told.locked and not _same(connection, told.value):
                yield _forbids(told, f"connection.{connection.name}", connection.name)
            if keep and not keep.value and connection.in_keyring:
                yield _forbids(keep, "secrets.keep", connection.name)

    def _pinned(self, workspace: Workspace, entry: Entry) -> Workspace:
        """One that runs what a preset has, where it ran something else before."""
        found = self.policy.locked(f"environment.{workspace.entry}")
        image = found.value.get("image") if found else None
        if image:
            # Asked for by its digest alone, whatever was written down.
            return replace(workspace, image=None, digest=image.rpartition("@")[2])
        if entry.image and self.policy.locked("network.registries"):
            return replace(workspace, image=None)  # of which nobody knows where it came from
        return workspace

    def _limited(self, workspace: Workspace, memory: int, cpus: int) -> Workspace:
        pick, locked = self.policy.pick, self.policy.locked
        wanted = pick("resources.memory_gb", workspace.memory and workspace.memory / GIB)
        wanted_memory = workspace.memory if wanted is None else round(wanted * GIB)
        if most := locked("resources.memory_most_gb"):
            wanted_memory = min(memory_limit(wanted_memory, memory), most.value * GIB)
        wanted_cpus = pick("resources.cpus", workspace.cpus)
        if most := locked("resources.cpus_most"):
            wanted_cpus = min(cpu_limit(wanted_cpus, cpus) or cpus, most.value)
        return replace(workspace, memory=wanted_memory, cpus=wanted_cpus)

    def _mirrored(self, entry: Entry) -> Entry:
        variables = dict(entry.launch.variables)
        for mirror, names in MIRRORS.items():
            if found := self.policy.settings.get(f"network.mirrors.{mirror}"):
                for name in names:
                    variables[name] = found.value if found.locked else variables.get(name, found.value)
        return replace(entry, launch=replace(entry.launch, variables=variables))


def _who(found: Setting) -> dict[str, str]:
    source = found.source
    return {"path": source.path, "organisation": source.organisation, "contact": source.contact}


def _forbids(found: Setting, key: str, what: str) -> PolicyForbids:
    return PolicyForbids(**_who(found), key=key, what=what)


def _numbers(version: str) -> tuple[int, ...]:
    """As far as a version is numbers: 0.2.0.dev1 is 0.2.0, and an engine that tells none is the oldest."""
    numbers = []
    for part in version.split("."):
        digits = part[: len(part) - len(part.lstrip("0123456789"))]
        if not digits:
            break
        numbers.append(int(digits))
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _hosts(entry: Entry) -> Iterator[str]:
    """Where its image comes from, or all that its recipe starts from."""
    from desktop.core.policy.environments import bases

    references = bases(entry.recipe) if entry.recipe else (entry.image or "",)
    for reference in references:
        host, slash, _rest = reference.partition("/")
        named = slash and (set(host) & set(".:") or host == "localhost")
        yield host if named else "docker.io"


def _written(role: Setting) -> str:
    """Where a folder is by its preset, "" where it is nowhere on this system."""
    place: str = role.value.get(SYSTEM, "")
    return place


def _lies_in(path: str, place: str) -> bool:
    """Whether a folder is this place, or below it."""
    if not place:
        return False
    path, place = _spelled(path), _spelled(place)
    return path == place or path.startswith(place.rstrip(os.sep) + os.sep)


def _spelled(path: str) -> str:
    """The same for all ways to write a folder's name that mean one to this system."""
    return path if SYSTEM == "linux" else normalize("NFC", os.path.normcase(path)).casefold()


def _same(connection: Connection, told: dict[str, object]) -> bool:
    """Whether a connection leads where a preset's does, and no less guarded."""
    fields = told["fields"]
    assert isinstance(fields, dict)
    there = {name: value for name, value in connection.fields.items() if value}
    reads_only = not told.get("reads_only", True) or connection.reads_only
    keeping = told.get("keeping") in (None, connection.keeping.value)
    return connection.kind == told["kind"] and there == fields and reads_only and keeping
