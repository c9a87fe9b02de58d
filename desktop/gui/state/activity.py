"""What is written down of what is done, as the screens use it: nothing of it is waited for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from desktop.core.activity.activity import KEY
from desktop.core.computer.settings import KEEP, OFF
from desktop.core.problems import ActivityUnreadable, CannotSave
from desktop.gui.jobs.job import call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.news import News

if TYPE_CHECKING:
    from desktop.core.activity.log import Log
    from desktop.core.activity.reading import Found, Wanted
    from desktop.core.activity.verify import Verified
    from desktop.core.backend import Backend
    from desktop.core.policy.policy import Setting
    from desktop.core.problems import Problem
    from desktop.core.workspaces.workspace import Workspace


class ActivityState(QObject):
    """Tells `news` when it cannot be written down any more."""

    _troubled = Signal(object)

    def __init__(self, backend: Backend, queue: JobQueue, news: News, parent: QObject) -> None:
        super().__init__(parent)
        self._backend = backend
        self._queue = queue
        self._news = news
        # Across threads, as whichever wrote emits it.
        self._troubled.connect(self._tell)

    def follow(self) -> None:
        self._backend.activity().tell = self._troubled.emit

    def exported(self, workspace: Workspace, place: str) -> None:
        """A file was saved from this workspace's tool."""
        self._queue.begin(call(self._backend.activity().exported, workspace, Path(place)), "activity")

    def read(
        self, wanted: Wanted, most: int, then: Callable[[Found], None], failed: Callable[[Any], None]
    ) -> None:
        """Tell what was written down; or what hinders."""
        from desktop.core.activity.reading import look

        self._begin(lambda log: look(log, wanted, most), then, failed)

    def verify(self, then: Callable[[Verified], None], failed: Callable[[Any], None]) -> None:
        """Tell whether all of it is as it was written; or what hinders."""
        from desktop.core.activity.verify import verify

        self._begin(verify, then, failed)

    def export(
        self, place: Path, wanted: Wanted, then: Callable[[Path], None], failed: Callable[[Any], None]
    ) -> None:
        """Write it as a table, the oldest first, and tell where."""
        from desktop.core.activity.reading import entries
        from desktop.core.activity.table import as_csv, save

        def export(log: Log) -> Path:
            table = as_csv(reversed(list(entries(log, wanted))))
            try:
                save(table, place)
            except OSError as error:
                raise CannotSave(path=str(place), detail=str(error)) from error
            return place

        self._begin(export, then, failed)

    def look_whether_kept(self, then: Callable[[bool, Setting | None], None]) -> None:
        """Tell whether anything is written down, and what binds that."""

        def look() -> tuple[bool, Setting | None]:
            activity = self._backend.activity()
            activity.policy = self._backend.policies.now()
            return activity.kept, activity.policy.locked(KEY)

        self._queue.begin(call(look), "activity").succeeded.connect(lambda found: then(*found))

    def choose(self, *, keep: bool) -> None:
        """Have it written down, or not, from now on."""
        settings = self._backend.settings
        settings.choose(activity=KEEP if keep else OFF)

        def save() -> None:
            settings.save()
            self._backend.activity().switched(on=keep)

        self._queue.begin(call(save), "activity")

    def _begin(
        self, work: Callable[[Log], Any], then: Callable[[Any], None], failed: Callable[[Any], None]
    ) -> None:
        log = self._backend.activity().log

        def read() -> Any:
            try:
                return work(log)
            except OSError as error:
                raise ActivityUnreadable(path=str(log.folder), detail=str(error)) from error

        job = self._queue.begin(call(read), "activity")
        job.succeeded.connect(then)
        job.failed.connect(failed)

    def _tell(self, problem: Problem) -> None:
        self._news.failed.emit("", problem)
