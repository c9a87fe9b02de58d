"""Where the app's own things lie: what comes with it, and what it keeps for this person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs import PlatformDirs

RESOURCES = Path(__file__).parents[2] / "resources"


def own_folders() -> PlatformDirs:
    """Where this system has an app keep data, settings, caches, logs."""
    from platformdirs import PlatformDirs  # what needs the resources alone can do without

    return PlatformDirs("Cais", appauthor=False)
