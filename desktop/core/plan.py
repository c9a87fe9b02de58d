"""Pure: a workspace and its catalogue entry become everything the engine is told."""

from __future__ import annotations

from dataclasses import dataclass, field

LABEL = "app.cais"
WORKSPACE_LABEL = f"{LABEL}.workspace"
VERSION_LABEL = f"{LABEL}.version"
PLAN_LABEL = f"{LABEL}.plan"


@dataclass(frozen=True, slots=True)
class Mount:
    """A host folder at a place inside."""

    source: str
    target: str
    read_only: bool


@dataclass(frozen=True, slots=True)
class Health:
    """A health check run inside; times in seconds."""

    command: tuple[str, ...]
    interval: int
    timeout: int
    start_period: int
    retries: int


@dataclass(frozen=True, slots=True)
class RunPlan:
    """Everything the engine is told about a workspace's container, and nothing secret.

    Attributes:
        workspace: the workspace's id.
        name: of container, network and home volume alike (`cais-<id>`; the volume ends in `-home`).
        image: the image's id (`sha256:...`).
        command: argument vector, including the reader of the secrets envelope.
        user: `uid:gid`, never 0.
        groups: further group ids.
        environment: no secrets, ever.
        port: the tool's port inside.
        tmpfs: place -> mount options.
        home: where the home volume is mounted.
        mounts: the folders, below home.
        memory: limit in bytes, swap included.
        nano_cpus: CPU limit in 1e-9 cores, None for all.
        pids: limit of processes.
        nofile: limit of open files.
        read_only: whether the root file system is.
        capabilities: those kept; normally none.
        health: the health check.
        labels: so that the app finds everything again.
    """

    workspace: str
    name: str
    image: str
    command: tuple[str, ...]
    user: str
    environment: dict[str, str]
    port: int
    tmpfs: dict[str, str]
    home: str
    mounts: tuple[Mount, ...]
    memory: int
    pids: int
    nofile: int
    health: Health
    labels: dict[str, str]
    groups: tuple[int, ...] = field(default=())
    nano_cpus: int | None = None
    read_only: bool = True
    capabilities: tuple[str, ...] = field(default=())

    @property
    def network(self) -> str:
        return self.name

    @property
    def volume(self) -> str:
        return f"{self.name}-home"
