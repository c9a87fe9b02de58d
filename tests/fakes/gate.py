"""The way to a real registry, which a test can narrow: hold an answer up, cut it short, swap it, refuse it.

As in::

    gate.change(BLOBS, cut)  # from now on each layer ends in the middle
    held = gate.hold(BLOBS)  # the rest of each comes once `held.let_go()`
    gate.change(MANIFESTS, refuse(401, "UNAUTHORIZED"))
"""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import socket
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tests.fakes.registry import MANIFEST, registry

MANIFESTS = r"/v2/.+/manifests/.+"
BLOBS = r"/v2/.+/blobs/sha256:.+"
TRICKLE_S = 0.05
HOLD_S = 30
"""An answer that is held goes on after this, so that a defect ends in a failure instead of a standstill."""


@dataclass(frozen=True)
class Answer:
    """The registry's answer. With parts that are fewer than its `Content-Length`, the connection is cut."""

    status: int
    headers: Mapping[str, str]
    parts: Iterable[bytes]


Change = Callable[[bytes, Answer], Answer]
"""Makes another answer of the body as it came and of the answer."""


def cut(body: bytes, answer: Answer) -> Answer:
    """Half of it, and no more."""
    return replace(answer, parts=[body[: len(body) // 2]])


def swap(body: bytes, answer: Answer) -> Answer:
    """As many other bytes."""
    return replace(answer, parts=[bytes(255 - byte for byte in body)])


def refuse(status: int, code: str, **headers: str) -> Change:
    """What a registry says in the place of an answer."""
    body = json.dumps({"errors": [{"code": code, "message": code.lower(), "detail": {}}]}).encode()
    return say(status, "application/json", body, **headers)


def say(status: int, kind: str, body: bytes, **headers: str) -> Change:
    """Say something else."""
    headers |= {"Content-Type": kind, "Content-Length": str(len(body))}
    return lambda _body, _answer: Answer(status, headers, [body])


class Held:
    """An answer of which half comes, and then a byte now and then until it is let go.

    Attributes:
        came: set once the first half was sent.
        left: set when who asked for it hangs up before its end.
    """

    def __init__(self) -> None:
        self.came = threading.Event()
        self.left = threading.Event()
        self._go_on = threading.Event()

    def let_go(self) -> None:
        self._go_on.set()

    def __call__(self, body: bytes, answer: Answer) -> Answer:
        return replace(answer, parts=self._parts(body))

    def _parts(self, body: bytes) -> Iterator[bytes]:
        sent = len(body) // 2
        slow = sent + round(HOLD_S / TRICKLE_S)
        assert slow < len(body), "too little to be slow with"
        try:
            yield body[:sent]
            self.came.set()
            while sent < slow and not self._go_on.wait(TRICKLE_S):
                yield body[sent : sent + 1]
                sent += 1
            yield body[sent:]
        except GeneratorExit:
            self.left.set()
            raise


class Gate:
    """Stands before the registry at `upstream` (`host:port`) until `close()`. `asked`: every path so far."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.asked: list[str] = []
        self._changes: dict[str, Change] = {}
        self._open: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def listen(self, listener: socket.socket | None = None) -> str:
        """Let callers in by this socket, which may be of another network; where they reach it."""
        listener = listener or socket.create_server(("127.0.0.1", 0))
        server = _Server(("", 0), self._handler(), bind_and_activate=False)
        server.socket.close()
        server.socket = listener
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        self._open.append((server, thread))
        return f"127.0.0.1:{listener.getsockname()[1]}"

    def change(self, path: str, change: Change) -> None:
        """From now on, change the answers to what all of this expression matches."""
        self._changes[path] = change

    def hold(self, path: str) -> Held:
        held = Held()
        self.change(path, held)
        return held

    def clear(self) -> None:
        """Let everything through."""
        for change in self._changes.values():
            if isinstance(change, Held):
                change.let_go()
        self._changes.clear()

    def close(self) -> None:
        self.clear()
        for server, thread in self._open:
            server.shutdown()
            server.server_close()
            thread.join()

    def ask(
        self, method: str, path: str, headers: Iterable[tuple[str, str]] = (("Accept", MANIFEST),)
    ) -> tuple[bytes, Answer]:
        """What the registry itself says."""
        with contextlib.closing(http.client.HTTPConnection(self.upstream, timeout=20)) as connection:
            connection.putrequest(method, path, skip_accept_encoding=True)
            for name, value in headers:
                if name != "Host":
                    connection.putheader(name, value)
            connection.endheaders()
            came = connection.getresponse()
            body = came.read()
        return body, Answer(came.status, dict(came.getheaders()), [body])

    def answer(self, method: str, path: str, headers: Iterable[tuple[str, str]]) -> Answer:
        """What the registry says, changed."""
        self.asked.append(path)
        body, answer = self.ask(method, path, headers)
        for expression, change in self._changes.items():
            if re.fullmatch(expression, path):
                answer = change(body, answer)
        return answer

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        gate = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # To what is no request, too: an engine that begins with TLS learns by that line to do without.
            default_request_version = "HTTP/1.0"

            def do_GET(self) -> None:
                answer = gate.answer(self.command, self.path, self.headers.items())
                self.send_response_only(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.close_connection = True
                if self.command == "HEAD":
                    return
                # The engine hangs up in the middle; that is what is being tested.
                with contextlib.suppress(OSError):
                    for part in answer.parts:
                        self.wfile.write(part)

            do_HEAD = do_GET

            def address_string(self) -> str:
                return "engine"

            def log_message(self, *_arguments: object) -> None:
                """Tests read `asked` instead."""

        return Handler


@contextmanager
def standing(folder: Path) -> Iterator[Gate]:
    """Within the block, one before a registry that keeps its images in `folder`."""
    with registry(folder) as host:
        gate = Gate(host)
        try:
            yield gate
        finally:
            gate.close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Who hung up is no error."""
