"""What becomes of the folders that running tools have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject

from desktop.gui.jobs.job import Job, call
from desktop.gui.state.engine.listing import Listing
from desktop.gui.state.news import News
from desktop.gui.state.running_tools import RunningTools
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.cancelling import Stop
    from desktop.core.folders.links import Link
    from desktop.core.folders.standing import Standing
    from desktop.core.workspaces.workspace import Folder
    from desktop.gui.jobs.queue import JobQueue


class Watch(NamedTuple):
    """On the folders of the tool in this container (its id)."""

    container: str
    job: Job


class SharedFolders(QObject):
    """Has them watched, a job for each tool, for as long as it runs."""

    def __init__(
        self,
        backend: Backend,
        workspaces: Workspaces,
        listing: Listing,
        tools: RunningTools,
        queue: JobQueue,
        news: News,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._workspaces = workspaces
        self._listing = listing
        self._tools = tools
        self._queue = queue
        self._news = news
        self._watches: dict[str, Watch] = {}
        self._standings: dict[str, tuple[Standing, ...]] = {}

    def of(self, id: str) -> tuple[Standing, ...]:
        """Those of this workspace that are not as its tool was given them."""
        return self._standings.get(id, ())

    def check(self, id: str) -> Job:
        """Check those that its tool has, or would have; what is found as in `Backend.check_folders`."""
        workspace = replace(self._workspaces[id], folders=self._tools.folders(id))
        return self._queue.begin(
            lambda _report, stop: self._backend.check_folders(workspace, stop), "check-folders"
        )

    def look_for_links(self, id: str, then: Callable[[tuple[tuple[Folder, Link], ...]], None]) -> None:
        """`then` is told of those that do not work inside and nobody was told of before."""
        folders = tuple(one for one in self._tools.folders(id) if not one.copied)  # no links are copied
        self._queue.begin(call(lambda: self._backend.new_links(folders)), "links").succeeded.connect(then)

    def follow(self) -> None:
        """What runs was told anew."""
        running = {id: self._container(id) for id in self._workspaces if self._listing.runs(id)}
        for id, watch in tuple(self._watches.items()):
            if running.get(id) != watch.container:
                del self._watches[id]
                watch.job.cancel()
                self._take(id, ())
                del self._standings[id]
        for id in running.keys() - self._watches.keys():
            self._begin(id, running[id])

    def _container(self, id: str) -> str:
        container = self._listing.container(id)
        return container.id if container else ""

    def _begin(self, id: str, container: str) -> None:
        workspace = self._workspaces[id]
        folders = tuple(one for one in self._tools.folders(id) if not one.copied)  # a copy stays where it is

        def work(report: Callable[[Any], None], stop: Stop) -> None:
            self._backend.watch_folders(workspace, folders, report, stop)

        job = self._queue.begin(work, "folders")
        self._watches[id] = Watch(container, job)
        job.progress.connect(lambda found: self._take(id, found))

    def _take(self, id: str, found: tuple[Standing, ...]) -> None:
        before, self._standings[id] = self.of(id), found
        if found != before:
            self._news.tell((id,))
