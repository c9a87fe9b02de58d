"""What IT requires and what a person accepted; found anew each time, as IT may change its files at any."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.backend.once import once

if TYPE_CHECKING:  # and imported for good where first needed
    from desktop.core.data.connections import Connections
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.policy.enforced import Enforced
    from desktop.core.policy.fetched import Fetched
    from desktop.core.policy.in_force import Serials
    from desktop.core.policy.machine import Machine
    from desktop.core.policy.policy import Policy
    from desktop.core.policy.preset import Preset
    from desktop.core.policy.presets import Presets
    from desktop.core.policy.rules import Rules
    from desktop.core.registries.mirrors import Mirrors
    from desktop.core.workspaces.workspace import Workspace


class LocalPolicies:
    """`own` has the person's presets, `serials` the newest that were seen of each."""

    def __init__(
        self,
        told: Callable[[], Machine] | None,
        own: Path,
        serials: Path,
        connections: Callable[[], Connections],
        workspaces: Callable[[], Iterable[Workspace]],
        catalogue: Callable[[], Catalogue],
    ) -> None:
        """`told` tells what IT told this computer; None for asking the system. The catalogue is what Cais
        brings."""
        self._told_by = told
        self._own = own
        self._serials_at = serials
        self._connections = connections
        self._workspaces = workspaces
        self._catalogue = catalogue
        self._newest: Rules | None = None
        self._read: Policy | None = None

    def key(self) -> str:
        return self._told().key

    def now(self) -> Policy:
        from desktop.core.policy import in_force

        self._read = in_force.find(self._told(), self._own, self._serials())
        return self._read

    def as_read(self) -> Policy:
        """As it was read the last time, for what cannot wait for files."""
        return self._read or self.rules().policy

    def rules(self) -> Rules:
        from desktop.core.policy.rules import FREE

        # As on most computers, whose starts are to wait for no more.
        free = not any(self._told()) and not _is_there(self._own)
        self._newest = FREE if free else self.enforced(self.now())
        self._read = self._newest.policy
        return self._newest

    def mirrors(self) -> Mirrors:
        """As of the newest start: asked for with each image, which presets are too slow to read for."""
        return (self._newest or self.rules()).policy.mirrors

    def rules_with(self, preset: Preset) -> Enforced:
        from desktop.core.policy import in_force

        return self.enforced(in_force.with_another(self.now(), preset, self._told(), self._serials()))

    def presets(self) -> Presets:
        from desktop.core.policy.presets import Place, Presets

        place = self._own, self._told, self._serials(), self.enforced
        return Presets(Place(*place, self._workspaces, self._catalogue))

    def enforced(self, policy: Policy) -> Enforced:
        from desktop.core.policy.enforced import Enforced
        from desktop.core.policy.places import own_home

        return Enforced(policy, self._connections().of, own_home())

    def _told(self) -> Machine:
        from desktop.core.policy import machine

        told = (self._told_by or machine.find)()
        if "://" not in told.preset:
            return told
        from desktop.core.policy.fetched import with_copy

        return with_copy(told, self._serials_at.parent / "fetched")

    def address(self) -> str:
        """Where IT keeps this computer's preset, "" where that is no address."""
        preset = self._told().preset
        return preset if "://" in preset else ""

    def fetched(self) -> Fetched:
        """What came from there."""
        from desktop.core.policy.fetched import Fetched

        return Fetched(self._serials_at.parent / "fetched", self._told().preset)

    def take_fetched(self, content: bytes, signed: bytes, etag: str) -> None:
        """Raises as `Fetched.take`."""
        self.fetched().take(content, signed, etag, self._told().key, self._serials())

    @once
    def _serials(self) -> Serials:
        from desktop.core.policy.in_force import Serials

        return Serials(self._serials_at)


def _is_there(folder: Path) -> bool:
    """Also where nobody can tell: then what is in it cannot be read, which is said."""
    try:
        folder.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True
