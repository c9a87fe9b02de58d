"""What signs in to proxies for builds, as a process beside the app."""

from __future__ import annotations

import socket
import sys
import threading
from base64 import b64encode
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest

from desktop.backend.ways import Ways
from desktop.core.computer.proxies import Proxies
from desktop.core.registries.login import Login
from desktop.core.registries.mirrors import NONE, Mirrors
from desktop.core.resources import RESOURCES
from desktop.core.start import relay
from tests.fakes.databases import Authority, free_port
from tests.fakes.launcher import begin_by_launcher
from tests.fakes.passage import carry
from tests.fakes.web import Scripted
from tests.resources.company import proving

PROXY = "http://proxy.invalid:3128"
MARIA = Login("maria", "canary")


@pytest.fixture
def ways() -> Iterator[Ways]:
    sign_ins: Any = SimpleNamespace(login=lambda server, stop: MARIA)
    engine: Any = SimpleNamespace(builds_reach=lambda: "127.0.0.1")
    proxies = Proxies({"HTTPS_PROXY": PROXY, "NO_PROXY": "localhost"})
    packages: Any = SimpleNamespace(logins=lambda stop: {}, mirrors=lambda: NONE)
    rest = RESOURCES / "relay", lambda: packages, bytes
    with closing(Ways(lambda: proxies, lambda: sign_ins, lambda: engine, *rest)) as ways:
        yield ways


