"""Workspaces on their way out: had back until the app ends, erased at the next start."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop.core.cancelling import Stop
from desktop.core.progress import Report
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Workspace
from desktop.gui.jobs.job import call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.news import News

if TYPE_CHECKING:  # named in signatures alone, and slow to import
    from desktop.core.ports import Engine


class Removals:
    """Takes workspaces away from disk and engine."""

    def __init__(
        self,
        store: Store,
        engine: Callable[[], Engine],
        queue: JobQueue,
        news: News,
        put_back: Callable[[Workspace], None],
        forget: Callable[[str], None],
    ) -> None:
        """`put_back` is told of one that is there again: asked for, or because it could not be removed;
        `forget`, in a job, of one (its id) that nothing is left of."""
        self._store = store
        self._engine = engine
        self._queue = queue
        self._news = news
        self._put_back = put_back
        self._forget = forget
        self._pending: set[str] = set()  # can be had back
        self._strangers: tuple[str, ...] = ()

    def remove(self, workspace: Workspace, *, engine_known: bool) -> None:
        """Take a workspace away. It can be had back as long as the app runs; its home is erased at the next
        start."""
        id = workspace.id

        def take_away() -> None:
            self._store.remove(id)
            try:
                if engine_known:
                    self._engine().containers.discard(id)
            except BaseException:
                self._store.restore(id)  # what is removed on disk loses its home at the next start
                raise

        job = self._queue.in_turn(id, call(take_away), "remove")
        job.failed.connect(lambda error: self._not_removed(workspace, error))
        job.succeeded.connect(lambda _: self._news.removed.emit(workspace))
        self._pending.add(id)

    def undo(self, workspace: Workspace) -> None:
        self._pending.discard(workspace.id)
        job = self._queue.in_turn(workspace.id, call(self._store.restore, workspace.id), "undo")
        job.succeeded.connect(self._put_back)
        job.failed.connect(lambda error: self._not_undone(workspace, error))

    def clear_up(self) -> None:
        """See to what is left on an engine that has just come: by an app that ended too early, or because
        another engine was in use when it was to go.

        What was removed and cannot be had back any more goes. What no workspace is known for is only told, as
        it may be dear to somebody.
        """

        def look() -> tuple[tuple[str, ...], tuple[str, ...]]:
            found = self._engine().containers.traces(self._store.owner)
            return self._store.removed(), tuple(sorted(id for id in found if not self._store.has(id)))

        job = self._queue.begin(call(look), "clear-up")
        job.succeeded.connect(lambda found: self._take_left(*found))
        job.failed.connect(lambda error: self._news.failed.emit("", error))

    def erase_strangers(self) -> None:
        """Remove the tools that no workspace is known for, with all that they kept."""

        def erase(_report: Report, stop: Stop) -> None:
            for id in self._strangers:
                stop.check()
                self._engine().containers.erase(id)

        job = self._queue.begin(erase, "erase-strangers")
        job.failed.connect(lambda error: self._news.failed.emit("", error))

    def _take_left(self, removed: tuple[str, ...], strangers: tuple[str, ...]) -> None:
        for id in set(removed) - self._pending:
            self._erase_in_turn(id)
        self._strangers = strangers
        if strangers:
            self._news.strangers_found.emit(len(strangers))

    def _not_undone(self, workspace: Workspace, error: BaseException) -> None:
        self._pending.add(workspace.id)
        self._news.removed.emit(workspace)
        self._news.failed.emit("", error)

    def _not_removed(self, workspace: Workspace, error: BaseException) -> None:
        self._pending.discard(workspace.id)
        self._put_back(workspace)
        self._news.failed.emit(workspace.id, error)

    def _erase_in_turn(self, id: str) -> None:
        """Its file is kept until the engine that its home is on was the one in use."""

        def erase() -> None:
            if id not in self._store.removed():
                return  # it was had back since
            self._engine().containers.erase(id)
            if self._store.removed_from(id) in (None, self._engine().find().place):
                self._store.forget(id)
                self._forget(id)

        self._queue.in_turn(id, call(erase), "erase").failed.connect(
            lambda error: self._news.failed.emit("", error)
        )
