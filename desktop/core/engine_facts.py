"""What an engine tells: which it is, its images, workspaces' containers, and that something became of one.

Named tuples, as the first picture waits for this module: data classes take far longer to make.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.workspaces.workspace import Folder

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable

    from desktop.core.problems import Problem


class EngineInfo(NamedTuple):
    """The engine in use.

    Attributes:
        name: the product.
        version: the product's.
        api: the version of the Docker API that both sides know.
        address: where it answers.
        cpus: its cores.
        memory: in bytes.
        native: whether containers share this computer's kernel and user ids.
        id: the engine's own, the same at all of its addresses; "" where it tells none.
        seals: whether it can make read-only what is mounted below a read-only folder, too.
        filters: whether it filters system calls without being asked to.
        mapped: whether it shares the kernel, and everybody inside is somebody else outside: what only the
            analyst may change cannot be changed from inside.
        outside: what users' and groups' numbers inside count from where it is mapped, root's own aside;
            None where that is not told.
        keeps_user: whether whoever the tool runs as can be made the analyst outside.
        limits: whether it can keep a tool within its memory, and tell what of it is in use.
    """

    name: str
    version: str
    api: str
    address: str
    cpus: int
    memory: int
    native: bool
    id: str = ""
    seals: bool = False
    filters: bool = True
    mapped: bool = False
    outside: tuple[int, int] | None = None
    keeps_user: bool = False
    limits: bool = True

    @property
    def place(self) -> str:
        """What tells it from other engines, as far as that can be known."""
        return self.id or self.address

    @property
    def open_to_neighbours(self) -> bool:
        """Whether computers on the same network can reach what is published to this one alone.

        Docker Engine before 28.0, on the computer's own kernel (moby/moby issue 45610).
        """
        first = self.version.split(".")[0]
        return self.native and "Docker" in self.name and first.isdigit() and int(first) < 28


class Candidate(NamedTuple):
    """An engine on this computer, whether it can be used or not.

    Attributes:
        name: the product, "" where only its address is known.
        address: where it answers, or would; "" for one that is installed and leaves no trace while it is off.
        chosen: whether it is the one that is used, or would be if it answered.
        info: what it says of itself, None where it cannot be used.
        problem: why it cannot be used.
    """

    name: str
    address: str
    chosen: bool
    info: EngineInfo | None = None
    problem: Problem | None = None


class Image(NamedTuple):
    """An image on the engine.

    Attributes:
        id: the engine's (`sha256:...`).
        digest: the registry's, where this is what it was asked for by or downloaded as; None otherwise.
        size: in bytes on disk.
        made: when it was built, here or by its publisher; None where the engine does not tell.
    """

    id: str
    digest: str | None
    size: int
    made: datetime | None = None


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


class Part(StrEnum):
    """What a container is to its workspace, which has one tool, and of the others as many as it takes."""

    TOOL = "tool"
    PROBE = "probe"
    RELAY = "relay"
    WORKER = "worker"
    UNKNOWN = ""

    @classmethod
    def _missing_(cls, value: object) -> Part:
        """Those of a later version: whatever it is, it is no tool."""
        return cls.UNKNOWN


class Container(NamedTuple):
    """A workspace's container as the engine sees it.

    Attributes:
        id: the engine's.
        workspace: the id of the workspace that it belongs to.
        state: of its life.
        fingerprint: the plan's it was made from: another one means it must be made anew.
        port: the host's, None while not published.
        exit_code: 0 unless it ended otherwise.
        out_of_memory: whether it was ended for want of memory.
        memory_limit: in bytes, swap included; 0 where none is known.
        owner: whose workspace it is: an engine may serve several people.
        folders: those it was made with, None where nobody knows.
        part: what it is to the workspace.
        cpu_limit: in cores, None for all of them.
        address: its own on the workspace's network, "" while it has none.
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
    part: Part = Part.TOOL
    cpu_limit: float | None = None
    address: str = ""


class Network(NamedTuple):
    """A network on the engine, whosever it is.

    Attributes:
        name: the engine's.
        subnet: its addresses, as `10.0.0.0/24`.
        workspace: the id of the one that it belongs to, "" for what is not of Cais.
        moves: whether that one gets other addresses at its next start, as another pool was chosen.
    """

    name: str
    subnet: str
    workspace: str = ""
    moves: bool = False


class Reach(NamedTuple):
    """The way to a tool.

    Attributes:
        url: where the browser finds it, `http://host:port`.
        open_stream: opens a connection to it. That, and each silence on it, may take so many seconds. Raises
            OSError.
    """

    url: str
    open_stream: Callable[[float], socket.socket]


class Process(NamedTuple):
    """What runs in a container. Numbers are the engine's, and only good to be compared.

    Attributes:
        id: its number.
        parent: the number of the one that started it.
        command: with its arguments; its name alone once it has ended and waits to be taken note of.
    """

    id: str
    parent: str
    command: str


class Outcome(NamedTuple):
    """What became of a command that was run once.

    Attributes:
        exit_code: None where it did not end within its time.
        output: what it said on both outputs, as it came, up to a megabyte.
    """

    exit_code: int | None
    output: str


class Change(Enum):
    """What an event of the engine means to us."""

    CONNECTED = "connected"
    LOST = "lost"
    CONTAINER = "container"
    ENDED = "ended"
    KILLED = "killed"


class Event(NamedTuple):
    """`workspace` is the id of the one whose tool the event is about, "" for CONNECTED and LOST.

    ENDED tells that the tool's container is over, which the engine's own listing may learn seconds later.
    KILLED tells that something inside is ended for want of memory: the tool itself, or a part of it while the
    rest runs on.
    """

    change: Change
    workspace: str = ""
