"""What a part of the desk needs of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.gui.jobs.queue import JobQueue
    from desktop.gui.state.engine.listing import Listing
    from desktop.gui.state.news import News
    from desktop.gui.state.running_tools import RunningTools
    from desktop.gui.state.workspaces import Workspaces


@dataclass(frozen=True, slots=True)
class Surroundings:
    """As the desk has them."""

    backend: Backend
    workspaces: Workspaces
    listing: Listing
    tools: RunningTools
    queue: JobQueue
    news: News
