"""The workspaces as they are kept: what was asked for by a person, and what their starts found out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from desktop.core.problems import Problem
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Workspace, last_used_first, with_record
from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.news import News


class Workspaces:
    """Shows at once what is to be written, and takes it back where that fails.

    Attributes:
        loaded: whether those on disk are known.
    """

    def __init__(self, store: Store, queue: JobQueue, news: News) -> None:
        self._store = store
        self._queue = queue
        self._news = news
        self._workspaces: dict[str, Workspace] = {}
        self.loaded = False

    def __iter__(self) -> Iterator[str]:
        """Their ids."""
        return iter(tuple(self._workspaces))

    def __contains__(self, id: object) -> bool:
        return id in self._workspaces

    def __getitem__(self, id: str) -> Workspace:
        return self._workspaces[id]

    def in_order(self) -> list[Workspace]:
        """Last opened first, never opened ones by their making."""
        return last_used_first(self._workspaces.values())

    def load(self) -> Job:
        """Read all; the job's value is them and the problems with those that cannot be read."""
        job = self._queue.begin(call(self._store.load_all), "load")
        job.succeeded.connect(self._take_all)
        job.failed.connect(lambda error: self._news.failed.emit("", error))
        return job

    def _take_all(self, found: tuple[tuple[Workspace, ...], tuple[Problem, ...]]) -> None:
        self._workspaces = {workspace.id: workspace for workspace in found[0]}
        self.loaded = True
        self._news.listed.emit()

    def put(self, workspace: Workspace) -> None:
        """It is there now; whoever brings it sees to its file."""
        self._workspaces[workspace.id] = workspace
        self._news.listed.emit()

    def take_away(self, id: str) -> Workspace:
        """It is not there any more; whoever takes it sees to its file."""
        workspace = self._workspaces.pop(id)
        self._news.listed.emit()
        return workspace

    def change(self, id: str, **facts: Any) -> None:
        """What a person asked for. A start that goes on hinders nobody, and keeps what it found out."""
        before = self._workspaces[id]
        changed = self._workspaces[id] = replace(before, **facts)
        self._news.changed.emit(id)
        job = self._queue.in_turn(f"{id}.toml", call(lambda: self._store.change(changed, **facts)), "save")
        job.failed.connect(lambda error: self._take_back(before, facts, error))

    def take_home(self, workspace: Workspace) -> None:
        """The one that its file says by now."""
        now = self._workspaces[workspace.id]
        self._workspaces[workspace.id] = replace(now, home=workspace.home, set_aside=workspace.set_aside)

    def _take_back(self, before: Workspace, facts: dict[str, Any], error: BaseException) -> None:
        if before.id in self:
            now, then = self._workspaces[before.id], {name: getattr(before, name) for name in facts}
            self._workspaces[before.id] = replace(now, **then)
            self._news.changed.emit(before.id)
        self._news.failed.emit(before.id, error)

    def take_record(self, workspace: Workspace | None) -> None:
        """What a start of it found out; what a person asked for meanwhile stays."""
        if workspace and workspace.id in self:
            before = self._workspaces[workspace.id]
            self._workspaces[workspace.id] = with_record(before, workspace)
            self._news.changed.emit(workspace.id)
            if before.opened != workspace.opened:
                self._news.listed.emit()  # it comes first now

    def reread_record(self, id: str) -> None:
        """A start that did not come to its end may still have recorded what it found."""
        job = self._queue.in_turn(id, call(self._store.load, id), "reread")
        job.succeeded.connect(self.take_record)
