"""What a policy does to a start: what it forbids, and what it has otherwise than was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop import __version__
from desktop.core.limits import GIB, cpu_limit, memory_limit
from desktop.core.policy import places
from desktop.core.policy.places import SYSTEM, lies_in
from desktop.core.policy.policy import Setting
from desktop.core.policy.versions import numbers
from desktop.core.problems import EnvironmentWithdrawn, PolicyForbids, PolicyNeedsNewer, Problem
from desktop.core.registries.mirrors import Mirrors
from desktop.core.registries.names import host, is_plain

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.core.environments.catalogue import Catalogue, Entry
    from desktop.core.policy.policy import Policy
    from desktop.core.workspaces.workspace import Folder, Workspace

SECRETS = "/run/secrets"

_WHAT_RUNS = ("network.registries", "catalogue.show", "catalogue.hide")
"""What says which environments may run: none of it is known of an image's id."""


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
        return self.pinned(workspace, entry), self._mirrored(entry)

    def see_connections(self, workspace: Workspace) -> None:
        for problem in self._connections(workspace):
            raise problem

    @property
    def may_keep_secrets(self) -> bool:
        found = self.policy.locked("secrets.keep")
        return not found or bool(found.value)

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
            yield from too_old(self.policy, engine)
        yield from self._environment(entry)
        yield from self._folders(workspace.folders)
        yield from self._connections(workspace)

    def refusal(self, entry: Entry) -> Problem | None:
        return next(self._environment(entry), None)

    def refusal_of_folder(self, folder: Folder) -> Problem | None:
        """Why no tool may have this folder in this way."""
        return next(self._folders((folder,)), None)

    def held_read_only(self, path: str) -> Setting | None:
        """What has this folder read only, going by how folders are written; a start looks at where they
        really are."""
        for _key, role in self.policy.below("folder"):
            place = self.place(role)
            if (
                role.locked
                and not role.value["writable"]
                and place
                and (lies_in(path, place) or lies_in(place, path))
            ):
                return role
        return None

    def place(self, role: Setting) -> str:
        """Where a folder is by its preset, "" where it is nowhere on this system."""
        written: str = role.value.get(SYSTEM, "")
        return f"{self.home}{written[1:]}" if written.startswith("~") else written

    def _environment(self, entry: Entry) -> Iterator[Problem]:
        locked = self.policy.locked
        made = self.policy.settings.get(f"environment.{entry.id}")
        shown = locked("catalogue.show")
        if shown and (entry.id not in shown.value or (made and not _counts(made, shown))):
            yield _forbids(shown, "catalogue.show", entry.title)
        if (hidden := locked("catalogue.hide")) and entry.id in hidden.value:
            yield _forbids(hidden, "catalogue.hide", entry.title)
        if registries := locked("network.registries"):
            for server in hosts(entry, self.policy.mirrors):
                if server not in registries.value:
                    yield _forbids(registries, "network.registries", server)
        if mirrored := self.policy.settings.get("network.mirrors.images"):
            for image in _past_mirrors(entry, self.policy.mirrors):
                yield _forbids(mirrored, "network.mirrors.images", image)
        if allowed := locked("protection.exemptions"):
            for one in entry.exemptions:
                name = f"{one.rule}:{one.value}" if one.value else one.rule
                if name not in allowed.value:
                    yield _forbids(allowed, "protection.exemptions", name)

    def _folders(self, shared: Iterable[Folder]) -> Iterator[Problem]:
        only = self.policy.locked("folders.elsewhere")
        roles = [(key, found) for key, found in self.policy.below("folder") if only or found.locked]
        found_at = places.find((self.place(found) for _key, found in roles)) if roles else {}
        counting = [found_at.get(self.place(found)) for _key, found in roles if only and _counts(found, only)]
        for folder in shared:
            if only and not only.value and not any(at and at.allows(folder.path) for at in counting):
                yield _forbids(only, "folders.elsewhere", folder.path)
            for key, found in roles:
                at = found_at.get(self.place(found))
                # What holds it can change it just as well.
                within = at and (lies_in(folder.path, at.path) or lies_in(at.path, folder.path))
                if found.locked and folder.writable and not found.value["writable"] and within:
                    yield _forbids(found, f"folder.{key}", folder.path)

    def _connections(self, workspace: Workspace) -> Iterator[Problem]:
        if not workspace.connections or not self.policy.settings:
            return
        # Small and large letters make no other name: a person cannot have two that differ by these.
        known = {name.casefold(): (name, found) for name, found in self.policy.below("connection")}
        only, keep = self.policy.locked("connections.own"), self.policy.locked("secrets.keep")
        for connection in self.connections(workspace.connections):
            name, told = known.get(connection.name.casefold(), ("", None))
            allowed = told and only and _counts(told, only) and _same(connection, told.value)
            if only and not only.value and not allowed:
                yield _forbids(only, "connections.own", connection.name)
            elif told and told.locked and not _same(connection, told.value):
                yield _forbids(told, f"connection.{name}", connection.name)
            if keep and not keep.value and connection.in_keyring:
                yield _forbids(keep, "secrets.keep", connection.name)

    def pinned(self, workspace: Workspace, entry: Entry) -> Workspace:
        found = self.policy.locked(f"environment.{workspace.entry}")
        if found and (image := found.value.get("image")):
            # Asked for by its digest alone, whatever was written down.
            return replace(workspace, image=None, digest=image.rpartition("@")[2])
        if found or any(map(self.policy.locked, _WHAT_RUNS)):
            # Which may be of another recipe, or from elsewhere; what is written down can be changed by hand.
            return replace(workspace, image=None)
        return workspace

    def memory(self, workspace: Workspace) -> int | None:
        """Bytes that it may use on an engine that has enough, None for what Cais has."""
        wanted = self.policy.pick("resources.memory_gb", workspace.memory and workspace.memory / GIB)
        most = self.policy.locked("resources.memory_most_gb")
        if wanted is None or (most and wanted > most.value):
            return int(most.value) * GIB if most else None
        return int(wanted * GIB)

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
        """What programs inside are told of mirrors; of locked ones whatever the environment says."""
        found, own = self.policy.mirrors, entry.launch.variables
        binding = Mirrors(
            packages={
                one: at for one, at in found.packages.items() if self.policy.locked(f"network.mirrors.{one}")
            }
        )
        variables = {**found.inside(SECRETS), **own, **binding.inside(SECRETS)}
        files = {**entry.launch.files, **found.files(SECRETS)}
        return replace(entry, launch=replace(entry.launch, variables=variables, files=files))


