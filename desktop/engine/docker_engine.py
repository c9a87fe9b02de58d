"""`DockerEngine`: the engine port, fulfilled for anything that speaks the Docker API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Candidate, EngineInfo
from desktop.core.problems import Problem
from desktop.core.progress import Report
from desktop.core.registries.mirrors import NONE, Mirrors
from desktop.engine import networks
from desktop.engine.building import Builder
from desktop.engine.checkup import Checkup
from desktop.engine.containers import Containers
from desktop.engine.images import Images, SignedIn, nobody
from desktop.engine.inside import Inside
from desktop.engine.one_shot import OneShots
from desktop.engine.session import Session

PATIENCE_S = 30.0
START_S = 180.0


class DockerEngine:
    """The container engine of this computer. Nothing is opened before the first call.

    Attributes:
        images, containers, inside, checkup: its roles, as `core.ports` declares them.
    """

    def __init__(
        self,
        *,
        variables: Mapping[str, str],
        home: Path,
        platform: str,
        preferred: str | None = None,
        remember: Callable[[str], None] = lambda _address: None,
        owner: str = "",
        build_files: Callable[[], Mapping[str, bytes]] = dict,
        proxies: Callable[[], Mapping[str, str]] = dict,
        authorities: Callable[[], bytes] = bytes,
        sign_ins: SignedIn = nobody,
        mirrors: Callable[[], Mirrors] = lambda: NONE,
        build_mirrors: Callable[[], Mirrors] | None = None,
        pool: Callable[[], str] = str,
        routes: Path = networks.ROUTES,
        patience_s: float = PATIENCE_S,
        start_within_s: float = START_S,
    ) -> None:
        """Made of what it needs to know.

        Args:
            variables, home, platform: of this process (`os.environ`, `Path.home()`, `sys.platform`).
            preferred: the address used last time, None the first time. Only `choose` takes another.
            remember: told the address of the engine in use whenever one was found.
            owner: whose builds these are, and runs of a command, as `core.workspaces.store.owner` names them.
            build_files: further files of a build's context, by name, asked for at each build.
            proxies: the predefined proxy arguments of a build (`HTTP_PROXY`...), asked for at each build.
            authorities: whom to trust when a registry is asked something, as PEM.
            sign_ins: what lets this person into a registry, asked for at each download and build.
            mirrors: what stands in for registries and servers of packages, asked for each time.
            build_mirrors: the same as builds are told of them, None where that is no other.
            pool: where the workspaces' networks get their addresses, "" to leave that to Cais.
            routes: where this computer lists the networks that it has a way to.
            patience_s: seconds an ordinary call may stay unanswered.
            start_within_s: how long an engine may take to start.
        """
        self._session = Session(variables, home, platform, preferred, remember, patience_s, start_within_s)
        builder = Builder(owner, build_files, proxies)
        settings = Path(variables.get("DOCKER_CONFIG") or home / ".docker") / "config.json"
        both = mirrors, build_mirrors or mirrors
        self.images = Images(self._session, builder, authorities, settings, sign_ins, *both)
        addresses = networks.Pool(pool, routes)
        one_shots = OneShots(self._session, owner, addresses)
        self.containers = Containers(self._session, addresses, one_shots, owner)
        self.inside = Inside(self._session)
        self.checkup = Checkup(self._session)

    def find(self) -> EngineInfo:
        return self._swept(self._session.ensure(Stop()))

    def ensure_running(self, report: Report, stop: Stop) -> EngineInfo:
        return self._swept(self._session.ensure(stop, report))

    def candidates(self, stop: Stop) -> tuple[Candidate, ...]:
        return self._session.candidates(stop)

    def choose(self, address: str, stop: Stop) -> EngineInfo:
        return self._session.choose(address, stop)

    def installed(self) -> tuple[str, ...]:
        return self._session.installed()

    def bring_up(self, product: str, report: Report, stop: Stop) -> EngineInfo:
        return self._swept(self._session.bring_up(product, report, stop))

    def builds_reach(self) -> str:
        """This computer's address as builds reach it; "" where that is not known, as for engines in a virtual
        machine and of other users. Raises what an engine raises."""
        info = self.find()
        if not info.native or info.mapped:
            return ""
        with self._session.line() as line:
            return networks.gateway(line)

    def close(self) -> None:
        """Let go of the engine's connections. The next call opens new ones."""
        self._session.close()

    def _swept(self, info: EngineInfo) -> EngineInfo:
        """The engine, without what was left on it as the app was killed, or the engine gone."""
        with suppress(Problem):
            self.images.sweep()
            self.containers.sweep()
        return info
