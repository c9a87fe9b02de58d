"""Tools that nobody uses are stopped after some time, where IT wants that, and that is said before.

Nobody uses a tool that computes nothing and that nobody is at. What is known of that is added up while it is
looked at, so that no time counts in which the computer slept.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication

from desktop.core.cancelling import Stop
from desktop.core.status import Busy
from desktop.gui.jobs.job import Job

if TYPE_CHECKING:  # named in signatures alone
    from desktop.core.engine_facts import Container
    from desktop.core.policy.policy import Policy, Setting
    from desktop.gui.state.surroundings import Surroundings
    from desktop.gui.state.unsaved_work import UnsavedWork

KEY = "resources.idle_stop_minutes"
"""What a preset calls it."""

EVERY_MS = 30_000
"""Between two rounds."""

NOTICE_S = 300.0
"""How long before it is said that a tool will be stopped; half of the whole time where that is short."""

log = logging.getLogger(__name__)


class Ending(NamedTuple):
    """A tool is stopped in so many minutes, or was after so many in which nobody used it."""

    minutes: int
    setting: Setting


class UnusedTools(QObject):
    """Looks only while tools run and a preset says after how many minutes they are stopped."""

    def __init__(
        self,
        around: Surroundings,
        policy: Callable[[], Policy],
        shown: Callable[[], str],
        unsaved: UnsavedWork,
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`policy`: what holds now. `shown`: whose screen somebody sees, "" for none. `clock` tells
        seconds."""
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._tools = around.tools
        self._queue = around.queue
        self._news = around.news
        self._policy = policy
        self._unsaved = unsaved
        self.clock = clock
        self._shown = shown
        self._unused_s: dict[str, float] = {}
        self._said: dict[str, Ending] = {}  # what is to come
        self._stopped: dict[str, Ending] = {}  # what was done
        self._used: set[str] = set()  # since the last round
        self._kept: set[str] = set()  # for as long as they run
        self._cursor = QPoint()
        self._before: float | None = None  # when the last round began
        self._round: Job | None = None
        self._next = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._next.timeout.connect(self._go_round)
        around.news.opened.connect(lambda id, _running: self._open(id))

    @property
    def _setting(self) -> Setting | None:
        return self._policy().settings.get(KEY)

    def ending(self, id: str) -> Ending | None:
        """What is to come of this workspace's tool, where that is said by now."""
        return self._said.get(id)

    def stopped(self, id: str) -> Ending | None:
        """Why it runs no more, where that is the reason."""
        return self._stopped.get(id)

    def use(self, id: str) -> None:
        """Somebody is at it."""
        self._used.add(id)
        self._take_back(id)

    def _open(self, id: str) -> None:
        self._stopped.pop(id, None)
        self.use(id)

    def keep(self, id: str) -> None:
        """The person wants it to go on: for as long as it runs, or where IT has locked the time, that long
        again."""
        if not (self._setting and self._setting.locked):
            self._kept.add(id)
        self.use(id)

    def follow(self) -> None:
        """What runs, or what holds, may be otherwise than before."""
        running = self._running()
        self._kept &= running
        for id in [id for id in self._unused_s if id not in running or not self._setting]:
            del self._unused_s[id]
            self._take_back(id)
        if running and self._setting and self._round is None and not self._next.isActive():
            self._before = self.clock()
            self._next.start()

    def end(self) -> None:
        self._next.stop()

    def _running(self) -> set[str]:
        return {id for id in self._workspaces if self._listing.runs(id) and self._tools.busy(id) is Busy.NO}

    def _take_back(self, id: str) -> None:
        self._unused_s.pop(id, None)
        if self._said.pop(id, None):
            self._news.tell((id,))

    # --- a round ------------------------------------------------------------------------------------------

    def _go_round(self) -> None:
        self._see_who_is_there()
        now, before = self.clock(), self._before
        step = min(now - before, 2 * EVERY_MS / 1000) if before is not None else 0
        self._before = now
        asked = [(self._workspaces[id], c) for id in self._running() if (c := self._listing.container(id))]

        def look(report: Callable[[tuple[Container, float | None]], None], stop: Stop) -> None:
            for workspace, container in asked:
                report((container, self._backend.tools.quiet_s(workspace, container, stop)))

        self._round = self._queue.begin(look, "unused", every=True)
        self._round.progress.connect(lambda told: self._take(told[0], told[1], step))
        self._round.failed.connect(lambda _error: None)  # logged by the job; it is asked again
        self._round.ended.connect(self._went_round)

    def _went_round(self) -> None:
        self._round = None
        self._used.clear()
        if self._running() and self._setting:
            self._next.start()

    def _see_who_is_there(self) -> None:
        """Whoever moves the pointer over a screen reads what is on it."""
        before, self._cursor = self._cursor, QCursor.pos()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        at_hand = app.applicationState() is Qt.ApplicationState.ApplicationActive
        if at_hand and before != self._cursor and (id := self._shown()):
            self.use(id)

    def _take(self, container: Container, quiet_s: float | None, step: float) -> None:
        """A tool's word; None where it has none, and what is known stands."""
        id, setting = container.workspace, self._setting
        now = self._listing.container(id) if id in self._workspaces else None
        if quiet_s is None or setting is None or now is None or now.id != container.id:
            return
        if quiet_s < step or id in self._used or id in self._kept:
            self._take_back(id)
            return
        limit = 60.0 * setting.value
        notice = min(NOTICE_S, limit / 2)
        unused = min(self._unused_s.get(id, 0) + step, quiet_s)
        if id not in self._said:  # whatever it was before: the whole notice is given
            unused = min(unused, limit - notice)
        self._unused_s[id] = unused
        if unused >= limit:
            self._stop(id, setting)
        elif unused >= limit - notice:
            said = Ending(math.ceil((limit - unused) / 60), setting)
            if said != self._said.get(id):
                self._said[id] = said
                self._news.tell((id,))

    # --- the end ------------------------------------------------------------------------------------------

    def _stop(self, id: str, setting: Setting) -> None:
        """Once what is open in it is saved. One that cannot save is left to whoever comes back."""

        def saved(good: bool) -> None:
            if not good or id not in self._said or id not in self._running():
                log.info("%s is not stopped although nobody uses it: saved %s", id, good)
                self._take_back(id)
                return
            self._take_back(id)
            self._stopped[id] = Ending(setting.value, setting)
            self._tools.halt(id, unused_minutes=setting.value)

        self._unsaved.save(id, saved)
