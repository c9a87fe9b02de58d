"""The state behind every screen, and what is done with more than one part of it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.core.computer.settings import ASKED
from desktop.core.problems import Problem, ToolOutOfMemory
from desktop.core.status import Status, status
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.gui.preferences import Preferences
from desktop.gui.state.acts import KitAct, What
from desktop.gui.state.parts import Parts
from desktop.gui.state.removals import Removals
from desktop.gui.state.running_tools import ALIVE

if TYPE_CHECKING:  # not needed, or not yet, to show what is there
    from desktop.core.backend import Backend
    from desktop.core.folders.standing import Standing
    from desktop.core.limits import Limits
    from desktop.core.start.homes import Home
    from desktop.gui.state.running_work import Awaited
    from desktop.gui.state.unused_tools import Ending

log = logging.getLogger(__name__)

FRAME_MS = 20  # in which the workspaces come to be on the screen


class Desk(Parts):
    """Does what spans several of its parts.

    Attributes:
        removals: the workspaces on their way out.
    """

    def __init__(self, backend: Backend, preferences: Preferences, parent: QObject | None = None) -> None:
        super().__init__(backend, preferences, parent)
        self.removals = Removals(
            backend.store,
            backend.engine,
            self._queue,
            self.news,
            self._put_back,
            lambda id: backend.folders.copies().copying.forget(id),
        )
        self.listing.told.connect(self._take_listing)
        self.news.policy_changed.connect(self._look_for_unused)
        self.tools.used.connect(lambda: self.activity.follow())

    @property
    def asks_passphrase(self) -> bool:
        """Whether one is asked for before kept passwords are used."""
        return self._backend.settings.now.passphrase == ASKED

    @property
    def asks_first(self) -> bool:
        """Whether anything is, or the system is to confirm who is there."""
        return self._backend.settings.now.passphrase is not None

    def status(self, id: str) -> Status:
        workspace, container = self.workspaces[id], self.listing.container(id)
        return status(workspace, container, self.tools.busy(id), self.engine.known)

    def more_memory(self, id: str) -> int:
        """Bytes a tool that ran short may have: twice its limit, as far as there is any; 0 for no more."""
        start = self.starts.of(id)
        problem = start.problem if start else None
        limit = problem.limit if isinstance(problem, ToolOutOfMemory) else self.meters.memory(id)[1]
        most = self.engine.info.memory if self.engine.info else 2 * limit
        more = min(2 * limit, most) if limit else most
        return more if more > limit else 0

    def limits_wait(self, id: str) -> bool:
        """Whether its tool may use more or less from its next opening on."""
        container, engine = self.listing.container(id), self.engine.info
        if not (
            container and engine and engine.limits and container.state in ALIVE and container.memory_limit
        ):
            return False
        workspace = self.workspaces[id]
        from desktop.core.limits import cpu_limit, memory_limit

        wanted = memory_limit(workspace.memory, engine.memory), cpu_limit(workspace.cpus, engine.cpus)
        return wanted != (container.memory_limit, container.cpu_limit)

    def awaited(self, id: str) -> Awaited | None:
        """What is done with this workspace, and not with all of Cais, once its tool computes nothing more."""
        awaited = self.running_work.awaited(id) if "running_work" in vars(self) else None
        return None if awaited and awaited.of_all else awaited

    def unused_ending(self, id: str) -> Ending | None:
        """When its tool is stopped because nobody uses it, where that is near."""
        return self.unused_tools.ending(id) if "unused_tools" in vars(self) else None

    def stopped_unused(self, id: str) -> Ending | None:
        """That its tool was stopped because nobody used it."""
        return self.unused_tools.stopped(id) if "unused_tools" in vars(self) else None

    def use(self, id: str) -> None:
        """Somebody is at its tool."""
        if "unused_tools" in vars(self):
            self.unused_tools.use(id)

    def _look_for_unused(self) -> None:
        if "unused_tools" in vars(self) or self.presets.stops_unused:
            self.unused_tools.follow()

    def standings(self, id: str) -> tuple[Standing, ...]:
        """The folders of this workspace that are not as its tool was given them."""
        return self.shared_folders.of(id) if "shared_folders" in vars(self) else ()

    # --- beginning and ending -------------------------------------------------------------------

    def begin(self) -> None:
        """Read the workspaces and look for the engine; the news tell what was found."""
        job = self.workspaces.load()
        job.succeeded.connect(lambda found: self._loaded(found[1]))
        job.ended.connect(lambda: QTimer.singleShot(FRAME_MS, self, self._go_on))

    def _loaded(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            self._tell_problem(problem)
        if self.engine.known:
            self.removals.clear_up()

    def _go_on(self) -> None:
        """With what takes its time to load, and is not needed to show the workspaces."""
        self.shortages.found.connect(self.running_work.lose)
        self.engine.find()
        self.presets.load()
        if self.catalogue.trouble:
            self._tell_problem(self.catalogue.trouble)
        self.catalogue.known = True
        for id in self.workspaces:
            if self.catalogue.withdrawn(self.workspaces[id]):
                self.news.changed.emit(id)

    def _tell_problem(self, problem: Problem) -> None:
        log.warning("%s", problem)
        self.news.failed.emit("", problem)

    def close(self, then: Callable[[], None]) -> None:
        """Do what the end of the app has been waiting for, and soon `then`."""

        def forget() -> None:
            if "connections" in vars(self):
                self.connections.close(then)
            else:
                then()

        if "kits" in vars(self):
            self.kits.close(forget)
        else:
            forget()

    @property
    def kit_under_way(self) -> KitAct | None:
        """What of an offline kit would be ended with the app."""
        return self.kits.under_way if "kits" in vars(self) else None

    def end(self) -> None:
        """Let go of every job. What runs on the engine keeps running."""
        for part in (self.listing, self.meters, self.running_work, self.news):
            part.end()
        self._queue.end()
        if "unused_tools" in vars(self):
            self.unused_tools.end()
        if "presets" in vars(self):
            self.presets.end()
        if "updates" in vars(self):
            self.updates.end()
        if "clipboard" in vars(self):
            self.clipboard.clear()

    # --- the engine -----------------------------------------------------------------------------

    def choose_engine(self, address: str, then: Callable[[], None] = lambda: None) -> None:
        """Use another engine from now on: the person wants it. What is open is saved, and stays behind."""

        def choose() -> None:
            self.engine.choose(address).succeeded.connect(lambda _info: self._leave_tools(then))

        def save() -> None:
            self.unsaved_work.everything(
                lambda unsaved: self.unsaved_work.refused.emit(unsaved, choose) if unsaved else choose()
            )

        self.running_work.before(What.CHANGE_ENGINE, self.workspaces, save)

    def _leave_tools(self, then: Callable[[], None]) -> None:
        self.tools.leave_all()
        self.news.tell(self.workspaces)
        then()

    def _take_listing(self, first: bool) -> None:
        if first:
            if self.workspaces.loaded:
                self.removals.clear_up()
            self.news.tell(self.workspaces)
        running = [self.workspaces[id] for id in self.workspaces if self.listing.runs(id)]
        if any(workspace.connections for workspace in running) or "tickets" in vars(self):
            self.tickets.look()
        if running or "shared_folders" in vars(self):
            self.shared_folders.follow()
        self._look_for_unused()

    # --- workspaces -----------------------------------------------------------------------------

    def add(self, workspace: Workspace) -> None:
        """Keep a new workspace and start it."""
        self.workspaces.put(workspace)
        self.tools.make(workspace)

    def halt(self, id: str) -> None:
        """Stop the workspace's tool, once what is open in it is saved."""
        self._before(What.STOP, id, lambda: self.tools.halt(id))

    def reopen(self, id: str) -> None:
        """Stop it in the same way, and open it again: what was changed meanwhile holds from then on."""
        self._before(What.REOPEN, id, lambda: self.tools.halt(id, again=True))

    def start_fresh(self, id: str, home: Home) -> None:
        """The same, with its tool made anew from what was asked for, and beginning with this home. A start
        that goes on is given up for that: *Undo* is offered from its beginning on."""
        self.starts.cancel(id)
        self.starts.forget(id)
        self._before(What.REOPEN, id, lambda: self.tools.halt(id, again=True, fresh=home))

    def reopen_with_folders(self, id: str) -> None:
        """Open it again with its folders as they are now: one that was moved is the same at its new place."""
        from desktop.core.folders.standing import followed

        standings = self.standings(id)

        def reopen() -> None:
            self.set_folders(id, followed(self.workspaces[id].folders, standings))
            self.tools.halt(id, again=True)

        self._before(What.REOPEN, id, reopen)

    def set_folders(self, id: str, folders: tuple[Folder, ...]) -> None:
        """From the next opening on. What went wrong with others is over."""
        self.starts.forget(id)
        self.workspaces.change(id, folders=folders)

    def set_connections(self, id: str, connections: tuple[str, ...]) -> None:
        """At once. What went wrong with others is over."""
        self.starts.forget(id)
        self.ticks.set(id, connections)

    def set_limits(self, id: str, limits: Limits) -> None:
        """From the next opening on."""
        self.shortages.forget(id)
        self.workspaces.change(id, memory=limits.memory, cpus=limits.cpus)

    def remove(self, id: str) -> None:
        """Take a workspace away. It can be had back until the app ends; only then is its home erased."""
        self._before(What.REMOVE, id, lambda: self._remove(id))

    def _before(self, what: What, id: str, act: Callable[[], None]) -> None:
        """Do what ends a tool once nobody objects for what it computes, and what is open in it is saved."""

        def bring_back() -> None:
            if what in (What.STOP, What.REMOVE):
                self.copies.before(what, id, act)
            else:
                act()

        self.running_work.before(what, (id,), lambda: self.unsaved_work.before(id, bring_back))

    def _remove(self, id: str) -> None:
        if id in self.workspaces:
            self.tools.forget_exchanged(id)
            workspace = self.workspaces.take_away(id)
            self.meters.drop(id)
            self.removals.remove(workspace, engine_known=self.engine.known)

    def _put_back(self, workspace: Workspace) -> None:
        self.workspaces.put(workspace)
        self.listing.refresh()
