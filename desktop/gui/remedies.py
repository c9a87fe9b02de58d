"""What the button beside a problem does, for every screen that shows one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.core.problems import EngineElsewhere, PackagesWantSignIn
from desktop.gui.state.desk import Desk
from desktop.gui.words.problems import Action, words

if TYPE_CHECKING:  # other programs are seldom asked for anything, and screens are imported when first shown
    from desktop.gui.changing import Changing
    from desktop.gui.parts.programs import Say
    from desktop.gui.passphrase.asking import PassphraseAsking
    from desktop.gui.workspace.screens import WorkspaceScreens


class Screens(Protocol):
    """Where a remedy leads."""

    @property
    def workspaces(self) -> WorkspaceScreens: ...

    @property
    def changing(self) -> Changing: ...

    @property
    def passphrase(self) -> PassphraseAsking: ...

    def leave(self, id: str) -> None:
        """From a workspace's screen to all workspaces."""

    def sign_in(self, registry: str, user: str, then: Callable[[], None]) -> None:
        """To where somebody signs in to a server that environments come from, and then `then`."""

    def sign_in_for_packages(self, server: str, user: str, then: Callable[[], None]) -> None:
        """The same for one that packages come from."""


class Remedies:
    """Applies the action that belongs to a problem."""

    def __init__(self, desk: Desk, screens: Screens) -> None:
        self._desk = desk
        self._screens = screens

    def apply(self, action: Action, problem: BaseException | None, say: Say, id: str = "") -> None:
        """`id`: the workspace that the problem is one of, "" for none. `say` shows a sentence beside what was
        pressed, where another program does not do what was asked of it."""
        match action:
            case Action.SET_UP:
                self._desk.news.set_up_asked.emit()
            case Action.SHOW_FILE:
                from desktop.gui.parts import programs

                programs.show_file_of(problem, say)
            case Action.LEAVE:
                self._screens.leave(id)
            case Action.CHANGE_FOLDERS:
                self._screens.changing.folders(id)
            case Action.MORE_MEMORY:
                self.give_more_memory(id)
            case Action.ENTER_PASSPHRASE:
                self._screens.passphrase.enter(lambda: self._open_if_there(id))
            case Action.FORGET_PASSPHRASE:
                self._screens.passphrase.forget()
            case Action.SIGN_IN:
                registry, user = getattr(problem, "registry", ""), getattr(problem, "user", "")
                packages = isinstance(problem, PackagesWantSignIn)
                sign_in = self._screens.sign_in_for_packages if packages else self._screens.sign_in
                sign_in(registry, user, lambda: self._open_if_there(id))
            case Action.START_ENGINE if not id:
                self._desk.engine.start()
            case Action.USE_OTHER_ENGINE if isinstance(problem, EngineElsewhere):
                self._desk.choose_engine(problem.address, lambda: self._open_if_there(id))
            case _ if id:  # a start looks for the engine, and starts it
                self._screens.workspaces.open(id)
            case _:
                self._desk.engine.find()

    def help_engine(self, say: Say) -> None:
        """Do what helps against the engine's own problem."""
        problem = self._desk.engine.problem
        self.apply(words(problem).action if problem else Action.RETRY, problem, say)

    def give_more_memory(self, id: str) -> None:
        if more := self._desk.more_memory(id):
            self._desk.workspaces.change(id, memory=more)
        self._screens.workspaces.open(id)

    def _open_if_there(self, id: str) -> None:
        if id in self._desk.workspaces:
            self._screens.workspaces.open(id)
