"""What `core` needs of the other rooms, as Protocols they fulfil without importing each other.

Every blocking method raises a `Problem` where a person can act, and `Cancelled` once its `stop` is set.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from desktop.core.cancelling import Stop

if TYPE_CHECKING:
    from desktop.core.engine_facts import (
        Candidate,
        Container,
        EngineInfo,
        Event,
        Image,
        Network,
        Outcome,
        Process,
        Reach,
    )
    from desktop.core.engine_plans import Recipe, RunPlan
    from desktop.core.engine_report import EngineReport, Hardening, Reading, RegistryReport
    from desktop.core.progress import Report


ONCE_WITHIN_S = 60.0


class Engines(Protocol):
    """Which engine is in use."""

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

    def installed(self) -> tuple[str, ...]:
        """The products that are installed here, whether they run or not."""

    def bring_up(self, product: str, report: Report, stop: Stop) -> EngineInfo:
        """Start the engine of this product and use it from now on. Raises EngineNotRunning where nobody knows
        how, and as `ensure_running` does."""


class Readable(Protocol):
    """What can be read like a file of bytes."""

    def read(self, size: int = ..., /) -> bytes: ...


class Images(Protocol):
    """Images on the engine, and what it takes to get them there."""

    def find(self, reference: str) -> Image | None:
        """The image by id, digest reference or tag, if it is on the engine."""

    def download_size(self, reference: str, stop: Stop) -> int | None:
        """Bytes that a download would bring, as the registry tells; None, and no Problem, if nobody does."""

    def sign_in(self, registry: str, user: str, password: str, stop: Stop) -> str:
        """Ask the registry whether it knows this person; what it gives them to be shown in the place of the
        password, "" for nothing. Raises SignInWrong."""

    def registry(self, host: str, stop: Stop) -> RegistryReport:
        """How this registry is reached from this computer, and whether it lets this person in."""

    def pull(self, reference: str, report: Report, stop: Stop) -> Image:
        """Download an image. Cancelled or cut, what of it is kept for the next try is the engine's affair."""

    def save(self, image: str, write: Callable[[bytes], object], stop: Stop) -> None:
        """Give away all of an image (an id, or a tag, which goes along), in pieces."""

    def load(self, archive: Readable, name: str, stop: Stop) -> Image:
        """Take in what `save` gave, and call it so. Raises ImageForOthers."""

    def keep_digest(self, id: str, digest: str) -> None:
        """Have the image of this id be found by a registry's digest, which it has and the engine does not
        know of. The engine itself keeps it: no file of the person's can say another."""

    def forget(self, name: str) -> None:
        """Remove an image by this name, also where there is none."""

    def build(self, recipe: Recipe, report: Report, stop: Stop) -> Image:
        """Build a recipe. Failed or cancelled, no half image and no container of the build stays."""


class Talk(Protocol):
    """A command that runs in a container of its own and is spoken with, a line at a time."""

    def say(self, line: bytes) -> None:
        """Say a line, from any thread. One that has ended hears nothing, and no problem is raised."""

    def hear(self, within_s: float) -> bytes:
        """Its next line, without its end, to be waited for in one thread at a time. Raises ToolExited once it
        has ended, with its complaints, and TimeoutError."""

    def close(self) -> None:
        """End it, and remove its container. Raises nothing."""


