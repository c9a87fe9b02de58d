"""What the engine tells of itself and of the workspaces' containers, as far as their health goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from desktop.core.engine_facts import EngineInfo, Part


@dataclass(frozen=True, slots=True)
class EngineReport:
    """An engine's own words.

    Attributes:
        info: which one it is.
        built: when the engine was, None where it does not tell.
        parts: versions of what it consists of, by name (`runc`, `containerd`).
        product: the product's full name with its version, where it has one beside the engine's.
        root: the folder of its data, as it calls it.
        system: the operating system it runs on.
        driver: of images and containers on its disk.
        logging: the driver of what containers say.
        live_restore: whether containers go on while it is updated.
        swarm: whether it is part of one.
        experimental: whether unfinished features are on.
        security: its options, as it writes them.
        warnings: what it warns of itself.
        insecure: registries and networks of them that it speaks to without checking who they are.
        secured: whether the line to it is encrypted and checked both ways.
    """

    info: EngineInfo
    built: datetime | None = None
    parts: Mapping[str, str] = field(default_factory=dict)
    product: str = ""
    root: str = ""
    system: str = ""
    driver: str = ""
    logging: str = ""
    live_restore: bool = False
    swarm: bool = False
    experimental: bool = False
    security: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    insecure: tuple[str, ...] = ()
    secured: bool = False

    @property
    def here(self) -> bool:
        """Whether it shares this computer's kernel, and with it its files: no virtual machine in between."""
        return self.info.native or self.info.mapped or self.info.keeps_user

    @property
    def rootless(self) -> bool:
        return self.info.keeps_user or any("rootless" in option for option in self.security)

    @property
    def podman(self) -> bool:
        return "Podman" in self.info.name


class Reading(NamedTuple):
    """What a tool had used when it was asked, counted since its start but for the memory.

    Attributes:
        at_s: when that was, in seconds of some clock.
        memory: in use now, in bytes without page cache.
        processor_ns: of all processors together.
        disk, network: bytes, both ways.
    """

    at_s: float
    memory: int
    processor_ns: int
    disk: int
    network: int


class RegistryReport(NamedTuple):
    """How a registry is reached: a case of the item of this name, and the untranslated cause."""

    case: str
    detail: str = ""


class Published(NamedTuple):
    """A port of a container and where on this computer it is reached."""

    host: str
    port: int
    inside: int


class Place(NamedTuple):
    """What a container has mounted."""

    kind: str
    source: str
    target: str
    writable: bool
    propagation: str = ""


@dataclass(frozen=True, slots=True)
class Hardening:
    """A container as the engine reads it back: what holds, whatever was asked for.

    Attributes:
        workspace: whose it is, by id.
        part: what it is to it.
        running: whether it does now.
        user: who runs in it.
        added, dropped: capabilities.
        options: of security.
        pids: 0 for no limit; `memory` and `nano_cpus` alike.
        namespaces: `host` or otherwise, by their name (`pid`, `ipc`, `uts`, `users`, `network`).
        networks: those that it is on, by name.
        restart: whether and when it is started anew by itself.
        alive: whether anybody looks if it still answers.
    """

    workspace: str
    part: Part = Part.TOOL
    running: bool = False
    user: str = ""
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    privileged: bool = False
    read_only: bool = False
    memory: int = 0
    pids: int = 0
    nano_cpus: int = 0
    namespaces: Mapping[str, str] = field(default_factory=dict)
    networks: tuple[str, ...] = ()
    published: tuple[Published, ...] = ()
    mounts: tuple[Place, ...] = ()
    devices: tuple[str, ...] = ()
    restart: str = ""
    alive: bool = False
