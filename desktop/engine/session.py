"""Which engine is in use, and the lines to it: what every role of the engine speaks through."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Candidate, EngineInfo
from desktop.core.progress import Report
from desktop.engine.api_line import ApiLine
from desktop.engine.engine_address import Address
from desktop.engine.errors import Facts, translated
from desktop.engine.finding import probing, starting
from desktop.engine.finding.addresses import addresses

PING_S = 5.0

_Found = tuple[Address, EngineInfo, ApiLine]


class Session:
    """The engine in use, found when it is first needed. All methods may be called from any thread.

    The arguments are those of `DockerEngine`. `patience_s` is public: seconds an ordinary call may take.
    """

    def __init__(
        self,
        variables: Mapping[str, str],
        home: Path,
        platform: str,
        preferred: str | None,
        remember: Callable[[str], None],
        patience_s: float,
        start_within_s: float,
    ) -> None:
        self.patience_s = patience_s
        self._variables = variables
        self._home = home
        self._platform = platform
        self._preferred = preferred
        self._remember = remember
        self._start_within_s = start_within_s
        self._lock = threading.Lock()
        self._found: _Found | None = None
        self._at_work: dict[starting.Starter, starting.Command] = {}

    # --- which engine -------------------------------------------------------------------------------

    def info(self, stop: Stop | None = None) -> EngineInfo:
        """The engine in use, whether it still answers or not."""
        return self._in_use(stop)[1]

    def ensure(self, stop: Stop, report: Report | None = None) -> EngineInfo:
        """The engine in use if it still answers, else the one to be used now; with `report` it is started
        where nothing runs."""
        found = self._found
        if found is None or not self._answers(found, stop):
            # The line of the one in use may be busy in other threads.
            found = self._find(found, stop, report)
        return found[1]

    def candidates(self, stop: Stop) -> tuple[Candidate, ...]:
        preferred = self._preferred
        listed = addresses(self._variables, self._home, self._platform)
        if preferred is not None and all(address.url != preferred for address in listed):
            listed = (Address("", preferred), *listed)
        return probing.survey(
            listed, self.installed(), preferred, stop, min(probing.PROBE_S, self.patience_s)
        )

    def choose(self, url: str, stop: Stop) -> EngineInfo:
        address = addresses(self._variables, self._home, self._platform, url)[0]
        info = probing.probe(address, stop, min(probing.PROBE_S, self.patience_s))
        with self._lock:
            return self._take(address, info)[1]

    def installed(self) -> tuple[str, ...]:
        return starting.installed(self._variables, self._platform, self._starters())

    def bring_up(self, product: str, report: Report, stop: Stop) -> EngineInfo:
        """Start this product, whatever else is here, and use it: somebody chose it."""
        starter = next((one for one in self._starters() if one.engine == product), None)
        known = addresses(self._variables, self._home, self._platform)
        own = tuple(address for address in known if address.engine == product)
        if starter is None or not own:
            raise p.EngineNotRunning(engine=product)
        patience_s = min(probing.PROBE_S, self.patience_s)

        def came() -> tuple[Address, EngineInfo] | None:
            return starting.answered(probing.find(own, stop, patience_s))

        outcome = starting.start(
            starter, self._variables, self._at_work, came, self._start_within_s, report, stop
        )
        with self._lock:
            return self._take(*outcome)[1]

    def close(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            found[2].close()

    # --- lines to it --------------------------------------------------------------------------------

    @contextmanager
    def line(self, *, reference: str = "", workspace: str = "") -> Iterator[ApiLine]:
        """The line for ordinary calls, shared by all threads."""
        address, _info, line = self._in_use()
        with translated(Facts(reference, workspace, address.url, self.patience_s)):
            yield line

    @contextmanager
    def stream(
        self, stop: Stop, patience_s: float | None = None, *, reference: str = "", workspace: str = ""
    ) -> Iterator[ApiLine]:
        """A line of one's own, which `stop` cuts. Without `patience_s` it may be silent, as long as the
        engine answers something else meanwhile."""
        found = address, info, _line = self._in_use(stop)
        ask = None if patience_s else lambda: self._see_alive(found, stop)
        with (
            translated(Facts(reference, workspace, address.url, patience_s or 0), stop),
            ApiLine(address, info.api, patience_s or self.patience_s, ask).until(stop) as line,
        ):
            yield line
        stop.check()

    def _in_use(self, stop: Stop | None = None) -> _Found:
        return self._found or self._find(None, stop or Stop())

    def _answers(self, found: _Found, stop: Stop) -> bool:
        """Whether the engine in use is still there. Raises EngineFrozen."""
        address, info, _line = found
        try:
            with (
                translated(Facts(address=address.url, silent_s=PING_S), stop),
                ApiLine(address, info.api, min(PING_S, self.patience_s)).until(stop) as line,
            ):
                return bool(line.ping())
        except (p.EngineLost, p.EngineNotAllowed):
            return False

    def _see_alive(self, found: _Found, stop: Stop) -> None:
        """Raises EngineFrozen or EngineLost if the engine in use does not answer any more."""
        if not self._answers(found, stop):
            raise p.EngineLost

    # --- looking for one ----------------------------------------------------------------------------

    def _find(self, seen: _Found | None, stop: Stop, report: Report | None = None) -> _Found:
        """Look for the engine; start one if nothing runs and `report` is there to tell of it. `seen` is
        what was in use when it was found to be needed."""
        preferred = self._preferred
        first, *others = addresses(self._variables, self._home, self._platform, preferred)
        wanted = first.engine if preferred is not None else ""
        patience_s = min(probing.PROBE_S, self.patience_s)

        def look() -> probing.Outcome:
            if preferred is None:
                return probing.find((first, *others), stop, patience_s)
            return probing.find_again(first, others, stop, patience_s)

        def came() -> tuple[Address, EngineInfo] | None:
            found = look()
            if isinstance(found, p.EngineElsewhere) and wanted:
                return None
            return starting.answered(found)

        outcome = look()
        if isinstance(outcome, p.EngineNotRunning | p.EngineElsewhere):
            possible = self._starters()
            here = self.installed()
            problem, starter = starting.silence(outcome, wanted, possible, here)
            if starter is None or report is None:
                raise problem
            outcome = starting.start(
                starter, self._variables, self._at_work, came, self._start_within_s, report, stop
            )
        if isinstance(outcome, p.Problem):
            raise outcome
        return self._use(*outcome, seen)

    def _starters(self) -> tuple[starting.Starter, ...]:
        return starting.starters(self._variables, self._home, self._platform)

    def _use(self, address: Address, info: EngineInfo, seen: _Found | None) -> _Found:
        """From now on this is the engine, unless another thread took one since the one in use was `seen`: its
        line may be busy by now."""
        with self._lock:
            if self._found is not None and self._found is not seen:
                return self._found
            return self._take(address, info)

    def _take(self, address: Address, info: EngineInfo) -> _Found:
        """To be called with the lock held."""
        found = address, info, ApiLine(address, info.api, self.patience_s)
        self.close()
        self._found = found
        self._preferred = address.url
        self._remember(address.url)
        return found
