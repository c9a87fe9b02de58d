"""A container for one command: hardened like a tool, on no network, and gone once the command has ended."""

from __future__ import annotations

import secrets
import time
from collections.abc import Mapping

from docker.errors import APIError, NotFound

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome, Part, State
from desktop.core.engine_plans import RunPlan
from desktop.core.labels import OWNER_LABEL, PART_LABEL
from desktop.core.problems import ToolExited
from desktop.core.start.secrets import pack
from desktop.engine import specification, streams
from desktop.engine.api_line import ApiLine
from desktop.engine.errors import unless_gone
from desktop.engine.listing import inspect
from desktop.engine.session import Session

LARGEST_OUTPUT = 1024**2


class OneShots:
    """One owner's containers of this kind. None stays: what is left of them when the app is killed, or the
    engine lost, is removed when the engine is next found.

    `owner` as `core.workspaces.store.owner` names them; without one, only what is left by this very object.
    """

    def __init__(self, session: Session, owner: str) -> None:
        self._session = session
        self._owner = owner
        self._under_way: set[str] = set()
        self._unswept = bool(owner)

    def run(self, plan: RunPlan, files: Mapping[str, bytes], stop: Stop, within_s: float) -> Outcome:
        envelope = pack(files)
        try:
            return self._run(plan, envelope, stop, within_s)
        except APIError as error:
            if "rlimit" not in (error.explanation or ""):
                raise
            return self._run(plan, envelope, stop, within_s, limit_files=False)

    def _run(
        self, plan: RunPlan, envelope: bytes, stop: Stop, within_s: float, *, limit_files: bool = True
    ) -> Outcome:
        session, name = self._session, f"{plan.name}-{secrets.token_hex(4)}"
        self._under_way.add(name)
        try:
            with session.line(reference=plan.image, workspace=plan.workspace) as line:
                body = specification.container(plan, session.info(), limit_files=limit_files)
                line.create_container_from_config(body, name)
            with session.stream(stop, workspace=plan.workspace) as line:
                return _outcome(line, name, envelope, stop, within_s)
        except NotFound as error:  # it was removed, with all of its workspace
            raise ToolExited(workspace=plan.workspace, detail=str(error)) from error
        finally:
            self._remove(name)

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
        self._unswept = False


def _outcome(line: ApiLine, container: str, envelope: bytes, stop: Stop, within_s: float) -> Outcome:
    until = time.monotonic() + within_s
    with streams.attached(line, container, output=True) as socket:
        line.start(container)
        streams.send(line, container, socket, envelope)
        output = streams.receive(socket, until, LARGEST_OUTPUT).decode(errors="replace")
    while (found := inspect(line, container)).state is State.RUNNING:
        if time.monotonic() >= until:
            return Outcome(None, output)
        stop.wait(streams.LOOK_S)
    return Outcome(found.exit_code, output)
