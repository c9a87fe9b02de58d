"""A web server before another one, as companies have it: it lets in who shows a name and a password."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Gate:
    """Attributes:
    host: where it is.
    asked: the path of each request, and what it was shown.
    """

    def __init__(self, host: str) -> None:
        self.host = host
        self.asked: list[tuple[str, str]] = []


@contextmanager
def standing(before: str, wants: str) -> Iterator[Gate]:
    """One before the server at `before`, who wants this authorization to be shown."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown = self.headers.get("Authorization", "")
            gate.asked.append((self.path, shown))
            if shown != wants:
                self.send_response(401)
                self.send_header("WWW-Authenticate", 'Basic realm="acme"')
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            kept = {name: value for name, value in self.headers.items() if name in ("Accept", "User-Agent")}
            with closing(HTTPConnection(before, timeout=60)) as connection:
                connection.request("GET", self.path, headers=kept)
                answer = connection.getresponse()
                body = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "Location"):
                if value := answer.headers.get(name):
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gate = Gate(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield gate
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
