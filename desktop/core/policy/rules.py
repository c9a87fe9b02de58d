"""What holds for starts: what IT's policy says, or nothing where there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from desktop.core.policy.policy import NONE

if TYPE_CHECKING:
    from desktop.core.environments.catalogue import Catalogue, Entry
    from desktop.core.policy.policy import Policy
    from desktop.core.problems import Problem
    from desktop.core.workspaces.workspace import Workspace


class Rules(Protocol):
    """What holds for each start."""

    @property
    def policy(self) -> Policy:
        """What they are from."""

    def entry(self, id: str, catalogue: Catalogue) -> Entry | None:
        """The environment of this id as IT has it, or as Cais brings it; None where there is none. Raises
        PolicyBroken where its recipe is not what was signed."""

    def hindrances(self, workspace: Workspace, catalogue: Catalogue) -> Iterable[Problem]:
        """All that would keep this workspace from starting, as far as no engine has to be asked."""

    def permitted(self, workspace: Workspace, entry: Entry, engine: str) -> tuple[Workspace, Entry]:
        """What is started in place of this, on an engine of this version, as far as what it runs goes. Raises
        what the policy's problem is, PolicyNeedsNewer or PolicyForbids."""

    def pinned(self, workspace: Workspace, entry: Entry) -> Workspace:
        """The same workspace, without what was recorded of its image where that is not to be run unseen."""

    def refusal(self, entry: Entry) -> Problem | None:
        """Why this environment can be started by nobody here."""

    def applied(self, workspace: Workspace, entry: Entry, memory: int, cpus: int) -> tuple[Workspace, Entry]:
        """The same, with its limits on an engine with so much memory, in bytes, and cores."""

    def see_connections(self, workspace: Workspace) -> None:
        """Raises PolicyForbids where its tool may not be handed its connections."""

    @property
    def may_keep_secrets(self) -> bool:
        """Whether passwords may be in the keyring."""


class _Free:
    """Of a computer without a policy."""

    policy = NONE

    def entry(self, id: str, catalogue: Catalogue) -> Entry | None:
        return catalogue.entry(id)

    def hindrances(self, workspace: Workspace, catalogue: Catalogue) -> Iterable[Problem]:
        return ()

    def permitted(self, workspace: Workspace, entry: Entry, engine: str) -> tuple[Workspace, Entry]:
        return workspace, entry

    def pinned(self, workspace: Workspace, entry: Entry) -> Workspace:
        return workspace

    def refusal(self, entry: Entry) -> Problem | None:
        return None

    def applied(self, workspace: Workspace, entry: Entry, memory: int, cpus: int) -> tuple[Workspace, Entry]:
        return workspace, entry

    def see_connections(self, workspace: Workspace) -> None:
        pass

    @property
    def may_keep_secrets(self) -> bool:
        return True


FREE: Rules = _Free()
