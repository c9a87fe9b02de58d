"""A container for one command: hardened like a tool, and gone once the command has ended."""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from threading import Lock

from docker.errors import APIError, NotFound

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome, Part, State
from desktop.core.engine_plans import RunPlan
from desktop.core.labels import OWNER_LABEL, PART_LABEL
from desktop.core.problems import ToolExited
from desktop.core.start.secrets import pack
from desktop.engine import networks, specification, streams
from desktop.engine.api_line import ApiLine
from desktop.engine.errors import unless_gone
from desktop.engine.listing import inspect
from desktop.engine.session import Session
from desktop.engine.talk import Talk

LARGEST_OUTPUT = 1024**2


class OneShots:
    """One owner's containers of this kind. None stays, nor a network that was made for one: what is left of
    them when the app is killed, or the engine lost, is removed when the engine is next found.

    `owner` as `core.workspaces.store.owner` names them; without one, only what is left by this very object.
    `pool` is where networks get their addresses.
    """

    def __init__(self, session: Session, owner: str, pool: networks.Pool) -> None:
        self._session = session
        self._owner = owner
        self._pool = pool
        self._under_way: set[str] = set()
        self._lock = Lock()
        self._users = Counter[str]()  # of networks, by their names
        self._made: dict[str, str] = {}  # the ids of those made here
        self._unswept = bool(owner)

    def run(
        self, plan: RunPlan, files: Mapping[str, bytes], stop: Stop, within_s: float, heard: streams.Heard
    ) -> Outcome:
        envelope = pack(files)
        with self._network(plan):
            try:
                return self._run(plan, envelope, stop, within_s, heard)
            except APIError as error:
                if "rlimit" not in (error.explanation or ""):
                    raise
                return self._run(plan, envelope, stop, within_s, heard, limit_files=False)

    def talk(self, plan: RunPlan, files: Mapping[str, bytes], stop: Stop) -> Talk:
        """Begin to speak with a command, which runs until that is closed."""
        envelope = pack(files)
        try:
            return self._talk(plan, envelope, stop)
        except APIError as error:
            if "rlimit" not in (error.explanation or ""):
                raise
            return self._talk(plan, envelope, stop, limit_files=False)

    def _talk(self, plan: RunPlan, envelope: bytes, stop: Stop, *, limit_files: bool = True) -> Talk:
        with ExitStack() as undo:
            undo.enter_context(self._network(plan))
            name = undo.enter_context(self._container(plan, limit_files))
            cut = Stop()
            with stop.on_set(cut.set):
                line = undo.enter_context(self._session.stream(cut, workspace=plan.workspace))
                socket = undo.enter_context(streams.attached(line, name, output=True))
                line.start(name)
                streams.send(line, name, socket, envelope)
            stop.check()
            return Talk(plan.workspace, socket, undo.pop_all())

    def fill(self, plan: RunPlan, place: str, archive: Iterable[bytes], stop: Stop) -> None:
        """Unpack a tar archive, as it is made, in a container that is never started: the engine does it."""
        with (
            self._container(plan, limit_files=False) as name,
            self._session.stream(stop, workspace=plan.workspace) as line,
        ):
            line.put_archive(name, place, archive)

    @contextmanager
    def _container(self, plan: RunPlan, limit_files: bool) -> Iterator[str]:
        """The name of one that was made as planned, and is there for as long as the block."""
        session, name = self._session, f"{plan.name}-{secrets.token_hex(4)}"
        self._under_way.add(name)
        try:
            with session.line(reference=plan.image, workspace=plan.workspace) as line:
                body = specification.container(plan, session.info(), limit_files=limit_files)
                line.create_container_from_config(body, name)
            yield name
        finally:
            self._remove(name)

    @contextmanager
    def _network(self, plan: RunPlan) -> Iterator[None]:
        """The workspace's network within the block: the one that there is, or one for as long.

        That one goes with whoever leaves it last.
        """
        if plan.network is None:
            yield
            return
        with self._lock:
            self._users[plan.network] += 1
        try:
            with self._lock, self._session.line(workspace=plan.workspace) as line:
                if not networks.existing(line, plan.workspace):
                    self._made[plan.network] = networks.make(line, plan, self._pool)
            yield
        finally:
            with self._lock:
                self._users[plan.network] -= 1
                if not self._users[plan.network]:
                    del self._users[plan.network]
                    if made := self._made.pop(plan.network, None):
                        self._remove_network(made)

    def _remove_network(self, id: str) -> None:
        """Unless somebody is on it: the workspace's tool may have been started meanwhile."""
        try:
            with self._session.line() as line, unless_gone(), suppress(APIError):
                line.remove_network(id)
        except Exception:  # the engine is gone: once it is back
            self._unswept = True

    def _run(
        self,
        plan: RunPlan,
        envelope: bytes,
        stop: Stop,
        within_s: float,
        heard: streams.Heard,
        *,
        limit_files: bool = True,
    ) -> Outcome:
        try:
            with (
                self._container(plan, limit_files) as name,
                self._session.stream(stop, workspace=plan.workspace) as line,
            ):
                return _outcome(line, name, envelope, stop, within_s, heard)
        except NotFound as error:  # it was removed, with all of its workspace
            raise ToolExited(workspace=plan.workspace, detail=str(error)) from error

    def _remove(self, name: str) -> None:
        try:
            with self._session.line() as line, unless_gone():
                line.remove_container(name, force=True, v=True)
        except Exception:  # the engine is gone: once it is back
            self._unswept = True
        self._under_way.discard(name)

    def sweep(self) -> None:
        """Remove what is left of this owner's."""
        if not self._unswept:
            return
        labels = [f"{PART_LABEL}={Part.PROBE.value}", f"{OWNER_LABEL}={self._owner}"]
        with self._session.line() as line:
            for one in line.containers(all=True, filters={"label": labels}):
                if not self._under_way & {name.removeprefix("/") for name in one["Names"]}:
                    with unless_gone():
                        line.remove_container(one["Id"], force=True, v=True)
            for one in line.networks(filters={"label": labels}):
                if one["Name"] not in self._users:
                    self._remove_network(one["Id"])
        self._unswept = False


def _outcome(
    line: ApiLine, container: str, envelope: bytes, stop: Stop, within_s: float, heard: streams.Heard
) -> Outcome:
    until = time.monotonic() + within_s
    with streams.attached(line, container, output=True) as socket:
        line.start(container)
        streams.send(line, container, socket, envelope)
        output = streams.receive(socket, until, LARGEST_OUTPUT, heard).decode(errors="replace")
    while (found := inspect(line, container)).state is State.RUNNING:
        if time.monotonic() >= until:
            return Outcome(None, output)
        stop.wait(streams.LOOK_S)
    return Outcome(found.exit_code, output)