def too_old(policy: Policy, engine: str) -> Iterator[PolicyNeedsNewer]:
    """What of this Cais and an engine of this version is older than IT wants."""
    for key, has in (("needs.app", __version__), ("needs.engine", engine)):
        for preset in policy.presets:  # each for itself: no other one's takes its place
            wanted = preset.values.get(key, "")
            if numbers(has) < numbers(wanted):
                who = _who(Setting(wanted, True, preset))
                yield PolicyNeedsNewer(**who, key=key, wanted=wanted, version=has)


def _counts(found: Setting, lock: Setting) -> bool:
    """Whether what one preset brings is among what the lock of another allows: what a person took without
    anybody vouching for it opens nothing that IT has shut."""
    return not found.source.own or lock.source.own


def _who(found: Setting) -> dict[str, str]:
    source = found.source
    return {"path": source.path, "organisation": source.organisation, "contact": source.contact}


def _forbids(found: Setting, key: str, what: str) -> PolicyForbids:
    return PolicyForbids(**_who(found), key=key, what=what)


def hosts(entry: Entry, mirrors: Mirrors) -> Iterator[str]:
    """Where its image is downloaded, or all that its recipe starts from."""
    from desktop.core.environments.bases import bases

    recipe = entry.recipe and mirrors.recipe(entry.recipe)
    for image in bases(recipe) if recipe else (mirrors.image(entry.image or ""),):
        # What is only known as it is built, by a variable, comes from nowhere that can be allowed.
        yield host(image) if not image or is_plain(image) else image


def _past_mirrors(entry: Entry, mirrors: Mirrors) -> Iterator[str]:
    """Images that its recipe would get from elsewhere though a mirror stands in, as they are written in a
    way that nothing takes the place of; or from wherever a variable says."""
    from desktop.core.environments.bases import bases

    found = list(bases(mirrors.recipe(entry.recipe))) if entry.recipe else []
    yield from (image for image in found if mirrors.image(image) != image)
    yield from (image for image in found if not is_plain(image))


def _same(connection: Connection, told: dict[str, object]) -> bool:
    """Whether a connection leads where a preset's does, and no less guarded."""
    fields = told["fields"]
    assert isinstance(fields, dict)
    there = {name: value for name, value in connection.fields.items() if value}
    reads_only = not told.get("reads_only", True) or connection.reads_only
    keeping = told.get("keeping") in (None, connection.keeping.value)
    return connection.kind == told["kind"] and there == fields and reads_only and keeping
