"""The workspaces' tools: on their way up, running, and on their way down."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import State
from desktop.core.progress import Report
from desktop.core.status import Busy
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.jobs.job import call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.engine.listing import Listing
from desktop.gui.state.news import News
from desktop.gui.state.starts import Starts
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # named in signatures alone
    from desktop.core.backend import Backend
    from desktop.core.data.secret import Secret
    from desktop.core.data.written_down import WrittenDown
    from desktop.core.start.homes import Exchanged, Home
    from desktop.core.start.launch import Running
    from desktop.gui.state.answers import Answers


ALIVE = (State.RUNNING, State.PAUSED)
"""What was open in it is still there."""


class RunningTools(QObject):
    """Opens and halts them, and knows those that this app opened.

    Signals:
        used: one is about to be opened or halted.
    """

    used = Signal()

    def __init__(
        self,
        backend: Backend,
        workspaces: Workspaces,
        listing: Listing,
        starts: Starts,
        queue: JobQueue,
        news: News,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._workspaces = workspaces
        self._listing = listing
        self._starts = starts
        self._queue = queue
        self._news = news
        self._running: dict[str, Running] = {}
        self._stopping: set[str] = set()
        self._exchanged: dict[str, Exchanged] = {}
        listing.told.connect(self._drop_gone)
        starts.succeeded.connect(self._started)
        starts.failed.connect(self._start_over)
        starts.cancelled.connect(self._start_over)

    def running(self, id: str) -> Running | None:
        return self._running.get(id)

    def busy(self, id: str) -> Busy:
        if self._starts.going_on(id):
            return Busy.STARTING
        return Busy.STOPPING if id in self._stopping else Busy.NO

    @property
    def at_work(self) -> bool:
        """Whether one is on its way up or down, so that no other engine may be chosen: what cleans up after
        it would look for its traces on the other one."""
        return bool(self._stopping) or self._starts.any_going_on()

    def folders(self, id: str) -> tuple[Folder, ...]:
        """Those that it has while it runs, whatever was asked for since."""
        running = self._running.get(id)
        container = running.container if running else self._listing.container(id)
        if container and container.state in ALIVE and container.folders is not None:
            return container.folders
        return self._workspaces[id].folders

    def folders_wait(self, id: str) -> bool:
        """Whether it has others from its next opening on."""
        return self.folders(id) != self._workspaces[id].folders

    # --- up ---------------------------------------------------------------------------------------

    def make(self, workspace: Workspace) -> None:
        """Open one for the first time. Its workspace is on disk before anything of it is on the engine."""

        self.used.emit()

        def save_and_start(report: Report, stop: Stop) -> Running:
            self._backend.store.save(workspace)
            return self._backend.tools.start(workspace, report, stop)

        self._starts.begin(workspace.id, save_and_start)

    def open(self, id: str, answers: Answers | None = None) -> None:
        """`opened` follows, or `changed` once `starts` knows why not. `answers`: to what the start before
        had to ask for."""
        if self.busy(id) is not Busy.NO:
            return
        running = self._running.get(id)
        if running:
            self._wake(id)
            self._news.opened.emit(id, running)
            return
        workspace = self._workspaces[id]
        self.used.emit()
        from desktop.gui.state.answers import Answers, take

        def answer_and_start(report: Report, stop: Stop) -> Running:
            take(answers or Answers(), id, self._backend, stop)
            return self._backend.tools.start(workspace, report, stop)

        self._starts.begin(id, answer_and_start)

    def _wake(self, id: str) -> None:
        """One that somebody paused goes on as it was, with what is open in its page."""
        container = self._listing.container(id)
        if container and container.state is State.PAUSED:
            job = self._queue.in_turn(
                id, call(lambda: self._backend.engine().containers.resume(id)), "resume"
            )
            job.failed.connect(lambda error: self._news.failed.emit(id, error))
            job.ended.connect(self._listing.refresh)

    def _started(self, id: str, running: Running) -> None:
        if id not in self._workspaces:
            return
        self._running[id] = running
        self._listing.refresh()
        self._workspaces.take_record(running.workspace)
        self._news.opened.emit(id, running)

    def _start_over(self, id: str) -> None:
        self._listing.refresh()
        self._workspaces.reread_record(id)
        self._news.changed.emit(id)

    # --- down -------------------------------------------------------------------------------------

    def halt(
        self,
        id: str,
        *,
        again: bool = False,
        fresh: Home | None = None,
        unused_minutes: int = 0,
        then: Callable[[bool], None] = lambda _good: None,
    ) -> None:
        """`again`: open it once it has stopped. `fresh`: what it ran in is gone then, and it has this home.
        `unused_minutes`: after so many in which nobody used it, 0 where somebody wants it stopped.
        `then` is told whether it did."""
        if self.busy(id) is not Busy.NO:
            then(False)
            return
        self.used.emit()
        container = self._listing.container(id)
        ran = id in self._running or (container is not None and container.state in ALIVE)
        self._stopping.add(id)
        self._running.pop(id, None)
        self._exchanged.pop(id, None)
        self._news.changed.emit(id)
        workspace = self._workspaces[id]
        anew: list[Workspace] = []

        def look_and_halt() -> dict[str, Secret]:
            """What it holds in memory alone is nowhere once it has stopped."""
            from desktop.core.start import homes

            containers = self._backend.engine().containers
            if fresh:
                homes.see_that_it_can(workspace, fresh, containers)
            held = self._backend.data.held(workspace)
            containers.halt(id)
            if fresh:
                anew.append(homes.make_anew(workspace, fresh, containers, self._backend.store))
            if ran:
                self._backend.activity().stopped(workspace, unused_minutes)
            return held

        job = self._queue.in_turn(id, call(look_and_halt), "halt")
        job.succeeded.connect(lambda held: self._look_for(held, workspace))
        if fresh:
            job.succeeded.connect(lambda _: self._take_home(anew[0], fresh))
        job.failed.connect(lambda error: self._news.failed.emit(id, error))
        job.ended.connect(lambda: self._halted(id))
        job.succeeded.connect(lambda _: then(True))
        job.failed.connect(lambda _: then(False))
        if again:  # in a turn of its own: until this one ends, it is being stopped
            job.succeeded.connect(lambda: QTimer.singleShot(0, self, lambda: self.open(id)))

    def _take_home(self, workspace: Workspace, home: Home) -> None:
        from desktop.core.start.homes import Exchanged

        before = self._workspaces[workspace.id]
        self._workspaces.take_home(workspace)
        if workspace.set_aside and workspace.home != before.home:
            self._exchanged[workspace.id] = Exchanged(home, workspace.set_aside)

    def exchanged(self, id: str) -> Exchanged | None:
        """That its tool has begun with another home, and nobody has put that away."""
        return self._exchanged.get(id)

    def forget_exchanged(self, id: str) -> None:
        """Somebody knows."""
        if self._exchanged.pop(id, None):
            self._news.changed.emit(id)

    def _halted(self, id: str) -> None:
        self._stopping.discard(id)
        self._listing.refresh()
        self._news.changed.emit(id)

    def look_for_secrets(self, id: str) -> None:
        """Whether a file of its project holds what a tool that runs was handed: something is about to be
        passed on. After a stop that is looked for anyway."""
        workspace = self._workspaces[id]
        if workspace.connections and self._listing.runs(id):
            job = self._queue.begin(call(self._backend.data.held, workspace), "held")
            job.succeeded.connect(lambda held: self._look_for(held, workspace))

    def _look_for(self, held: dict[str, Secret], workspace: Workspace) -> None:
        """Whether what it was handed is in a file of its project; not before, as files are written then."""
        if not held:
            return

        def look(_report: Report, stop: Stop) -> tuple[WrittenDown, ...]:
            from desktop.core.data.written_down import find

            try:
                return find(workspace.folders, held, stop)
            finally:
                for secret in held.values():
                    secret.wipe()

        job = self._queue.begin(look, "written-down")
        job.succeeded.connect(
            lambda found: self._news.written_down.emit(workspace.id, found) if found else None
        )

    def _drop_gone(self) -> None:
        """Forget those that the engine does not tell of any more."""
        for id in [id for id, running in self._running.items() if not self._still(id, running)]:
            workspace = self._running.pop(id).workspace
            self._queue.begin(call(self._backend.activity().ended, workspace), "activity")

    def _still(self, id: str, running: Running) -> bool:
        """Whether it is this very tool that the engine tells of, and at no other place."""
        told, then = self._listing.container(id), running.container
        return (
            told is not None and told.id == then.id and told.port in (None, then.port) and told.state in ALIVE
        )

    def leave_all(self) -> None:
        """Let them run where they are, on an engine that is no longer used."""
        self._running.clear()
