"""Keeps what a cell brings forth while no page shows its notebook, and hands it to the page that comes back.

In Jupyter it is the page that puts what a kernel says into the notebook. Without a page all of it is lost,
although the kernel works on. Here the server itself puts together what each cell brings forth. While no page
shows the notebook it writes that into the file; a page that comes back while a cell still runs gets what came
so far, and the rest as it comes (see cais_page.js).
"""

from __future__ import annotations

import json
from typing import Any

from cais_printing import Connection as Printing
from cais_watch import Watch
from jupyter_server.services.kernels.connection.base import (
    deserialize_binary_message,
    deserialize_msg_from_ws_v1,
)

ASKED = "cais_outputs_request"
"""The kind of message by which a page asks, on the kernel's own way."""

WATCHES: dict[str, Watch] = {}
"""By the kernel's id."""


class Connection(Printing):
    """The way of a kernel's messages to one page, which tells of both to the kernel's `Watch`."""

    def connect(self) -> Any:
        for id in [id for id, watch in WATCHES.items() if watch.over]:
            WATCHES.pop(id).close()
        if self.kernel_id not in WATCHES:
            WATCHES[self.kernel_id] = Watch(self)
        return super().connect()

    def disconnect(self) -> None:
        super().disconnect()
        if watch := WATCHES.get(self.kernel_id):
            watch.leave(self)

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        header, metadata, content = self._parts(incoming_msg)
        watch = WATCHES.get(self.kernel_id)
        if header["msg_type"] == ASKED:
            if watch:
                watch.answer(self, header)
            return
        if header["msg_type"] == "execute_request" and watch and (cell := metadata.get("cellId")):
            watch.begin(self, header["msg_id"], cell, content["code"])
        super().handle_incoming_message(incoming_msg)

    def _parts(self, message: Any) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
        if self.subprotocol == "v1.kernel.websocket.jupyter.org":
            _, (header, _, metadata, content, *_) = deserialize_msg_from_ws_v1(message)
            unpack = self.session.unpack
            return unpack(header), unpack(metadata), unpack(content)
        known = deserialize_binary_message(message) if isinstance(message, bytes) else json.loads(message)
        return known["header"], known["metadata"], known["content"]
