"""A server of web pages on this computer that answers as a test scripts it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Scripted:
    """Listens from its making until `close()`; what nothing is scripted for is not found.

    Attributes:
        answers: for each path a status, headers and a body (bytes or parts), or a function of the request
            that gives these.
        asked: path and authorization of each request.
        came: set by the first request.
        go_on: set at the end at the latest, for answers that wait.
        wants: the authorization without which nobody gets an answer, "" for none; and `ways` to have one.
    """

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, str]] = []
        self.came = threading.Event()
        self.go_on = threading.Event()
        self.wants = ""
        self.ways: tuple[str, ...] = ('Basic realm="acme"',)
        script = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                path = urlsplit(self.path).path
                script.asked.append((self.path, self.headers.get("Authorization", "")))
                script.came.set()
                if script.wants not in ("", script.asked[-1][1]):
                    self.send_response(401)
                    for way in script.ways:
                        self.send_header("WWW-Authenticate", way)
                    self.end_headers()
                    return
                answer = script.answers.get(path, (404, {}, b"{}"))
                status, headers, body = answer(self) if callable(answer) else answer
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    for part in [body] if isinstance(body, bytes) else body:
                        self.wfile.write(part)
                except OSError:
                    self.close_connection = True

            def log_message(self, *_arguments: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True)
        self.thread.start()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server.server_port}"

    def answer(self, path: str, content: Any) -> None:
        self.answers[path] = (200, {}, json.dumps(content).encode())

    def close(self) -> None:
        self.go_on.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()
