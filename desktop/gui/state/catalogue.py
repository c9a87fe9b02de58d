"""What is offered to make workspaces from: the catalogue, and what each of its environments would cost.

A workspace keeps what it was made from, so that cards need no catalogue: reading it can wait until they
are on the screen.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.core.problems import CatalogueBroken, Problem
from desktop.core.workspaces.workspace import Environment, Workspace
from desktop.gui.jobs.job import Job
from desktop.gui.jobs.queue import JobQueue
from desktop.gui.preferences import Preferences

if TYPE_CHECKING:  # not needed to show what is there
    from desktop.core.backend import Backend
    from desktop.core.environments.availability import Availability
    from desktop.core.environments.catalogue import Catalogue, Entry


class CatalogueState:
    """The catalogue, read when it is first asked for.

    Attributes:
        known: whether it was read because its time had come; until then nothing counts as withdrawn.
        choosable: those of its environments that may be chosen for a new workspace; None for all.
    """

    def __init__(self, backend: Backend, preferences: Preferences, queue: JobQueue) -> None:
        """`preferences` tell how fast the last download came."""
        self._backend = backend
        self._preferences = preferences
        self._queue = queue
        self._looking_up: Job | None = None
        self.known = False
        self.choosable: Catalogue | None = None
        self._with_presets: Catalogue | None = None

    def take(self, everything: Catalogue, choosable: Catalogue) -> None:
        """What presets have made of it."""
        self._with_presets, self.choosable = everything, choosable

    @cached_property
    def _found(self) -> tuple[Catalogue, Problem | None]:
        """A catalogue that cannot be read leaves the workspaces to be seen and stopped."""
        from desktop.core.environments.catalogue import Catalogue

        try:
            return self._backend.built_in, None
        except CatalogueBroken as problem:
            return Catalogue(()), problem

    @property
    def content(self) -> Catalogue:
        return self._with_presets or self._found[0]

    @property
    def trouble(self) -> Problem | None:
        """Why there is nothing in the catalogue."""
        return self._found[1]

    def entry(self, workspace: Workspace) -> Entry | None:
        return self.content.entry(workspace.entry)

    def withdrawn(self, workspace: Workspace) -> bool:
        """Whether its environment is known not to be offered any more."""
        return self.known and not self.trouble and self.entry(workspace) is None

    def environment(self, workspace: Workspace) -> Environment | None:
        """What the workspace was made from, as far as it is known."""
        if workspace.environment or self.trouble:
            return workspace.environment
        entry = self.entry(workspace)
        return entry.environment if entry else None

    def language(self, workspace: Workspace) -> str:
        """What one writes in its tool: "r" or "python"."""
        environment = self.environment(workspace)
        return "r" if environment and environment.language == "r" else "python"

    def look_up(self, take: Callable[[dict[str, Availability]], None], chosen: str = "") -> Job:
        """Tell `take` of every catalogue entry (by id), again whenever a registry told one more size.

        Some are asked about the `chosen` entry alone. Takes the place of the look-up before.
        """
        from desktop.core.environments.availability import look_up

        if self._looking_up:
            self._looking_up.cancel()
        content, speed = self.content, self._preferences.download_speed
        self._looking_up = self._queue.begin(
            lambda report, stop: look_up(
                content, self._backend.engine().images, self._backend.sizes(), speed, report, stop, chosen
            ),
            "environments",
        )
        self._looking_up.progress.connect(take)
        return self._looking_up
