"""Who can tell how this computer is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from desktop.core.backend import Backend
from desktop.core.health.checkup import Checkup, Sources


def checkup(backend: Backend, data: Path, user: int, authorities: Callable[[], bytes]) -> Checkup:
    """Of this backend's own parts; each is asked when it is looked at. `data` is where Cais keeps its own."""
    return Checkup(
        Sources(
            engine=backend.engine,
            workspaces=lambda: backend.store.load_all()[0],
            catalogue=lambda: backend.catalogue,
            policy=backend.policies.now,
            proxies=backend.proxies,
            certificates=authorities,
            packages=backend.packages,
            vault=backend.vault,
            variables=os.environ,
            home=Path.home(),
            data=data,
            user=user,
        )
    )
