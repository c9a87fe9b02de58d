"""What the engine is asked for: an image to build, a container to run. `engine_facts` is what it answers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from desktop.core.engine_facts import Part


@dataclass(frozen=True, slots=True)
class Recipe:
    """Files that build an image.

    Attributes:
        name: the recipe's.
        files: contents by name, folders in it parted by `/`; a `Dockerfile` among them.
        base: the image that it starts from.
        tag: the name the built image gets on the engine.
    """

    name: str
    files: Mapping[str, bytes] = field(repr=False)
    base: str
    tag: str


@dataclass(frozen=True, slots=True)
class Mount:
    """A host folder, or a file, at a place inside, or the `volume` that has a copy of it."""

    source: str
    target: str
    read_only: bool
    volume: str = ""


@dataclass(frozen=True, slots=True)
class Health:
    """A health check run inside."""

    command: tuple[str, ...]
    interval_s: int
    timeout_s: int
    start_period_s: int
    retries: int


@dataclass(frozen=True, slots=True)
class RunPlan:
    """Everything the engine is told about a workspace's container, and nothing secret.

    Attributes:
        workspace: the workspace's id.
        name: the container's.
        network: the name of the workspace's, None for none at all, not even a way to the host.
        volume: the name of the workspace's home volume, None for a container without it.
        image: the image's id (`sha256:...`).
        command: argument vector, including the reader of the secrets envelope.
        user: `uid:gid`, never 0.
        groups: further group ids.
        variables: no secrets, ever.
        port: the tool's port inside, None where nothing is published.
        tmpfs: place -> mount options.
        home: where the home volume is mounted, and below it the folders.
        mounts: the folders.
        linked: the same at further places, where links lead.
        accounts: lists of users and groups that take the place of the image's, which lacks the user.
        memory: limit in bytes, swap included.
        shared_memory: how much of it programs may share by name, in bytes; 0 for the engine's default.
        nano_cpus: CPU limit in 1e-9 cores, None for all.
        pids: limit of processes.
        nofile: limit of open files.
        read_only: whether the root file system is.
        capabilities: those kept; normally none.
        health: the health check, None for none: not the image's either.
        labels: so that the app finds everything again.
        part: what the container is to the workspace.
    """

    workspace: str
    name: str
    network: str | None
    volume: str | None
    image: str
    command: tuple[str, ...]
    user: str
    variables: dict[str, str]
    port: int | None
    tmpfs: dict[str, str]
    home: str
    mounts: tuple[Mount, ...]
    memory: int
    pids: int
    nofile: int
    health: Health | None
    labels: dict[str, str]
    groups: tuple[int, ...] = field(default=())
    nano_cpus: int | None = None
    read_only: bool = True
    capabilities: tuple[str, ...] = field(default=())
    shared_memory: int = 0
    linked: tuple[Mount, ...] = field(default=())
    accounts: tuple[Mount, ...] = field(default=())
    part: Part = Part.TOOL

    @property
    def fingerprint(self) -> str:
        """Changes whenever a container made from another plan would no longer do."""
        facts = {name: value for name, value in asdict(self).items() if name not in ("labels", "part")}
        return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]
