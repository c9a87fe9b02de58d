"""Workspaces' containers, from their making to their end."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress

from docker.errors import APIError, NotFound

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container, EngineInfo, Event, Network, Outcome, Reach, State
from desktop.core.engine_plans import RunPlan
from desktop.core.labels import COPY_LABEL, OWNER_LABEL, PART_LABEL, WORKSPACE_LABEL
from desktop.core.ports import ONCE_WITHIN_S
from desktop.core.problems import Cancelled, ToolNotStarted
from desktop.engine import events, listing, networks, specification, streams, tool_address
from desktop.engine.api_line import ApiLine
from desktop.engine.errors import Facts, recognise, unless_gone
from desktop.engine.one_shot import OneShots
from desktop.engine.session import Session
from desktop.engine.talk import Talk

HALT_S = 10
"""What a tool gets to save its work before it is ended."""


class Containers:
    """The port's role of this name. `pool` is where the workspaces' networks get their addresses."""

    def __init__(self, session: Session, pool: networks.Pool, one_shots: OneShots, owner: str = "") -> None:
        self._session = session
        self._pool = pool
        self._one_shots = one_shots
        self._owner = owner
        self._limit_files = True

    def list(self) -> tuple[Container, ...]:
        with self._session.line() as line:
            return listing.containers(line)

    def tool(self, workspace: str) -> Container | None:
        with self._session.line(workspace=workspace) as line:
            return listing.tool(line, workspace)

    def create(self, plan: RunPlan) -> Container:
        with self._session.line(reference=plan.image, workspace=plan.workspace) as line:
            return create(line, plan, self._session.info(), self._pool, limit_files=self._limit_files)

    def start(self, plan: RunPlan, envelope: bytes, stop: Stop) -> Container:
        session = self._session
        try:
            with (
                session.stream(stop, session.patience_s, workspace=plan.workspace) as line,
                _refusal_told(plan.workspace),
            ):
                try:
                    return start(line, plan, envelope, self._pool)
                except APIError as error:
                    if not self._limit_files or "rlimit" not in (error.explanation or ""):
                        raise
                    self._limit_files = False
                    remake(line, plan, session.info(stop), self._pool)
                    return start(line, plan, envelope, self._pool)
        except Cancelled:
            with suppress(Exception), session.line() as line:
                halt(line, plan.workspace, within_s=0)
            raise

    def reach(self, container: Container) -> Reach | None:
        return tool_address.reach(container)

    def run_once(
        self,
        plan: RunPlan,
        files: Mapping[str, bytes],
        stop: Stop,
        within_s: float = ONCE_WITHIN_S,
        heard: streams.Heard = lambda _piece: None,
    ) -> Outcome:
        return self._one_shots.run(plan, files, stop, within_s, heard)

    def talk(self, plan: RunPlan, files: Mapping[str, bytes], stop: Stop) -> Talk:
        return self._one_shots.talk(plan, files, stop)

    def sweep(self) -> None:
        """Remove what runs of a command left as the app was killed, or the engine gone."""
        self._one_shots.sweep()

    def resume(self, workspace: str) -> None:
        with self._session.line(workspace=workspace) as line:
            resume(line, workspace)

    def halt(self, workspace: str) -> None:
        with self._session.line(workspace=workspace) as line:
            halt(line, workspace)

    def discard(self, workspace: str) -> None:
        with self._session.line(workspace=workspace) as line:
            discard(line, workspace)

    def erase(self, workspace: str) -> None:
        with self._session.line(workspace=workspace) as line:
            erase(line, workspace)

    def traces(self, owner: str) -> frozenset[str]:
        with self._session.line() as line:
            return listing.traces(line, owner)

    def has_home(self, volume: str) -> bool:
        with self._session.line() as line:
            return has_volume(line, volume)

    def networks(self) -> tuple[Network, ...]:
        with self._session.line() as line:
            return networks.listed(line, self._pool)

    def free_pool(self, servers: Sequence[str]) -> str | None:
        with self._session.line() as line:
            return networks.free_pool(line, self._pool, servers)

    def leave_networks(self) -> None:
        with self._session.line() as line:
            networks.leave(line, self._pool, f"{OWNER_LABEL}={self._owner}")

    def copy(self, volume: str) -> str | None:
        with self._session.line() as line:
            return copy_of(line, volume)

    def make_copy(self, plan: RunPlan, volume: str) -> str:
        with self._session.line(workspace=plan.workspace) as line:
            told = secrets.token_hex(8)
            kept = {key: value for key, value in specification.labels(plan).items() if key != PART_LABEL}
            line.create_volume(volume, labels={**kept, COPY_LABEL: told})
            return told

    def drop_volume(self, volume: str) -> None:
        with self._session.line() as line, unless_gone():
            line.remove_volume(volume)

    def fill(self, plan: RunPlan, place: str, archive: Iterable[bytes], stop: Stop) -> None:
        self._one_shots.fill(plan, place, archive, stop)

    def watch(self, on_event: Callable[[Event], None], stop: Stop) -> None:
        events.watch(lambda: self._session.stream(stop), on_event, stop)


def create(
    line: ApiLine, plan: RunPlan, engine: EngineInfo, pool: networks.Pool, *, limit_files: bool = True
) -> Container:
    """Network, home volume and container; what was made here is removed again if a later part fails."""
    body = specification.container(plan, engine, limit_files=limit_files)
    with ExitStack() as undo:
        if plan.network and not networks.existing(line, plan.workspace):
            network = networks.make(line, plan, pool)
            undo.callback(_undo, lambda: line.remove_network(network))
        if plan.volume and not has_volume(line, plan.volume):
            line.create_volume(plan.volume, labels=specification.labels(plan))
            undo.callback(_undo, lambda: line.remove_volume(plan.volume))
        made = line.create_container_from_config(body, plan.name)["Id"]
        undo.callback(_undo, lambda: line.remove_container(made, force=True))
        container = listing.inspect(line, made)
        undo.pop_all()
    return container


def remake(line: ApiLine, plan: RunPlan, engine: EngineInfo, pool: networks.Pool) -> None:
    """Make the container anew without a limit of open files, which this engine refuses."""
    line.remove_container(plan.name, force=True)
    create(line, plan, engine, pool, limit_files=False)


def start(line: ApiLine, plan: RunPlan, envelope: bytes, pool: networks.Pool) -> Container:
    """Start the container and hand the envelope to its standard input.

    Its network is normally still there; where someone removed it or took the container off, a new one is
    made, and only then is the start done twice. So is one where another pool was chosen since.
    """
    if any(one.moves for one in networks.listed(line, pool, f"{WORKSPACE_LABEL}={plan.workspace}")):
        with suppress(APIError):  # Podman removes none that a container is on, running or not
            line.disconnect_container_from_network(plan.name, plan.network, force=True)
        networks.leave(line, pool, f"{WORKSPACE_LABEL}={plan.workspace}")
        _rejoin(line, plan, pool)
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


@contextmanager
def _refusal_told(workspace: str) -> Iterator[None]:
    """Within, a start that the engine refuses for a reason that nobody knows raises ToolNotStarted.

    Engines have many: what a crash, a full disk or an update has left behind is in the way.
    """
    try:
        yield
    except APIError as error:
        said = error.explanation or ""
        if not said or not error.is_server_error() or recognise(said, Facts(workspace=workspace)):
            raise
        raise ToolNotStarted(workspace=workspace, detail=said) from error


def _started(line: ApiLine, plan: RunPlan, envelope: bytes) -> Container:
    with streams.attached(line, plan.name) as socket:
        line.start(plan.name)
        streams.send(line, plan.name, socket, envelope)
    return listing.inspect(line, plan.name)


def resume(line: ApiLine, workspace: str) -> None:
    for container in listing.containers(line, workspace):
        if container.state is State.PAUSED:
            line.unpause(container.id)


def halt(line: ApiLine, workspace: str, within_s: int = HALT_S) -> None:
    for container in listing.containers(line, workspace):
        with suppress(NotFound):
            line.stop(container.id, timeout=within_s)


def discard(line: ApiLine, workspace: str) -> None:
    """Remove the workspace's containers and networks, in whatever state they are."""
    for container in listing.containers(line, workspace):
        with unless_gone():
            line.remove_container(container.id, force=True, v=True)
    for network in networks.existing(line, workspace):
        with unless_gone():
            line.remove_network(network)


