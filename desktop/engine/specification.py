"""A run plan in the engine's own words: the hardening, line by line.

Pure, so that a test can hold each line against the table of promises.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from desktop.core.engine_facts import EngineInfo, Part
from desktop.core.engine_plans import Health, Mount, RunPlan
from desktop.core.labels import LABEL, OWNER_LABEL, PART_LABEL, VERSION_LABEL, WORKSPACE_LABEL
from desktop.core.problems import FolderNotShared
from desktop.core.workspaces.workspace import Folder
from desktop.engine.engine_address import PODMAN
from desktop.engine.tool_address import LOOPBACK

MEMORY_LABEL = f"{LABEL}.memory"
"""A listing does not tell the limit; this label does, so that cards need no request per container."""

CPUS_LABEL = f"{LABEL}.cpus"
"""Nor how many cores; without this label it is all of them."""

FOLDERS_LABEL = f"{LABEL}.folders"
"""Nor does it tell on every system where a folder is on this computer."""

_NANOSECONDS = 1_000_000_000


def labels(plan: RunPlan) -> dict[str, str]:
    """What network and volume carry: whose they are, which version made them, and if it was for a probe."""
    kept = {key: plan.labels[key] for key in (VERSION_LABEL, OWNER_LABEL) if key in plan.labels}
    passing = {PART_LABEL: plan.part.value} if plan.part is Part.PROBE else {}
    return {WORKSPACE_LABEL: plan.workspace, **kept, **passing}


def folders(labels: Mapping[str, str]) -> tuple[Folder, ...] | None:
    """What a container with these labels shares, None where it does not tell."""
    try:
        told = json.loads(labels.get(FOLDERS_LABEL, "null"))
        return None if told is None else tuple(_folder(*one) for one in told)
    except (ValueError, TypeError):
        return None


def _folder(path: str, name: str, writable: bool, copied: bool = False, also: Iterable[str] = ()) -> Folder:
    """Raises TypeError for what tells less or more."""
    return Folder(path, name, writable, copied, tuple(also))


def part(labels: Mapping[str, str]) -> Part:
    """What a container with these labels is to its workspace. Earlier versions made tools alone, without."""
    return Part(labels.get(PART_LABEL, Part.TOOL))


def _told(plan: RunPlan) -> str:
    """What earlier versions do not know is left out where it is nothing."""
    return json.dumps([_told_of(one, plan) for one in plan.mounts])


def _told_of(mount: Mount, plan: RunPlan) -> list[object]:
    also, copied = _also(mount, plan), bool(mount.volume)
    told = [mount.source, PurePosixPath(mount.target).name, not mount.read_only]
    return [*told, copied, also] if also else [*told, copied] if copied else [*told]


def _also(mount: Mount, plan: RunPlan) -> list[str]:
    """Where else it is, as `Folder.also` says it."""
    below = f"{plan.home}/"
    others = [one.target for one in plan.linked if one.source == mount.source]
    return [f"~/{at.removeprefix(below)}" if at.startswith(below) else at for at in others]


def container(plan: RunPlan, engine: EngineInfo, *, limit_files: bool = True) -> dict[str, Any]:
    """The body of the request that this engine creates the container.

    `limit_files` is False on engines whose own limit of open files is lower than the plan's: they refuse
    to start a container that asks for more. Raises FolderNotShared for a folder that this engine cannot be
    told of.
    """
    if odd := _unspeakable(plan, engine):
        raise FolderNotShared(path=odd, detail=f"{engine.name} cannot be told of names with commas or quotes")
    return {
        "Image": plan.image,
        "Cmd": list(plan.command),
        # An image's own entry point often expects to be root, and would see the command as arguments. None at
        # all would be this very one to Podman.
        "Entrypoint": [""],
        "User": plan.user,
        "Env": [f"{key}={value}" for key, value in sorted(plan.variables.items())],
        "Labels": {
            **plan.labels,
            WORKSPACE_LABEL: plan.workspace,
            PART_LABEL: plan.part,
            MEMORY_LABEL: str(plan.memory),
            FOLDERS_LABEL: _told(plan),
            **({CPUS_LABEL: f"{plan.nano_cpus / _NANOSECONDS:g}"} if plan.nano_cpus else {}),
        },
        "ExposedPorts": {f"{plan.port}/tcp": {}} if plan.port else {},
        # The secrets come over standard input. Closed after its first reader's end, so that an app killed
        # in between leaves a container that ends by itself instead of waiting forever.
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
        "Tty": False,
        "Healthcheck": _health(plan.health) if plan.health else {"Test": ["NONE"]},
        "HostConfig": _host(plan, engine, limit_files),
    }


def _health(health: Health) -> dict[str, Any]:
    return {
        "Test": ["CMD", *health.command],
        "Interval": health.interval_s * _NANOSECONDS,
        "Timeout": health.timeout_s * _NANOSECONDS,
        "StartPeriod": health.start_period_s * _NANOSECONDS,
        "Retries": health.retries,
    }


def _host(plan: RunPlan, engine: EngineInfo, limit_files: bool) -> dict[str, Any]:
    return {
        "NetworkMode": plan.network or "none",
        # Loopback only, and a port the engine chooses: two tools can never want the same one.
        "PortBindings": {f"{plan.port}/tcp": [{"HostIp": LOOPBACK, "HostPort": ""}]} if plan.port else {},
        "CapDrop": ["ALL"],
        "CapAdd": list(plan.capabilities),
        # The engine's own filter of system calls. Where it is in force anyway it is not named: that may be a
        # tighter one of IT's.
        "SecurityOpt": ["no-new-privileges", *(() if engine.filters else ("seccomp=builtin",))],
        "Privileged": False,
        # The other namespaces are private unless asked for otherwise; this one may be the host's.
        "CgroupnsMode": "private",
        **({"UsernsMode": _analyst_as(plan.user), "Annotations": _ALL_GROUPS} if engine.keeps_user else {}),
        "GroupAdd": [str(group) for group in plan.groups],
        "ReadonlyRootfs": plan.read_only,
        "Tmpfs": {place: _owned(options, engine) for place, options in plan.tmpfs.items()},
        "Mounts": [
            *([{"Type": "volume", "Source": plan.volume, "Target": plan.home}] if plan.volume else []),
            # As mounts, not binds: a bind whose source is missing would be made, as root and empty.
            *(_bind(mount, engine.seals) for mount in (*plan.accounts, *plan.mounts, *plan.linked)),
        ],
        "Memory": plan.memory,
        "MemorySwap": plan.memory,
        "ShmSize": plan.shared_memory,
        "NanoCpus": plan.nano_cpus or 0,
        "PidsLimit": plan.pids,
        "Ulimits": [_limit("nofile", plan.nofile)] * limit_files + [_NO_MEMORY_LEFT_BEHIND],
        # Tools leave orphans behind (kernels, terminals): something must reap them.
        "Init": True,
        "RestartPolicy": {"Name": "no"},
        "LogConfig": _log(plan.part),
    }


def _limit(name: str, most: int) -> dict[str, Any]:
    return {"Name": name, "Soft": most, "Hard": most}


_NO_MEMORY_LEFT_BEHIND = _limit("core", 0)
"""What crashes would leave all it held in a file, in the project's folder as a rule: passwords among it."""


