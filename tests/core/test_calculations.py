"""What a tool computes, as tools tell it that answer over real sockets."""

from __future__ import annotations

import json
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
