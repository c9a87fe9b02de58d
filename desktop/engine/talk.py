"""Speaking with a command in a container of its own, a line at a time, for as long as somebody wants to."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, suppress
from threading import Lock
from typing import Any

from desktop.core.problems import ToolExited
from desktop.engine import streams

OUTPUT, COMPLAINTS = 1, 2
LARGEST_LINE = 16 * 1024**2
LARGEST_COMPLAINT = 4096
NOTICE_S = 2.0


class Talk:
    """The port's role of this name. `end` removes all that was made for it."""

    def __init__(self, workspace: str, stream: Any, end: ExitStack) -> None:
        self._workspace = workspace
        self._socket = stream
        self._end = end
        self._lock = Lock()
        self._hearing = Lock()
        self._closing = Lock()
        self._framed = bytearray()
        self._said = bytearray()
        self._complaints = bytearray()
        self._looked = 0

    def say(self, line: bytes) -> None:
        with self._lock, suppress(OSError, ValueError):
            self._socket.sendall(line + b"\n")

    def hear(self, within_s: float) -> bytes:
        with self._hearing:
            return self._line(time.monotonic() + within_s)

    def _line(self, until: float) -> bytes:
        while (at := self._said.find(b"\n", self._looked)) < 0:
            self._looked = len(self._said)
            if self._looked > LARGEST_LINE:
                raise self._ended("it said more than anybody can have asked for")
            self._take_in(until)
        line = bytes(self._said[:at])
        del self._said[: at + 1]
        self._looked = 0
        return line

    def _take_in(self, until: float) -> None:
        left = until - time.monotonic()
        if left <= 0:
            raise TimeoutError
        try:
            self._socket.settimeout(left)
            came = self._socket.recv(streams.PIECE)
        except TimeoutError:
            raise
        except (OSError, ValueError) as error:  # closed meanwhile, or the engine has gone
            raise self._ended(str(error)) from error
        if not came:
            raise self._ended()
        self._framed += came
        for stream, piece in streams.pieces(self._framed):
            if stream == COMPLAINTS:
                self._complaints += piece
                del self._complaints[:-LARGEST_COMPLAINT]
            else:
                self._said += piece

    def _ended(self, cause: str = "") -> ToolExited:
        complaints = self._complaints.decode(errors="replace").strip()
        return ToolExited(workspace=self._workspace, detail=complaints or cause)

    def close(self) -> None:
        with suppress(Exception):  # as on a cut line, a closed one may say anything
            self._socket.shutdown(socket.SHUT_RDWR)
        # Whoever listens in another thread notices that, and would not notice a socket that is just closed.
        if self._hearing.acquire(timeout=NOTICE_S):
            self._hearing.release()
        with self._closing, suppress(Exception):  # two at a time would each take a part of the end
            self._end.close()