def _log(part: Part) -> dict[str, Any]:
    """What a probe says is for whoever asked, and perhaps for nobody else: it is written down nowhere."""
    if part is Part.PROBE:
        return {"Type": "none"}
    return {"Type": "json-file", "Config": {"max-size": "10m", "max-file": "3"}}


_ALL_GROUPS = {"run.oci.keep_original_groups": "1"}
"""Has the tool keep the analyst's further groups, whose numbers mean nothing inside rootless Podman. It is
crun that understands it, and Podman's API hands it on since one of its later versions (5.4 does, 4.3 not)."""


def _analyst_as(user: str) -> str:
    """Has the tool's user be the analyst outside: files in the folders stay theirs (rootless Podman)."""
    uid, gid = user.split(":")
    return f"keep-id:uid={uid},gid={gid}"


def _owned(options: str, engine: EngineInfo) -> str:
    """The options of a place in memory. Podman refuses to be told its owner, and takes the tool's user."""
    return re.sub(r"\buid=\d+,gid=\d+\b", "U", options) if engine.name == PODMAN else options


def _unspeakable(plan: RunPlan, engine: EngineInfo) -> str:
    """The first folder whose name this engine would read as something else than a name, "" for none.

    Podman writes what it is told of a folder into one line of fields, and reads that again.
    """
    shared = (*plan.mounts, *plan.linked)
    odd = (mount.source for mount in shared if {",", '"'} & set(mount.source + mount.target))
    return next(odd, "") if engine.name == PODMAN else ""


def _bind(mount: Mount, sealed: bool) -> dict[str, Any]:
    """A shared folder, and what is mounted below it on the host.

    Read only covers what is mounted below only where the engine can see to that, and then it must. Elsewhere
    such places are left out: their mount points are empty inside. A copy is a volume, and not made of what
    the image has there.
    """
    if mount.volume:
        return {
            "Type": "volume",
            "Source": mount.volume,
            "Target": mount.target,
            "ReadOnly": mount.read_only,
            "VolumeOptions": {"NoCopy": True},
        }
    options: dict[str, Any] = {"Propagation": "rprivate"}
    if mount.read_only:
        options["ReadOnlyForceRecursive" if sealed else "NonRecursive"] = True
    return {
        "Type": "bind",
        "Source": mount.source,
        "Target": mount.target,
        "ReadOnly": mount.read_only,
        "BindOptions": options,
    }


def network(plan: RunPlan, subnet: str) -> dict[str, Any]:
    """The arguments of the SDK's request to create the workspace's network."""
    return {
        "name": plan.network,
        "driver": "bridge",
        "check_duplicate": True,
        "labels": labels(plan),
        "options": {
            "com.docker.network.bridge.enable_icc": "false",
            "com.docker.network.bridge.host_binding_ipv4": LOOPBACK,
        },
        "ipam": {"Driver": "default", "Config": [{"Subnet": subnet}]},
    }
