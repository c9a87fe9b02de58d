"""What a tool computes, as tools tell it that answer over real sockets."""

from __future__ import annotations

import json
import math
import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container, Reach, State
from desktop.core.problems import Cancelled, EngineLost
from desktop.core.start import calculations
from desktop.core.start.calculations import Calculation, Calculations
from tests.core.samples import ENTRY
from tests.fakes.web import Scripted

CONTAINER = Container("c1", "w1", State.RUNNING, "f", 40000)


def kernel(id: str, state: str, silent_s: float = 0) -> dict[str, Any]:
    last = (datetime.now(UTC) - timedelta(seconds=silent_s)).isoformat().replace("+00:00", "Z")
    return {"id": id, "name": "python3", "last_activity": last, "execution_state": state, "connections": 1}


@pytest.fixture
def jupyter() -> Iterator[Scripted]:
    tool = Scripted()
    yield tool
    tool.close()


def tell(jupyter: Scripted, kernels: Any, sessions: Any) -> None:
    for path, content in (("/api/kernels", kernels), ("/api/sessions", sessions)):
        jupyter.answers[path] = (200, {}, json.dumps(content).encode())


def engine(jupyter: Scripted, *, output: bytes = b"") -> SimpleNamespace:
    host, port = jupyter.host.split(":")
    reach = Reach(f"http://{jupyter.host}", lambda s: socket.create_connection((host, int(port)), s))
    return SimpleNamespace(
        containers=SimpleNamespace(reach=lambda _container: reach),
        inside=SimpleNamespace(read_file=lambda *_: b"the token", output=lambda *_: output),
    )


def ask(jupyter: Scripted, **facts: Any) -> tuple[Calculation, ...] | None:
    return Calculations().now(CONTAINER, ENTRY, engine(jupyter, **facts), Stop())


def test_busy_kernels_by_the_names_of_their_notebooks(jupyter: Scripted) -> None:
    sessions = [
        {"path": "project/models/model.ipynb", "name": "", "type": "notebook", "kernel": kernel("a", "busy")},
        {"path": "console-1-4f", "name": "Console 1", "type": "console", "kernel": kernel("b", "busy")},
        {"path": "project/idle.ipynb", "name": "", "type": "notebook", "kernel": kernel("d", "idle")},
        {"path": "project/dead.ipynb", "name": "", "type": "notebook", "kernel": None},
    ]
    kernels = [kernel("a", "busy", 754), kernel("b", "busy", -5), kernel("c", "busy")]
    tell(jupyter, [*kernels, kernel("d", "idle"), kernel("e", "starting")], sessions)
    found = ask(jupyter)
    assert found
    assert [(one.id, one.name) for one in found] == [("a", "model.ipynb"), ("b", ""), ("c", "")]
    assert [one.silent_s for one in found] == [pytest.approx(754, abs=5), 0, pytest.approx(0, abs=5)]
    assert {authorization for _path, authorization in jupyter.asked} == {"token the token"}


def test_the_token_is_read_once_for_each_start(jupyter: Scripted) -> None:
    tell(jupyter, [], [])
    asked, one = Calculations(), engine(jupyter)
    assert asked.now(CONTAINER, ENTRY, one, Stop()) == ()
    one.inside.read_file = None
    assert asked.now(CONTAINER, ENTRY, one, Stop()) == ()
    assert asked.now(CONTAINER._replace(id="c2"), ENTRY, one, Stop()) is None


def test_names_are_asked_for_where_something_computes(jupyter: Scripted) -> None:
    """Tools are asked all day, and mostly nothing goes on."""
    tell(jupyter, [kernel("a", "idle")], [])
    assert ask(jupyter) == ()
    assert [path for path, _authorization in jupyter.asked] == ["/api/kernels"]


@pytest.mark.parametrize(
    "answer",
    [
        (403, {}, b"[]"),
        (200, {}, b"no JSON"),
        (200, {}, b'{"message": "?"}'),
        (200, {}, b'[{"id": 1}]'),
        (200, {}, b"[null]"),
        (200, {}, b'[{"id": "a", "execution_state": "busy", "last_activity": null}]'),
    ],
)
def test_a_tool_that_answers_otherwise_tells_nothing(jupyter: Scripted, answer: Any) -> None:
    jupyter.answers |= {"/api/kernels": answer, "/api/sessions": answer}
    assert ask(jupyter) is None


def test_a_tool_that_hangs_is_not_waited_for(jupyter: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calculations, "ANSWER_WITHIN_S", 0.1)

    def wait(_handler: Any) -> Any:
        jupyter.go_on.wait(10)
        return 200, {}, b"[]"

    jupyter.answers["/api/kernels"] = wait
    assert ask(jupyter) is None


