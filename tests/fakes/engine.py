"""A container engine that does what a test tells it to, over a real socket.

It speaks the Docker API's HTTP on a unix socket, so that everything from the SDK down to the system call is
the real thing; only the answers are scripted::

    def test_something(fake_engine):
        fake_engine.answer("GET", r"/containers/json", json=[])
        fake_engine.answer("POST", r"/containers/create", status=409, json={"message": "in use"})
        fake_engine.stream("POST", r"/images/create", [{"status": "..."}], then=End.CUT)
        fake_engine.answer("GET", r"/_ping", then=End.HANG)
        engine = fake_engine.client()

The path is a regular expression that must match all of it, without the leading `/v1.41` and the query. The
script added last wins; `times=1` is used up by one request and uncovers the one before. `/_ping`, `/version`,
`/info` and the listings of containers, networks, volumes and images answer sensibly unasked. `requests` holds
what was asked, `received` what came over attached standard inputs.

The fixture `fake_engine` is in `tests/fakes/fixtures.py`.
"""

from __future__ import annotations

import contextlib
import json as jsonlib
import os
import re
import socket
import socketserver
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from desktop.core.start.secrets import ENVELOPE_BYTES
from desktop.engine.docker_engine import DockerEngine

API = "1.41"
HANG_S = 30
"""A request that hangs is let go after this, so that a defect ends in a failure instead of a standstill."""


class End(Enum):
    """What becomes of a connection once the scripted part was sent."""

    PROPER = "proper"
    CUT = "cut"
    HANG = "hang"


@dataclass
class Script:
    """One answer. `body` is bytes, or the chunks of a stream."""

    method: str
    path: str
    status: int = 200
    body: bytes | Iterable[bytes] = b""
    then: End = End.PROPER
    times: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    on_request: Callable[[Request], None] | None = None


@dataclass(frozen=True)
class Request:
    """One request as it came. `path` without the version, `query` with the first of each value."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return jsonlib.loads(self.body)


class FakeEngine:
    """A scriptable engine on a socket of its own. Listens between `listen()` and `close()`."""

    def __init__(self, folder: Path) -> None:
        self.socket = folder / "engine.sock"
        self.requests: list[Request] = []
        self.received: list[bytes] = []
        self.released = threading.Event()
        self._changed = threading.Condition()
        self._scripts: list[Script] = []
        self._clients: list[DockerEngine] = []
        self._servers: list[tuple[_Server, threading.Thread]] = []
        for path, content in _DEFAULTS.items():
            self.answer("GET", path, json=content)
        self.answer("GET", "/_ping", body=b"OK")

    @property
    def address(self) -> str:
        return f"unix://{self.socket}"

    def client(self, **options: Any) -> DockerEngine:
        """A `DockerEngine` that finds this engine and no other."""
        settings: dict[str, Any] = {
            "variables": {"DOCKER_HOST": self.address, "PATH": ""},
            "home": self.socket.parent,
            "platform": "linux",
            "preferred": self.address,
            "patience_s": 5.0,
        }
        self._clients.append(DockerEngine(**(settings | options)))
        return self._clients[-1]

    def answer(
        self,
        method: str,
        path: str,
        *,
        status: int = 200,
        json: Any = None,
        body: bytes = b"",
        then: End = End.PROPER,
        times: int | None = None,
        headers: Mapping[str, str] | None = None,
        on_request: Callable[[Request], None] | None = None,
    ) -> None:
        """Script a whole answer. `on_request` runs before it is sent. Cut or hanging, nothing is sent."""
        content = body if json is None else jsonlib.dumps(json).encode()
        with self._changed:
            self._scripts.append(
                Script(method, path, status, content, then, times, headers or {}, on_request)
            )

    def stream(
        self,
        method: str,
        path: str,
        messages: Iterable[Any],
        *,
        status: int = 200,
        then: End = End.PROPER,
        times: int | None = None,
        on_request: Callable[[Request], None] | None = None,
    ) -> None:
        """Script an answer in chunks, one JSON line each. Cut or hanging, only its end is missing.

        From an iterator each message is sent as it comes, and to one request only.
        """
        lines = (jsonlib.dumps(message).encode() + b"\r\n" for message in messages)
        chunks = lines if isinstance(messages, Iterator) else list(lines)
        with self._changed:
            self._scripts.append(Script(method, path, status, chunks, then, times, {}, on_request))

    def asked(self, method: str, path: str) -> list[Request]:
        """The requests so far whose method and path match."""
        with self._changed:
            return [
                request
                for request in self.requests
                if request.method == method and re.fullmatch(path, request.path)
            ]

    def wait_for(self, method: str, path: str, count: int = 1, within_s: float = 10) -> list[Request]:
        """Wait until `count` such requests have come."""
        with self._changed:
            came = self._changed.wait_for(lambda: len(self.asked(method, path)) >= count, within_s)
        assert came, f"no {count} x {method} {path} within {within_s} s"
        return self.asked(method, path)

    def listen(self) -> None:
        self.released.clear()
        self._serve(_UnixServer(str(self.socket), self))

    def listen_at(self, host: str) -> str:
        """Listen at a port of this address of the computer's, too. The address for clients."""
        server = _Server((host, 0), self)
        self._serve(server)
        return f"tcp://{host}:{server.server_address[1]}"

    def _serve(self, server: _Server) -> None:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        self._servers.append((server, thread))

    def close(self) -> None:
        """Stop listening, and cut every connection there is: the engine dies."""
        if not self._servers:
            return
        self.released.set()
        for server, thread in self._servers:
            server.shutdown()
            server.cut_all()
            server.server_close()
            thread.join()
        self._servers.clear()
        with contextlib.suppress(FileNotFoundError):
            os.unlink(self.socket)

    def close_clients(self) -> None:
        """Let go of the clients' connections, as the app does at its end."""
        for client in self._clients:
            client.close()

    def take(self, request: Request) -> Script:
        """The script for this request; called by the connections' threads."""
        with self._changed:
            self.requests.append(request)
            self._changed.notify_all()
            for script in reversed(self._scripts):
                if script.method == request.method and re.fullmatch(script.path, request.path):
                    if script.times is not None:
                        script.times -= 1
                        if script.times <= 0:
                            self._scripts.remove(script)
                    return script
        message = f"not scripted: {request.method} {request.path}"
        return Script(request.method, request.path, 501, jsonlib.dumps({"message": message}).encode())

    def keep(self, data: bytes) -> None:
        with self._changed:
            self.received.append(data)
            self._changed.notify_all()


