"""Lets a notebook print as much as it likes without losing what comes after.

While text comes faster than a megabyte a second, Jupyter drops everything, figures too. Without that limit a
page hangs for minutes: each piece of text has it draw the whole output again. So here all comes through but
text that is more than anybody reads, and where some is left out that is said in its place.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from cais_outputs import LEFT_OUT, amount
from jupyter_server.services.kernels.connection.base import serialize_msg_to_ws_v1
from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from tornado.ioloop import IOLoop
from tornado.websocket import WebSocketClosedError

AT_ONCE = 500_000
"""How many characters a cell may print before any are left out."""
PER_S = 2_000
"""How many more it may with each second: a long computation is to tell of its progress while it runs."""
LAST = 20_000
"""How many of those left out are kept, for what was printed last tells most."""
GATHERED_S = 0.1
"""How long text waits for more of it: R sends each line by itself."""
QUIET_S = 1.0
"""After this long without more, what was printed last is shown."""


class Text:
    """What a cell prints on one of its outputs, on the way to the page."""

    def __init__(self, now: float) -> None:
        self.added = now
        self._room: float = AT_ONCE
        self._ready: list[str] = []
        self._last: deque[str] = deque()
        self._kept = self._lines = self._size = 0
        self._begun = False

    def add(self, text: str, now: float) -> None:
        self._room = min(AT_ONCE, self._room + (now - self.added) * PER_S)
        self.added = now
        if not self._last and visible(text) <= self._room:
            self._show(text)
            return
        if not self._last:  # as many whole lines as there is room for; of a long one, what there is room for
            room = max(0, int(self._room))
            end = text.rfind("\n", max(0, room - LAST), room) + 1 or (room if room >= LAST else 0)
            self._show(text[:end])
            text = text[end:]
        self._last.append(text)
        self._kept += len(text)
        while self._kept - len(self._last[0]) >= LAST:
            self._leave_out(self._last.popleft())
        if self._room >= LAST:
            self._show_last()

    def take(self, now: float, *, everything: bool = False) -> str:
        """What is to be shown by now, or before something else is."""
        if everything or now - self.added >= QUIET_S:
            self._show_last()
        text = "".join(self._ready)
        self._ready.clear()
        return text

    @property
    def waits(self) -> bool:
        return bool(self._ready or self._last)

    def _show(self, text: str) -> None:
        self._ready.append(text)
        self._room -= visible(text)
        self._begun = not text.endswith("\n") if text else self._begun

    def _show_last(self) -> None:
        last = "".join(self._last)
        self._last.clear()
        if self._size or len(last) > LAST:
            start = max(0, len(last) - LAST)
            start = last.find("\n", start, start + LAST // 2) + 1 or start
            self._leave_out(last[:start])
            last = last[start:]
            self._ready.append("\n" * self._begun + LEFT_OUT.format(what=amount(self._lines, self._size)))
        self._show(last)
        self._kept = self._lines = self._size = 0

    def _leave_out(self, text: str) -> None:
        self._kept -= len(text)
        self._size += len(text)
        self._lines += text.count("\n")


def visible(text: str) -> int:
    """How much of it stays on the page: a bar of progress goes back to the line's beginning, over itself."""
    *lines, open_line = text.split("\n")
    staying = sum(len(line.rpartition("\r")[2]) + 1 for line in lines)
    return staying + (0 if "\r" in open_line else len(open_line))


class Connection(ZMQChannelsWebsocketConnection):
    """The way of a kernel's messages to one page."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.limit_rate = False
        self._texts: dict[str, dict[str, Text]] = {}
        self._parents: dict[str, dict[str, Any]] = {}
        self._awaited: object = None

    def handle_outgoing_message(self, stream: Any, outgoing_msg: list[Any]) -> None:
        channel = stream if isinstance(stream, str) else getattr(stream, "channel", None)
        if channel != "iopub":
            super().handle_outgoing_message(stream, outgoing_msg)
            return
        _, parts = self.session.feed_identities(outgoing_msg)
        kind = self.session.unpack(parts[1])["msg_type"]
        parent = self.session.unpack(parts[2])
        cell = parent.get("msg_id", "")
        if kind == "stream":
            self._take_up(parent, **self.session.unpack(parts[4]))
            return
        self._send(cell, everything=True)
        if kind in ("clear_output", "status"):
            self._texts.pop(cell, None)
            self._parents.pop(cell, None)
        super().handle_outgoing_message(stream, outgoing_msg)

    def disconnect(self) -> None:
        """What still waits goes to the page's next connection: that is there already, or Jupyter keeps for it
        what comes meanwhile."""
        if self._awaited:
            IOLoop.current().remove_timeout(self._awaited)
            self._awaited = None
        waiting = [message for cell in list(self._texts) for message in self._messages(cell, everything=True)]
        self._texts.clear()
        following = getattr(self._open_sessions.get(self.session_key), "connection", None)
        super().disconnect()
        kept = getattr(self.multi_kernel_manager, "_kernel_buffers", {}).get(self.kernel_id)
        if kept:
            kept["buffer"][:0] = [("iopub", self.session.serialize(message)) for message in waiting]
        elif isinstance(following, Connection) and following is not self:
            for message in waiting:
                following._take_up(message["parent_header"], **message["content"])

    def _take_up(self, parent: dict[str, Any], name: str, text: str) -> None:
        now, cell = time.monotonic(), parent.get("msg_id", "")
        self._parents[cell] = parent
        texts = self._texts.setdefault(cell, {})
        if any(other != name and of_other.waits for other, of_other in texts.items()):
            self._send(cell)  # what came first on the other output is shown first
        texts.setdefault(name, Text(now)).add(text, now)
        if self._awaited is None:
            self._awaited = IOLoop.current().call_later(GATHERED_S, self._send_ready)

    def _send_ready(self) -> None:
        self._awaited = None
        page = self.websocket_handler.ws_connection
        if page and not page.is_closing():
            for cell in list(self._texts):
                self._send(cell)
        if any(text.waits for texts in self._texts.values() for text in texts.values()):
            self._awaited = IOLoop.current().call_later(GATHERED_S, self._send_ready)

    def _send(self, cell: str, *, everything: bool = False) -> None:
        for message in self._messages(cell, everything=everything):
            self._write(message)

    def _messages(self, cell: str, *, everything: bool) -> Iterator[dict[str, Any]]:
        """What is to be shown now of what a cell has printed."""
        now = time.monotonic()
        for name, text in self._texts.get(cell, {}).items():
            if shown := text.take(now, everything=everything):
                content = {"name": name, "text": shown}
                yield self.session.msg("stream", content, parent=self._parents[cell])

    def say_after_all(self, kind: str, content: dict[str, Any], parent: dict[str, Any]) -> None:
        """Tell the page something, once it was told all that was printed until now."""
        for cell in list(self._texts):
            self._send(cell, everything=True)
        self._write(self.session.msg(kind, content, parent=parent))

    def _write(self, message: dict[str, Any]) -> None:
        with suppress(WebSocketClosedError):
            if self.subprotocol == "v1.kernel.websocket.jupyter.org":
                self.write_message(serialize_msg_to_ws_v1(message, "iopub", self.session.pack), binary=True)
            else:
                self.write_message(self._reserialize_reply({**message, "buffers": []}, channel="iopub"))
