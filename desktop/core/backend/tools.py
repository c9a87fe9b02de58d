"""Tools of workspaces, brought up and looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.engine_facts import Container, EngineInfo
    from desktop.core.environments.catalogue import Entry
    from desktop.core.progress import Report
    from desktop.core.start.calculations import Calculation
    from desktop.core.start.launch import Running
    from desktop.core.workspaces.workspace import Workspace


class Tools(Protocol):
    """Those of this person's workspaces."""

    def see_pages_guarded(self) -> None:
        """Raises PagesUnguarded where the browser would show pages that nothing shuts in."""

    def start(self, workspace: Workspace, report: Report, stop: Stop) -> Running:
        """Bring the workspace's tool up, with its connections. Raises a Problem, SecretMissing among them, or
        Cancelled once `stop` is set."""

    def hand_packages(self, workspace: Workspace, stop: Stop) -> None:
        """Let the running tool's programs in at servers of packages that somebody signed in to by now. Raises
        ToolExited, and what a vault raises."""

    def killed_notebooks(self, workspace: Workspace, stop: Stop) -> tuple[str, ...]:
        """The names of those in the running tool that lost their program for want of memory just now; none
        where nobody can tell."""

    def calculations(
        self, workspace: Workspace, container: Container, stop: Stop
    ) -> tuple[Calculation, ...] | None:
        """What the workspace's tool computes, None where it does not tell. Raises Cancelled."""

    def quiet_s(self, workspace: Workspace, container: Container, stop: Stop) -> float | None:
        """For how many seconds at least the workspace's tool has done nothing, 0 while it computes, or a
        terminal in it does; None where that cannot be told. Raises Cancelled."""

    def works_as_analyst(self, entry: Entry | None, engine: EngineInfo | None) -> bool:
        """Whether an environment's tool does on this engine, as far as files go; True while one of the two is
        not known. Does not block."""
