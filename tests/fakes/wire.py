"""The way to the computer's own engine, which a test may cut without the engine noticing.

As when a computer sleeps, a proxy resets what has been quiet for long, or an engine restarts beside the
containers that it keeps.
"""

from __future__ import annotations

import contextlib
import os
import select
import socket
import socketserver
import threading
from pathlib import Path

from desktop.engine.docker_engine import DockerEngine

ENGINE = "/var/run/docker.sock"
CHUNK = 65536


class Wire:
    """A socket in `folder` behind which the engine answers from `mend()` until `cut()`."""

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "wire.sock"
        self._server: _Server | None = None
        self._thread = threading.Thread()

    def client(self, **options: object) -> DockerEngine:
        """A `DockerEngine` that knows no other way."""
        return DockerEngine(
            variables={"PATH": ""},
            home=self._socket.parent,
            platform="linux",
            preferred=f"unix://{self._socket}",
            **options,  # type: ignore[arg-type]
        )

    def mend(self) -> None:
        self._server = _Server(str(self._socket), _Way)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def cut(self) -> None:
        if self._server:
            self._socket.unlink()
            self._server.shutdown()
            self._server.cut_all()
            self._server.server_close()
            self._thread.join()
            self._server = None


class _Server(socketserver.ThreadingMixIn, socketserver.UnixStreamServer):
    block_on_close = True
    request_queue_size = 32

    def __init__(self, path: str, way: type[socketserver.BaseRequestHandler]) -> None:
        self._ends: set[socket.socket] = set()
        super().__init__(path, way)

    def keep(self, end: socket.socket) -> None:
        """To be cut, too. The engine goes on saying what it has to say where only the near end is."""
        self._ends.add(end)

    def process_request(self, request: socket.socket, client_address: object) -> None:  # type: ignore[override]
        self.keep(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: socket.socket) -> None:  # type: ignore[override]
        self._ends.discard(request)
        super().shutdown_request(request)

    def cut_all(self) -> None:
        for end in tuple(self._ends):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: object, client_address: object) -> None:
        """Either side hangs up in the middle; that is what is being tested."""


class _Way(socketserver.BaseRequestHandler):
    server: _Server

    def handle(self) -> None:
        with socket.socket(socket.AF_UNIX) as engine:
            self.server.keep(engine)
            engine.connect(os.environ.get("DOCKER_HOST", ENGINE).removeprefix("unix://"))
            other = {self.request: engine, engine: self.request}
            open_ends = set(other)
            while open_ends:
                for end in select.select(list(open_ends), [], [])[0]:
                    if data := end.recv(CHUNK):
                        other[end].sendall(data)
                    else:
                        open_ends.discard(end)
                        other[end].shutdown(socket.SHUT_WR)
