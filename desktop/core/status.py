"""Pure: what a workspace's card says, from what was asked, what runs and what is being done."""

from __future__ import annotations

from enum import Enum

from desktop.core.engine_facts import Container, State
from desktop.core.workspaces.workspace import Workspace


class Busy(Enum):
    """What the app itself is doing to a workspace right now."""

    NO = "no"
    STARTING = "starting"
    STOPPING = "stopping"


class Status(Enum):
    """One word per workspace; OUT_OF_MEMORY and ENDED need somebody's attention.

    PAUSED is somebody's doing outside the app: opened, it goes on where it was.
    """

    HALF_MADE = "half-made"
    STOPPED = "stopped"
    PAUSED = "paused"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    OUT_OF_MEMORY = "out-of-memory"
    ENDED = "ended"
    UNKNOWN = "unknown"


_STOPPED_FROM_OUTSIDE = frozenset({0, 129, 130, 137, 143, 255})
"""Exit codes of a tool that was asked to end (by us, by its own menu, by the engine's own stop or crash)."""


def status(workspace: Workspace, container: Container | None, busy: Busy, known: bool) -> Status:
    """`container` is the engine's last word, `known` whether the engine has been heard at all."""
    if busy is not Busy.NO:
        return Status.STARTING if busy is Busy.STARTING else Status.STOPPING
    if not known:
        return Status.UNKNOWN
    if not workspace.ready:
        return Status.HALF_MADE
    if container is None:
        return Status.STOPPED
    match container.state:
        case State.RUNNING:
            return Status.RUNNING
        case State.PAUSED:
            return Status.PAUSED
        case State.RESTARTING:
            return Status.STARTING
        case State.REMOVING:
            return Status.STOPPING
        case State.EXITED if container.out_of_memory:
            return Status.OUT_OF_MEMORY
        case State.EXITED if container.exit_code not in _STOPPED_FROM_OUTSIDE:
            return Status.ENDED
    return Status.STOPPED
