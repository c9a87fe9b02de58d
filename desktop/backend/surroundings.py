"""What a part of the backend needs of all the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.backend.policies import LocalPolicies
    from desktop.backend.ways import Ways
    from desktop.core.activity.activity import Activity
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.folders.check import Places
    from desktop.core.start.computer import Computer
    from desktop.core.start.packages import Packages
    from desktop.core.workspaces.store import Store
    from desktop.engine.docker_engine import DockerEngine


class Surroundings(Protocol):
    """As `LocalBackend` has them."""

    @property
    def store(self) -> Store: ...

    @property
    def catalogue(self) -> Catalogue: ...

    def engine(self) -> DockerEngine: ...

    def computer(self) -> Computer: ...

    def activity(self) -> Activity: ...

    def places(self) -> Places: ...

    @property
    def ways_out(self) -> Ways: ...

    @property
    def policies(self) -> LocalPolicies: ...

    def packages(self) -> Packages: ...