def test_an_engine_that_is_gone_tells_nothing(jupyter: Scripted) -> None:
    one = engine(jupyter)

    def lost(*_: Any) -> bytes:
        raise EngineLost

    one.inside.read_file = lost
    assert Calculations().now(CONTAINER, ENTRY, one, Stop()) is None


def test_who_does_not_want_to_know_any_more_does_not_wait(jupyter: Scripted) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        Calculations().now(CONTAINER, ENTRY, engine(jupyter), stop)


@pytest.mark.parametrize(("told", "busy"), [(b"", False), (b"0", False), (b"1", True), (b"010", True)])
def test_rstudio_s_sessions(jupyter: Scripted, told: bytes, busy: bool) -> None:
    entry = replace(ENTRY, launch=replace(ENTRY.launch, sign_in="rstudio-form"))
    found = Calculations().now(CONTAINER, entry, engine(jupyter, output=told), Stop())
    assert found == ((Calculation("session"),) if busy else ())


# --- how long nothing was done ----------------------------------------------------------------------------

SERVER = b"7 (jupyter-lab) S 1 7 1 0 -1 4194304 1 2 3 4 %d 0 0 0 20 0 1 0 100 1 1\n"
IN_A_TERMINAL = b"52 (python3) S 40 52 40 34816 52 4194304 1 2 3 4 7 0 0 0 20 0 1 0 1 1 1\n"


def quiet(
    jupyter: Scripted, kernels: Any = (), terminals: Any = (), *, output: bytes = SERVER % 5
) -> float | None:
    tell(jupyter, list(kernels), [])
    jupyter.answers["/api/terminals"] = (200, {}, json.dumps(list(terminals)).encode())
    return Calculations().quiet_s(CONTAINER, ENTRY, engine(jupyter, output=output), Stop())


def test_it_is_quiet_since_the_last_of_its_kernels_and_terminals_was(jupyter: Scripted) -> None:
    assert quiet(jupyter) == math.inf
    kernels = [kernel("a", "idle", 900), kernel("b", "dead", 500)]
    assert quiet(jupyter, kernels) == pytest.approx(500, abs=5)
    terminal = {"name": "1", "last_activity": kernel("", "", 60)["last_activity"]}
    assert quiet(jupyter, kernels, [terminal]) == pytest.approx(60, abs=5)


@pytest.mark.parametrize("state", ["busy", "starting", "restarting", "unknown"])
def test_it_is_not_quiet_while_a_kernel_works(jupyter: Scripted, state: str) -> None:
    assert quiet(jupyter, [kernel("a", state, 9000)]) == 0


def test_nor_while_a_terminal_has_something_to_do(jupyter: Scripted) -> None:
    assert quiet(jupyter, output=SERVER % 5 + IN_A_TERMINAL) == 0


def test_nor_while_something_computes_that_no_kernel_knows_of(jupyter: Scripted) -> None:
    """As what a cell leaves behind: 30 seconds at half a processor."""
    now, one = [100.0], engine(jupyter)
    asked = Calculations(lambda: now[0])
    tell(jupyter, [], [])

    def after(seconds: float, ticks: int) -> float | None:
        now[0] += seconds
        one.inside.output = lambda *_: SERVER % ticks
        return asked.quiet_s(CONTAINER, ENTRY, one, Stop())

    assert after(0, 90_000) == math.inf, "whatever it took before anybody looked"
    assert after(30, 91_500) == 0
    assert after(30, 91_530) == math.inf, "a hundredth is what the server itself takes"


def test_an_environment_without_terminals_has_none(jupyter: Scripted) -> None:
    tell(jupyter, [kernel("a", "idle", 900)], [])
    jupyter.answers["/api/terminals"] = (404, {}, b"")
    found = Calculations().quiet_s(CONTAINER, ENTRY, engine(jupyter, output=SERVER % 5), Stop())
    assert found == pytest.approx(900, abs=5)


@pytest.mark.parametrize("answer", [(500, b""), (200, b"{"), (200, b'[{"execution_state": 7}]')])
def test_who_does_not_answer_tells_nothing(jupyter: Scripted, answer: tuple[int, bytes]) -> None:
    jupyter.answers["/api/kernels"] = (answer[0], {}, answer[1])
    told = Calculations().quiet_s(CONTAINER, ENTRY, engine(jupyter, output=SERVER % 5), Stop())
    assert told is None or told == 0


def test_rstudio_is_quiet_unless_r_executes(jupyter: Scripted) -> None:
    rstudio = replace(ENTRY, launch=replace(ENTRY.launch, sign_in="rstudio-form"))
    for said, expected in ((b"0", math.inf), (b"1", 0)):
        one = engine(jupyter, output=said)
        assert Calculations().quiet_s(CONTAINER, rstudio, one, Stop()) == expected
