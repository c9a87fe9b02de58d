"""A preset at an address: fetched from a real server with TLS, in the background, however that fails."""

from __future__ import annotations

import gzip
import select
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import minisign
import pytest
from PySide6.QtNetwork import QNetworkProxy

from desktop.core.cancelling import Stop
from desktop.core.data.secret import Secret
from desktop.core.policy.machine import Machine
from desktop.core.policy.signature import beside
from desktop.core.problems import PolicyMissing
from desktop.gui.state import fetching
from desktop.gui.state.fetching import PresetFetch
from tests.core.policy.preset_samples import text
from tests.fakes.databases import Authority
from tests.fakes.web import Scripted
from tests.gui.support.stage import Stage

PAIR = minisign.KeyPair.generate()
KEY = PAIR.public_key.to_base64().decode()


class Server(Scripted):
    """Of IT's, with TLS; it keeps a preset and its signature."""

    def __init__(self, certificate: Path, private: Path) -> None:
        super().__init__()
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, private)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)

    @property
    def url(self) -> str:
        return f"https://{self.host}/acme.cais"

    def keep(self, memory: int, *, serial: int = 3, etag: str = '"one"', pair: Any = PAIR) -> None:
        content = text(f"[resources]\nmemory_gb = {memory}", serial=serial).encode()

        def answer(request: Any) -> tuple[int, dict[str, str], bytes]:
            if request.headers.get("If-None-Match") == etag:
                return 304, {"ETag": etag}, b""
            return 200, {"ETag": etag, "Content-Length": str(len(content))}, content

        self.answers["/acme.cais"] = answer
        self.answers["/acme.cais.minisig"] = 200, {}, bytes(pair.secret_key.sign(content))

    @property
    def paths(self) -> list[str]:
        return [urlsplit(path).path for path, _authorization in self.asked]


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    authority = Authority()
    (tmp_path / "authority.pem").write_bytes(authority.certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(fetching, "PATIENCE_MS", 1500)
    monkeypatch.setattr(fetching, "WHOLE_MS", 3000)
    server = Server(*authority.sign(tmp_path / "server", "127.0.0.1"))
    yield server
    server.close()


Fetch = Callable[[], str]


@pytest.fixture
def fetch(stage: Stage, server: Server) -> Fetch:
    """Looks once at what the server keeps; why nothing came, "" where all is well."""
    stage.backend.machine = Machine(KEY, server.url, required=True)
    looking = PresetFetch(stage.backend, stage.app.desk.presets._queue, stage.app.desk)
    troubles: list[str] = []
    looking.failed.connect(troubles.append)

    def fetch() -> str:
        troubles.clear()
        with stage.bot.waitSignal(looking.ended):
            looking.look()
        return "".join(troubles)

    return fetch


def memory(stage: Stage) -> int | None:
    found = stage.backend.policies.now()
    return None if found.problem else found.settings["resources.memory_gb"].value


def test_what_is_there_holds(stage: Stage, server: Server, fetch: Fetch) -> None:
    assert isinstance(stage.backend.policies.now().problem, PolicyMissing), "it is required, and not here yet"
    server.keep(4)
    assert fetch() == ""
    assert memory(stage) == 4
    [preset] = stage.backend.policies.now().presets
    assert preset.organisation == "Acme Häfen"


def test_it_is_asked_for_only_if_it_is_another(stage: Stage, server: Server, fetch: Fetch) -> None:
    server.keep(4)
    fetch()
    server.asked.clear()
    assert fetch() == ""
    assert server.paths == ["/acme.cais"], "304: the signature is not asked for"
    assert memory(stage) == 4
    server.keep(6, serial=4, etag='"two"')
    assert fetch() == ""
    assert memory(stage) == 6


def _slow(server: Server) -> None:
    def body() -> Iterator[bytes]:
        yield b"kind"
        server.go_on.wait(20)

    server.answers["/acme.cais"] = 200, {"Content-Length": "100"}, body()


def _dripping(server: Server) -> None:
    """Never silent for long, and never done."""

    def body() -> Iterator[bytes]:
        while not server.go_on.wait(0.05):
            yield b"#"

    server.answers["/acme.cais"] = 200, {"Content-Length": "100000"}, body()


def _swelling(server: Server) -> None:
    """A few bytes on the way, and a hundred times as many here."""
    packed = gzip.compress(text("#" * 900_000, serial=9).encode())
    server.answers["/acme.cais"] = 200, {"Content-Encoding": "gzip"}, packed


def _cut(server: Server) -> None:
    whole = server.answers["/acme.cais.minisig"]
    server.answers["/acme.cais"] = 200, {"Content-Length": "4000"}, b"kind = 'preset'\n"
    server.answers["/acme.cais.minisig"] = whole


def _gone(server: Server) -> None:
    del server.answers["/acme.cais"]


def _unsigned(server: Server) -> None:
    server.keep(6, serial=4, etag='"unsigned"')
    del server.answers["/acme.cais.minisig"]


def _huge(server: Server) -> None:
    server.answers["/acme.cais"] = 200, {}, b"#" * (2 * 1024**2)


def _portal(server: Server) -> None:
    """Of a hotel, in place of what was asked for."""
    server.answers["/acme.cais"] = 200, {}, b"<html>Welcome</html>"


def _to_http(server: Server) -> None:
    server.answers["/acme.cais"] = 302, {"Location": f"http://{server.host}/else.cais"}, b""


def _with_a_password(server: Server) -> None:
    server.answers["/acme.cais"] = 302, {"Location": f"https://maria:x@{server.host}/else.cais"}, b""


def _round(server: Server) -> None:
    server.answers["/acme.cais"] = 302, {"Location": "/acme.cais"}, b""


FAULTS: dict[str, Callable[[Server], None]] = {
    "slow": _slow,
    "dripping": _dripping,
    "swelling": _swelling,
    "cut": _cut,
    "gone": _gone,
    "without its signature": _unsigned,
    "too large": _huge,
    "a page to sign in": _portal,
    "signed by another": lambda server: server.keep(
        6, serial=4, etag='"x"', pair=minisign.KeyPair.generate()
    ),
    "older than before": lambda server: server.keep(6, serial=2, etag='"x"'),
    "to an address without TLS": _to_http,
    "to one with a password": _with_a_password,
    "round and round": _round,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_last_good_one_stays(stage: Stage, server: Server, fetch: Fetch, fault: str) -> None:
    server.keep(4)
    assert fetch() == ""
    assert memory(stage) == 4
    FAULTS[fault](server)
    assert fetch()
    assert memory(stage) == 4
    server.go_on.set()
    server.keep(8, serial=5, etag='"good"')
    assert fetch() == ""
    assert memory(stage) == 8


def test_a_server_that_nobody_vouches_for_is_not_believed(
    stage: Stage, server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    server.keep(4)
    assert fetch()
    assert memory(stage) is None


def test_it_may_have_moved(stage: Stage, server: Server, fetch: Fetch) -> None:
    server.keep(4)
    server.answers["/new.cais"] = server.answers.pop("/acme.cais")
    server.answers["/acme.cais"] = 302, {"Location": "/new.cais"}, b""
    assert fetch() == ""
    assert memory(stage) == 4


def test_what_lies_here_is_believed_by_its_signature_alone(
    stage: Stage, server: Server, fetch: Fetch
) -> None:
    server.keep(4)
    fetch()
    copy = stage.backend.policies.fetched().path
    copy.write_bytes(copy.read_bytes().replace(b"memory_gb = 4", b"memory_gb = 64"))
    assert memory(stage) is None
    assert fetch() == ""
    assert memory(stage) == 4, "it is sent again, though the server has the same"
    beside(copy).unlink()
    assert memory(stage) is None
    assert fetch() == ""
    assert memory(stage) == 4


def test_it_goes_through_the_computers_proxy(
    stage: Stage, server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing listens at the address itself."""
    asked: list[bytes] = []
    proxy = Tunnel(server.server.server_port, asked)
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
    monkeypatch.setenv("no_proxy", "")
    stage.backend.machine = stage.backend.machine._replace(preset="https://127.0.0.1:1/acme.cais")
    server.keep(4)
    assert fetch() == ""
    proxy.close()
    assert memory(stage) == 4
    assert asked[0].startswith(b"CONNECT 127.0.0.1:1 HTTP/1.1")


@pytest.mark.parametrize("signed_in", [True, False])
def test_it_gets_past_a_proxy_that_knows_who_signed_in(
    stage: Stage, server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch, signed_in: bool
) -> None:
    proxy = Tunnel(server.server.server_port, [], wants=b"Basic bWFyaWE6Y2FuYXJ5")
    monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
    monkeypatch.setenv("no_proxy", "")
    stage.backend.machine = stage.backend.machine._replace(preset="https://127.0.0.1:1/acme.cais")
    server.keep(4)
    if signed_in:
        place = f"127.0.0.1:{proxy.port}"
        stage.backend.sign_ins().sign_in(place, "maria", Secret("canary"), Stop(), keep=False)
    trouble = fetch()
    proxy.close()
    assert (trouble == "") is signed_in
    assert "canary" not in trouble


def test_who_tells_of_proxies_may_take_their_time(
    server: Server, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems that look for a script on the network do: the window is not held up by that."""
    asked: list[threading.Thread] = []
    ask = fetching._proxy

    def noted(where: str) -> QNetworkProxy:
        asked.append(threading.current_thread())
        return ask(where)

    monkeypatch.setattr(fetching, "_proxy", noted)
    server.keep(4)
    assert fetch() == ""
    assert asked
    assert threading.main_thread() not in asked


class Tunnel:
    """A proxy that leads to one port, whatever it is asked for, and tells what that was; `wants`: only who
    shows this."""

    def __init__(self, port: int, asked: list[bytes], wants: bytes = b"") -> None:
        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                asked.append(self.request.recv(4096))
                while wants not in asked[-1]:
                    way = b'Proxy-Authenticate: Basic realm="acme"\r\nContent-Length: 0\r\n\r\n'
                    self.request.sendall(b"HTTP/1.1 407 Proxy Authentication Required\r\n" + way)
                    asked.append(self.request.recv(4096))
                    if not asked[-1]:
                        return
                with socket.create_connection(("127.0.0.1", port)) as there:
                    self.request.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    ends = {self.request: there, there: self.request}
                    while ready := select.select(list(ends), [], [], 5)[0]:
                        for end in ready:
                            if not (part := end.recv(65536)):
                                return
                            ends[end].sendall(part)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.port = self._server.server_address[1]

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def test_no_start_waits_for_it(stage: Stage, server: Server) -> None:
    """The window comes up and works while a server says nothing."""
    server.keep(4)
    _slow(server)
    stage.backend.machine = Machine(KEY, server.url)
    workspace = stage.keep()
    stage.begin()
    stage.until(server.came.is_set)
    stage.open(workspace)
    server.go_on.set()


def test_what_came_is_shown(stage: Stage, server: Server) -> None:
    server.keep(4)
    stage.backend.machine = Machine(KEY, server.url)
    stage.begin()
    stage.until(lambda: stage.offers("Managed by Acme Häfen"))