def leave_dead_socket(path: Path) -> None:
    """A socket's file whose listener is gone."""
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


_DEFAULTS: dict[str, Any] = {
    "/version": {
        "Version": "20.10.24",
        "ApiVersion": API,
        "MinAPIVersion": "1.12",
        "Os": "linux",
        "Arch": "amd64",
        "Components": [{"Name": "Engine", "Version": "20.10.24"}],
    },
    "/info": {
        "OSType": "linux",
        "OperatingSystem": "Test",
        "NCPU": 4,
        "MemTotal": 8 * 1024**3,
        "KernelVersion": "0.0.0",
        "SecurityOptions": ["name=seccomp,profile=default"],
    },
    "/containers/json": [],
    "/images/json": [],
    "/networks": [],
    "/volumes": {"Volumes": []},
}


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    daemon_threads = False
    block_on_close = True
    request_queue_size = 32

    def __init__(self, address: Any, engine: FakeEngine) -> None:
        self.engine = engine
        self._connections: set[socket.socket] = set()
        super().__init__(address, _Connection)

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def shutdown_request(self, request: Any) -> None:
        self._connections.discard(request)
        super().shutdown_request(request)

    def cut_all(self) -> None:
        for connection in tuple(self._connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients hang up in the middle; that is what is being tested."""


class _UnixServer(_Server):
    address_family = socket.AF_UNIX


class _Connection(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def address_string(self) -> str:
        return "test"

    def log_message(self, format: str, *arguments: Any) -> None:
        """Tests read `requests` instead."""

    def _handle(self) -> None:
        address = urlsplit(self.path)
        request = Request(
            self.command,
            re.sub(r"^/v\d+\.\d+(?=/)", "", address.path),
            {key: values[0] for key, values in parse_qs(address.query, keep_blank_values=True).items()},
            dict(self.headers.items()),
            b"".join(self._read_body()),
        )
        script = self.server.engine.take(request)
        if script.on_request is not None:
            script.on_request(request)
        if request.path.endswith("/attach"):
            self._attach(script)
        elif isinstance(script.body, bytes):
            self._send_whole(script, script.body)
        else:
            self._send_stream(script, script.body)

    do_GET = do_POST = do_DELETE = do_HEAD = do_PUT = _handle

    def _read_body(self) -> Iterator[bytes]:
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
        else:
            yield self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _send_whole(self, script: Script, body: bytes) -> None:
        if script.then is not End.PROPER:
            return self._end(script.then)
        self.send_response(script.status)
        self.send_header("Content-Type", "application/json")
        for name, value in script.headers.items():
            self.send_header(name, value)
        empty = script.status in (204, 304)
        if not empty:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if not empty and self.command != "HEAD":
            self.wfile.write(body)

    def _send_stream(self, script: Script, chunks: Iterable[bytes]) -> None:
        self.send_response(script.status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for chunk in chunks:
            self.wfile.write(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        if script.then is not End.PROPER:
            return self._end(script.then)
        self.wfile.write(b"0\r\n\r\n")

    def _attach(self, script: Script) -> None:
        """Upgrade to a plain stream and keep what comes: until the other side hangs up, or, where the script
        has something to say, one envelope, which is then answered by that."""
        if script.then is not End.PROPER or script.status >= 400:
            return self._send_whole(script, script.body if isinstance(script.body, bytes) else b"")
        self.send_response(101, "UPGRADED")
        self.send_header("Content-Type", "application/vnd.docker.raw-stream")
        self.send_header("Connection", "Upgrade")
        self.send_header("Upgrade", "tcp")
        self.end_headers()
        if isinstance(script.body, bytes) and script.body:
            self.server.engine.keep(self.rfile.read(ENVELOPE_BYTES))
            self.wfile.write(script.body)
        else:
            self.server.engine.keep(self.rfile.read())
        self.close_connection = True

    def _end(self, end: End) -> None:
        if end is End.HANG:
            self.server.engine.released.wait(HANG_S)
        self.close_connection = True
