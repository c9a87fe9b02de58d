"""A container's standard streams: what is sent in, and what comes out."""

from __future__ import annotations

import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from desktop.core.engine_facts import State
from desktop.engine import listing
from desktop.engine.api_line import ApiLine

SEND_S = 0.5
"""What a tool gets to read what it was sent before it is seen whether it has ended."""

HEAD = 8
"""Bytes before each piece of an output: which stream it is of, and how many more there are."""

LOOK_S = 0.01
"""Between two looks at a command that says nothing any more, which mostly has ended by then."""

PIECE = 65536

Heard = Callable[[bytes], None]
"""Told what a command says as it comes, in pieces of any size."""


@contextmanager
def attached(line: ApiLine, container: str, *, output: bool = False) -> Iterator[Any]:
    """The socket of a container's standard input, and with `output` of all that it says, within the block.

    To be attached before the start: one that ends at once would otherwise never have been listened to.
    """
    params = {"stdin": 1, "stream": 1, **({"stdout": 1, "stderr": 1} if output else {})}
    with opened(line.attach_socket(container, params=params)) as socket:
        yield socket


@contextmanager
def opened(connection: Any) -> Iterator[Any]:
    """The socket below a connection of the SDK's, closed with it at the end."""
    socket = getattr(connection, "_sock", connection)
    try:
        yield socket
    finally:
        connection.close()
        socket.close()


def send(line: ApiLine, container: str, socket: Any, content: bytes) -> None:
    """The content, all of it or until the container has ended, whose end is then to be told.

    The engine takes what nobody will read any more until its own store is full, and then no more.
    """
    rest = memoryview(content)
    patience_s = line.patience_s or SEND_S
    socket.settimeout(SEND_S)
    while rest:
        try:
            rest = rest[socket.send(rest) :]
            patience_s = line.patience_s or SEND_S
        except ConnectionError:
            return
        except TimeoutError:
            if listing.inspect(line, container).state is not State.RUNNING:
                return
            patience_s -= SEND_S
            if patience_s <= 0:
                raise


def receive(socket: Any, until: float, most: int, heard: Heard = lambda _piece: None) -> bytes:
    """All that is said, on both outputs as it comes, to its end or until this moment of the monotonic clock.

    Whether it has ended, or the engine has, is for the caller to ask. What exceeds `most` bytes is taken in,
    so that nobody waits to be heard, and dropped.
    """
    framed, said = bytearray(), bytearray()
    while (left := until - time.monotonic()) > 0:
        socket.settimeout(left)
        try:
            came = socket.recv(PIECE)
        except (TimeoutError, ConnectionError):
            break
        if not came:
            break
        framed += came
        piece = unframed(framed)
        heard(piece)
        said += piece
        del said[most:]
    return bytes(said)


def unframed(framed: bytearray) -> bytes:
    """What the whole pieces of an output say, which are taken off its beginning."""
    return b"".join(said for _stream, said in pieces(framed))


def pieces(framed: bytearray) -> list[tuple[int, bytes]]:
    """The whole pieces of an output, which are taken off its beginning: of which stream, and what it says."""
    found, at = list[tuple[int, bytes]](), 0
    while len(framed) >= at + HEAD:
        stream, size = struct.unpack_from(">B3xL", framed, at)
        if len(framed) < at + HEAD + size:
            break
        found.append((stream, bytes(framed[at + HEAD : at + HEAD + size])))
        at += HEAD + size
    del framed[:at]
    return found
