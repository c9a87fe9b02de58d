"""A way from one network to a server in another, byte for byte."""

from __future__ import annotations

import contextlib
import select
import socket
import socketserver
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager

CHUNK = 65536
GOODBYE_S = 1


@contextmanager
def leading(listener: socket.socket, host: str, proves: ssl.SSLContext | None = None) -> Iterator[None]:
    """Within the block, who calls at this socket speaks with `host` (`name:port`): with TLS, where something
    `proves` who is there, which `host` then does without. The socket is closed."""
    name, _colon, port = host.rpartition(":")

    class Way(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with (
                contextlib.suppress(OSError),
                socket.create_connection((name, int(port))) as there,
                proves.wrap_socket(self.request, server_side=True) if proves else self.request as here,
            ):
                carry(here, there)
                if isinstance(here, ssl.SSLSocket):
                    here.settimeout(GOODBYE_S)
                    here.unwrap()

    server = socketserver.ThreadingTCPServer(("", 0), Way, bind_and_activate=False)
    server.daemon_threads = True
    server.block_on_close = False
    server.socket.close()
    server.socket = listener
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def carry(here: socket.socket, there: socket.socket) -> None:
    """Until either hangs up. In one thread, as TLS is for no two at a time."""
    other = {here: there, there: here}
    while True:
        waits = isinstance(here, ssl.SSLSocket) and here.pending()
        for one in [here] if waits else select.select([here, there], [], [])[0]:
            if not (piece := one.recv(CHUNK)):
                return
            other[one].sendall(piece)
