"""The story of a start, from a workspace on paper to a tool that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from secrets import token_urlsafe

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container, Reach, State
from desktop.core.engine_plans import RunPlan
from desktop.core.environments.catalogue import Entry
from desktop.core.folders import interrupted, waiting
from desktop.core.folders.check import Places, Refusal, as_chosen, check_folder, private_places
from desktop.core.folders.interrupted import Interrupted
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.policy.rules import Rules
from desktop.core.ports import Containers, Engine
from desktop.core.problems import (
    FolderMissing,
    FolderRefused,
    FolderUnusable,
    PolicyForbids,
    Problem,
    SignInFailed,
    ToolExited,
    ToolNotReady,
    ToolNotStarted,
    ToolOutOfMemory,
)
from desktop.core.progress import Progress, Report, Step
from desktop.core.start import handing
from desktop.core.start.computer import Computer, host
from desktop.core.start.home import is_emptied, see_that_nothing_is_hidden
from desktop.core.start.image import is_another, obtain, record_image
from desktop.core.start.plan import SECRETS, plan
from desktop.core.start.proving import demand
from desktop.core.start.secrets import CERTIFICATES, TOKEN, pack
from desktop.core.start.signin import Cookie, sign_in, wait_until_ready
from desktop.core.start.tool_user import user_name
from desktop.core.workspaces.workspace import Folder, Workspace

LOG_LINES = 200

STARTABLE = (State.CREATED, State.RUNNING, State.EXITED)
"""The states a container can be halted in and started from. We never pause one."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be started.

    Attributes:
        workspace: as it is on paper.
        entry: the environment that it is made from.
        secrets: gives further files for the tool, by name, beside those that every tool has. Called once, and
            only as they are needed: it may wait for a keyring.
        ways: gives those by which it gets out to the network, likewise; a tool that runs keeps what it has.
    """

    workspace: Workspace
    entry: Entry
    secrets: Callable[[], Mapping[str, bytes]] = field(default=dict, repr=False)
    ways: Callable[[], Mapping[str, bytes]] = field(default=dict, repr=False)

    def further(self) -> Mapping[str, bytes]:
        """The secrets. Raises ValueError where one has the name of one that every tool has."""
        found = self.secrets()
        if taken := {TOKEN, CERTIFICATES} & found.keys():
            raise ValueError(f"every tool has a secret of its own that is called {min(taken)}")
        return found


@dataclass(frozen=True, slots=True)
class Running:
    """A tool that answers and lets the browser in.

    Attributes:
        workspace: as it was started, with what the start found out. Its folders are those that the tool has:
            others may be asked for since.
        container: as the engine sees it.
        renewed: whether it runs in another environment than before, because that one is gone.
        emptied: whether what it had in its own home is gone, as somebody removed that from the engine.
        proved: what was found of its folders from inside; None for one that ran already.
        address: `http://host:port`; the browser opens `address + open`.
        cookies: to be put into the workspace's browser profile first.
        interrupted: files whose saving was interrupted before this start.
        again: whether it was opened before, and has been stopped since: its memory is empty.
    """

    workspace: Workspace
    container: Container
    address: str
    open: str
    cookies: tuple[Cookie, ...] = field(repr=False)
    renewed: bool = False
    interrupted: tuple[Interrupted, ...] = ()
    again: bool = False
    emptied: bool = False
    proved: Mapping[Folder, Verdict] | None = None


def further_of_running(request: Request, rules: Rules) -> Mapping[str, bytes]:
    """What a tool that runs is handed anew: it lives on whatever IT says, with what it has, and gets nothing
    that it could not be started with."""
    try:
        rules.see_connections(request.workspace)
    except PolicyForbids:
        return {}
    return request.further()


def start(
    request: Request,
    engine: Engine,
    computer: Computer,
    record: Callable[[Workspace], None],
    report: Report,
    stop: Stop,
) -> Running:
    """Bring a workspace to an answering, signed-in tool.

    `record` keeps what the start found out, as `core.workspaces.workspace.with_record` says: the rest may be
    changed by the person meanwhile.
    Blocks until the tool answers. Raises a `Problem` that says what to do, or `Cancelled` once `stop` is
    set; either way what this start made is taken back, and what was there before is as it was.
    """
    workspace, entry = request.workspace, request.entry
    report(Progress(Step.ENGINE))
    info = engine.ensure_running(report, stop)
    renewed, damaged, again, emptied = False, tuple[Interrupted, ...](), False, False
    proved: Mapping[Folder, Verdict] | None = None
    with undone_on_failure() as undo:
        # One that runs is left running, whatever else has changed since: somebody's work is in its memory.
        found = find_running(workspace.id, engine)
        if found and (secrets := further_of_running(request, computer.rules)):
            handing.replace(workspace.id, secrets, engine.inside, stop)
        if not found:
            workspace, entry = computer.rules.permitted(workspace, entry, info.version)
            again = workspace.opened is not None
            report(Progress(Step.IMAGE))
            image = obtain(workspace, entry, engine.images, report, stop)
            renewed = is_another(request.workspace, entry, image)
            emptied = is_emptied(workspace, info, engine.containers)
            workspace = record_image(workspace, entry, image, info.place, computer.pulled, record)

            report(Progress(Step.FOLDERS))
            copying = computer.copying
            new = tuple(one for one in workspace.copied if not (copying and copying.known(workspace.id, one)))
            look_at((*workspace.shared, *new), computer.places)
            wanted = plan(
                workspace, entry, image.id, host(computer, info, workspace.folders), computer.variables
            )
            if accounts := computer.accounts:
                wanted = accounts.given(wanted, entry, info.place, engine.containers, stop)
            proved = {}
            if prover := computer.prover:
                proved = prover.prove(wanted, workspace.shared, info.place, engine.containers, stop)
                demand(proved)
            for folder in workspace.copied:
                assert copying, "who has copies can make them"
                copying.see_to(wanted, folder, engine.containers, report, stop)
            existing = engine.containers.tool(workspace.id)
            see_that_nothing_is_hidden(wanted, workspace.folders, existing, engine.containers, stop)
            damaged = interrupted.find(workspace.shared)
            stop.check()

            report(Progress(Step.TOOL))
            handed = {**entry.launch.files, **computer.files, CERTIFICATES: computer.certificates}
            secrets = handing.begun({**handed, **request.ways(), **request.further()})
            found = run(wanted, existing, engine.containers, secrets, undo, stop)
        container, token = found
        answers = partial(see_ready, container, entry.launch.ready, engine, stop, computer.ready_within_s)
        reach = answers()

        report(Progress(Step.OPEN))
        try:
            cookies = sign_in(workspace.id, reach, entry.launch, user_name(entry), token, stop)
        except SignInFailed as failure:
            if not failure.status:  # nobody answered: one that has ended is told as such
                answers()
            raise
        workspace = replace(workspace, engine=info.place, ready=True, opened=datetime.now(UTC))
        record(workspace)
    shared = workspace.folders if container.folders is None else container.folders
    started = replace(workspace, folders=shared)
    found_out = renewed, damaged, again, emptied, proved
    return Running(started, container, reach.url, entry.launch.open, cookies, *found_out)


def find_running(workspace: str, engine: Engine) -> tuple[Container, str] | None:
    """The workspace's tool if it can be reached already, and its token, which only the tool itself keeps."""
    container = engine.containers.tool(workspace)
    if container and container.state is State.PAUSED:  # not by us, and somebody's work is in its memory, too
        engine.containers.resume(workspace)
        container = engine.containers.tool(workspace)
    if not container or container.state is not State.RUNNING or not engine.containers.reach(container):
        return None
    try:
        token = engine.inside.read_file(workspace, f"{SECRETS}/{TOKEN}").decode()
    except (FileNotFoundError, ToolExited):
        return None
    # The app may have been killed while the secrets were on their way.
    return (container, token) if token else None


