"""Workspaces as files for others, as the screens use them: all that reads and writes is a job."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.data.connection import Connection, Keeping
from desktop.core.files import atomic
from desktop.core.problems import CannotSave, WorkspaceUnfit
from desktop.core.sharing import opening, shared
from desktop.core.sharing.opening import Here, Opened
from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.workspaces.workspace import Workspace


def look(path: Path, backend: Backend) -> Opened:
    """What the file at `path` would be here. Raises WorkspaceUnfit, and CatalogueBroken."""
    connections = backend.connections().store.load_all()[0]
    rules = backend.policies.enforced(backend.policies.now())
    return opening.look(path, Here(backend.catalogue, rules, connections, backend.folders.check))


class SharingState:
    def __init__(self, backend: Backend, queue: JobQueue) -> None:
        self._backend = backend
        self._queue = queue

    def save(self, workspace: Workspace, place: Path) -> Job:
        """Write it for others, and down as exported. The job's value: what was left out, see `Written`."""
        return self._queue.begin(call(self._save, workspace, place), "share")

    def _save(self, workspace: Workspace, place: Path) -> tuple[tuple[str, str], ...]:
        connections = self._backend.connections().of(workspace.connections)
        found = shared.written(workspace, connections, Path.home())
        read = shared.parse(place, found.content)
        if not isinstance(read, shared.Shared):  # nobody could open it
            raise WorkspaceUnfit(path=str(place), why="unshareable", faults=read)
        try:
            atomic.write(place, found.content, mode=0o666)
        except OSError as error:
            raise CannotSave(path=str(place), detail=str(error)) from error
        self._backend.activity().exported(workspace, place)
        return found.left_out

    def take(self, opened: Opened) -> Job:
        """Add the connections that are lacking, without secrets. The job's value: all that there are then."""
        return self._queue.begin(call(self._take, opened), "share")

    def _take(self, opened: Opened) -> tuple[Connection, ...]:
        backend = self._backend
        may_keep = backend.policies.enforced(backend.policies.now()).may_keep_secrets
        store = backend.connections().store
        for one in opened.new:
            store.save(one if may_keep else replace(one, keeping=Keeping.SESSION))
        return store.load_all()[0]
