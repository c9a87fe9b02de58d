"""What a start needs of this computer, and with it whoever tries or looks at anything as a start would."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.core.engine_facts import EngineInfo
from desktop.core.folders import waiting
from desktop.core.folders.check import Places
from desktop.core.policy.rules import FREE, Rules
from desktop.core.start.accounts import Accounts
from desktop.core.start.copying import Copying
from desktop.core.start.plan import Host
from desktop.core.start.proving import Prover
from desktop.core.workspaces.workspace import Folder

READY_WITHIN_S = 120.0
"""What a tool has for its first answer: a cold start on a slow disk takes most of one minute."""

PEOPLE = 1000
"""The lowest number of a group that is no system's own."""


@dataclass(frozen=True, slots=True)
class Computer:
    """What a start needs of this computer.

    Attributes:
        uid, gid: the analyst's numbers; negative where the system has none (Windows).
        groups: the analyst's further ones.
        places: which folders are never shared.
        variables: of certificates, proxies and the time zone, for the tool; none secret.
        certificates: the certificate authorities this computer trusts, as PEM.
        files: what else of it every tool is to know, by name.
        owner: whose workspaces these are, as `core.workspaces.store.owner` names them.
        pulled: the digests of other workspaces' images, as `core.start.image.pulled` gives them.
        ready_within_s: what a tool has here for its first answer.
        prover: proves folders from inside, None where nobody is to.
        rules: what IT allows.
        copying: makes copies of folders, likewise.
        accounts: gives the tool's user an account, None where nobody is to.
    """

    uid: int
    gid: int
    places: Places
    variables: Mapping[str, str] = field(default_factory=dict)
    certificates: bytes = b""
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    owner: str = ""
    pulled: Mapping[str, str] = field(default_factory=dict)
    ready_within_s: float = READY_WITHIN_S
    groups: tuple[int, ...] = ()
    prover: Prover | None = None
    rules: Rules = FREE
    copying: Copying | None = None
    accounts: Accounts | None = None


def host(computer: Computer, engine: EngineInfo, shared: tuple[Folder, ...]) -> Host:
    """What a plan depends on of this computer and this engine.

    People's groups come along, and those of the system that a folder belongs to.
    """
    found = waiting.each(shared, lambda folder: os.stat(folder.path).st_gid)
    groups = tuple(sorted(g for g in computer.groups if g >= PEOPLE or (g and g in found.values())))
    about = (computer.uid, computer.gid, engine.native, engine.cpus, engine.memory, computer.owner)
    return Host(*about, groups, computer.rules)
