"""The way from no engine to one: the next step, found anew whenever something may have become otherwise."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.core.problems import Problem
from desktop.core.setting_up.deciding import ABOUT, Act, Step
from desktop.gui.jobs.job import Job, call
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.state.engine.presence import EnginePresence
from desktop.gui.state.news import News

if TYPE_CHECKING:
    from desktop.core.backend import Backend

SETTLE_MS = 400
"""In which what installs something gets to write all of it."""


def _watched() -> Iterable[Path]:
    """Folders that change as an engine comes: those of sockets, of programs, and of who is in which group."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return (
        Path("/run"),
        Path("/usr/bin"),
        Path("/etc"),
        *((Path(runtime), Path(runtime) / "podman") if runtime else ()),
        Path.home() / ".docker/run",
        Path.home() / ".docker/desktop",
    )


class SettingUpState(QObject):
    """Looks for as long as somebody wants to know, and an engine is missing.

    Attributes:
        step: what is next; None before that is known, and once there is an engine.
        trouble: why the last step was not done.
        doing: whether one is.

    Signals:
        changed: any of these.
    """

    changed = Signal()

    def __init__(
        self, backend: Backend, engine: EnginePresence, queue: JobQueue, news: News, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._backend = backend
        self._engine = engine
        self._queue = queue
        self._looking: Job | None = None
        self._wanted = False
        self.step: Step | None = None
        self.trouble: BaseException | None = None
        self.doing: Job | None = None
        self._soon = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._soon.timeout.connect(self.look_again)
        self._watcher: QFileSystemWatcher | None = None
        news.engine_changed.connect(self._take_engine)

    @property
    def ready(self) -> bool:
        """Whether there is an engine."""
        return self._engine.info is not None

    @property
    def engine(self) -> str:
        """Its name, "" while there is none."""
        return self._engine.info.name if self._engine.info else ""

    def concerns(self) -> bool:
        """Whether there is a step that helps against what the engine's problem is."""
        return isinstance(self._engine.problem, ABOUT)

    def begin(self) -> None:
        """Somebody wants to know, from now on."""
        if not self._wanted:
            self._wanted = True
            self._follow()
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.applicationStateChanged.connect(self._come_back)
        self._take_engine()

    def end(self) -> None:
        """Nobody does any more."""
        if self._wanted:
            self._wanted = False
            application = QGuiApplication.instance()
            assert isinstance(application, QGuiApplication)
            application.applicationStateChanged.disconnect(self._come_back)
            self._soon.stop()
            if self._watcher:
                self._watcher.deleteLater()
                self._watcher = None

    def look_again(self) -> None:
        """For the engine first: it may be there by now."""
        if not self.doing:
            self._engine.find()

    def act(self) -> None:
        """Do the step, where its button does so by itself."""
        step = self.step
        if step is None or self.doing:
            return
        self.trouble = None
        if step.act is Act.START:
            job = self._engine.bring_up(step.product)
        elif step.act is Act.RUN:
            job = self._queue.begin(
                lambda _report, stop: self._backend.setting_up().run(step, stop), "set-up"
            )
        else:
            return
        self.doing = job
        job.failed.connect(self._fail)
        job.ended.connect(self._finish)
        self.changed.emit()

    def take(self, step: Step) -> None:
        """Go another way: this step is the next one."""
        self.step, self.trouble = step, None
        self.changed.emit()

    def _fail(self, error: BaseException) -> None:
        self.trouble = error

    def _finish(self) -> None:
        self.doing = None
        self.changed.emit()
        if not self.ready:
            self.look_again()

    def _come_back(self, state: QtCore.Qt.ApplicationState) -> None:
        """From another program, which may have installed or started something."""
        if state == QtCore.Qt.ApplicationState.ApplicationActive and not self.ready:
            self._soon.start()

    def _follow(self) -> None:
        """Windows has no folder for its pipes, and macOS' products come with their own windows."""
        if sys.platform != "win32":
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(lambda _folder: self._stir())
            there = [str(folder) for folder in _watched() if folder.is_dir()]
            if there:
                self._watcher.addPaths(there)

    def _stir(self) -> None:
        if not self.ready:
            self._soon.start()

    def _take_engine(self) -> None:
        if not self._wanted:
            return
        if self.ready:
            self.step = self.trouble = None
            self.changed.emit()
        elif isinstance(problem := self._engine.problem, Problem) and isinstance(problem, ABOUT):
            self._decide(problem)
        else:  # what no step helps against
            self.step, self.trouble = None, problem
            self.changed.emit()

    def _decide(self, problem: Problem) -> None:
        """Only the newest look counts."""
        if self._looking:
            self._looking.cancel()
        self._looking = self._queue.begin(call(lambda: self._backend.setting_up().next(problem)), "next-step")
        self._looking.succeeded.connect(self._take)
        self._looking.failed.connect(self._miss)

    def _miss(self, error: BaseException) -> None:
        """The look brought no step. One that is shown already stays."""
        if self.step is None and not self.ready:
            self.trouble = error
            self.changed.emit()

    def _take(self, step: Step) -> None:
        if self.step is None:
            self.trouble = None  # of a look before
        # Whoever went another way goes on with that.
        went = self.step is not None and step.instead == self.step
        if self.step != step and not went and not self.ready:
            self.step = step
            self.changed.emit()
