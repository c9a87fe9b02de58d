"""What there is on the engine of workspaces: their containers, as it tells of them in two ways."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from docker.errors import NotFound

from desktop.core.engine_facts import Container, Part, State
from desktop.core.labels import OWNER_LABEL, PLAN_LABEL, WORKSPACE_LABEL
from desktop.core.problems import ToolExited
from desktop.engine import specification
from desktop.engine.api_line import ApiLine

KILLED = 137
"""The exit code of a process that was killed, for want of memory or otherwise."""


def containers(line: ApiLine, workspace: str | None = None) -> tuple[Container, ...]:
    """The workspaces' containers, running or not, by one request, and one more for each that was killed.

    The engine's listing does not tell who ran out of memory.
    """
    label = WORKSPACE_LABEL if workspace is None else f"{WORKSPACE_LABEL}={workspace}"
    listed = (_listed(item) for item in line.containers(all=True, filters={"label": label}))
    return tuple(_cause_known(line, one) if one.exit_code == KILLED else one for one in listed)


def tool(line: ApiLine, workspace: str) -> Container | None:
    """The container of the workspace's tool, freshly inspected."""
    for item in containers(line, workspace):
        if item.part is Part.TOOL:
            with contextlib.suppress(NotFound):
                return inspect(line, item.id)
    return None


def running(line: ApiLine, workspace: str) -> str:
    """The id of the container of the workspace's tool. Raises ToolExited where there is none that runs."""
    container = tool(line, workspace)
    if container is None or container.state is not State.RUNNING:
        raise ToolExited(workspace=workspace, exit_code=container.exit_code if container else 0)
    return container.id


def inspect(line: ApiLine, container: str) -> Container:
    return _inspected(line.inspect_container(container))


def traces(line: ApiLine, owner: str) -> frozenset[str]:
    """The workspaces of this owner that a container, a network or a volume is left of. Probes do not count:
    they are swept away."""
    wanted = {"label": f"{OWNER_LABEL}={owner}"}
    listed = [
        *line.containers(all=True, filters=wanted),
        *line.networks(filters=wanted),
        *(line.volumes(filters=wanted)["Volumes"] or ()),
    ]
    labelled = (item.get("Labels") or {} for item in listed)
    stay = [labels for labels in labelled if specification.part(labels) is not Part.PROBE]
    return frozenset(labels[WORKSPACE_LABEL] for labels in stay if labels.get(WORKSPACE_LABEL))


def _cause_known(line: ApiLine, container: Container) -> Container:
    with contextlib.suppress(NotFound):
        return inspect(line, container.id)
    return container


def _listed(item: dict[str, Any]) -> Container:
    labels = item.get("Labels") or {}
    exited = re.match(r"Exited \((\d+)\)", item.get("Status", ""))
    return Container(
        id=item["Id"],
        workspace=labels.get(WORKSPACE_LABEL, ""),
        state=State(item["State"]),
        fingerprint=labels.get(PLAN_LABEL, ""),
        port=_port(
            item["State"],
            (port.get("PublicPort") for port in item.get("Ports") or () if port.get("Type") == "tcp"),
        ),
        exit_code=int(exited[1]) if exited else 0,
        memory_limit=int(labels.get(specification.MEMORY_LABEL, 0)),
        owner=labels.get(OWNER_LABEL, ""),
        folders=specification.folders(labels),
        part=specification.part(labels),
        cpu_limit=_cpus(labels),
        address=_address(item),
    )


def _inspected(item: dict[str, Any]) -> Container:
    labels = item["Config"].get("Labels") or {}
    state = item["State"]
    exit_code = state.get("ExitCode", 0)
    ports = (item.get("NetworkSettings") or {}).get("Ports") or {}
    return Container(
        id=item["Id"],
        workspace=labels.get(WORKSPACE_LABEL, ""),
        state=State(state["Status"]),
        fingerprint=labels.get(PLAN_LABEL, ""),
        port=_port(
            state["Status"],
            (binding.get("HostPort") for bindings in ports.values() for binding in bindings or ()),
        ),
        exit_code=exit_code,
        # Newer engines remember that of any program inside, also while the tool runs on or ended otherwise.
        out_of_memory=bool(state.get("OOMKilled")) and exit_code == KILLED,
        memory_limit=item["HostConfig"].get("Memory", 0),
        owner=labels.get(OWNER_LABEL, ""),
        folders=specification.folders(labels),
        part=specification.part(labels),
        cpu_limit=_cpus(labels),
        address=_address(item),
    )


def _address(item: dict[str, Any]) -> str:
    networks = (item.get("NetworkSettings") or {}).get("Networks") or {}
    return next((one["IPAddress"] for one in networks.values() if one.get("IPAddress")), "")


def _cpus(labels: Mapping[str, str]) -> float | None:
    told = labels.get(specification.CPUS_LABEL)
    return float(told) if told else None


def _port(state: str, published: Iterable[object]) -> int | None:
    """The host's. Podman goes on telling where a container that has ended was published."""
    if State(state) is not State.RUNNING:
        return None
    return next((int(str(port)) for port in published if port), None)
