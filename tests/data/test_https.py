"""An HTTPS service with an authority of its own, from inside the Python starter."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from desktop.core.data.connection import Connection
from desktop.core.workspaces.workspace import new_id
from tests.data.conftest import PLACE, Begin, delivered
from tests.fakes.databases import Authority

pytestmark = [pytest.mark.engine, pytest.mark.slow, pytest.mark.timeout(900)]

TOKEN = "canary-7c1f"


class Service(ThreadingHTTPServer):
    """Answers with what it was told of who asks, or sends on to `elsewhere`."""

    daemon_threads = False
    elsewhere = ""
    status = 200
    asked: tuple[tuple[str, str | None], ...] = ()


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        self.server.asked += ((self.path, self.headers["X-Key"]),)
        if self.server.elsewhere and self.path == "/on":
            self.send_response(302)
            self.send_header("Location", self.server.elsewhere)
        else:
            self.send_response(self.server.status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *told: object) -> None:
        """To nobody."""


@contextmanager
def service(folder: Path, authority: Authority, host: str) -> Iterator[Service]:
    server = Service((host, 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority.sign(folder, host))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


ASK = """
import os, cais, requests
assert os.environ["REQUESTS_CA_BUNDLE"]
with cais.connect("api") as session:
    print(session.get("{0}/one").status_code, session.get("{0}/on").status_code)
with cais.connect("own") as session:
    print(session.get("{0}/own").status_code)
    try:
        session.get("{1}/own")
    except requests.exceptions.SSLError:
        print("refused")
"""


def test_it_trusts_and_signs_in_at_its_service_alone(
    begin: Begin, host: str, authority: Authority, tmp_path: Path
) -> None:
    own = Authority()

    def api(name: str, server: Service, certificates: bytes) -> Connection:
        fields = {"url": f"https://{host}:{server.server_port}", "header": "X-Key", "scheme": "Key"}
        fields["certificates"] = certificates.decode()
        return Connection(new_id(), name, "https", datetime.now(UTC), fields)

    with (
        service(tmp_path / "one", own, host) as server,
        service(tmp_path / "two", authority, host) as other,
    ):
        both = api("api", server, own.certificate + authority.certificate)
        other_address = f"https://{host}:{other.server_port}"
        server.elsewhere = f"{other_address}/landed"
        told = delivered(both, api("own", server, own.certificate), password=TOKEN)
        _workspace, inside = begin("python-starter", told)
        # What this computer trusts has the authority of the other in it.
        trusted = ("env", f"REQUESTS_CA_BUNDLE={PLACE.authorities}")
        script = ASK.format(both["url"], other_address)
        assert inside(*trusted, "python", "-c", script) == (0, "200 200\n200\nrefused\n")
        assert server.asked == tuple((path, f"Key {TOKEN}") for path in ("/one", "/on", "/own"))
        assert other.asked == (("/landed", None),)
