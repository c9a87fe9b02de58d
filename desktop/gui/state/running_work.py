"""What tools compute is not ended unasked, and who waits for it hears of its end.

Tools are asked now and then, in a job and never by who shows something; before anything that would end a
calculation they are asked once more.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container
from desktop.gui.jobs.job import Job
from desktop.gui.state.acts import What

if TYPE_CHECKING:  # named in signatures alone, and slow to import
    from desktop.core.start.calculations import Calculation
    from desktop.gui.state.surroundings import Surroundings

IDLE_MS, BUSY_MS, AWAITED_MS = 10_000, 5_000, 1_000
"""Between two rounds: while nothing is computed, while something is, while its end is awaited."""

AWAY = 3
"""So many times as long nothing is asked while nothing is computed and the person is in another program: what
was begun before they left has been heard of by then."""

LATE_S = 2.0
"""The tool tells whole seconds, and the engine a moment later than it happened."""


class Computing(NamedTuple):
    """A calculation that goes on, or did a moment ago.

    Attributes:
        name: of its notebook, "" where it has none.
        since: when it began, in seconds of the clock.
        seen: whether that was seen; otherwise it began then at the latest.
        gone: since when it is not told of any more, None while it is. Between two cells a kernel rests.
    """

    name: str
    since: float
    seen: bool
    gone: float | None = None


class Question(NamedTuple):
    """Whether something may be done although tools compute.

    Attributes:
        what: is to be done.
        busy: what is computed, by workspace.
        now: does it.
        when_done: has it done once nothing of that is computed any more.
    """

    what: What
    busy: Mapping[str, tuple[Computing, ...]]
    now: Callable[[], None]
    when_done: Callable[[], None]


class Awaited(NamedTuple):
    """What is done once the tools of these workspaces compute nothing any more."""

    what: What
    ids: frozenset[str]
    act: Callable[[], None]

    @property
    def of_all(self) -> bool:
        """Whether it concerns all of Cais, and not one workspace."""
        return self.what in (What.CLOSE, What.CHANGE_ENGINE)


def _app() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    return app


def _at_hand() -> bool:
    """Whether the person is in this program."""
    return _app().applicationState() is Qt.ApplicationState.ApplicationActive


class RunningWork(QObject):
    """Knows what is computed in tools that run, for how long, and who waits for its end."""

    def __init__(
        self, around: Surroundings, parent: QObject, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """`clock` tells seconds."""
        super().__init__(parent)
        self._backend = around.backend
        self._workspaces = around.workspaces
        self._listing = around.listing
        self._queue = around.queue
        self._news = around.news
        self.clock = clock
        self._computing: dict[str, dict[str, Computing]] = {}  # by workspace, then by what computes
        self._looked: set[str] = set()  # those whose tools told something
        self._lost: dict[str, dict[str, float]] = {}  # by workspace and name, when its program was ended
        self._lost_unnamed: dict[str, float] = {}  # by workspace, where nobody can tell whose it was
        self._awaited: list[Awaited] = []
        self._round: Job | None = None
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_round)
        around.listing.told.connect(self._follow_listing)
        _app().applicationStateChanged.connect(self._hurry)

    def computing(self, id: str) -> tuple[Computing, ...]:
        """By its tool's last word."""
        return tuple(one for one in self._computing.get(id, {}).values() if one.gone is None)

    def awaited(self, id: str) -> Awaited | None:
        """What is done with this workspace once its tool computes nothing any more."""
        return next((one for one in self._awaited if id in one.ids), None)

    @property
    def awaited_by_all(self) -> Awaited | None:
        """What is done with all of Cais then."""
        return next((one for one in self._awaited if one.of_all), None)

    def lose(self, id: str, names: Iterable[str], when: float) -> None:
        """The programs of these were ended for want of memory, `when` in seconds of the clock: what was
        computed is not any more, whatever the tool goes on telling. Without any nobody knows whose."""
        named = dict.fromkeys(names, when)
        self._lost.setdefault(id, {}).update(named)
        if not named:
            self._lost_unnamed[id] = when

    def end(self) -> None:
        self._next.stop()

    # --- before something is done -------------------------------------------------------------------

    def before(self, what: What, ids: Iterable[str], act: Callable[[], None]) -> None:
        """Do `act`, which would end what these workspaces' tools compute; ask first where they do."""
        running = [id for id in ids if self._listing.runs(id)]
        if not running:
            act()
            return
        self._look(running).ended.connect(lambda: self._ask(what, running, act))

    def _ask(self, what: What, ids: list[str], act: Callable[[], None]) -> None:
        busy = {id: computing for id in ids if (computing := self.computing(id))}
        if not busy:
            act()
            return
        awaited = Awaited(what, frozenset(busy), act)
        self._news.asked.emit(Question(what, busy, lambda: self._do(awaited), lambda: self._wait(awaited)))

    def _do(self, one: Awaited) -> None:
        self.call_off(one)
        one.act()

    def _wait(self, one: Awaited) -> None:
        self.call_off(one)
        self._awaited.append(one)
        self._news.tell(one.ids)
        self._see_to_awaited()
        self._rest()

    def call_off(self, one: Awaited) -> None:
        """It, and what else was to be done with the same workspaces, is not done any more."""
        over = [other for other in self._awaited if other.ids & one.ids]
        self._awaited = [other for other in self._awaited if other not in over]
        self._news.tell(id for other in over for id in other.ids if id in self._workspaces)

    def _see_to_awaited(self) -> None:
        for one in tuple(self._awaited):
            if not any(self._computing.get(id) for id in one.ids):
                self.call_off(one)
                ended = not any(self._listing.runs(id) for id in one.ids)
                if not (ended and one.what in (What.STOP, What.REOPEN)):
                    one.act()

    # --- asking the tools ---------------------------------------------------------------------------

    def _follow_listing(self, _first: bool) -> None:
        for id in [id for id in self._looked if not self._listing.runs(id)]:
            self._looked.discard(id)
            self._computing.pop(id, None)  # ended with its tool, which is told otherwise
            self._lost.pop(id, None)
            self._lost_unnamed.pop(id, None)
        self._see_to_awaited()
        if self._round is None and not self._next.isActive():
            self._rest()

    def _rest(self) -> None:
        """Until the next round."""
        if not self._running():
            return
        going_on = [one for found in self._computing.values() for one in found.values()]
        awaited = self._awaited or any(one.gone is not None for one in going_on)
        idle = IDLE_MS if _at_hand() else AWAY * IDLE_MS
        self._next.start(AWAITED_MS if awaited else BUSY_MS if going_on else idle)

    def _hurry(self, _state: object) -> None:
        """Somebody may be back."""
        if _at_hand() and self._next.remainingTime() > IDLE_MS:
            self._next.start(IDLE_MS)

    def _running(self) -> list[str]:
        return [id for id in self._workspaces if self._listing.runs(id)]

    def _go_round(self) -> None:
        if self._round is None:
            self._round = self._look(self._running())
            self._round.ended.connect(self._went_round)

    def _went_round(self) -> None:
        self._round = None
        self._see_to_awaited()
        self._rest()

    def _look(self, ids: list[str]) -> Job:
        asked = [(self._workspaces[id], c) for id in ids if (c := self._listing.container(id))]

        def look(report: Callable[[Any], None], stop: Stop) -> None:
            for workspace, container in asked:
                report(
                    (workspace.id, container, self._backend.tools.calculations(workspace, container, stop))
                )

        job = self._queue.begin(look, "calculations", every=True)
        job.progress.connect(lambda told: self._take(*told))
        job.failed.connect(lambda _error: None)  # logged by the job; what is known is the last word
        return job

    def _take(self, id: str, container: Container, told: tuple[Calculation, ...] | None) -> None:
        """A tool's newest word; None where it has none, and the last one stands."""
        now = self._listing.container(id)
        if told is None or id not in self._workspaces or now is None or now.id != container.id:
            return
        seen, before = id in self._looked, self._computing.get(id, {})
        self._looked.add(id)
        going_on = [one for one in told if not self._is_lost(id, one)]
        found = self._computing[id] = {one.id: self._still(before.get(one.id), one, seen) for one in going_on}
        for key, one in before.items():
            if key not in found and one.gone is None:
                found[key] = one._replace(gone=self.clock())
            elif key not in found and one.gone is not None and not self._was_lost(id, one):
                self._news.computed.emit(id, one.name, one.gone - one.since)
        if found.keys() != before.keys():
            self._news.tell_soon(id)

    def _is_lost(self, id: str, one: Calculation) -> bool:
        """Whether the tool's word is of a program that was ended since. Jupyter takes some seconds to see
        that, and does not at all of R's: that one says nothing as it begins anew."""
        lost = self._lost.get(id, {}).get(one.name)
        return lost is not None and self.clock() - one.silent_s <= lost + LATE_S

    def _was_lost(self, id: str, one: Computing) -> bool:
        """Whether it went on when a program was ended that may have been its own: it is not done."""
        lost = self._lost.get(id, {}).get(one.name, self._lost_unnamed.get(id))
        return lost is not None and one.since <= lost

    def _still(self, before: Computing | None, one: Calculation, seen: bool) -> Computing:
        """A kernel that has just begun has spoken meanwhile, which is no longer ago than its beginning."""
        if before:
            return before._replace(name=one.name or before.name, gone=None)
        return Computing(one.name, self.clock() - one.silent_s, seen)