@pytest.mark.parametrize("by", ["an interpreter", "a launcher"])
def test_builds_are_led_to_what_signs_in(
    ways: Ways, by: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if by == "a launcher":
        begin_by_launcher(monkeypatch, tmp_path)
    told = ways.of_builds()
    assert told["NO_PROXY"] == "localhost"
    place = urlsplit(told["HTTPS_PROXY"])
    assert place.hostname == "127.0.0.1"
    with closing(HTTPConnection("127.0.0.1", place.port or 0, timeout=20)) as connection:
        connection.request("GET", "http://packages.invalid/")
        assert connection.getresponse().status == 407, "nobody is let in without the word"
    assert ways.of_builds() == told, "it is begun once"


def test_where_nothing_can_listen_builds_are_told_of_the_proxy_itself(ways: Ways) -> None:
    """As where the engine is elsewhere: its network's address is none of this computer's."""
    ways._engine = lambda: SimpleNamespace(builds_reach=lambda: "192.0.2.1")  # type: ignore[assignment,return-value]
    assert ways.of_builds()["HTTPS_PROXY"] == PROXY


# --- servers of packages ----------------------------------------------------------------------------


class Behind:
    """Builds on an engine that reaches this computer at 127.0.0.1, and a server that knows Maria alone."""

    def __init__(self, authority: Authority, folder: Path, open: ExitStack) -> None:
        self.server = Scripted()
        open.callback(self.server.close)
        self.server.wants = relay.authorization(MARIA)
        self.server.answers["/simple/harbour/"] = (200, {}, b"packages")
        self.port = free_port("127.0.0.1")
        open.enter_context(proving(authority, folder, ("127.0.0.1", self.port), self.server.host))
        self.variables: dict[str, str] = {}
        self.reach = "127.0.0.1"
        self.mirrors = Mirrors(packages={"pip": f"https://127.0.0.1:{self.port}/simple", "apt": "https://a"})
        self.logins = {f"127.0.0.1:{self.port}": MARIA}
        packages: Any = SimpleNamespace(logins=lambda stop: self.logins, mirrors=lambda: self.mirrors)
        sign_ins: Any = SimpleNamespace(login=lambda server, stop: None)
        engine: Any = SimpleNamespace(builds_reach=lambda: self.reach)
        self.ways = Ways(
            lambda: Proxies(self.variables),
            lambda: sign_ins,
            lambda: engine,
            RESOURCES / "relay",
            lambda: packages,
            lambda: authority.certificate,
        )
        open.callback(self.ways.close)

    def ask(self, address: str, method: str = "GET", *, told: bool = True) -> tuple[int, bytes]:
        """As a step of a build does."""
        way = urlsplit(self.ways.of_builds()["HTTP_PROXY"])
        word = b64encode(f"build:{way.password}".encode()).decode()
        with closing(HTTPConnection(way.hostname or "", way.port, timeout=20)) as connection:
            headers = {"Proxy-Authorization": f"Basic {word}"} if told else {}
            connection.request(method, address, headers={**headers, "Authorization": "Basic eDp5"})
            answer = connection.getresponse()
            return answer.status, answer.read()


@pytest.fixture
def behind(tmp_path: Path) -> Iterator[Behind]:
    with ExitStack() as open:
        yield Behind(Authority(strict=True), tmp_path, open)


def test_builds_get_packages_from_who_knows_the_person(behind: Behind) -> None:
    told = behind.ways.mirrors_of_builds().packages
    assert told == {"pip": f"http://127.0.0.1-{behind.port}.invalid/simple", "apt": "https://a"}
    address = f"{told['pip']}/harbour/"
    assert behind.ask(address) == (200, b"packages")
    assert behind.server.asked == [("/simple/harbour/", behind.server.wants)]
    assert behind.ask(address, told=False)[0] == 407, "it is for builds alone"
    assert behind.ask(address, "POST")[0] == 502, "nobody publishes there from a build"
    assert len(behind.server.asked) == 1
    assert "canary" not in str(behind.ways.of_builds()) + str(told)


@pytest.mark.parametrize("place", ["127.0.0.1", "localhost", "[::1]", "0.0.0.0", "[::ffff:127.0.0.1]"])
def test_what_only_this_computer_reaches_is_no_builds_business(behind: Behind, place: str) -> None:
    port = behind.server.host.rpartition(":")[2]
    behind.server.wants = ""
    assert behind.ask(f"http://{place}:{port}/simple/harbour/")[0] == 502
    assert behind.server.asked == []


def test_who_cannot_prove_to_be_the_server_is_shown_nothing(behind: Behind) -> None:
    behind.ways._authorities = lambda: Authority(strict=True).certificate
    assert behind.ask(f"http://127.0.0.1-{behind.port}.invalid/simple/harbour/")[0] == 502
    assert behind.server.asked == []


def test_a_proxy_on_the_way_serves_for_all_else(behind: Behind) -> None:
    """And for the servers of packages, unless they are an exception."""
    with standing_in() as (asked, place):
        behind.variables = {"HTTP_PROXY": place, "HTTPS_PROXY": place, "NO_PROXY": "127.0.0.1"}
        assert behind.ask(f"http://127.0.0.1-{behind.port}.invalid/simple/harbour/")[0] == 200
        assert behind.ask("http://packages.invalid/x") == (200, b"by the proxy")
        assert asked == ["GET http://packages.invalid/x"]
        behind.variables = {**behind.variables, "NO_PROXY": "localhost"}
        assert behind.ask(f"http://127.0.0.1-{behind.port}.invalid/simple/harbour/") == (200, b"packages")
        assert asked[1:] == [f"CONNECT 127.0.0.1:{behind.port}"]


@contextmanager
def standing_in() -> Iterator[tuple[list[str], str]]:
    """A proxy that says so, and leads to this computer; what it was asked, and where it is."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(f"GET {self.path}")
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"by the proxy")

        def do_CONNECT(self) -> None:
            asked.append(f"CONNECT {self.path}")
            host, _colon, port = self.path.rpartition(":")
            with socket.create_connection((host, int(port))) as there:
                self.send_response(200)
                self.end_headers()
                carry(self.connection, there)
            self.close_connection = True

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield asked, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("variables", "reach"),
    [({}, ""), ({}, "192.0.2.1"), ({"HTTP_PROXY": "socks5://proxy.invalid:1080"}, "127.0.0.1")],
)
def test_where_builds_are_not_reached_they_are_told_of_the_servers_themselves(
    behind: Behind, variables: dict[str, str], reach: str
) -> None:
    behind.variables, behind.reach = variables, reach
    assert behind.ways.mirrors_of_builds() == behind.mirrors
    assert behind.ways.of_builds() == variables
    assert not behind.ways.builds_sign_in()


def test_builds_can_sign_in_before_anybody_did(behind: Behind) -> None:
    behind.logins.clear()
    assert behind.ways.mirrors_of_builds() == behind.mirrors
    assert behind.ways.of_builds() == {}
    assert behind.ways.builds_sign_in()


def test_a_launcher_knows_no_other_names(monkeypatch: pytest.MonkeyPatch) -> None:
    from desktop.__main__ import main

    monkeypatch.setattr(sys, "argv", ["cais", "--companion", "antigravity"])
    assert main() == 2
