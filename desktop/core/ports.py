"""What `core` needs of the other rooms, as Protocols they fulfil without importing each other.

Every blocking method raises a `Problem` where a person can act, and `Cancelled` once its `stop` is set.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop.core.cancelling import Stop
    from desktop.core.environments.catalogue import Recipe
    from desktop.core.events import Container, Event
    from desktop.core.problems import Problem
    from desktop.core.progress import Report
    from desktop.core.start.plan import RunPlan


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """The engine in use. `memory` in bytes.

    `native` where containers share this computer's kernel and user ids. `id` is the engine's own, "" where
    it tells none: the same at all of its addresses. `seals` where it can make read-only what is mounted below
    a read-only folder, too. `filters` where it filters system calls without being asked to. `mapped` where it
    shares the kernel, and everybody inside is somebody else outside: what only the analyst may change cannot
    be changed from inside. `keeps_user` where whoever the tool runs as can be made the analyst outside.
    `limits` where it can keep a tool within its memory, and tell what of it is in use.
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


@dataclass(frozen=True, slots=True)
class Candidate:
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


@dataclass(frozen=True, slots=True)
class Image:
    """`id` is the engine's (`sha256:...`), `digest` the registry's or None, `size` in bytes on disk.

    `made` is when it was built, here or by its publisher; None where the engine does not tell.
    """

    id: str
    digest: str | None
    size: int
    made: datetime | None = None


class Engine(Protocol):
    """The container engine. All methods may be called from any thread."""

    def find(self) -> EngineInfo:
        """Find the engine, starting nothing, and say which it is.

        Once one was used it is that one or none: another is taken by `choose` alone, and `EngineElsewhere`
        tells of it.
        """

    def ensure_running(self, report: Report, stop: Stop) -> EngineInfo:
        """Find the engine, start it if it can be started, and say which it is."""

    def candidates(self, stop: Stop) -> tuple[Candidate, ...]:
        """Every engine on this computer, in an order that no choice changes. Starts nothing."""

    def choose(self, address: str, stop: Stop) -> EngineInfo:
        """Use the engine at this address from now on. If it does not answer, nothing has changed."""

    def find_image(self, reference: str) -> Image | None:
        """The image by id, digest reference or tag, if it is on the engine."""

    def download_size(self, reference: str, stop: Stop) -> int | None:
        """Bytes that a download would bring, as the registry tells; None, and no Problem, if nobody does."""

    def pull(self, reference: str, report: Report, stop: Stop) -> Image:
        """Download an image. Cancelled or cut, what of it is kept for the next try is the engine's affair."""

    def build(self, recipe: Recipe, report: Report, stop: Stop) -> Image:
        """Build a recipe. Failed or cancelled, no half image and no container of the build stays."""

    def containers(self) -> tuple[Container, ...]:
        """Every workspace's container, running or not: one listing, no request per container."""

    def container(self, workspace: str) -> Container | None:
        """One workspace's container, freshly inspected."""

    def create(self, plan: RunPlan) -> Container:
        """Make network, home volume and container; what was made is removed again if a later part fails."""

    def start(self, plan: RunPlan, envelope: bytes, stop: Stop) -> Container:
        """Start the workspace's existing container and hand `envelope` to its standard input."""

    def resume(self, workspace: str) -> None:
        """Let the workspace's container go on that somebody paused."""

    def halt(self, workspace: str) -> None:
        """Stop the workspace's container if it runs. It keeps its network, which is dear to make."""

    def discard(self, workspace: str) -> None:
        """Remove container and network; the home volume stays."""

    def erase(self, workspace: str) -> None:
        """Remove container, network and home volume."""

    def traces(self, owner: str) -> frozenset[str]:
        """The workspaces of this owner that anything is there of: a container, a network or a home volume."""

    def has_home(self, workspace: str) -> bool:
        """Whether the workspace's home volume exists."""

    def read_file(self, workspace: str, path: str) -> bytes:
        """A small file from inside the running container, read as the tool's user."""

    def logs(self, workspace: str, lines: int) -> str:
        """The tool's last output, for IT."""

    def memory(self, workspace: str, on_reading: Callable[[int], None], stop: Stop) -> None:
        """Stream the memory in use, in bytes without page cache, about once a second, until it stops."""

    def watch(self, on_event: Callable[[Event], None], stop: Stop) -> None:
        """Stream events until `stop`; reconnects, and says LOST and CONNECTED (re-list then)."""