def look_at(shared: tuple[Folder, ...], places: Places) -> None:
    """See that each folder is still the one that was chosen, and may be shared.

    Raises FolderMissing, FolderRefused, or FolderUnusable where a drive does not answer.
    """
    private = private_places(places)
    looks = waiting.each(
        shared, lambda folder: as_chosen(folder.path, check_folder(folder.path, places, private))
    )
    for folder, found in looks.items():
        if isinstance(found, OSError):
            raise FolderUnusable(path=folder.path, reason=Reason.SILENT.value, detail=str(found)) from found
        if found.reason is Refusal.MISSING:
            raise FolderMissing(path=folder.path)
        if found.reason:
            raise FolderRefused(path=folder.path, reason=found.reason.value, found=found.path)


def run(
    wanted: RunPlan,
    existing: Container | None,
    containers: Containers,
    secrets: Mapping[str, bytes],
    undo: list[Callable[[], None]],
    stop: Stop,
) -> tuple[Container, str]:
    """A container that runs as planned, with these secrets, and the token of its tool.

    One that was stopped is started again if it still is what is wanted, and made anew otherwise, also where
    the engine refuses to start it: what a crash left in the way belongs to that one.
    """
    id = wanted.workspace
    if existing and existing.state is State.RUNNING:
        # Nobody can have worked in it: its secrets never arrived, or nothing reaches it.
        containers.halt(id)
    if existing and existing.state in STARTABLE and existing.fingerprint == wanted.fingerprint:
        undo.append(lambda: containers.halt(id))
        with suppress(ToolNotStarted):
            return begin(wanted, containers, secrets, stop)
    volume = wanted.volume
    new = volume if volume and not containers.has_home(volume) else None

    def take_back() -> None:
        """No more than what is made now: there may be work in a home that is set aside, and in copies."""
        containers.discard(id)
        if new:
            containers.drop_volume(new)

    undo.append(take_back)
    if existing:
        containers.discard(id)
    containers.create(wanted)
    return begin(wanted, containers, secrets, stop)


