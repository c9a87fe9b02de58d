"""What the screens show and ask for: workspaces, what runs, and the starts under way.

The engine is the truth for what runs and the store for what was asked; the desk keeps the newest word
of both and tells the screens when it changed. Everything that may wait happens in jobs.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.availability import Availability, Download, look_up
from desktop.core.catalogue import Catalogue, Entry
from desktop.core.ports import Change, Container, Engine, EngineInfo, Event, State
from desktop.core.problems import Problem
from desktop.core.progress import Progress, Report, Step
from desktop.core.status import Busy, Status, status
from desktop.core.stopping import Stop
from desktop.core.store import Store
from desktop.core.workspace import Folder, Workspace
from desktop.gui.jobs import Job

if TYPE_CHECKING:  # it brings half of the standard library along
    from desktop.core.launch import Running

log = logging.getLogger(__name__)

REFRESH_MS = 60  # events that come closer together than this share one listing
SETTLE_MS = 500  # the engine tells of an end before its own listing knows: after this it has caught up
AT_A_TIME = 0.01  # seconds that the telling of changes may hold the GUI thread
MEGABYTE = 1000**2
UNDO_MS = 20_000  # how long a removed workspace can be had back


@dataclass
class Start:
    """A start under way: its job, the newest report of each step, and why it ended if it failed."""

    job: Job | None = None
    step: Step = Step.ENGINE
    news: dict[Step, Progress] = field(default_factory=dict)
    problem: BaseException | None = None
    download: Download = field(default_factory=Download)


@dataclass(frozen=True, slots=True)
class Outside:
    """What the desk needs of the rest of the app; each function blocks and is run in a job.

    `trouble` is why the catalogue is empty, if it is; `owner` is whose the workspaces are; `speed` is that of
    the last download, in bytes per second, 0 for none, and `remember_speed` is told of the next one's.
    """

    store: Store
    catalogue: Catalogue
    engine: Callable[[], Engine]
    start: Callable[[Workspace, Report, Stop], Running]
    trouble: Problem | None = None
    owner: str = ""
    speed: Callable[[], float] = float
    remember_speed: Callable[[float], None] = lambda _speed: None


class Desk(QObject):
    """The state behind every screen.

    Signals:
        listed: workspaces came, went or changed their order.
        changed: one workspace (its id) looks otherwise now.
        engine_changed: the engine came, went, or has a problem.
        opened: a workspace's tool answers (id, `Running`).
        failed: something asked for did not work (id or "", the exception).
        removed: a workspace was removed and can be had back for a while (the `Workspace`).
        doomed: it cannot be had back any more (its id).
        strangers_found: this person's tools are on the engine that no workspace is known for (how many).
    """

    listed = Signal()
    changed = Signal(str)
    engine_changed = Signal()
    opened = Signal(str, object)
    failed = Signal(str, object)
    removed = Signal(object)
    doomed = Signal(str)
    strangers_found = Signal(int)

    def __init__(self, outside: Outside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outside = outside
        self._workspaces: dict[str, Workspace] = {}
        self._containers: dict[str, Container] = {}
        self._starts: dict[str, Start] = {}
        self._running: dict[str, Running] = {}
        self._memory: dict[str, int] = {}
        self._meters: dict[str, Job] = {}
        self._stopping: set[str] = set()
        self._turns: dict[str, threading.Lock] = {}
        self._jobs: set[Job] = set()
        self._watch: Job | None = None
        self._doomed: dict[str, QTimer] = {}
        self._sizes: dict[str, int] = {}  # of downloads, as the registries told
        self._left: tuple[str, ...] = ()  # removed before the app began, and not yet erased
        self._strangers: tuple[str, ...] = ()
        self._closing = False
        self.loaded = False
        self.known = False  # whether the engine has told what runs
        self.engine: EngineInfo | None = None
        self.engine_problem: BaseException | None = None
        self._listing = False
        self._listing_again = False
        self._refresh_soon = QTimer(self, singleShot=True, interval=REFRESH_MS)
        self._refresh_soon.timeout.connect(self._list_containers)
        self._refresh_settled = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._refresh_settled.timeout.connect(self._list_containers)
        self._untold: dict[str, None] = {}
        self._tell_soon = QTimer(self, singleShot=True, interval=0)
        self._tell_soon.timeout.connect(self._tell_some)

    # --- what the screens read ------------------------------------------------------------------

    @property
    def catalogue(self) -> Catalogue:
        return self._outside.catalogue

    @property
    def trouble(self) -> Problem | None:
        """Why there is nothing in the catalogue."""
        return self._outside.trouble

    def workspaces(self) -> list[Workspace]:
        """Last opened first, never opened ones by their making."""
        return sorted(self._workspaces.values(), key=lambda w: w.opened or w.created, reverse=True)

    def workspace(self, id: str) -> Workspace:
        return self._workspaces[id]

    def has(self, id: str) -> bool:
        return id in self._workspaces

    def entry(self, id: str) -> Entry | None:
        return self.catalogue.entry(self._workspaces[id].entry)

    def status(self, id: str) -> Status:
        return status(self._workspaces[id], self._containers.get(id), self._busy(id), self.known)

    def start_of(self, id: str) -> Start | None:
        return self._starts.get(id)

    def running(self, id: str) -> Running | None:
        return self._running.get(id)

    def container(self, id: str) -> Container | None:
        return self._containers.get(id)

    def memory(self, id: str) -> tuple[int, int]:
        """Bytes in use and the limit; zeros while unknown."""
        container = self._containers.get(id)
        return self._memory.get(id, 0), container.memory_limit if container else 0

    def _busy(self, id: str) -> Busy:
        start = self._starts.get(id)
        if start and start.job:
            return Busy.STARTING
        return Busy.STOPPING if id in self._stopping else Busy.NO

    # --- beginning and ending -------------------------------------------------------------------

    def begin(self) -> None:
        """Read the workspaces and look for the engine; the signals tell what was found."""
        store = self._outside.store
        job = self._job(lambda _report, _stop: (*store.load_all(), store.removed()), "load")
        job.succeeded.connect(self._take_workspaces)
        job.failed.connect(lambda error: self.failed.emit("", error))
        # The engine's room takes its time to load: not before the workspaces are on the screen.
        job.ended.connect(lambda: QTimer.singleShot(0, self, self.find_engine))
        if self.trouble:
            self._tell_problem(self.trouble)

    def _take_workspaces(
        self, found: tuple[tuple[Workspace, ...], tuple[Problem, ...], tuple[str, ...]]
    ) -> None:
        workspaces, problems, self._left = found
        self._workspaces = {workspace.id: workspace for workspace in workspaces}
        self.loaded = True
        self.listed.emit()
        for problem in problems:
            self._tell_problem(problem)
        if self.known:
            self._clear_up()

    def _tell_problem(self, problem: Problem) -> None:
        log.warning("%s", problem)
        self.failed.emit("", problem)

    def end(self) -> None:
        """Let go of every job. What runs on the engine keeps running."""
        self._closing = True
        for timer in (self._refresh_soon, self._refresh_settled, *self._doomed.values()):
            timer.stop()
        for job in list(self._jobs):
            job.cancel()

    # --- the engine -----------------------------------------------------------------------------

    def find_engine(self) -> None:
        """Look for the engine, starting nothing."""
        job = self._job(lambda _report, _stop: self._outside.engine().find(), "find-engine")
        job.succeeded.connect(self._engine_found)
        job.failed.connect(self._engine_missing)

    def start_engine(self) -> None:
        job = self._job(
            lambda report, stop: self._outside.engine().ensure_running(report, stop), "start-engine"
        )
        job.succeeded.connect(self._engine_found)
        job.failed.connect(self._engine_missing)

    def _engine_found(self, info: EngineInfo) -> None:
        self.engine, self.engine_problem = info, None
        self.engine_changed.emit()
        self.refresh()
        if self._watch is None or self._watch.over:
            self._watch = self._job(
                lambda report, stop: self._outside.engine().watch(report, stop), "watch", every=True
            )
            self._watch.progress.connect(self._take_event)
            self._watch.failed.connect(self._engine_missing)

    def _engine_missing(self, error: BaseException) -> None:
        self.engine, self.engine_problem, self.known = None, error, False
        self._containers.clear()
        self.engine_changed.emit()
        self._tell_all()

    def _take_event(self, event: Event) -> None:
        if event.change is Change.LOST:
            self.known = False
            self.engine_problem = None
            self._running.clear()
            self.engine_changed.emit()
            self._tell_all()
        else:
            self._refresh_settled.start()
            if not self._refresh_soon.isActive():
                self._refresh_soon.start()

    def refresh(self) -> None:
        self._refresh_soon.start()

    def _list_containers(self) -> None:
        if self._listing:
            self._listing_again = True
            return
        self._listing = True
        job = self._job(lambda _report, _stop: self._outside.engine().containers(), "list")
        job.succeeded.connect(self._take_containers)
        job.ended.connect(self._listed_containers)

    def _listed_containers(self) -> None:
        self._listing = False
        if self._listing_again:
            self._listing_again = False
            self._refresh_soon.start()

    def _take_containers(self, containers: tuple[Container, ...]) -> None:
        before, first = self._containers, not self.known
        self._containers = {container.workspace: container for container in containers}
        self.known = True
        if first:
            self.engine_changed.emit()
            if self.loaded:
                self._clear_up()
        for id in self._workspaces:
            runs = self._runs(id)
            if not runs:
                self._running.pop(id, None)
            if first or before.get(id) != self._containers.get(id) or runs is not (id in self._meters):
                self._untold[id] = None
        self._tell_some()

    def _runs(self, id: str) -> bool:
        container = self._containers.get(id)
        return container is not None and container.state is State.RUNNING

    def _tell_some(self) -> None:
        """Tell of what changed, and go on in a moment where there is much: nobody may wait for it."""
        end = time.monotonic() + AT_A_TIME
        while self._untold and time.monotonic() < end:
            id = next(iter(self._untold))
            del self._untold[id]
            if id in self._workspaces:
                self._meter(id, self.known and self._runs(id))
                self.changed.emit(id)
        if self._untold:
            self._tell_soon.start()

    def _clear_up(self) -> None:
        """See to what was left by an app that ended too early: what was removed and not yet erased goes;
        what nobody knows of is only told, as it may be dear to somebody."""
        left, here = self._left, self._workspaces.keys() | self._doomed.keys()
        own = [c.workspace for c in self._containers.values() if c.owner == self._outside.owner]
        unknown = [id for id in own if id not in here and id not in left]
        if not left and not unknown:
            return

        def clear_up(_report: Report, stop: Stop) -> tuple[str, ...]:
            for id in left:
                stop.check()
                self._outside.engine().erase(id)
                self._outside.store.forget(id)
            return tuple(id for id in unknown if not self._outside.store.has(id))

        job = self._job(clear_up, "clear-up")
        job.succeeded.connect(self._take_strangers)
        job.failed.connect(lambda error: self.failed.emit("", error))

    def _take_strangers(self, strangers: tuple[str, ...]) -> None:
        self._left, self._strangers = (), strangers
        if strangers:
            self.strangers_found.emit(len(strangers))

    def erase_strangers(self) -> None:
        """Remove the tools that no workspace is known for, with all that they kept."""

        def erase(_report: Report, stop: Stop) -> None:
            for id in self._strangers:
                stop.check()
                self._outside.engine().erase(id)

        self._job(erase, "erase-strangers").failed.connect(lambda error: self.failed.emit("", error))

    def _meter(self, id: str, wanted: bool) -> None:
        """One stream of readings for each running workspace, none for the others."""
        if wanted and id not in self._meters:
            job = self._job(lambda report, stop: self._outside.engine().memory(id, report, stop), "memory")
            self._meters[id] = job
            job.progress.connect(lambda reading: self._take_memory(id, reading))
            job.ended.connect(lambda: self._meters.pop(id, None))
        elif not wanted and id in self._meters:
            self._meters[id].cancel()
            self._memory.pop(id, None)

    def _take_memory(self, id: str, reading: int) -> None:
        before = self._memory.get(id, 0)
        self._memory[id] = reading
        if before // MEGABYTE != reading // MEGABYTE:  # no screen shows it finer
            self._untold[id] = None
            self._tell_soon.start()

    def look_up_environments(self, take: Callable[[dict[str, Availability]], None]) -> Job:
        """Tell `take` of every catalogue entry (by id), again whenever a registry told one more size."""
        speed = self._outside.speed()
        job = self._job(
            lambda report, stop: look_up(
                self.catalogue, self._outside.engine(), self._sizes, speed, report, stop
            ),
            "environments",
        )
        job.progress.connect(take)
        return job

    # --- workspaces -----------------------------------------------------------------------------

    def add(self, workspace: Workspace) -> None:
        """Keep a new workspace and start it. It is on disk before anything of it is on the engine."""
        self._workspaces[workspace.id] = workspace
        self.listed.emit()

        def save_and_start(report: Report, stop: Stop) -> Running:
            self._outside.store.save(workspace)
            return self._outside.start(workspace, report, stop)

        self._start(workspace.id, save_and_start)

    def open(self, id: str) -> None:
        """Bring the workspace's tool to the screen: `opened` or `failed` follows."""
        if self._busy(id) is not Busy.NO:
            return
        running = self._running.get(id)
        if running:
            self.opened.emit(id, running)
            return
        workspace = self._workspaces[id]
        self._start(id, lambda report, stop: self._outside.start(workspace, report, stop))

    def _start(self, id: str, work: Callable[[Report, Stop], Running]) -> None:
        job = self._in_turn(id, work, "start")
        self._starts[id] = Start(job)
        job.progress.connect(lambda news: self._take_progress(id, news))
        job.succeeded.connect(lambda running: self._started(id, running))
        job.failed.connect(lambda error: self._not_started(id, error))
        job.cancelled.connect(lambda: self._start_over(id))
        self.changed.emit(id)

    def cancel(self, id: str) -> None:
        start = self._starts.get(id)
        if start and start.job:
            start.job.cancel()

    def _take_progress(self, id: str, news: Progress) -> None:
        start = self._starts[id]
        start.step = news.step
        start.news[news.step] = news
        if speed := start.download.add(time.monotonic(), news):
            self._outside.remember_speed(speed)
        self.changed.emit(id)

    def _started(self, id: str, running: Running) -> None:
        self._starts.pop(id, None)
        self._workspaces[id] = running.workspace
        self._running[id] = running
        self.refresh()
        self.listed.emit()  # it comes first now
        self.changed.emit(id)
        self.opened.emit(id, running)

    def _not_started(self, id: str, error: BaseException) -> None:
        log.warning("start of %s failed", id, exc_info=error)
        self._starts[id].job = None
        self._starts[id].problem = error
        self.refresh()
        self._reread(id)
        self.changed.emit(id)
        self.failed.emit(id, error)

    def _start_over(self, id: str) -> None:
        self._starts.pop(id, None)
        self.refresh()
        self._reread(id)
        self.changed.emit(id)

    def _reread(self, id: str) -> None:
        """A start that did not come to its end may still have recorded what it found."""
        job = self._in_turn(id, lambda _report, _stop: self._outside.store.load(id), "reread")
        job.succeeded.connect(lambda workspace: self._take_workspace(workspace))

    def _take_workspace(self, workspace: Workspace | None) -> None:
        if workspace and workspace.id in self._workspaces:
            self._workspaces[workspace.id] = workspace
            self.changed.emit(workspace.id)

    def halt(self, id: str) -> None:
        """Stop the workspace's tool."""
        if self._busy(id) is not Busy.NO:
            return
        self._stopping.add(id)
        self._running.pop(id, None)
        self.changed.emit(id)
        job = self._in_turn(id, lambda _report, _stop: self._outside.engine().halt(id), "halt")
        job.failed.connect(lambda error: self.failed.emit(id, error))
        job.ended.connect(lambda: self._halted(id))

    def _halted(self, id: str) -> None:
        self._stopping.discard(id)
        self.refresh()
        self.changed.emit(id)

    def rename(self, id: str, name: str) -> None:
        self._change(replace(self._workspaces[id], name=name))

    def set_folders(self, id: str, folders: tuple[Folder, ...]) -> None:
        """From the next opening on."""
        self._change(replace(self._workspaces[id], folders=folders))

    def set_memory(self, id: str, memory: int) -> None:
        """From the next opening on; `memory` in bytes."""
        self._change(replace(self._workspaces[id], memory=memory))

    def _change(self, workspace: Workspace) -> None:
        before = self._workspaces[workspace.id]
        self._workspaces[workspace.id] = workspace
        self.changed.emit(workspace.id)
        job = self._in_turn(workspace.id, lambda _report, _stop: self._outside.store.save(workspace), "save")
        job.failed.connect(lambda error: self._not_changed(before, error))

    def _not_changed(self, before: Workspace, error: BaseException) -> None:
        self._workspaces[before.id] = before
        self.changed.emit(before.id)
        self.failed.emit(before.id, error)

    def remove(self, id: str) -> None:
        """Take a workspace away. It can be had back for `UNDO_MS`; only then is its home erased."""
        workspace = self._workspaces.pop(id)
        self._meter(id, False)
        self.listed.emit()

        def take_away(_report: Report, _stop: Stop) -> None:
            self._outside.store.remove(id)
            try:
                if self.known:
                    self._outside.engine().discard(id)
            except BaseException:
                self._outside.store.restore(id)  # what is removed on disk loses its home at the next start
                raise

        job = self._in_turn(id, take_away, "remove")
        job.failed.connect(lambda error: self._not_removed(workspace, error))
        job.succeeded.connect(lambda _: self.removed.emit(workspace))
        timer = QTimer(self, singleShot=True, interval=UNDO_MS)
        timer.timeout.connect(lambda: self._erase(id))
        timer.start()
        self._doomed[id] = timer

    def undo_remove(self, workspace: Workspace) -> None:
        timer = self._doomed.pop(workspace.id, None)
        if timer is None:
            return
        timer.stop()
        job = self._in_turn(
            workspace.id, lambda _report, _stop: self._outside.store.restore(workspace.id), "undo"
        )
        job.succeeded.connect(lambda _: self._put_back(workspace))
        job.failed.connect(lambda error: self.failed.emit("", error))

    def _not_removed(self, workspace: Workspace, error: BaseException) -> None:
        timer = self._doomed.pop(workspace.id, None)
        if timer:
            timer.stop()
        self._put_back(workspace)
        self.failed.emit(workspace.id, error)

    def _put_back(self, workspace: Workspace) -> None:
        self._workspaces[workspace.id] = workspace
        self.listed.emit()
        self.refresh()

    def _erase(self, id: str) -> None:
        self._doomed.pop(id, None)
        self.doomed.emit(id)

        def erase(_report: Report, _stop: Stop) -> None:
            self._outside.engine().erase(id)
            self._outside.store.forget(id)

        self._in_turn(id, erase, "erase").failed.connect(lambda error: self.failed.emit("", error))

    # --- jobs -----------------------------------------------------------------------------------

    def _job(self, work: Callable[[Report, Stop], object], name: str, *, every: bool = False) -> Job:
        job = Job(work, name, self, every=every)
        if self._closing:
            return job  # the ending of one job must not begin another that nobody would end
        self._jobs.add(job)
        job.settled.connect(lambda: self._jobs.discard(job))
        return job.start()

    def _in_turn(self, id: str, work: Callable[[Report, Stop], object], name: str) -> Job:
        """A job that waits until what else is being done to this workspace is over (a cancelled start
        may still be cleaning up)."""
        turn = self._turns.setdefault(id, threading.Lock())

        def wait_and_work(report: Report, stop: Stop) -> object:
            with turn:
                stop.check()
                return work(report, stop)

        return self._job(wait_and_work, name)

    def _tell_all(self) -> None:
        self._untold.update(dict.fromkeys(self._workspaces))
        self._tell_some()
