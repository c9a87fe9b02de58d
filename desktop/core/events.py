"""What an engine tells of workspaces' containers: how one is, and that something became of it."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from desktop.core.workspaces.workspace import Folder


class State(Enum):
    """Docker's own words for a container's life."""

    CREATED = "created"
    RUNNING = "running"
    PAUSED = "paused"
    RESTARTING = "restarting"
    REMOVING = "removing"
    EXITED = "exited"
    DEAD = "dead"

    @classmethod
    def _missing_(cls, value: object) -> State:
        """Podman has words of its own, and some for the moments before a start."""
        return {"stopped": cls.EXITED, "stopping": cls.RUNNING}.get(str(value), cls.CREATED)


class Container(NamedTuple):
    """A workspace's container as the engine sees it. `port` is the host's, None while not published.

    `fingerprint` is the plan's it was made from: another one means it must be made anew. `owner` is whose
    workspace it is: an engine may serve several people. `folders` are those it was made with, None where
    nobody knows.
    """

    id: str
    workspace: str
    state: State
    fingerprint: str
    port: int | None = None
    exit_code: int = 0
    out_of_memory: bool = False
    memory_limit: int = 0
    owner: str = ""
    folders: tuple[Folder, ...] | None = None


class Change(Enum):
    """What an event of the engine means to us."""

    CONNECTED = "connected"
    LOST = "lost"
    CONTAINER = "container"


class Event(NamedTuple):
    """`workspace` is the id the event is about, "" for CONNECTED and LOST."""

    change: Change
    workspace: str = ""
