"""A workspace's container, from its making to its end."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from docker.errors import APIError, NotFound

from desktop.core.engine_facts import Container, EngineInfo, State
from desktop.core.problems import FolderNotShared, ToolExited
from desktop.core.start.plan import OWNER_LABEL, PLAN_LABEL, WORKSPACE_LABEL, RunPlan
from desktop.engine import networks, specification
from desktop.engine.line import Line

KILLED = 137
"""The exit code of a process that was killed, for want of memory or otherwise."""

SEND_SECONDS = 0.5
"""What a tool gets to read what it was sent before it is seen whether it has ended."""

HALT_SECONDS = 10
"""What a tool gets to save its work before it is ended."""


def listing(line: Line, workspace: str | None = None) -> tuple[Container, ...]:
    """The workspaces' containers, running or not, by one request, and one more for each that was killed.

    The engine's listing does not tell who ran out of memory.
    """
    label = WORKSPACE_LABEL if workspace is None else f"{WORKSPACE_LABEL}={workspace}"
    listed = (_listed(item) for item in line.containers(all=True, filters={"label": label}))
    return tuple(_cause_known(line, one) if one.exit_code == KILLED else one for one in listed)


def find(line: Line, workspace: str) -> Container | None:
    """The workspace's container, freshly inspected."""
    for item in listing(line, workspace):
        with contextlib.suppress(NotFound):
            return inspect(line, item.id)
    return None


def running(line: Line, workspace: str) -> str:
    """The id of the workspace's container. Raises ToolExited where there is none that runs."""
    container = find(line, workspace)
    if container is None or container.state is not State.RUNNING:
        raise ToolExited(workspace=workspace, exit_code=container.exit_code if container else 0)
    return container.id


def inspect(line: Line, container: str) -> Container:
    return _inspected(line.inspect_container(container))


def create(
    line: Line, plan: RunPlan, engine: EngineInfo, pool: networks.Pool, *, limit_files: bool = True
) -> Container:
    """Network, home volume and container; what was made here is removed again if a later part fails."""
    if odd := specification.unspeakable(plan, engine):
        raise FolderNotShared(path=odd, detail=f"{engine.name} cannot be told of names with commas or quotes")
    with ExitStack() as undo:
        if not networks.existing(line, plan.workspace):
            network = networks.make(line, plan, pool)
            undo.callback(_undo, lambda: line.remove_network(network))
        if not has_volume(line, plan.volume):
            line.create_volume(plan.volume, labels=specification.labels(plan))
            undo.callback(_undo, lambda: line.remove_volume(plan.volume))
        body = specification.container(plan, engine, limit_files=limit_files)
        made = line.create_container_from_config(body, plan.name)["Id"]
        undo.callback(_undo, lambda: line.remove_container(made, force=True))
        container = inspect(line, made)
        undo.pop_all()
    return container


def remake(line: Line, plan: RunPlan, engine: EngineInfo, pool: networks.Pool) -> None:
    """Make the container anew without a limit of open files, which this engine refuses."""
    line.remove_container(plan.name, force=True)
    create(line, plan, engine, pool, limit_files=False)


def start(line: Line, plan: RunPlan, envelope: bytes, pool: networks.Pool) -> Container:
    """Start the container and hand the envelope to its standard input.

    Its network is normally still there; where someone removed it or took the container off, a new one is
    made, and only then is the start done twice.
    """
    try:
        container = _started(line, plan, envelope)
    except NotFound as error:
        if "network" not in (error.explanation or ""):
            raise
    else:
        if container.port is not None or container.state is not State.RUNNING:
            return container
        line.stop(container.id, timeout=0)
    _rejoin(line, plan, pool)
    return _started(line, plan, envelope)


def _started(line: Line, plan: RunPlan, envelope: bytes) -> Container:
    """Attached before the start: a tool that ends at once would otherwise never have been listened to."""
    connection = line.attach_socket(plan.name, params={"stdin": 1, "stream": 1})
    socket = getattr(connection, "_sock", connection)
    try:
        line.start(plan.name)
        _send(line, plan.name, socket, envelope)
    finally:
        connection.close()
        socket.close()
    return inspect(line, plan.name)


