"""The state behind every screen: workspaces, what runs, and the starts under way.

The engine is the truth for what runs and the store for what was asked; the desk keeps the newest word
of both and tells the screens when it changed. Everything that may wait happens in jobs.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.cancelling import Stop
from desktop.core.problems import Problem, ToolOutOfMemory
from desktop.core.progress import Report
from desktop.core.status import Status, status
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.jobs.job import Job
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.catalogue import CatalogueState
from desktop.gui.state.engine import EngineState
from desktop.gui.state.removals import Removals
from desktop.gui.state.running_tools import RunningTools
from desktop.gui.state.starts import Start
from desktop.gui.state.unsaved_work import UnsavedWork
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # not needed, or not yet, to show what is there
    from desktop.core.engine_facts import Candidate, Container, EngineInfo
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.environments.download_sizes import DownloadSizes
    from desktop.core.ports import Engine
    from desktop.core.start.launch import Running

log = logging.getLogger(__name__)

FRAME = 20  # milliseconds, in which the workspaces come to be on the screen


class Outside(NamedTuple):
    """What the desk needs of the rest of the app; `engine`, `start` and `sizes` block and are run in jobs.

    `catalogue` raises CatalogueBroken. `speed` is that of the last download, in bytes per second, 0 for
    none, and `remember_speed` is told of the next one's.
    """

    store: Store
    catalogue: Callable[[], Catalogue]
    engine: Callable[[], Engine]
    start: Callable[[Workspace, Report, Stop], Running]
    sizes: Callable[[], DownloadSizes]
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
        removed: a workspace was removed and can be had back (the `Workspace`).
        strangers_found: this person's tools are on the engine that no workspace is known for (how many).
    """

    listed = Signal()
    changed = Signal(str)
    engine_changed = Signal()
    opened = Signal(str, object)
    failed = Signal(str, object)
    removed = Signal(object)
    strangers_found = Signal(int)

    def __init__(self, outside: Outside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outside = outside
        self._queue = JobQueue(self)
        self.saving = UnsavedWork(self)
        self.offer = CatalogueState(
            outside.catalogue, outside.engine, outside.sizes, outside.speed, self._queue
        )
        self._kept = Workspaces(outside.store, self._queue, self)
        self._kept.listed.connect(self.listed)
        self._kept.changed.connect(self.changed)
        self._kept.failed.connect(self.failed)
        self._watch = EngineState(outside.engine, self._queue, self.has, self)
        self._watch.changed.connect(self._engine_changed)
        self._watch.listed.connect(self._take_listing)
        self._watch.touched.connect(self.changed)
        self._tools = RunningTools(outside, self._kept, self._watch, self._queue, self)
        self._tools.changed.connect(self.changed)
        self._tools.opened.connect(self.opened)
        self._tools.failed.connect(self.failed)
        self._removals = Removals(outside.store, outside.engine, self._queue, self)
        self._removals.removed.connect(self.removed)
        self._removals.back.connect(self._put_back)
        self._removals.failed.connect(self.failed)
        self._removals.strangers_found.connect(self.strangers_found)

    # --- what the screens read ------------------------------------------------------------------

    @property
    def loaded(self) -> bool:
        """Whether the workspaces are known."""
        return self._kept.loaded

    def workspaces(self) -> list[Workspace]:
        """Last opened first, never opened ones by their making."""
        return self._kept.in_order()

    def workspace(self, id: str) -> Workspace:
        return self._kept[id]

    def has(self, id: str) -> bool:
        return id in self._kept

    def status(self, id: str) -> Status:
        return status(self._kept[id], self._watch.container(id), self._tools.busy(id), self.known)

    def start_of(self, id: str) -> Start | None:
        return self._tools.starts.of(id)

    def given_up(self, id: str) -> bool:
        """Whether the person cancelled its last start."""
        return self._tools.starts.given_up(id)

    def running(self, id: str) -> Running | None:
        return self._tools.running(id)

    def container(self, id: str) -> Container | None:
        return self._watch.container(id)

    def folders(self, id: str) -> tuple[Folder, ...]:
        """Those that its tool has while it runs, whatever was asked for since."""
        return self._tools.folders(id)

    def folders_wait(self, id: str) -> bool:
        """Whether it has others from its next opening on."""
        return self.folders(id) != self._kept[id].folders

    def memory(self, id: str) -> tuple[int, int]:
        """Bytes in use and the limit; zeros while unknown."""
        return self._watch.memory(id)

    def more_memory(self, id: str) -> int:
        """Bytes a tool that ran short may have: twice its limit, as far as there is any; 0 for no more."""
        start = self._tools.starts.of(id)
        problem = start.problem if start else None
        limit = problem.limit if isinstance(problem, ToolOutOfMemory) else self.memory(id)[1]
        most = self.engine.memory if self.engine else 2 * limit
        more = min(2 * limit, most) if limit else most
        return more if more > limit else 0

    @property
    def engine(self) -> EngineInfo | None:
        return self._watch.info

    @property
    def engine_problem(self) -> BaseException | None:
        """Why there is no engine."""
        return self._watch.problem

    @property
    def known(self) -> bool:
        """Whether the engine has told what runs."""
        return self._watch.known

    @property
    def lost(self) -> bool:
        """Whether the engine answered before and no longer does."""
        return self._watch.lost

    # --- beginning and ending -------------------------------------------------------------------

    def begin(self) -> None:
        """Read the workspaces and look for the engine; the signals tell what was found."""
        job = self._kept.load()
        job.succeeded.connect(lambda found: self._loaded(found[1]))
        job.ended.connect(lambda: QTimer.singleShot(FRAME, self, self._go_on))

    def _loaded(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._tell_problem(problem)
        if self.known:
            self._removals.clear_up()

    def _go_on(self) -> None:
        """With what takes its time to load, and is not needed to show the workspaces."""
        self.find_engine()
        if self.offer.trouble:
            self._tell_problem(self.offer.trouble)
        self.offer.known = True
        for id in self._kept:
            if self.offer.withdrawn(self._kept[id]):
                self.changed.emit(id)

    def _tell_problem(self, problem: Problem) -> None:
        log.warning("%s", problem)
        self.failed.emit("", problem)

    def end(self) -> None:
        """Let go of every job. What runs on the engine keeps running."""
        self._watch.end()
        self._queue.end()

    # --- the engine -----------------------------------------------------------------------------

    def find_engine(self) -> None:
        """Look for the engine, starting nothing."""
        self._watch.find()

    def start_engine(self) -> None:
        self._watch.start()

    def look_for_engines(self, take: Callable[[tuple[Candidate, ...]], None]) -> Job:
        """Tell `take` of every engine on this computer. Nothing changes by it."""
        job = self._queue.begin(lambda _report, stop: self._outside.engine().candidates(stop), "engines")
        job.succeeded.connect(take)
        job.failed.connect(lambda error: self.failed.emit("", error))
        return job

    @property
    def engine_at_work(self) -> bool:
        """Whether something starts or stops there, so that no other engine may be chosen: what cleans up
        after it would look for its traces on the other one."""
        return self._tools.at_work

    def choose_engine(self, address: str, then: Callable[[], None] = lambda: None) -> None:
        """Use another engine from now on: the person wants it. What is open is saved, and stays behind."""

        def choose() -> None:
            self._watch.choose(address).succeeded.connect(lambda _info: self._leave_tools(then))

        self.saving.everything(
            lambda unsaved: self.saving.refused.emit(unsaved, choose) if unsaved else choose()
        )

    def _leave_tools(self, then: Callable[[], None]) -> None:
        self._tools.leave_all()
        self._watch.tell(self._kept)
        then()

    def refresh(self) -> None:
        self._watch.refresh()

    def _engine_changed(self) -> None:
        """What is embedded stays, whatever became of the engine: a tool whose end nobody told of may hold
        work that is nowhere else."""
        self.engine_changed.emit()
        if not self.known:
            self._watch.tell(self._kept)

    def _take_listing(self, first: bool) -> None:
        self._tools.drop_gone()
        if first:
            if self.loaded:
                self._removals.clear_up()
            self._watch.tell(self._kept)

    def erase_strangers(self) -> None:
        """Remove the tools that no workspace is known for, with all that they kept."""
        self._removals.erase_strangers()

    # --- workspaces -----------------------------------------------------------------------------

    def add(self, workspace: Workspace) -> None:
        """Keep a new workspace and start it."""
        self._kept.put(workspace)
        self._tools.make(workspace)

    def open(self, id: str) -> None:
        """Bring the workspace's tool to the screen: `opened` or `failed` follows."""
        self._tools.open(id)

    def cancel(self, id: str) -> None:
        self._tools.starts.cancel(id)

    def halt(self, id: str) -> None:
        """Stop the workspace's tool, once what is open in it is saved."""
        self.saving.before(id, lambda: self._tools.halt(id))

    def reopen(self, id: str) -> None:
        """Stop it in the same way, and open it again: what was changed meanwhile holds from then on."""
        self.saving.before(id, lambda: self._tools.halt(id, again=True))

    def rename(self, id: str, name: str) -> None:
        self._kept.change(id, name=name)

    def set_folders(self, id: str, folders: tuple[Folder, ...]) -> None:
        """From the next opening on. What went wrong with others is over."""
        self._tools.starts.forget(id)
        self._kept.change(id, folders=folders)

    def set_memory(self, id: str, memory: int) -> None:
        """From the next opening on; `memory` in bytes."""
        self._kept.change(id, memory=memory)

    def remove(self, id: str) -> None:
        """Take a workspace away. It can be had back until the app ends; only then is its home erased."""
        self.saving.before(id, lambda: self._remove(id))

    def _remove(self, id: str) -> None:
        if not self.has(id):
            return
        workspace = self._kept.take_away(id)
        self._watch.tell([id])
        self._removals.remove(workspace, engine_known=self.known)

    def undo_remove(self, workspace: Workspace) -> None:
        self._removals.undo(workspace)

    def _put_back(self, workspace: Workspace) -> None:
        self._kept.put(workspace)
        self.refresh()
