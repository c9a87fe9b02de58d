"""The way to a tool: a port of this computer, which the engine publishes to this computer alone."""

from __future__ import annotations

import socket

from desktop.core.engine_facts import Container, Reach

LOOPBACK = "127.0.0.1"


def reach(container: Container) -> Reach | None:
    port = container.port
    if port is None:
        return None

    def open_stream(timeout_s: float) -> socket.socket:
        opened = socket.create_connection((LOOPBACK, port), timeout_s)
        opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return opened

    return Reach(f"http://{LOOPBACK}:{port}", open_stream)