def _send(line: Line, container: str, socket: Any, envelope: bytes) -> None:
    """The envelope, all of it or until the tool has ended, whose end is then to be told.

    The engine takes what nobody will read any more until its own store is full, and then no more.
    """
    rest = memoryview(envelope)
    patience = line.patience or SEND_SECONDS
    socket.settimeout(SEND_SECONDS)
    while rest:
        try:
            rest = rest[socket.send(rest) :]
            patience = line.patience or SEND_SECONDS
        except ConnectionError:
            return
        except TimeoutError:
            if inspect(line, container).state is not State.RUNNING:
                return
            patience -= SEND_SECONDS
            if patience <= 0:
                raise


def resume(line: Line, workspace: str) -> None:
    for container in listing(line, workspace):
        if container.state is State.PAUSED:
            line.unpause(container.id)


def halt(line: Line, workspace: str, seconds: int = HALT_SECONDS) -> None:
    for container in listing(line, workspace):
        with contextlib.suppress(NotFound):
            line.stop(container.id, timeout=seconds)


def discard(line: Line, workspace: str) -> None:
    """Remove the workspace's containers and networks, in whatever state they are."""
    for container in listing(line, workspace):
        with _unless_gone():
            line.remove_container(container.id, force=True, v=True)
    for network in networks.existing(line, workspace):
        with _unless_gone():
            line.remove_network(network)


def erase(line: Line, workspace: str) -> None:
    discard(line, workspace)
    found = line.volumes(filters={"label": f"{WORKSPACE_LABEL}={workspace}"})["Volumes"]
    for volume in found or ():
        with _unless_gone():
            line.remove_volume(volume["Name"])


def traces(line: Line, owner: str) -> frozenset[str]:
    """The workspaces of this owner that a container, a network or a volume is left of."""
    wanted = {"label": f"{OWNER_LABEL}={owner}"}
    listed = [
        *line.containers(all=True, filters=wanted),
        *line.networks(filters=wanted),
        *(line.volumes(filters=wanted)["Volumes"] or ()),
    ]
    found = ((item.get("Labels") or {}).get(WORKSPACE_LABEL) for item in listed)
    return frozenset(workspace for workspace in found if workspace)


def has_home(line: Line, workspace: str) -> bool:
    return bool(line.volumes(filters={"label": f"{WORKSPACE_LABEL}={workspace}"})["Volumes"])


def has_volume(line: Line, name: str) -> bool:
    try:
        line.inspect_volume(name)
    except NotFound:
        return False
    return True


def _rejoin(line: Line, plan: RunPlan, pool: networks.Pool) -> None:
    """Give a container whose network was removed a new one: it remembers the old one's id, not its name."""
    if not networks.existing(line, plan.workspace):
        networks.make(line, plan, pool)
    try:
        line.disconnect_container_from_network(plan.name, plan.network, force=True)
    except APIError as error:
        if "is not connected" not in (error.explanation or ""):
            raise
    line.connect_container_to_network(plan.name, plan.network)


@contextmanager
def _unless_gone() -> Iterator[None]:
    """Remove something within, which may be gone, or going, already."""
    try:
        yield
    except APIError as error:
        if error.status_code != 404 and "already in progress" not in (error.explanation or ""):
            raise


def _undo(removal: Callable[[], object]) -> None:
    """Take a step back. Its own failure must not hide the one that led here."""
    with contextlib.suppress(Exception):
        removal()


def _cause_known(line: Line, container: Container) -> Container:
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
    )


def _inspected(item: dict[str, Any]) -> Container:
    labels = item["Config"].get("Labels") or {}
    state = item["State"]
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
        exit_code=state.get("ExitCode", 0),
        out_of_memory=bool(state.get("OOMKilled")),
        memory_limit=item["HostConfig"].get("Memory", 0),
        owner=labels.get(OWNER_LABEL, ""),
        folders=specification.folders(labels),
    )


def _port(state: str, published: Iterable[object]) -> int | None:
    """The host's. Podman goes on telling where a container that has ended was published."""
    if State(state) is not State.RUNNING:
        return None
    return next((int(str(port)) for port in published if port), None)