class Containers(Protocol):
    """Workspaces' containers, with their networks and home volumes.

    A workspace has one tool, and may have containers of other parts beside it.
    """

    def list(self) -> tuple[Container, ...]:
        """Every workspace's containers, of whatever part, running or not, without a request for each."""

    def tool(self, workspace: str) -> Container | None:
        """The container of the workspace's tool, freshly inspected."""

    def create(self, plan: RunPlan) -> Container:
        """Make network, home volume and container; what was made is removed again if a later part fails."""

    def start(self, plan: RunPlan, envelope: bytes, stop: Stop) -> Container:
        """Start the workspace's existing container and hand `envelope` to its standard input.

        Raises ToolNotStarted where the engine refuses to, for a reason that is not known to be anything else.
        """

    def reach(self, container: Container) -> Reach | None:
        """The way to the tool in this container, None where there is none: it does not run, for instance."""

    def run_once(
        self,
        plan: RunPlan,
        files: Mapping[str, bytes],
        stop: Stop,
        within_s: float = ONCE_WITHIN_S,
        heard: Callable[[bytes], None] = lambda _piece: None,
    ) -> Outcome:
        """Run a plan's command in a container of its own, which is removed however that ends.

        The plan is one as `core.start.plan.once` makes: what it mounts, home volume included, exists. A
        network that it names and that is not there is made, and removed with it. `files` are in its secrets'
        folder as the command begins. Ended after `within_s`. `heard` is told what it says as it comes, in
        pieces of any size.
        """

    def talk(self, plan: RunPlan, files: Mapping[str, bytes], stop: Stop) -> Talk:
        """Begin to speak with a plan's command, which ends when nobody does any more.

        The plan is one as `core.start.plan.talking` makes. A network that is not there is made, and removed
        at the end. `stop` ends the beginning alone.
        """

    def resume(self, workspace: str) -> None:
        """Let the workspace's containers go on that somebody paused."""

    def halt(self, workspace: str) -> None:
        """Stop the workspace's containers that run. They keep their network, which is dear to make."""

    def discard(self, workspace: str) -> None:
        """Remove the workspace's containers and network; its volumes stay."""

    def erase(self, workspace: str) -> None:
        """Remove the workspace's containers, network and volumes: its home, the one that is set aside, the
        copies of its folders."""

    def traces(self, owner: str) -> frozenset[str]:
        """The workspaces of this owner that anything is there of: a container, a network or a home volume."""

    def has_home(self, volume: str) -> bool:
        """Whether a workspace's home volume of this name exists."""

    def networks(self) -> tuple[Network, ...]:
        """All networks on the engine that have addresses, others' too."""

    def free_pool(self, servers: Sequence[str]) -> str | None:
        """A range for the workspaces' networks that none of the engine's has, that this computer has no way
        to, and that holds none of these addresses; None where there is none."""

    def leave_networks(self) -> None:
        """Remove the workspaces' networks that are not of the pool in use, so that they are in nobody's way.
        What runs keeps its own; others get a new one at their next start."""

    def copy(self, volume: str) -> str | None:
        """What tells the copy in this volume from another one of its name, None without that volume."""

    def make_copy(self, plan: RunPlan, volume: str) -> str:
        """Make an empty volume for a copy, of the plan's workspace; what `copy` says of it from now on."""

    def drop_volume(self, volume: str) -> None:
        """Remove a volume, also where there is none. No container may have it."""

    def fill(self, plan: RunPlan, place: str, archive: Iterable[bytes], stop: Stop) -> None:
        """Unpack a tar archive, as it is made, at a place that a container of this plan would have. What was
        unpacked stays where that ends too early."""

    def watch(self, on_event: Callable[[Event], None], stop: Stop) -> None:
        """Stream the tools' events until `stop`; reconnects, and says LOST and CONNECTED (re-list then)."""


class Inside(Protocol):
    """What goes on in a workspace's tool, and what it is handed while it runs."""

    def read_file(self, workspace: str, path: str) -> bytes:
        """A small file from inside the running container, read as the tool's user."""

    def output(self, workspace: str, command: Sequence[str]) -> bytes:
        """What a short command says inside the running container, run as the tool's user; its complaints are
        left out."""

    def deliver(self, workspace: str, changes: Mapping[str, bytes | None], stop: Stop) -> None:
        """Change the secrets of the running tool: a file of this name and content, or, by None, no such file.

        Whoever reads one meanwhile reads the old or the new, and never a part. Raises ToolExited, and
        ValueError as `core.start.secrets.pack` does.
        """

    def logs(self, workspace: str, lines: int) -> str:
        """The tool's last output, for IT."""

    def processes(self, workspace: str) -> tuple[Process, ...]:
        """What runs in the tool's container. Raises ToolExited."""

    def memory(self, workspace: str, on_reading: Callable[[Reading], None], stop: Stop) -> None:
        """Stream the memory in use, and what else the engine tells in one with it, about once a second, until
        it stops; nothing where the engine keeps no limits."""


class Checkup(Protocol):
    """How the engine and the workspaces' containers are. Changes nothing, and starts no engine."""

    def engine(self, stop: Stop) -> EngineReport:
        """What the engine says of itself."""

    def containers(self, stop: Stop) -> tuple[Hardening, ...]:
        """Every workspace's containers, as the engine reads them back."""

    def changed(self, workspace: str, stop: Stop) -> tuple[str, ...]:
        """What the tool has changed of its environment itself: not in its folders, its home or in memory."""

    def usage(self, workspace: str, on_reading: Callable[[Reading], None], stop: Stop) -> None:
        """Stream what the running tool uses, about once a second, until it stops."""


class Engine(Engines, Protocol):
    """The container engine by its roles. All methods may be called from any thread."""

    @property
    def images(self) -> Images: ...

    @property
    def containers(self) -> Containers: ...

    @property
    def inside(self) -> Inside: ...

    @property
    def checkup(self) -> Checkup: ...
