"""`DockerEngine`: the engine port, fulfilled for anything that speaks the Docker API.

Only a front: it holds which engine is in use and puts every call behind the table of errors; the work is
in the files beside it, one story each.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from docker.errors import APIError

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Candidate, Container, EngineInfo, Event, Image, State
from desktop.core.environments.catalogue import Recipe
from desktop.core.progress import Report
from desktop.core.start.plan import RunPlan
from desktop.engine import building, containers, events, finding, images, inside, networks, registry, starting
from desktop.engine.errors import Facts, translated
from desktop.engine.line import Line
from desktop.engine.places import Place, places

PATIENCE_SECONDS = 30.0
PING_SECONDS = 5.0
START_SECONDS = 180.0

_Found = tuple[Place, EngineInfo, Line]


class DockerEngine:
    """The container engine of this computer. Nothing is opened before the first call.

    Attributes:
        preferred: the address used last time, None the first time. Only `choose` takes another.
        remember: told the address of the engine in use whenever one was found.
        environment, home, platform: of this process (`os.environ`, `Path.home()`, `sys.platform`).
        owner: whose builds these are, as `core.store.owner` names them.
        build_files: further files of a build's context, by name, asked for at each build.
        proxies: the predefined proxy arguments of a build (`HTTP_PROXY`...), asked for at each build.
        authorities: whom to trust when a registry is asked something, as PEM.
        pool: where the workspaces' networks get their addresses, "" to leave that to Cais.
        routes: where this computer lists the networks that it has a way to.
        patience: seconds an ordinary call may stay unanswered.
        start_seconds: how long an engine may take to start.
    """

    def __init__(
        self,
        *,
        environment: Mapping[str, str],
        home: Path,
        platform: str,
        preferred: str | None = None,
        remember: Callable[[str], None] = lambda _address: None,
        owner: str = "",
        build_files: Callable[[], Mapping[str, bytes]] = dict,
        proxies: Callable[[], Mapping[str, str]] = dict,
        authorities: Callable[[], bytes] = bytes,
        pool: str = "",
        routes: Path = networks.ROUTES,
        patience: float = PATIENCE_SECONDS,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._environment = environment
        self._home = home
        self._platform = platform
        self._preferred = preferred
        self._remember = remember
        self._builder = building.Builder(owner, build_files, proxies)
        self._authorities = authorities
        self._pool = networks.Pool(pool, routes)
        self._patience = patience
        self._start_seconds = start_seconds
        self._lock = threading.Lock()
        self._found: _Found | None = None
        self._limit_files = True
        self._at_work: dict[starting.Starter, starting.Command] = {}

    # --- which engine -------------------------------------------------------------------------------

    def find(self) -> EngineInfo:
        return self._ensure(Stop())

    def ensure_running(self, report: Report, stop: Stop) -> EngineInfo:
        return self._ensure(stop, report)

    def candidates(self, stop: Stop) -> tuple[Candidate, ...]:
        preferred = self._preferred
        listed = places(self._environment, self._home, self._platform)
        if preferred is not None and all(place.address != preferred for place in listed):
            listed = (Place("", preferred), *listed)
        here = starting.installed(self._environment, self._platform, self._starters())
        return finding.survey(listed, here, preferred, stop, min(finding.PROBE_SECONDS, self._patience))

    def choose(self, address: str, stop: Stop) -> EngineInfo:
        place = places(self._environment, self._home, self._platform, address)[0]
        info = finding.probe(place, stop, min(finding.PROBE_SECONDS, self._patience))
        with self._lock:
            return self._take(place, info)[1]

    def _ensure(self, stop: Stop, report: Report | None = None) -> EngineInfo:
        """The engine in use if it still answers, else the one to be used now. Its line may be busy in other
        threads."""
        found = self._found
        if found is None or not self._answers(found, stop):
            found = self._find(found, stop, report)
        with suppress(p.Problem):
            self._builder.sweep(self._line)
        return found[1]

    def close(self) -> None:
        """Let go of the engine's connections. The next call opens new ones."""
        found, self._found = self._found, None
        if found is not None:
            found[2].close()

    def _answers(self, found: _Found, stop: Stop) -> bool:
        """Whether the engine in use is still there. Raises EngineFrozen."""
        place, info, _line = found
        try:
            with (
                translated(Facts(address=place.address, seconds=PING_SECONDS), stop),
                Line(place, info.api, min(PING_SECONDS, self._patience)).until(stop) as line,
            ):
                return bool(line.ping())
        except (p.EngineLost, p.EngineNotAllowed):
            return False

    def _see_alive(self, found: _Found, stop: Stop) -> None:
        """Raises EngineFrozen or EngineLost if the engine in use does not answer any more."""
        if not self._answers(found, stop):
            raise p.EngineLost

    def _find(self, seen: _Found | None, stop: Stop, report: Report | None = None) -> _Found:
        """Look for the engine; start one if nothing runs and `report` is there to tell of it. `seen` is
        what was in use when it was found to be needed."""
        preferred = self._preferred
        first, *others = places(self._environment, self._home, self._platform, preferred)
        wanted = first.engine if preferred is not None else ""
        patience = min(finding.PROBE_SECONDS, self._patience)

        def look() -> finding.Outcome:
            if preferred is None:
                return finding.find((first, *others), stop, patience)
            return finding.find_again(first, others, stop, patience)

        def came() -> tuple[Place, EngineInfo] | None:
            found = look()
            waits = isinstance(found, p.EngineElsewhere) and bool(wanted)
            if waits or isinstance(found, p.EngineNotRunning | p.EngineFrozen):
                return None
            if isinstance(found, p.Problem):
                raise found
            return found

        outcome = look()
        if isinstance(outcome, p.EngineNotRunning | p.EngineElsewhere):
            possible = self._starters()
            here = starting.installed(self._environment, self._platform, possible)
            problem, starter = starting.silence(outcome, wanted, possible, here)
            if starter is None or report is None:
                raise problem
            outcome = starting.start(
                starter, self._environment, self._at_work, came, self._start_seconds, report, stop
            )
        if isinstance(outcome, p.Problem):
            raise outcome
        return self._use(*outcome, seen)

    def _starters(self) -> tuple[starting.Starter, ...]:
        return starting.starters(self._environment, self._home, self._platform)

    def _use(self, place: Place, info: EngineInfo, seen: _Found | None) -> _Found:
        """From now on this is the engine, unless another thread took one since the one in use was `seen`: its
        line may be busy by now."""
        with self._lock:
            if self._found is not None and self._found is not seen:
                return self._found
            return self._take(place, info)

    def _take(self, place: Place, info: EngineInfo) -> _Found:
        """To be called with the lock held."""
        found = place, info, Line(place, info.api, self._patience)
        self.close()
        self._found = found
        self._preferred = place.address
        self._remember(place.address)
        return found

    def _in_use(self, stop: Stop | None = None) -> _Found:
        return self._found or self._find(None, stop or Stop())

    @contextmanager
    def _line(self, *, reference: str = "", workspace: str = "") -> Iterator[Line]:
        """The line for ordinary calls, shared by all threads."""
        place, _info, line = self._in_use()
        with translated(Facts(reference, workspace, place.address, self._patience)):
            yield line

    @contextmanager
    def _stream(
        self, stop: Stop, patience: float | None = None, *, reference: str = "", workspace: str = ""
    ) -> Iterator[Line]:
        """A line of one's own, which `stop` cuts. Without `patience` it may be silent, as long as the engine
        answers something else meanwhile."""
        found = place, info, _line = self._in_use(stop)
        ask = None if patience else lambda: self._see_alive(found, stop)
        with (
            translated(Facts(reference, workspace, place.address, patience or 0), stop),
            Line(place, info.api, patience or self._patience, ask).until(stop) as line,
        ):
            yield line
        stop.check()

    # --- images -------------------------------------------------------------------------------------

    def find_image(self, reference: str) -> Image | None:
        with self._line(reference=reference) as line:
            return images.find(line, reference)

    def download_size(self, reference: str, stop: Stop) -> int | None:
        folder = self._environment.get("DOCKER_CONFIG") or self._home / ".docker"
        login = partial(registry.stored_login, Path(folder) / "config.json")
        try:
            with self._line() as line:
                architecture = line.version()["Arch"]
        except p.Problem:
            return None
        return registry.download_size(reference, architecture, self._authorities, login, stop)

    def pull(self, reference: str, report: Report, stop: Stop) -> Image:
        with self._stream(stop, reference=reference) as line:
            return images.pull(line, reference, report)

    def build(self, recipe: Recipe, report: Report, stop: Stop) -> Image:
        stream = partial(self._stream, stop, reference=recipe.base)
        return self._builder.build(recipe, self._line, stream, report, stop)

    # --- containers ---------------------------------------------------------------------------------

    def containers(self) -> tuple[Container, ...]:
        with self._line() as line:
            return containers.listing(line)

    def container(self, workspace: str) -> Container | None:
        with self._line(workspace=workspace) as line:
            return containers.find(line, workspace)

    def create(self, plan: RunPlan) -> Container:
        with self._line(reference=plan.image, workspace=plan.workspace) as line:
            info = self._in_use()[1]
            return containers.create(line, plan, info, self._pool, limit_files=self._limit_files)

    def start(self, plan: RunPlan, envelope: bytes, stop: Stop) -> Container:
        try:
            with self._stream(stop, self._patience, workspace=plan.workspace) as line:
                try:
                    return containers.start(line, plan, envelope, self._pool)
                except APIError as error:
                    if not self._limit_files or "rlimit" not in (error.explanation or ""):
                        raise
                    self._limit_files = False
                    containers.remake(line, plan, self._in_use(stop)[1], self._pool)
                    return containers.start(line, plan, envelope, self._pool)
        except p.Cancelled:
            with suppress(Exception), self._line() as line:
                containers.halt(line, plan.workspace, seconds=0)
            raise

    def resume(self, workspace: str) -> None:
        with self._line(workspace=workspace) as line:
            containers.resume(line, workspace)

    def halt(self, workspace: str) -> None:
        with self._line(workspace=workspace) as line:
            containers.halt(line, workspace)

    def discard(self, workspace: str) -> None:
        with self._line(workspace=workspace) as line:
            containers.discard(line, workspace)

    def erase(self, workspace: str) -> None:
        with self._line(workspace=workspace) as line:
            containers.erase(line, workspace)

    def traces(self, owner: str) -> frozenset[str]:
        with self._line() as line:
            return containers.traces(line, owner)

    def has_home(self, workspace: str) -> bool:
        with self._line(workspace=workspace) as line:
            return containers.has_home(line, workspace)

    # --- inside a running tool ----------------------------------------------------------------------

    def read_file(self, workspace: str, path: str) -> bytes:
        with self._line(workspace=workspace) as line:
            return inside.read_file(line, containers.running(line, workspace), path)

    def logs(self, workspace: str, lines: int) -> str:
        with self._line(workspace=workspace) as line:
            container = containers.find(line, workspace)
            return inside.logs(line, container.id, lines) if container else ""

    def memory(self, workspace: str, on_reading: Callable[[int], None], stop: Stop) -> None:
        with self._stream(stop, workspace=workspace) as line:
            container = containers.find(line, workspace)
            running = container is not None and container.state is State.RUNNING
            if container and running and self._in_use(stop)[1].limits:
                inside.memory(line, container.id, on_reading)

    def watch(self, on_event: Callable[[Event], None], stop: Stop) -> None:
        events.watch(lambda: self._stream(stop), on_event, stop)
