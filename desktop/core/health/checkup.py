"""All that is looked at of this computer, put together from who can tell: the story of `cais check`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Part
from desktop.core.engine_report import EngineReport, Hardening
from desktop.core.folders import waiting
from desktop.core.health import checking, containers, disks, host, network, packages, virtualisation
from desktop.core.health import engine as engines
from desktop.core.health.checking import Check, Heard
from desktop.core.health.finding import Finding
from desktop.core.problems import CatalogueBroken, Problem
from desktop.core.workspaces.workspace import Workspace, distinct

if TYPE_CHECKING:
    from desktop.core.computer.proxies import Proxies
    from desktop.core.data.vault import Vault
    from desktop.core.environments.catalogue import Catalogue, Entry
    from desktop.core.policy.policy import Policy
    from desktop.core.ports import Engine
    from desktop.core.start.packages import Packages

ENGINE_S = 12.0
"""Two silences of an engine's, before it is said to be frozen: to be found, and to answer."""

REGISTRIES_S = 15.0
"""A silence before a sign-in, and one after it."""

KEYRING_S = 120.0
"""A person may be asked to unlock it."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Who can tell; each is asked in a thread of its own.

    Attributes:
        variables: of this process.
        data: where Cais keeps its own.
        user: the analyst's number, negative where the system has none.
    """

    engine: Callable[[], Engine]
    workspaces: Callable[[], Sequence[Workspace]]
    catalogue: Callable[[], Catalogue]
    policy: Callable[[], Policy]
    proxies: Callable[[], Proxies]
    certificates: Callable[[], bytes]
    packages: Callable[[], Packages]
    vault: Callable[[], Vault]
    variables: Mapping[str, str]
    home: Path
    data: Path
    user: int
    platform: str = sys.platform


