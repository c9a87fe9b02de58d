"""What servers of packages say to whom they do not know; no engine is needed to hear it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.problems import PackagesUnreachable
from desktop.core.registries.login import Login
from desktop.engine.package_server import refuses
from tests.fakes.databases import Authority, free_port
from tests.fakes.web import Scripted
from tests.resources.company import proving

MARIA = Login("maria", "ü: x")


@pytest.fixture
def server() -> Iterator[Scripted]:
    made = Scripted()
    made.wants = "Basic " + b64encode(f"{MARIA.user}:{MARIA.password}".encode()).decode()
    yield made
    made.close()


@pytest.fixture
def authority() -> Authority:
    return Authority(strict=True)


@pytest.fixture
def address(server: Scripted, authority: Authority, tmp_path: Path) -> Iterator[str]:
    with ExitStack() as open:
        port = free_port("127.0.0.1")
        open.enter_context(proving(authority, tmp_path, ("127.0.0.1", port), server.host))
        yield f"https://127.0.0.1:{port}/simple/pip/"


def asked(address: str, authority: Authority, login: Login | None) -> tuple[str, ...] | None:
    return refuses(address, login, authority.certificate, {}, lambda _proxy: None, Stop())


def test_it_is_asked_whom_it_knows(address: str, server: Scripted, authority: Authority) -> None:
    assert asked(address, authority, None) == ("basic",)
    assert asked(address, authority, Login("maria", "x")) == ("basic",)
    assert asked(address, authority, MARIA) is None, "also where there is no such page"
    server.ways = ("Negotiate", "NTLM")
    assert asked(address, authority, None) == ("negotiate", "ntlm")


def test_one_that_cannot_prove_who_it_is_is_told_nothing(
    address: str, server: Scripted, authority: Authority
) -> None:
    with pytest.raises(PackagesUnreachable) as told:
        asked(address, Authority(strict=True), MARIA)
    assert not told.value.trusted
    assert server.asked == []


def test_one_that_does_not_answer(authority: Authority) -> None:
    with pytest.raises(OSError, match="refused"):
        asked(f"https://127.0.0.1:{free_port('127.0.0.1')}/", authority, None)


def test_programs_insides_proxy_leads_there(address: str, authority: Authority) -> None:
    """And not where it is an exception."""
    nowhere = {"HTTPS_PROXY": f"http://127.0.0.1:{free_port('127.0.0.1')}", "NO_PROXY": "a.example"}
    around = {**nowhere, "NO_PROXY": "127.0.0.1"}
    with pytest.raises(OSError, match="refused"):
        refuses(address, MARIA, authority.certificate, nowhere, lambda _proxy: None, Stop())
    assert refuses(address, MARIA, authority.certificate, around, lambda _proxy: None, Stop()) is None


def test_one_that_breaks_down_lets_nobody_in(address: str, server: Scripted, authority: Authority) -> None:
    """A gateway's own answer says nothing of a password."""
    server.wants = ""
    server.answers["/simple/pip/"] = (502, {}, b"")
    with pytest.raises(OSError, match="502"):
        asked(address, authority, MARIA)


@pytest.mark.parametrize("proxied", [False, True])
def test_one_without_tls_is_shown_no_password(server: Scripted, proxied: bool) -> None:
    server.wants = ""
    variables = {"HTTP_PROXY": f"http://{server.host}"} if proxied else {}
    where = "http://apt.example:8081/debian/" if proxied else f"http://{server.host}/debian/"
    assert refuses(where, MARIA, b"", variables, lambda _proxy: None, Stop()) is None
    assert server.asked == [(where if proxied else "/debian/", "")]


def test_a_proxy_that_wants_a_sign_in_is_no_server(server: Scripted) -> None:
    server.wants = ""
    server.answers["/debian/"] = (407, {}, b"")
    with pytest.raises(OSError, match="407"):
        refuses(f"http://{server.host}/debian/", None, b"", {}, lambda _proxy: None, Stop())
