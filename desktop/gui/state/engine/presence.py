"""Which engine is in use, and whether it answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.core.engine_facts import Change, Event
from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.news import News
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # named in signatures alone, and slow to import
    from desktop.core.engine_facts import Candidate, EngineInfo
    from desktop.core.ports import Engine


class EnginePresence(QObject):
    """Looks for the engine and follows its events.

    Attributes:
        info: the engine in use, None while there is none.
        problem: why there is none.
        known: whether it has told what runs; False again while it is lost.
        lost: whether it answered before and no longer does.

    Signals (for those who ask it something):
        found: it is there.
        stirred: something became of a container, or it is back.
        silenced: it is lost, with whatever it was being asked.
        gone: there is none any more, and nothing runs as far as anybody knows.
        ended: this workspace's tool has (its id).
        killed: something in this workspace's tool is ended for want of memory (its id).
    """

    found = Signal()
    stirred = Signal()
    silenced = Signal()
    gone = Signal()
    ended = Signal(str)
    killed = Signal(str)

    def __init__(
        self,
        engine: Callable[[], Engine],
        workspaces: Workspaces,
        queue: JobQueue,
        news: News,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._workspaces = workspaces
        self._queue = queue
        self._news = news
        self._asking: Job | None = None
        self._watching: Job | None = None
        self._looks = self._last_look = 0  # begun, and the newest of them that told something
        self.info: EngineInfo | None = None
        self.problem: BaseException | None = None
        self.known = self.lost = False

    # --- looking --------------------------------------------------------------------------------

    def find(self) -> None:
        """Look for the engine, starting nothing."""
        self._look(self._queue.begin(call(lambda: self._engine().find()), "find-engine"))

    def start(self) -> None:
        """Start the engine, where that can be done."""
        job = self._queue.begin(
            lambda report, stop: self._engine().ensure_running(report, stop), "start-engine"
        )
        self._look(job, outdated=self.find)  # one that is up by now is found, whatever was told meanwhile

    def look_around(self, take: Callable[[tuple[Candidate, ...]], None]) -> Job:
        """Tell `take` of every engine on this computer. Nothing changes by it."""
        job = self._queue.begin(lambda _report, stop: self._engine().candidates(stop), "engines")
        job.succeeded.connect(take)
        job.failed.connect(lambda error: self._news.failed.emit("", error))
        return job

    def choose(self, address: str) -> Job:
        """Go over to the engine at this address. If it does not answer, the one in use stays."""
        job = self._queue.begin(lambda _report, stop: self._engine().choose(address, stop), "choose-engine")
        job.succeeded.connect(self._go_over)
        job.failed.connect(self.find)  # its state, and that of the one in use, are otherwise than was shown
        return job

    def bring_up(self, product: str) -> Job:
        """Start the engine of this product, and go over to it."""
        job = self._queue.begin(
            lambda report, stop: self._engine().bring_up(product, report, stop), "bring-up-engine"
        )
        job.succeeded.connect(self._go_over)
        job.failed.connect(lambda error: self.miss(error) if self.info is None else None)
        return job

    def _look(self, job: Job, outdated: Callable[[], None] = lambda: None) -> None:
        """Take what it finds. One that ends after a look that was begun later has no say any more:
        `outdated` is done instead, where it found the engine."""
        self._asking = job
        self._looks += 1
        look = self._looks

        def newest() -> bool:
            newest = look > self._last_look
            self._last_look = max(look, self._last_look)
            return newest

        job.succeeded.connect(lambda info: self._take_engine(info) if newest() else outdated())
        job.failed.connect(lambda error: self.miss(error) if newest() else None)

    def _go_over(self, info: EngineInfo) -> None:
        """What was asked of the engine before, and what it still has to say, is no news of this one."""
        self._last_look = self._looks
        for job in (self._asking, self._watching):
            if job:
                job.cancel()
        self.miss(None)
        self._take_engine(info)

    # --- what was found, and what becomes of it ---------------------------------------------------

    def _take_engine(self, info: EngineInfo) -> None:
        self.info, self.problem, self.lost = info, None, False
        self._tell()
        self.found.emit()
        if self._watching is None or self._watching.over:
            self._watching = self._queue.begin(
                lambda report, stop: self._engine().containers.watch(report, stop), "watch", every=True
            )
            self._watching.progress.connect(self._take_event)
            self._watching.failed.connect(self.miss)

    def _take_event(self, event: Event) -> None:
        if event.change is Change.KILLED:
            self.killed.emit(event.workspace)
        if event.change is Change.ENDED:
            self.ended.emit(event.workspace)
        if event.change is not Change.LOST:
            self.stirred.emit()
            return
        self.known, self.lost = False, self.problem is None  # or it is told already why
        self.silenced.emit()
        self._tell()

    def hear(self) -> bool:
        """It told what runs. Whether that is for the first time since it came."""
        first, self.known, self.lost = not self.known, True, False
        if self.info is None:  # it came while nobody looked for it, with a start or by itself
            self.find()
        if first:
            self._tell()
        return first

    def miss(self, error: BaseException | None) -> None:
        """There is none, or it does not answer as it should."""
        self.info, self.problem = None, error
        self.known = self.lost = False
        self.gone.emit()
        self._tell()

    def _tell(self) -> None:
        """What is embedded stays, whatever became of the engine: a tool whose end nobody told of may hold
        work that is nowhere else."""
        self._news.engine_changed.emit()
        if not self.known:
            self._news.tell(self._workspaces)
