"""What becomes of the folders that running tools have."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from desktop.core.start.watching import Shared
from desktop.gui.jobs.job import Job, call

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.folders.links import Link
    from desktop.core.folders.standing import Standing
    from desktop.core.start.watching import Tools
    from desktop.core.workspaces.workspace import Folder
    from desktop.gui.state.surroundings import Surroundings


class SharedFolders(QObject):
    """Has them watched for as long as it runs."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._tools = around.tools
        self._queue = around.queue
        self._news = around.news
        self._tools_now: Tools = SimpleQueue()
        self._watched: dict[str, Shared] = {}  # by workspace
        self._watch: Job | None = None
        self._standings: dict[str, tuple[Standing, ...]] = {}

    def of(self, id: str) -> tuple[Standing, ...]:
        """Those of this workspace that are not as its tool was given them."""
        return self._standings.get(id, ())

    def check(self, id: str) -> Job:
        """Check those that its tool has, or would have; what is found as in `Backend.check_folders`."""
        workspace = replace(self._workspaces[id], folders=self._tools.folders(id))
        return self._queue.begin(
            lambda _report, stop: self._backend.folders.check_all(workspace, stop), "check-folders"
        )

    def look_for_links(self, id: str, then: Callable[[tuple[tuple[Folder, Link], ...]], None]) -> None:
        """`then` is told of those that do not work inside and nobody was told of before."""
        folders = tuple(one for one in self._tools.folders(id) if not one.copied)  # no links are copied
        self._queue.begin(call(lambda: self._backend.folders.new_links(folders)), "links").succeeded.connect(
            then
        )

    def follow(self) -> None:
        """What runs was told anew."""
        before, self._watched = self._watched, self._running()
        if self._watched != before:
            self._tools_now.put(tuple(self._watched.values()))
            self._watch = self._watch or self._begin()
            self._forget(id for id, shared in before.items() if self._watched.get(id) != shared)

    def _running(self) -> dict[str, Shared]:
        """What a tool was given it has for as long as its container runs."""
        running: dict[str, Shared] = {}
        for id in self._workspaces:
            container = self._listing.container(id)
            if container and self._listing.runs(id):
                known = self._watched.get(id)
                same = known if known and known.container == container.id else None
                running[id] = same or self._shared(id, container.id)
        return running

    def _shared(self, id: str, container: str) -> Shared:
        folders = tuple(one for one in self._tools.folders(id) if not one.copied)  # a copy stays where it is
        return Shared(container, id, self._workspaces[id].entry, folders)

    def _forget(self, ids: Iterable[str]) -> None:
        self._news.tell([id for id in ids if self._standings.pop(id, ())])

    def _begin(self) -> Job:
        def work(report: Callable[[Any], None], stop: Stop) -> None:
            self._backend.folders.watch(self._tools_now, lambda *found: report(found), stop)

        job = self._queue.begin(work, "folders", every=True)
        job.progress.connect(lambda found: self._take(*found))
        return job

    def _take(self, shared: Shared, found: tuple[Standing, ...]) -> None:
        id = shared.workspace
        if self._watched.get(id) == shared:
            before, self._standings[id] = self.of(id), found
            if found != before:
                self._news.tell((id,))
