"""The engine as the screens know it: whether it is there, what runs on it, and how much memory that takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.engine_facts import Change, Container, Event, Part, State
from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.news import News
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # named in signatures alone, and slow to import
    from desktop.core.engine_facts import Candidate, EngineInfo
    from desktop.core.ports import Engine

REFRESH_MS = 60  # events that come closer together than this share one listing
SETTLE_MS = 500  # the engine tells of an end before its own listing knows: after this it has caught up
METER_MS = 25  # between the beginnings of two streams of readings
MEGABYTE = 1000**2


class EngineState(QObject):
    """Follows the engine's events and keeps its newest word.

    Attributes:
        info: the engine in use, None while there is none.
        problem: why there is none.
        known: whether the engine has told what runs; False again while it is lost.
        lost: whether it answered before and no longer does.

    Signals:
        listed: what runs was told; True for the first time since the engine came.
    """

    listed = Signal(bool)

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
        self._containers: dict[str, Container] = {}
        self._memory: dict[str, int] = {}
        self._meters: dict[str, Job] = {}
        self._asking: Job | None = None
        self._watching: Job | None = None
        self._listing = False
        self._listing_again = False
        self._looks = self._last_look = 0  # begun, and the newest of them that told something
        self._age = 0  # of what is asked for now: what was asked for at another is no news
        self._unmetered: dict[str, None] = {}
        self.info: EngineInfo | None = None
        self.problem: BaseException | None = None
        self.known = self.lost = False
        self._refresh_soon = self._timer(REFRESH_MS, self._list)
        self._refresh_settled = self._timer(SETTLE_MS, self._list)
        self._meter_soon = self._timer(METER_MS, self._meter_next)
        news.changed.connect(self._look_at_meter)

    def _timer(self, milliseconds: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(act)
        return timer

    def container(self, id: str) -> Container | None:
        return self._containers.get(id)

    def runs(self, id: str) -> bool:
        container = self._containers.get(id)
        return container is not None and container.state is State.RUNNING

    def memory(self, id: str) -> tuple[int, int]:
        """Bytes in use and the limit; zeros while unknown."""
        container = self._containers.get(id)
        return self._memory.get(id, 0), container.memory_limit if container else 0

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

    def refresh(self) -> None:
        """Ask the engine what runs, soon. What it is being asked already is no news by then: something was
        done since."""
        self._age += 1
        self._refresh_soon.start()

    def end(self) -> None:
        for timer in (self._refresh_soon, self._refresh_settled, self._meter_soon):
            timer.stop()

    # --- the engine itself ------------------------------------------------------------------------

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

        job.succeeded.connect(lambda info: self._found(info) if newest() else outdated())
        job.failed.connect(lambda error: self._missing(error) if newest() else None)

    def _go_over(self, info: EngineInfo) -> None:
        """What was asked of the engine before, and what it still has to say, is no news of this one."""
        self._last_look = self._looks
        for job in (self._asking, self._watching):
            if job:
                job.cancel()
        self._missing(None)
        self._found(info)

    def _found(self, info: EngineInfo) -> None:
        self.info, self.problem, self.lost = info, None, False
        self._tell()
        self.refresh()
        if self._watching is None or self._watching.over:
            self._watching = self._queue.begin(
                lambda report, stop: self._engine().containers.watch(report, stop), "watch", every=True
            )
            self._watching.progress.connect(self._take_event)
            self._watching.failed.connect(self._missing)

    def _tell(self) -> None:
        """What is embedded stays, whatever became of the engine: a tool whose end nobody told of may hold
        work that is nowhere else."""
        self._news.engine_changed.emit()
        if not self.known:
            self._news.tell(self._workspaces)

    def _forget_listings(self) -> None:
        """What was asked for before the engine was lost is no news after it."""
        self._age += 1
        self._listing_again = False
        self._refresh_soon.stop()
        self._refresh_settled.stop()

    def _missing(self, error: BaseException | None) -> None:
        self._forget_listings()
        self.info, self.problem = None, error
        self.known = self.lost = False
        self._containers = {}
        self._tell()

    def _take_event(self, event: Event) -> None:
        if event.change is Change.LOST:
            self._forget_listings()
            self.known, self.lost = False, self.problem is None  # or it is told already why
            self._tell()
            return
        self._refresh_settled.start()
        if not self._refresh_soon.isActive():
            self._refresh_soon.start()

    # --- what runs --------------------------------------------------------------------------------

    def _list(self) -> None:
        if self._listing:
            self._listing_again = True
            return
        self._listing = True
        job = self._queue.begin(call(lambda: self._engine().containers.list()), "list")
        job.succeeded.connect(self._while_news(self._take_containers))
        job.failed.connect(self._while_news(self._missing))
        job.ended.connect(self._list_ended)

    def _while_news(self, take: Callable[[Any], None]) -> Callable[[Any], None]:
        """`take`, unless what is asked for now comes when it is no news any more."""
        age = self._age

        def take_news(answer: Any) -> None:
            if age == self._age:
                take(answer)

        return take_news

    def _list_ended(self) -> None:
        self._listing = False
        if self._listing_again:
            self._listing_again = False
            self._refresh_soon.start()

    def _take_containers(self, containers: tuple[Container, ...]) -> None:
        before, first = self._containers, not self.known
        self._containers = {one.workspace: one for one in containers if one.part is Part.TOOL}
        self.known, self.lost = True, False
        if self.info is None:  # it came while nobody looked for it, with a start or by itself
            self.find()
        if first:
            self._tell()
        self.listed.emit(first)
        self._begin_meters()
        changed = (id for id in before | self._containers if before.get(id) != self._containers.get(id))
        self._news.tell(id for id in changed if id in self._workspaces)  # others' may be there too

    # --- memory -----------------------------------------------------------------------------------

    def end_meter(self, id: str) -> None:
        """Of a workspace that goes."""
        self._unmetered.pop(id, None)
        if id in self._meters:
            self._meters[id].cancel()
            self._memory.pop(id, None)

    def _begin_meters(self) -> None:
        """One stream of readings for each running workspace, none for the others."""
        running = (id for id in self._workspaces if self.runs(id) and id not in self._meters)
        self._unmetered.update(dict.fromkeys(running))
        if not self._meter_soon.isActive():
            self._meter_next()

    def _look_at_meter(self, id: str) -> None:
        if not (self.known and self.runs(id)):
            self.end_meter(id)

    def _meter_next(self) -> None:
        """One after the other: two hundred jobs that begin at once would leave the window no turn."""
        if not self._unmetered:
            return
        id = next(iter(self._unmetered))
        del self._unmetered[id]
        job = self._queue.begin(lambda report, stop: self._engine().inside.memory(id, report, stop), "memory")
        self._meters[id] = job
        job.progress.connect(lambda reading: self._take_memory(id, reading))
        job.ended.connect(lambda: self._meters.pop(id, None))
        self._meter_soon.start()

    def _take_memory(self, id: str, reading: int) -> None:
        before = self._memory.get(id, 0)
        self._memory[id] = reading
        if before // MEGABYTE != reading // MEGABYTE:  # no screen shows it finer
            self._news.tell_soon(id)
