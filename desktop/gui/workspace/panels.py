"""What is below the bar of a workspace's screen while its tool is not: a start, a problem, a question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.core.progress import Progress, Step
from desktop.core.start.transfer import Pace
from desktop.core.status import Status
from desktop.gui.parts.problem import ProblemPanel, centred
from desktop.gui.parts.text import shortened
from desktop.gui.state.desk import Desk
from desktop.gui.state.ticks import ASKS
from desktop.gui.words.problems import Action, words
from desktop.gui.workspace.idle_panel import Idle, IdlePanel
from desktop.gui.workspace.start_panel import StartPanel

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.gui.state.start import Start
    from desktop.gui.workspace.secrets_panel import SecretsPanel


class Panels(QStackedWidget):
    """Each is made when it is first shown: all at once would hold up the window.

    Signals:
        left: back to all workspaces.
        cancelled: the start is to be given up.
        opened: the tool is wanted.
        answered: `Answers` to all that was asked.
        asked_in_vain: no answer helps against what the person was to be asked about.
        chosen: the next step of a problem (the `Action`).
        check_asked: the folders are to be checked.
    """

    left = Signal()
    cancelled = Signal()
    opened = Signal()
    answered = Signal(object)
    asked_in_vain = Signal()
    chosen = Signal(object)
    check_asked = Signal()

    _secrets: SecretsPanel | None = None

    def __init__(self, id: str, desk: Desk) -> None:
        super().__init__()
        self._id = id
        self._desk = desk
        self._asked: BaseException | None = None  # the problem that the person is asked about
        self._in_vain: BaseException | None = None  # one that no answer helps against

    @cached_property
    def _start(self) -> StartPanel:
        panel = StartPanel(self._desk.catalogue.entry(self._desk.workspaces[self._id]))
        panel.cancelled.connect(self.cancelled)
        self.addWidget(centred(panel))
        return panel

    @cached_property
    def _problem(self) -> ProblemPanel:
        panel = ProblemPanel()
        panel.left.connect(self.left)
        panel.chosen.connect(self.chosen)
        panel.beside.connect(self.check_asked)
        self.addWidget(centred(panel))
        return panel

    @cached_property
    def _idle(self) -> IdlePanel:
        panel = IdlePanel()
        panel.opened.connect(self.opened)
        panel.more_memory_asked.connect(lambda: self.chosen.emit(Action.MORE_MEMORY))
        panel.left.connect(self.left)
        self.addWidget(centred(panel))
        return panel

    def _show(self, panel: QWidget) -> None:
        holder = panel.parentWidget()
        assert holder, "each panel was centred"
        self.setCurrentWidget(holder)

    def _drop(self, panel: QWidget) -> None:
        if holder := panel.parentWidget():
            self.removeWidget(holder)
            holder.deleteLater()

    @contextmanager
    def made_anew(self) -> Iterator[None]:
        """In the language in use now, by what is shown meanwhile: only then those go that were there."""
        names = ("_start", "_problem", "_secrets", "_idle")
        self._asked = None
        gone = [panel for name in names if (panel := vars(self).pop(name, None))]
        yield
        for panel in gone:
            self._drop(panel)

    def show_start(self, start: Start) -> None:
        self._show_progress(start.step, start.news, start.pace, start.minutes)
        self._start.show_whether_over(False)

    def show_opening(self) -> None:
        """All that is left is the tool's page."""
        self._show_progress(Step.OPEN, {}, Pace())
        self._start.show_whether_over(True)

    def _show_progress(self, now: Step, news: dict[Step, Progress], pace: Pace, minutes: int = 0) -> None:
        engine = self._desk.engine.info.name if self._desk.engine.info else self.tr("Docker")
        name = self._desk.workspaces[self._id].name
        self._start.show_progress(name, now, news, pace, engine, minutes)
        self._show(self._start)

    def show_problem(self, problem: BaseException) -> None:
        found = words(problem)
        nothing_to_do = found.action is Action.LEAVE
        of_folders = found.action is Action.CHANGE_FOLDERS and self._desk.tools.folders(self._id)
        beside = self.tr("Check folders") if of_folders else ""
        self._problem.show_words(found, alone=found.button if nothing_to_do else "", beside=beside)
        self._show(self._problem)

    def show_idle(self, status: Status, *, ended_outside: bool) -> None:
        desk, id = self._desk, self._id
        limit, more = desk.meters.memory(id)[1], desk.more_memory(id)
        given_up, kept = desk.starts.given_up(id), desk.unsaved_work.kept(id)
        kept = kept and kept._replace(names=tuple(shortened(name) for name in kept.names))
        why, unused = "", desk.stopped_unused(id)
        if status is Status.STOPPED and unused:
            from desktop.gui.words.unused_tools import was_stopped  # seldom needed

            why = was_stopped(unused)
        self._idle.show_idle(Idle(status, limit, more, given_up, ended_outside, kept, why))
        self._show(self._idle)

    def asks(self, problem: BaseException) -> bool:
        """Whether the person can enter what the start did not have; they are asked once it is known for which
        connections."""
        if not isinstance(problem, ASKS) or problem is self._in_vain:
            return False
        if problem is not self._asked:
            self._asked = problem
            self._desk.ticks.missing(self._id, problem, partial(self._ask, problem))
        return True

    def _ask(self, problem: BaseException, connections: tuple[Connection, ...]) -> None:
        start = self._desk.starts.of(self._id)
        if not start or start.problem is not problem:
            return
        if connections:
            self._show_question(connections, problem)
        else:
            self._in_vain = problem
            self.asked_in_vain.emit()

    def _show_question(self, connections: tuple[Connection, ...], problem: BaseException) -> None:
        """For what opens these; `problem`: why that is not known."""
        from desktop.gui.workspace.secrets_panel import SecretsPanel

        name = self._desk.workspaces[self._id].name
        ways = self.tr("Start"), self.tr("Back to workspaces")
        before, self._secrets = self._secrets, SecretsPanel(*ways, name, connections, problem)
        self._secrets.answered.connect(self.answered)
        self._secrets.left.connect(self.left)
        self.addWidget(centred(self._secrets))
        self._show(self._secrets)
        self._secrets.enter()
        if before:
            self._drop(before)
