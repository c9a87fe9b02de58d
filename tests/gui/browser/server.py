"""A small tool to embed: answers from a table, wants a cookie, and remembers what it was asked."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desktop.core.browsing.navigation import Origin


@dataclass(frozen=True)
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True)
class Answer:
    body: str | bytes = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    rest: threading.Event | None = None


class ToolServer:
    """Listens on 127.0.0.1 at a free port until `close()`.

    Attributes:
        pages: path (without query) -> what it answers.
        cookie: `name=value` without which everything answers 403, if set.
        asked: every request, in order.
    """

    def __init__(self, tls: ssl.SSLContext | None = None, port: int = 0) -> None:
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.cookie = ""
        self.asked: list[Asked] = []
        tool = self

        class Handler(BaseHTTPRequestHandler):
            def answer(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                tool.asked.append(Asked(self.command, self.path, dict(self.headers), self.rfile.read(length)))
                found = tool.pages.get(self.path.partition("?")[0], Answer("nothing here", 404))
                if tool.cookie and tool.cookie not in (self.headers.get("Cookie") or ""):
                    found = Answer("sign in first", 403)
                answer = found() if callable(found) else found
                body = answer.body.encode() if isinstance(answer.body, str) else answer.body
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body) * (2 if answer.rest else 1)))
                self.end_headers()
                self.wfile.write(body)
                if answer.rest:
                    answer.rest.wait(30)

            do_GET = do_POST = answer

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            def handle_error(self, request: object, client_address: object) -> None:
                pass  # browsers hang up whenever they please

        self._server = Server(("127.0.0.1", port), Handler)
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.origin = Origin("https" if tls else "http", "127.0.0.1", self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    def address(self, path: str) -> str:
        return self.origin.address(path)

    def paths(self) -> list[str]:
        """What was asked for, without the icon that browsers ask for unbidden."""
        return [asked.path for asked in self.asked if asked.path != "/favicon.ico"]

    @contextmanager
    def slow(self, path: str, kind: str) -> Iterator[None]:
        """Within the block, `path` is promised to be long and comes to a stop after its first bytes."""
        go_on = threading.Event()
        self.pages[path] = Answer(b"x" * 4096, headers={"Content-Type": kind}, rest=go_on)
        try:
            yield
        finally:
            go_on.set()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
