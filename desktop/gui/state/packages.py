"""Who is signed in to servers that tools get packages from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.core.cancelling import Stop
from desktop.core.registries.sign_ins import SignIn
from desktop.gui.jobs.job import Job
from desktop.gui.state.news import News
from desktop.gui.state.sign_ins import SignInsState

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.problems import PackagesWantSignIn
    from desktop.gui.state.workspaces import Workspaces


class PackagesState(SignInsState):
    """As for servers of environments, and which servers there are."""

    def __init__(
        self, backend: Backend, workspaces: Workspaces, news: News, parent: QObject | None = None
    ) -> None:
        super().__init__(backend, lambda: backend.packages().sign_ins, news, parent)
        self._workspaces = workspaces

    def _all(self) -> tuple[SignIn, ...]:
        """With the servers that nobody is signed in to."""
        known = {one.registry: one for one in super()._all()}
        there = {server: SignIn(server, "", False) for server in self._backend.packages().servers()}
        return tuple(one for _server, one in sorted((there | known).items()))

    def look_refused(self, then: Callable[[PackagesWantSignIn | None], None]) -> None:
        """`then` is told of a server that lets nobody in as it is, if any."""

        def look(_report: object, stop: Stop) -> PackagesWantSignIn | None:
            return self._backend.packages().refused(stop)

        Job(look, "packages", self).start().succeeded.connect(then)

    def hand(self, id: str) -> Job:
        """Let the programs of a tool that runs in by what holds now. Fails with what the keyring says."""
        workspace = self._workspaces[id]

        def hand(_report: object, stop: Stop) -> None:
            self._backend.tools.hand_packages(workspace, stop)

        return Job(hand, "packages", self)
