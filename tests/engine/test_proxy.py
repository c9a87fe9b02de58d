"""A proxy that lets nobody through who is not signed in: what a real engine says, and how it is told."""

from __future__ import annotations

import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import Recipe
from desktop.core.problems import ProxyWantsSignIn
from desktop.core.progress import unheard
from desktop.engine import proxy
from tests.fakes.engine import FakeEngine
from tests.fakes.fixtures import need_private_engine
from tests.fakes.private_engine import RELEASES, PrivateEngine

PORT = 3128


@contextmanager
def standing(listener: socket.socket, *ways: str) -> Iterator[int]:
    """A proxy that offers these ways to sign in, and takes none."""

    class Handler(BaseHTTPRequestHandler):
        def do_CONNECT(self) -> None:
            self.send_response(407, "Proxy Authentication Required")
            for way in ways:
                self.send_header("Proxy-Authenticate", way)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("", 0), Handler, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.mark.parametrize(
    ("offered", "ways"),
    [
        (('Basic realm="acme"',), ("basic",)),
        (("Negotiate", "NTLM", 'Basic realm="acme"'), ("negotiate", "ntlm", "basic")),
        ((), ()),
    ],
)
def test_it_is_asked_how(offered: tuple[str, ...], ways: tuple[str, ...]) -> None:
    with standing(socket.create_server(("127.0.0.1", 0)), *offered) as port:
        assert proxy.ways(f"http://127.0.0.1:{port}") == ways


@pytest.mark.parametrize("address", ["", "http://127.0.0.1:1", "ftp://x", "http://nowhere.invalid:3128"])
def test_one_that_does_not_answer_tells_nothing(address: str) -> None:
    assert proxy.ways(address) == ()


@pytest.mark.engine
@pytest.mark.parametrize("release", RELEASES)
def test_a_download_that_it_stops(tmp_path_factory: pytest.TempPathFactory, release: str) -> None:
    need_private_engine(release)
    engine = PrivateEngine(Path(tempfile.mkdtemp(prefix="cais-")), release=release)
    engine.proxy = f"http://maria:canary-3a@127.0.0.1:{PORT}"
    try:
        engine.start()
        with standing(engine.listen(PORT), "NTLM"), pytest.raises(ProxyWantsSignIn) as stopped:
            engine.client().images.pull("registry.acme.example/tools/python:1", unheard, Stop())
    finally:
        engine.close()
    assert stopped.value.reference == "registry.acme.example/tools/python:1"
    assert stopped.value.proxy == f"http://127.0.0.1:{PORT}"
    assert "canary" not in str(stopped.value)


SAID = [
    "E: Failed to fetch http://debian.example/x  407  Proxy Authentication Required [IP: 10.0.0.1 3128]",
    "OSError('Tunnel connection failed: 407 Proxy Authentication Required')",
    "curl: (56) CONNECT tunnel failed, response 407\nreceived HTTP code 407 from proxy after CONNECT",
]


@pytest.mark.parametrize("said", SAID)
def test_a_build_that_it_stops(fake_engine: FakeEngine, home: Path, said: str) -> None:
    recipe = Recipe("small", {"Dockerfile": b"FROM debian\nRUN x\n"}, "debian", "cais/small:1")
    lines = [
        {"stream": "Step 1/2 : FROM debian\n"},
        {"stream": "Step 2/2 : RUN x\n"},
        {"stream": f"{said}\n"},
    ]
    fake_engine.stream(
        "POST", "/build", [*lines, {"errorDetail": {"message": "returned a non-zero code: 100"}}]
    )
    with pytest.raises(ProxyWantsSignIn) as stopped:
        fake_engine.client(home=home).images.build(recipe, unheard, Stop())
    assert said.splitlines()[-1] in stopped.value.detail