def erase(line: ApiLine, workspace: str) -> None:
    discard(line, workspace)
    found = line.volumes(filters={"label": f"{WORKSPACE_LABEL}={workspace}"})["Volumes"]
    for volume in found or ():
        with unless_gone():
            line.remove_volume(volume["Name"])


def copy_of(line: ApiLine, volume: str) -> str | None:
    """What tells the copy in a volume from others, None without one."""
    try:
        labels = line.inspect_volume(volume).get("Labels") or {}
    except NotFound:
        return None
    return str(labels.get(COPY_LABEL, ""))


def has_volume(line: ApiLine, name: str) -> bool:
    try:
        line.inspect_volume(name)
    except NotFound:
        return False
    return True


def _rejoin(line: ApiLine, plan: RunPlan, pool: networks.Pool) -> None:
    """Give a container whose network was removed a new one: it remembers the old one's id, not its name."""
    if not networks.existing(line, plan.workspace):
        networks.make(line, plan, pool)
    try:
        line.disconnect_container_from_network(plan.name, plan.network, force=True)
    except APIError as error:
        if "is not connected" not in (error.explanation or ""):
            raise
    line.connect_container_to_network(plan.name, plan.network)


def _undo(removal: Callable[[], object]) -> None:
    """Take a step back. Its own failure must not hide the one that led here."""
    with suppress(Exception):
        removal()