class Checkup:
    """Looks at everything once for each `run`."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def run(self, heard: Heard, stop: Stop, *, keyring: bool = False) -> tuple[Finding, ...]:
        """All findings, each `heard` of as it comes. `keyring`: whether it is tried, for which a person may
        have to unlock it. Starts no engine. Raises Cancelled."""
        return checking.run(self._checks(keyring), heard, stop)

    def _checks(self, keyring: bool) -> Iterator[Check]:
        ask = self._sources
        told = _Once(lambda stop: ask.engine().checkup.engine(stop))
        folders = tuple(folder.path for one in ask.workspaces() for folder in one.folders)
        yield Check(("engine",), lambda stop: self._engine(told(stop)), within_s=ENGINE_S)
        for item, look in self._of_engine():
            yield Check((item,), partial(_known, told, item, look), within_s=ENGINE_S)
        yield Check(("disk-engine",), lambda stop: self._disk_engine(told(stop), stop), within_s=ENGINE_S)
        yield Check(("tools",), lambda stop: self._containers(told(stop), stop), within_s=ENGINE_S + 5)
        yield Check(
            ("virtualisation",),
            lambda stop: [_virtualisation(told(stop), ask.platform)],
            within_s=ENGINE_S + virtualisation.PROGRAM_S,
        )
        yield Check(("disk-here",), lambda _stop: [disks.here(ask.data)])
        yield Check(("disk-folders",), lambda _stop: disks.of_folders(folders))
        yield Check(("folder-encryption",), lambda _stop: disks.folder_encryption(folders))
        yield Check(("proxy",), lambda _stop: network.proxy(ask.proxies()))
        yield Check(
            ("certificates",), lambda _stop: [network.certificates(ask.certificates())], within_s=25.0
        )
        yield Check(("policy",), lambda _stop: network.policy(ask.policy(), datetime.now(UTC)))
        yield Check(("policy-needs",), lambda stop: self._needs(told, stop), within_s=ENGINE_S)
        yield Check(("registry",), self._registries, within_s=REGISTRIES_S + 5)
        yield Check(
            ("packages",),
            lambda stop: packages.findings(ask.packages(), stop, REGISTRIES_S),
            within_s=REGISTRIES_S + 5,
        )
        yield from self._system()
        if keyring:
            yield Check(("keyring",), self._keyring, within_s=KEYRING_S)
        else:
            yield Check(("keyring",), lambda _stop: [Finding("keyring", "not-asked")])

    def _engine(self, told: EngineReport | Problem) -> Iterator[Finding]:
        if isinstance(told, Problem):
            yield Finding("engine", "problem", {"problem": told.code}, detail=str(told), problem=told)
            return
        settings = host.settings(host.settings_path(told, self._sources.home))
        yield from engines.findings(told, settings, self._sources.variables, datetime.now(UTC))

    def _of_engine(self) -> Iterator[tuple[str, Callable[[EngineReport], Finding]]]:
        """What this computer has to tell once it is known which engine it has."""
        me, home = self._sources.user, self._sources.home
        if self._sources.platform == "linux":
            yield "who-controls", lambda report: host.who_controls(report, me)
            yield "socket", lambda report: host.socket(report, me)
            yield "engine-settings", lambda report: host.engine_settings(host.settings_path(report, home), me)
            yield "partition", disks.partition
            yield "auditing", host.auditing
        yield "engine-encryption", disks.engine_encryption

    def _disk_engine(self, told: EngineReport | Problem, stop: Stop) -> Iterator[Finding]:
        if isinstance(told, Problem):
            yield Finding("disk-engine", "no-engine")
            return
        inside = None
        if not told.here:
            running = [one for one in self._sources.engine().checkup.containers(stop) if _is_tool(one)]
            if running:
                command = ("df", "-Pk", "/")
                inside = self._sources.engine().inside.output(running[0].workspace, command)
        yield disks.of_engine(told, inside)

    def _containers(self, told: EngineReport | Problem, stop: Stop) -> Iterator[Finding]:
        """Of workspaces that this person has: an engine may serve several people."""
        if isinstance(told, Problem):
            yield Finding("tools", "no-engine")
            return
        workspaces = self._sources.workspaces()
        own, names = {one.id: one for one in workspaces}, names_told(workspaces)
        found = [one for one in self._sources.engine().checkup.containers(stop) if one.part is Part.TOOL]
        seen = [one for one in found if one.workspace in own]
        for one in seen:
            entry = self._entry(own[one.workspace].entry)
            yield from containers.findings(one, names[one.workspace], entry, told.info)
        if not seen:
            yield Finding("tools", "none")

    def _entry(self, id: str) -> Entry | None:
        try:
            return self._sources.catalogue().entry(id)
        except CatalogueBroken:
            return None

    def _needs(self, ask: _Once, stop: Stop) -> Iterator[Finding]:
        policy = self._sources.policy()
        told = ask(stop) if "needs.engine" in policy.settings else None
        yield from network.needs(policy, told.info.version if isinstance(told, EngineReport) else None)

    def _registries(self, stop: Stop) -> Iterator[Finding]:
        try:
            entries = self._sources.catalogue().entries
        except CatalogueBroken:
            entries = ()
        policy = self._sources.policy()
        names = network.registries(entries, policy)
        images = self._sources.engine().images
        found = waiting.each(names, lambda name: images.registry(name, stop), REGISTRIES_S)
        for name, told in found.items():
            if isinstance(told, OSError):
                yield Finding("registry", "unanswered", about=name)
            else:
                named = told.case == "unreachable" and "network.registries" in policy.settings
                case = "wanted" if named else told.case
                yield Finding("registry", case, {"registry": name}, name, told.detail)
        if not names:
            yield Finding("registry", "none")

    def _system(self) -> Iterator[Check]:
        if self._sources.platform == "linux":
            yield Check(("randomised", "no-execute"), lambda _stop: host.kernel())
            yield Check(("guarded-pages",), lambda _stop: [host.guarded_pages()])
            return
        others = (
            "who-controls",
            "socket",
            "engine-settings",
            "partition",
            "auditing",
            "randomised",
            "no-execute",
        )
        yield Check(others, lambda _stop: [Finding(item, "other-system") for item in others])

    def _keyring(self, stop: Stop) -> Iterator[Finding]:
        try:
            kind = self._sources.vault().check(stop)
        except Problem as problem:
            facts = {"problem": problem.code}
            yield Finding("keyring", "problem", facts, detail=str(problem), problem=problem)
        else:
            yield Finding("keyring", "works", {"keyring": kind.value})


def names_told(workspaces: Iterable[Workspace]) -> dict[str, str]:
    """What workspaces are called here, by id: two of one name are told apart, or one would hide the other."""
    names: dict[str, str] = {}
    for one in sorted(workspaces, key=lambda one: (one.created, one.id)):
        names[one.id] = distinct(one.name, names.values())
    return names


class _Once:
    """What is told once, to all who ask: an engine's own words, or why it has none."""

    def __init__(self, ask: Callable[[Stop], EngineReport]) -> None:
        self._ask = ask
        self._lock = Lock()
        self._told: EngineReport | Problem | None = None

    def __call__(self, stop: Stop) -> EngineReport | Problem:
        with self._lock:
            if self._told is None:
                try:
                    self._told = self._ask(stop)
                except Problem as problem:
                    self._told = problem
            return self._told


def _known(ask: _Once, item: str, look: Callable[[EngineReport], Finding], stop: Stop) -> tuple[Finding, ...]:
    told = ask(stop)
    return (Finding(item, "no-engine") if isinstance(told, Problem) else look(told),)


def _virtualisation(told: EngineReport | Problem, platform: str) -> Finding:
    """One that answers from a virtual machine has what it takes. Linux' own needs none."""
    if isinstance(told, Problem):
        return virtualisation.ask(platform)
    return Finding("virtualisation", "not-needed" if told.here else "on")


def _is_tool(one: Hardening) -> bool:
    return one.part is Part.TOOL and one.running
