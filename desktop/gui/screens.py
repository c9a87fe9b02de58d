"""The screens, as those know them who lead from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.gui.connections.screens import ConnectionScreens
    from desktop.gui.home.page import HomePage
    from desktop.gui.warm_up import WarmUp
    from desktop.gui.window import Window
    from desktop.gui.workspace.screens import WorkspaceScreens


class Screens(Protocol):
    """As the shell has them."""

    window: Window
    home: HomePage

    @property
    def connections(self) -> ConnectionScreens: ...

    @property
    def workspaces(self) -> WorkspaceScreens: ...

    @property
    def warm_up(self) -> WarmUp: ...

    def show_home(self) -> None: ...

    def show_presets(self) -> None: ...

    def show_problem(self, error: BaseException) -> None:
        """Tell of one that belongs to no workspace."""
