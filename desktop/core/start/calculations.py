"""What a running tool computes right now, as the tool itself tells.

A kernel tells its server whether it is busy, RStudio's session writes it into a file. Neither tells since
when: of a kernel it is known for how long it has said nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
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
from desktop.core.start.plan import SECRETS
from desktop.core.start.signin import LARGEST_ANSWER, Answer, ask

ANSWER_WITHIN_S = 2.0

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

    def __init__(self) -> None:
        self._tokens: dict[str, str] = {}  # by container, as each start has its own

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

    def _jupyter(self, container: Container, engine: Engine, stop: Stop) -> tuple[Calculation, ...] | None:
        reach = engine.containers.reach(container)
        if reach is None:
            return ()
        if container.id not in self._tokens:
            token = engine.inside.read_file(container.workspace, f"{SECRETS}/token").decode()
            self._tokens[container.id] = token
        headers = {"Authorization": f"token {self._tokens[container.id]}"}

        def tell(path: str) -> Answer:
            return ask(reach, "GET", path, headers, stop, within_s=ANSWER_WITHIN_S, most=LARGEST_ANSWER)

        told = tell("/api/kernels")
        if told.status != 200:
            self._tokens.pop(container.id, None)
            return None
        busy = [kernel for kernel in json.loads(told.content) if kernel["execution_state"] == "busy"]
        if not busy:  # mostly, and then names are of no interest
            return ()
        sessions = tell("/api/sessions")
        if sessions.status != 200:
            return None
        return tuple(_told(busy, json.loads(sessions.content), parsedate_to_datetime(told.date)))


def _told(busy: list[dict[str, Any]], sessions: list[dict[str, Any]], now: datetime) -> Iterator[Calculation]:
    names = {session["kernel"]["id"]: _name(session) for session in sessions if session.get("kernel")}
    for kernel in busy:
        last = datetime.fromisoformat(kernel["last_activity"].replace("Z", "+00:00"))
        silent = (now - last.astimezone(UTC)).total_seconds()
        yield Calculation(kernel["id"], names.get(kernel["id"], ""), max(0, silent))


def _name(session: dict[str, Any]) -> str:
    """Consoles and the like have made up ones that nobody reads on the screen."""
    return str(session["path"]).rpartition("/")[2] if session.get("type") == "notebook" else ""


def _rstudio(container: Container, entry: Entry, engine: Engine) -> tuple[Calculation, ...]:
    command = ("sh", "-c", _RSTUDIO, "sh", entry.home, f"{SECRETS}/token")
    told = engine.inside.output(container.workspace, command)
    return (Calculation("session"),) if b"1" in told else ()
