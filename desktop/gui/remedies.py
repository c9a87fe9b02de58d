"""What the button beside a problem does, for every screen that shows one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.core.problems import EngineElsewhere
from desktop.gui.state.desk import Desk
from desktop.gui.words.problems import GET_ENGINE, Action, words

if TYPE_CHECKING:  # other programs are seldom asked for anything
    from desktop.gui.parts.programs import Say


class Screens(Protocol):
    """Where a remedy leads."""

    def leave(self, id: str) -> None:
        """From a workspace's screen to all workspaces."""

    def open_workspace(self, id: str) -> None:
        """To a workspace's screen, and its tool is brought up."""

    def change_folders(self, id: str) -> None: ...

    def enter_passphrase(self, then: Callable[[], None]) -> None:
        """To where it is entered, and then `then`."""

    def forget_passphrase(self) -> None: ...


class Remedies:
    """Applies the action that belongs to a problem."""

    def __init__(self, desk: Desk, screens: Screens) -> None:
        self._desk = desk
        self._screens = screens

    def apply(self, action: Action, problem: BaseException | None, say: Say, id: str = "") -> None:
        """`id`: the workspace that the problem is one of, "" for none. `say` shows a sentence beside what was
        pressed, where another program does not do what was asked of it."""
        match action:
            case Action.GET_ENGINE | Action.SHOW_FILE:
                self._show_elsewhere(action, problem, say)
            case Action.LEAVE:
                self._screens.leave(id)
            case Action.CHANGE_FOLDERS:
                self._screens.change_folders(id)
            case Action.MORE_MEMORY:
                self.give_more_memory(id)
            case Action.ENTER_PASSPHRASE:
                self._screens.enter_passphrase(lambda: self._open_if_there(id))
            case Action.FORGET_PASSPHRASE:
                self._screens.forget_passphrase()
            case Action.START_ENGINE if not id:
                self._desk.engine.start()
            case Action.USE_OTHER_ENGINE if isinstance(problem, EngineElsewhere):
                self._desk.choose_engine(problem.address, lambda: self._open_if_there(id))
            case _ if id:  # a start looks for the engine, and starts it
                self._screens.open_workspace(id)
            case _:
                self._desk.engine.find()

    def help_engine(self, say: Say) -> None:
        """Do what helps against the engine's own problem."""
        problem = self._desk.engine.problem
        self.apply(words(problem).action if problem else Action.RETRY, problem, say)

    def _show_elsewhere(self, action: Action, problem: BaseException | None, say: Say) -> None:
        from desktop.gui.parts import programs

        if action is Action.GET_ENGINE:
            programs.show_page(GET_ENGINE, say)
        else:
            programs.show_file_of(problem, say)

    def give_more_memory(self, id: str) -> None:
        if more := self._desk.more_memory(id):
            self._desk.workspaces.change(id, memory=more)
        self._screens.open_workspace(id)

    def _open_if_there(self, id: str) -> None:
        if id in self._desk.workspaces:
            self._screens.open_workspace(id)
