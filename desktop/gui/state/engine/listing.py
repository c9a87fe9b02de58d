"""What runs on the engine, as it told when it was last asked."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.core.engine_facts import Container, Part, State
from desktop.gui.jobs.job import call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.engine.presence import EnginePresence
from desktop.gui.state.news import News
from desktop.gui.state.workspaces import Workspaces

if TYPE_CHECKING:  # named in signatures alone, and slow to import
    from desktop.core.ports import Engine

REFRESH_MS = 60
"""Events that come closer together than this share one listing."""

SETTLE_MS = 500
"""The engine tells of an end before its own listing knows: after this it has mostly caught up. Docker gives
back the network and the file system in between, which takes seconds on a computer that is busy."""

CATCH_UP_LOOKS = 7
"""So often it is asked again whether it has, each time after twice as long: for a minute."""

KILLED = 137
"""The exit code of a tool that was killed, for want of memory or otherwise."""

ENDS_WITHIN_S = 5.0
"""A tool that still runs so long after something in it was ended for want of memory has outlived that."""


class Listing(QObject):
    """The containers of the workspaces' tools, asked for again whenever something became of one.

    Signals:
        told: what runs was told; True for the first time since the engine came.
    """

    told = Signal(bool)

    def __init__(
        self,
        engine: Callable[[], Engine],
        presence: EnginePresence,
        workspaces: Workspaces,
        queue: JobQueue,
        news: News,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._engine = engine
        self._presence = presence
        self._workspaces = workspaces
        self._queue = queue
        self._news = news
        self._containers: dict[str, Container] = {}
        self._short: dict[str, float] = {}  # when something in a tool was said to be ended for want of memory
        self._ending: set[str] = set()  # the tools of these have, as it told; what it lists may be older
        self._looks = 0  # for what it lists of those
        self._asking = self._ask_again = False
        self._age = 0  # of what is asked for now: what was asked for at another is no news
        self._soon = self._timer(REFRESH_MS)
        self._settled = self._timer(SETTLE_MS)
        presence.found.connect(self.refresh)
        presence.stirred.connect(self._refresh_later)
        presence.silenced.connect(self._forget_asked)
        presence.ended.connect(self._note_end)
        presence.killed.connect(self._note_short)
        presence.gone.connect(self._clear)

    def _timer(self, delay_ms: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=delay_ms)
        timer.timeout.connect(self._ask)
        return timer

    def container(self, id: str) -> Container | None:
        """That of the workspace's tool."""
        return self._containers.get(id)

    def running(self) -> tuple[Container, ...]:
        """Those of all tools that run, whoever's they are."""
        return tuple(one for one in self._containers.values() if one.state is State.RUNNING)

    def runs(self, id: str) -> bool:
        """Whether the workspace's tool does, by the engine's last word."""
        container = self._containers.get(id)
        return container is not None and container.state is State.RUNNING

    def refresh(self) -> None:
        """Ask the engine what runs, soon. What it is being asked already is no news by then: something was
        done since."""
        self._age += 1
        self._soon.start()

    def end(self) -> None:
        self._soon.stop()
        self._settled.stop()

    def _refresh_later(self) -> None:
        self._looks = 0
        self._settled.start(SETTLE_MS)
        if not self._soon.isActive():
            self._soon.start()

    def _forget_asked(self) -> None:
        """What was asked for before the engine was lost is no news after it."""
        self._age += 1
        self._ask_again = False
        self.end()

    def _clear(self) -> None:
        self._forget_asked()
        self._ending.clear()
        self._containers = {}

    def _ask(self) -> None:
        if self._asking:
            self._ask_again = True
            return
        self._asking = True
        job = self._queue.begin(call(lambda: self._engine().containers.list()), "list")
        job.succeeded.connect(self._while_news(self._take))
        job.failed.connect(self._while_news(self._presence.miss))
        job.ended.connect(self._asked)

    def _while_news(self, take: Callable[[Any], None]) -> Callable[[Any], None]:
        """`take`, unless what is asked for now comes when it is no news any more."""
        age = self._age

        def take_news(answer: Any) -> None:
            if age == self._age:
                take(answer)

        return take_news

    def _asked(self) -> None:
        self._asking = False
        if self._ask_again:
            self._ask_again = False
            self._soon.start()

    def _judged(self, container: Container) -> Container:
        """A busy engine may tell of the want, and not know of it any more once the tool has ended."""
        said = self._short.get(container.workspace, -math.inf)
        short = container.exit_code == KILLED and time.monotonic() - said < ENDS_WITHIN_S
        return container._replace(out_of_memory=container.out_of_memory or short)

    def _note_short(self, id: str) -> None:
        self._short[id] = time.monotonic()

    def _note_end(self, id: str) -> None:
        self._ending.add(id)

    def _look_again(self) -> None:
        """For ends that it told of and does not list. A tool that was started since is not told apart."""
        self._ending = {id for id in self._ending if self.runs(id)}
        if self._ending and not self._settled.isActive() and self._looks < CATCH_UP_LOOKS:
            self._looks += 1
            self._settled.start(SETTLE_MS << self._looks)

    def _take(self, containers: tuple[Container, ...]) -> None:
        before = self._containers
        self._containers = {one.workspace: self._judged(one) for one in containers if one.part is Part.TOOL}
        self._look_again()
        self.told.emit(self._presence.hear())
        changed = (id for id in before | self._containers if before.get(id) != self._containers.get(id))
        self._news.tell(id for id in changed if id in self._workspaces)  # others' may be there too
