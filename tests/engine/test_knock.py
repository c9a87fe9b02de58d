"""How a registry is reached, and whether it lets this person in."""

from __future__ import annotations

import base64
import socket
from http.server import BaseHTTPRequestHandler

import pytest

from desktop.core.cancelling import Stop
from desktop.core.problems import Cancelled
from desktop.engine.registry import knock
from tests.fakes.web import Scripted

BASIC = "Basic " + base64.b64encode(b"maria:sec:ret").decode()


def case(host: str, login: tuple[str, str] | None = None) -> str:
    return knock(host, bytes, lambda _registry: login, Stop()).case


def guard(scripted: Scripted, challenge: str, passes: str) -> None:
    def answer(request: BaseHTTPRequestHandler) -> tuple[int, dict[str, str], bytes]:
        good = request.headers.get("Authorization") == passes
        return (200, {}, b"{}") if good else (401, {"WWW-Authenticate": challenge}, b"{}")

    scripted.answers["/v2/"] = answer


def test_a_real_one(registry: str) -> None:
    assert case(registry) == "open"


def test_by_user_name_and_password(scripted: Scripted) -> None:
    guard(scripted, 'Basic realm="own"', BASIC)
    assert case(scripted.host) == "sign-in"
    assert case(scripted.host, ("maria", "sec:ret")) == "signed-in"
    assert case(scripted.host, ("maria", "wrong")) == "refused"


def test_by_tickets(scripted: Scripted) -> None:
    """Public ones give a ticket to anybody, who is then not signed in."""
    guard(scripted, f'Bearer realm="http://{scripted.host}/token",service="x"', "Bearer open")
    scripted.answer("/token", {"token": "open"})
    assert case(scripted.host) == "open"
    assert case(scripted.host, ("maria", "sec:ret")) == "signed-in"
    assert "scope" not in scripted.asked[-2][0]
    scripted.answers["/token"] = (401, {}, b"{}")
    assert case(scripted.host, ("maria", "wrong")) == "refused"
    assert case(scripted.host) == "sign-in"


def test_something_else_answers(scripted: Scripted) -> None:
    """A page of the network's that wants a sign-in, say."""
    assert case(scripted.host) == "odd"
    scripted.answers["/v2/"] = (302, {"Location": "http://portal.example"}, b"")
    assert case(scripted.host) == "odd"


@pytest.mark.parametrize(("status", "told"), [(429, "limited"), (503, "unreachable"), (403, "odd")])
def test_it_answers_and_does_not_let_in(scripted: Scripted, status: int, told: str) -> None:
    scripted.answers["/v2/"] = (status, {}, b"{}")
    assert case(scripted.host) == told


def test_nobody_is_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        told = knock(f"127.0.0.1:{free.getsockname()[1]}", bytes, lambda _registry: None, Stop())
    assert told.case == "unreachable"
    assert "refused" in told.detail.lower()


def test_no_protected_line_comes_about(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("reference", "registry"):
        monkeypatch.setattr(f"desktop.engine.{module}.is_loopback", lambda _host: False)
    monkeypatch.setenv("no_proxy", "*")
    assert case(scripted.host) == "untrusted"


def test_an_end_asked_for(scripted: Scripted) -> None:
    stop = Stop()
    stop.set()
    with pytest.raises(Cancelled):
        knock(scripted.host, bytes, lambda _registry: None, stop)
