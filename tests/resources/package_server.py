"""A server of one small package, run inside a started tool: `python3 - CERTIFICATE_AND_KEY PORT`.

Returns once it listens, and goes on in the background until the tool stops.
"""

import io
import os
import ssl
import sys
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WHEEL = "harbour-1.0-py3-none-any.whl"


def wheel() -> bytes:
    """The smallest package there is."""
    about = {"METADATA": "Metadata-Version: 2.1\nName: harbour\nVersion: 1.0\n", "RECORD": ""}
    about["WHEEL"] = "Wheel-Version: 1.0\nGenerator: a test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("harbour.py", "ships = 3\n")
        for name, content in about.items():
            archive.writestr(f"harbour-1.0.dist-info/{name}", content)
    return buffer.getvalue()


class Packages(BaseHTTPRequestHandler):
    """Answers pip's questions, and git's for what there is to clone."""

    def do_GET(self) -> None:
        if self.path.endswith(WHEEL):
            body = wheel()
        elif "/info/refs" in self.path:
            body = b"0123456789" * 4 + b"\trefs/heads/main\n"
        else:
            body = f'<a href="/{WHEEL}">{WHEEL}</a>'.encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def main(identity: str, port: str) -> None:
    with open("/tmp/server.pem", "w") as file:
        file.write(identity)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("/tmp/server.pem")
    server = ThreadingHTTPServer(("localhost", int(port)), Packages)
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    if os.fork():
        os._exit(0)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    server.serve_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
