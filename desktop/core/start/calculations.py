"""What a running tool computes right now, as the tool itself tells.

A kernel tells its server whether it is busy, RStudio's session writes it into a file. Neither tells since
when: of a kernel it is known for how long it has said nothing.
"""

from __future__ import annotations

import json
import math
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any, NamedTuple

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container
from desktop.core.environments.catalogue import Entry
from desktop.core.ports import Engine
from desktop.core.problems import Problem
from desktop.core.start import processes
from desktop.core.start.plan import SECRETS
from desktop.core.start.signin import LARGEST_ANSWER, Answer, ask

ANSWER_WITHIN_S = 2.0

AT_WORK = 0.1
"""Of one processor: a tool that takes more, over the time between two questions, does something. Jupyter's
server alone, with a page open, takes a hundredth."""

# The token is as old as the start, and a session that was ended halfway left a file that says it is busy yet.
_RSTUDIO = (
    'find "$1"/.local/share/rstudio/sessions/active/*/properites -name executing -newer "$2" -exec cat {} +'
)


_NOT_AS_EXPECTED = (ValueError, LookupError, TypeError, AttributeError)
"""What comes of an answer that is none of those it should be."""


class Calculation(NamedTuple):
    """Something that a tool computes.

    Attributes:
        id: the tool's own for what computes it, a kernel for one.
        name: of the notebook, without its folder; "" where it has none.
        silent_s: seconds in which it said nothing, and computes for at least; 0 where that is not known.
    """

    id: str
    name: str = ""
    silent_s: float = 0


class Calculations:
    """Asks tools; from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """`clock` tells seconds."""
        self._clock = clock
        self._tokens: dict[str, str] = {}  # by container, as each start has its own
        self._taken: dict[str, tuple[float, float]] = {}  # when, and what of processors by then, likewise

    def now(
        self, container: Container, entry: Entry, engine: Engine, stop: Stop
    ) -> tuple[Calculation, ...] | None:
        """What the tool in this container computes, None where it does not tell. Raises Cancelled."""
        with suppress(Problem, OSError, HTTPException, *_NOT_AS_EXPECTED):
            match entry.launch.sign_in:
                case "jupyter-token":
                    return self._jupyter(container, engine, stop)
                case "rstudio-form":
                    return _rstudio(container, entry, engine)
        stop.check()
        return None

    def quiet_s(self, container: Container, entry: Entry, engine: Engine, stop: Stop) -> float | None:
        """For how many seconds at least this tool has done nothing that it or the kernel tells of: 0 while
        something is computed, also by what runs in a terminal or by itself; infinite where nothing was begun.
        None where that cannot be told. Raises Cancelled."""
        with suppress(Problem, OSError, HTTPException, *_NOT_AS_EXPECTED):
            if self._at_work(container, engine):
                return 0
            match entry.launch.sign_in:
                case "jupyter-token":
                    return self._jupyter_quiet_s(container, engine, stop)
                case "rstudio-form":
                    return 0 if _rstudio(container, entry, engine) else math.inf
            return math.inf
        stop.check()
        return None

    def _at_work(self, container: Container, engine: Engine) -> bool:
        told = engine.inside.output(container.workspace, processes.COMMAND)
        running, now = processes.running(told.decode(errors="replace")), self._clock()
        when, taken = self._taken.get(container.id, (now, running.processor_s))
        self._taken[container.id] = now, running.processor_s
        return running.in_a_terminal or running.processor_s - taken > AT_WORK * (now - when)

    def _jupyter_quiet_s(self, container: Container, engine: Engine, stop: Stop) -> float | None:
        tell = self._jupyter_tells(container, engine, stop)
        kernels = tell("/api/kernels") if tell else None
        if tell is None or kernels is None:
            return None
        told, now = json.loads(kernels.content), parsedate_to_datetime(kernels.date)
        if any(kernel["execution_state"] not in ("idle", "dead") for kernel in told):
            return 0
        if terminals := tell("/api/terminals"):  # which an environment may be without
            told += json.loads(terminals.content)
        return min((_silent_s(one, now) for one in told), default=math.inf)

    def _jupyter_tells(
        self, container: Container, engine: Engine, stop: Stop
    ) -> Callable[[str], Answer | None] | None:
        """What asks Jupyter's server, and has None of what it does not answer; None without a way to it."""
        reach = engine.containers.reach(container)
        if reach is None:
            return None
        if container.id not in self._tokens:
            token = engine.inside.read_file(container.workspace, f"{SECRETS}/token").decode()
            self._tokens[container.id] = token
        headers = {"Authorization": f"token {self._tokens[container.id]}"}

        def tell(path: str) -> Answer | None:
            told = ask(reach, "GET", path, headers, stop, within_s=ANSWER_WITHIN_S, most=LARGEST_ANSWER)
            if told.status == 200:
                return told
            if told.status != 404:
                self._tokens.pop(container.id, None)
            return None

        return tell

    def _jupyter(self, container: Container, engine: Engine, stop: Stop) -> tuple[Calculation, ...] | None:
        tell = self._jupyter_tells(container, engine, stop)
        if tell is None:
            return ()
        told = tell("/api/kernels")
        if told is None:
            return None
        busy = [kernel for kernel in json.loads(told.content) if kernel["execution_state"] == "busy"]
        if not busy:  # mostly, and then names are of no interest
            return ()
        sessions = tell("/api/sessions")
        if sessions is None:
            return None
        return tuple(_told(busy, json.loads(sessions.content), parsedate_to_datetime(told.date)))


def _told(busy: list[dict[str, Any]], sessions: list[dict[str, Any]], now: datetime) -> Iterator[Calculation]:
    names = {session["kernel"]["id"]: _name(session) for session in sessions if session.get("kernel")}
    for kernel in busy:
        yield Calculation(kernel["id"], names.get(kernel["id"], ""), _silent_s(kernel, now))


def _silent_s(one: dict[str, Any], now: datetime) -> float:
    """Since a kernel, or a terminal, said something last."""
    last = datetime.fromisoformat(one["last_activity"].replace("Z", "+00:00"))
    return max(0, (now - last.astimezone(UTC)).total_seconds())


def _name(session: dict[str, Any]) -> str:
    """Consoles and the like have made up ones that nobody reads on the screen."""
    return str(session["path"]).rpartition("/")[2] if session.get("type") == "notebook" else ""


def _rstudio(container: Container, entry: Entry, engine: Engine) -> tuple[Calculation, ...]:
    command = ("sh", "-c", _RSTUDIO, "sh", entry.home, f"{SECRETS}/token")
    told = engine.inside.output(container.workspace, command)
    return (Calculation("session"),) if b"1" in told else ()