def begin(
    wanted: RunPlan, containers: Containers, secrets: Mapping[str, bytes], stop: Stop
) -> tuple[Container, str]:
    """The container that there is, started with these secrets, and the token of its tool."""
    stop.check()
    token = token_urlsafe(32)
    envelope = pack({**secrets, TOKEN: token.encode()})
    return containers.start(wanted, envelope, stop), token


def see_ready(container: Container, path: str, engine: Engine, stop: Stop, within_s: float) -> Reach:
    """The way to the tool, once it answers. Raises ToolNotReady, ToolExited or ToolOutOfMemory."""
    workspace = container.workspace
    look = partial(check, workspace, engine)
    reach = engine.containers.reach(container) or engine.containers.reach(look())
    if reach and wait_until_ready(reach, path, look, stop, within_s):
        return reach
    log = engine.inside.logs(workspace, LOG_LINES)
    raise ToolNotReady(workspace=workspace, waited_s=round(within_s), log=log)


def check(workspace: str, engine: Engine) -> Container:
    """The workspace's tool as it runs. Raises ToolOutOfMemory or ToolExited if it no longer does."""
    container = engine.containers.tool(workspace)
    if container and container.state is State.RUNNING:
        return container
    if container and container.out_of_memory:
        raise ToolOutOfMemory(workspace=workspace, limit=container.memory_limit)
    log = engine.inside.logs(workspace, LOG_LINES) if container else ""
    raise ToolExited(workspace=workspace, exit_code=container.exit_code if container else 0, log=log)


@contextmanager
def undone_on_failure() -> Iterator[list[Callable[[], None]]]:
    """Steps left on the list run, last first, only if the block fails.

    An engine that went away cannot undo anything: what stays carries labels and is found later, and the
    first problem is the one to be told.
    """
    undo: list[Callable[[], None]] = []
    try:
        yield undo
    except BaseException:
        for step in reversed(undo):
            with suppress(Problem):
                step()
        raise
