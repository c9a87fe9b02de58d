"""What a look at this computer finds: an item, which of its cases it is, and no sentence.

`ITEMS` is all that is looked at. How good or bad something is follows from its case alone, so that text,
JSON, screen and exit status never disagree. CIS numbers are those of the Docker Benchmark 1.6.0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from desktop.core.problems import Problem


class Level(StrEnum):
    """From the best to the worst, and then what says neither."""

    GOOD = "good"
    NOTICE = "notice"
    BAD = "bad"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "does-not-apply"


GOOD, NOTICE, BAD, UNKNOWN, NOT_APPLICABLE = Level


class Topic(StrEnum):
    """What an item is about, in the order in which it is shown."""

    ENGINE = "engine"
    DISK = "disk"
    NETWORK = "network"
    POLICY = "policy"
    COMPUTER = "computer"
    WORKSPACES = "workspaces"


class Item(NamedTuple):
    """One thing that is looked at: what it is about, its cases with what they mean, its numbers by CIS."""

    topic: Topic
    cases: Mapping[str, Level]
    cis: str = ""


ANY_CASE: Mapping[str, Level] = {
    "unanswered": UNKNOWN,  # nobody answered in time
    "untold": UNKNOWN,  # whoever was asked does not say
    "no-engine": UNKNOWN,  # which would have to be asked
    "in-machine": NOT_APPLICABLE,  # the engine is in a virtual machine
    "other-system": NOT_APPLICABLE,  # nothing that this system has
}
"""What any item can come to."""


def _engine(cis: str = "", **cases: Level) -> Item:
    return Item(Topic.ENGINE, _named(cases), cis)


def _computer(cis: str = "", **cases: Level) -> Item:
    return Item(Topic.COMPUTER, _named(cases), cis)


def _held(cis: str, **cases: Level) -> Item:
    return Item(Topic.WORKSPACES, {"held": GOOD, "broken": BAD, **_named(cases)}, cis)


def _named(cases: Mapping[str, Level]) -> dict[str, Level]:
    return {name.replace("_", "-"): level for name, level in cases.items()}


_ROOM = {"enough": GOOD, "little": NOTICE, "full": BAD}

ITEMS: Mapping[str, Item] = {
    "engine": _engine(answers=GOOD, problem=BAD),
    "engine-age": _engine("1.2.2", recent=GOOD, old=NOTICE),
    "known-problems": _engine("1.2.2", none=GOOD, some=NOTICE, perhaps=UNKNOWN),
    "neighbours": _engine("5.14", closed=GOOD, open=NOTICE),
    "engine-user": _engine("2.1", own=GOOD, root=NOTICE),
    "user-namespaces": _engine("2.9", on=GOOD, off=NOTICE),
    "live-restore": _engine("2.15", on=GOOD, off=NOTICE, swarm=NOT_APPLICABLE, no_daemon=NOT_APPLICABLE),
    "log-rotation": _engine("2.13", on=GOOD, off=NOTICE),
    "content-trust": _engine("4.5", on=GOOD, by_digest=NOT_APPLICABLE),
    "insecure-registries": _engine("2.5", none=GOOD, some=BAD),
    "engine-tls": _engine("2.7", local=NOT_APPLICABLE, on=GOOD, off=BAD, also_open=BAD),
    "storage-driver": _engine("2.6", current=GOOD, old=NOTICE),
    "experimental": _engine("2.18", off=GOOD, on=NOTICE),
    "swarm": _engine("5.1", off=GOOD, on=NOTICE),
    "system-calls": _engine("5.22", filtered=GOOD, asked=GOOD, off=BAD),
    "confinement": _engine("5.2, 5.3", on=GOOD, off=NOTICE),
    "limits": _engine("5.11", kept=GOOD, not_kept=NOTICE),
    "disk-engine": Item(Topic.DISK, _ROOM),
    "disk-here": Item(Topic.DISK, _ROOM),
    "disk-folders": Item(Topic.DISK, {**_ROOM, "none": NOT_APPLICABLE}),
    "proxy": Item(
        Topic.NETWORK,
        {
            "none": GOOD,
            "used": GOOD,
            "password": NOTICE,
            "only-here": NOTICE,
            "no-address": BAD,
            "script": BAD,
        },
    ),
    "certificates": Item(Topic.NETWORK, {"some": GOOD, "none": BAD}),
    "registry": Item(
        Topic.NETWORK,
        {
            "open": GOOD,
            "signed-in": GOOD,
            "sign-in": NOTICE,
            "refused": BAD,
            "unreachable": NOTICE,  # of no matter to who has all that is needed
            "wanted": BAD,  # by IT, and not reached
            "limited": NOTICE,
            "proxy-sign-in": BAD,
            "untrusted": BAD,
            "engine-untrusted": BAD,
            "engine-unreachable": BAD,
            "odd": BAD,
            "none": NOT_APPLICABLE,
        },
    ),
    "packages": Item(
        Topic.NETWORK,
        {
            "open": GOOD,
            "signed-in": GOOD,
            "sign-in": NOTICE,
            "refused": BAD,
            "no-way": BAD,  # wants a sign-in that Cais cannot give
            "unreachable": BAD,  # IT named it: packages come from nowhere else
            "untrusted": BAD,
            "proxy-sign-in": BAD,
            "none": NOT_APPLICABLE,
        },
    ),
    "policy": Item(Topic.POLICY, {"none": GOOD, "in-force": GOOD, "broken": BAD}),
    "policy-ends": Item(Topic.POLICY, {"later": GOOD, "soon": NOTICE}),
    "policy-needs": Item(Topic.POLICY, {"met": GOOD, "app": BAD, "engine": BAD}),
    "policy-ignored": Item(Topic.POLICY, {"some": NOTICE}),
    "keyring": Item(Topic.POLICY, {"works": GOOD, "problem": BAD, "not-asked": NOT_APPLICABLE}),
    "who-controls": _computer("1.1.2", only_you=GOOD, others=NOTICE, own_engine=GOOD),
    "socket": _computer("3.15, 3.16", tight=GOOD, open=BAD, others=NOTICE),
    "engine-settings": _computer("3.17, 3.18", tight=GOOD, none=GOOD, loose=BAD),
    "partition": _computer("1.1.1", own=GOOD, shared=NOTICE),
    "engine-encryption": _computer(on=GOOD, off=NOTICE),
    "folder-encryption": _computer(on=GOOD, off=NOTICE, none=NOT_APPLICABLE),
    "virtualisation": _computer(not_needed=NOT_APPLICABLE, on=GOOD, off=BAD),
    "randomised": _computer("1.2.1", on=GOOD, part=NOTICE, off=BAD),
    "no-execute": _computer("1.2.1", on=GOOD, off=BAD),
    "auditing": _computer("1.1.3–1.1.18", on=GOOD, part=NOTICE, off=NOTICE, hidden=UNKNOWN),
    "guarded-pages": _computer(on=GOOD, off=BAD),
    "tools": Item(Topic.WORKSPACES, {"none": NOT_APPLICABLE}),
    "user": _held("4.1"),
    "capabilities": _held("5.4", exempted=NOTICE),
    "privileged": _held("5.5"),
    "system-folders": _held("5.6"),
    "low-ports": _held("5.8"),
    "ports": _held("5.9, 5.14", none=GOOD),
    "own-network": _held("5.10, 5.30", none=GOOD),
    "memory": _held("5.11", not_kept=NOTICE),
    "cores": _held("5.12", all=NOT_APPLICABLE),
    "read-only": _held("5.13", exempted=NOTICE),
    "restart": _held("5.15"),
    "processes": _held("5.16"),
    "shared-memory": _held("5.17"),
    "devices": _held("5.18"),
    "propagation": _held("5.20"),
    "host-name": _held("5.21"),
    "seccomp": _held("5.22"),
    "new-privileges": _held("5.26"),
    "alive": _held("5.27"),
    "process-limit": _held("5.29", not_kept=NOTICE),
    "host-users": _held("5.31"),
    "engine-socket": _held("5.32"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one item.

    Attributes:
        item: its name in `ITEMS`.
        case: which of the item's cases it is.
        facts: what sentences are filled with, by name.
        about: the workspace, folder or server it is about, "" for the computer as a whole.
        detail: the untranslated cause, for IT.
        problem: the one that was met, where it was one; it has words of its own on a screen.
    """

    item: str
    case: str
    facts: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    detail: str = ""
    problem: Problem | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """Raises KeyError for a case that nobody has words for."""
        _ = self.level

    @property
    def level(self) -> Level:
        return ANY_CASE.get(self.case) or ITEMS[self.item].cases[self.case]

    @property
    def topic(self) -> Topic:
        return ITEMS[self.item].topic

    @property
    def cis(self) -> str:
        return ITEMS[self.item].cis


def in_order(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """By topic and item as `ITEMS` has them, those of one workspace together."""
    places = {name: place for place, name in enumerate(ITEMS)}
    topics = {topic: place for place, topic in enumerate(Topic)}
    return tuple(sorted(findings, key=lambda one: (topics[one.topic], one.about, places[one.item])))
