"""Listens to a kernel and writes what its cells bring forth into the notebook while no page shows it."""

from __future__ import annotations

import asyncio
import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cais_outputs import Outputs
from jupyter_core.utils import ensure_async
from nbformat import from_dict
from tornado.ioloop import IOLoop

if TYPE_CHECKING:
    from cais_unseen import Connection

ANSWERED = "cais_outputs"
"""The kind of message that answers a page."""

EVERY_S = 10
"""How long what a running cell brings forth may wait to be written."""
BACK_WITHIN_S = 5
"""How long a page may take to connect again, as JupyterLab's do when their kernel was started anew. Until
then it holds what it has seen, and could save no more if its file were another: JupyterLab asks whose is
right."""
SHARE = 20
"""Writing takes no more than one part in this many of the time: a notebook may be large."""
DOUBTFUL_S = 60
"""For how long after a cell's end a page may not have saved it yet: JupyterLab does so every half of that."""
SAVING_S = 5
"""How long before a file's time the page may have looked at what it saved there."""

BROKEN_OFF = "[… The kernel ended here, before the cell had, and was started anew. Variables are gone. …]\n"


@dataclass
class Execution:
    """A cell's code on its way through the kernel.

    Attributes:
        cell: the cell's id, which notebooks of earlier formats do not keep.
        code: as it was sent.
        count: the number before the cell, once the kernel began with it.
        ended: when it did.
        seen: whether a page showed the notebook until then.
        changes: how often something came.
        written: how many of these are in the file.
    """

    cell: str
    code: str
    outputs: Outputs = field(default_factory=Outputs)
    count: int | None = None
    ended: float | None = None
    seen: bool = False
    changes: int = 0
    written: int = 0


class Watch:
    """Listens to a kernel, whether anybody else does or not."""

    def __init__(self, connection: Connection) -> None:
        handler = connection.websocket_handler
        self._id = connection.kernel_id
        self._kernel = connection.kernel_manager
        self._kernels = connection.multi_kernel_manager
        self._contents = handler.contents_manager
        self._sessions = handler.session_manager
        self._log = connection.log
        self._executions: dict[str, Execution] = {}
        self._process = ""  # the kernel's own name for itself, another one after each of its starts
        self._pages: set[Connection] = set()
        self._saved_ms = 0
        self._writing = asyncio.Lock()
        self._left = -math.inf  # when the last page did
        self._awaited: object = None
        self._due = math.inf
        self._took_s = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._stream = self._kernel.connect_iopub()
        self._stream.on_recv(self._hear)
        self._kernels.add_restart_callback(self._id, self._break_off)

    @property
    def over(self) -> bool:
        return self._id not in self._kernels

    def close(self) -> None:
        self._stream.close()

    # --- pages ------------------------------------------------------------------------------------

    def begin(self, page: Connection, request: str, cell: str, code: str) -> None:
        """A page had a cell run."""
        self._pages.add(page)
        for old in [old for old, execution in self._executions.items() if self._is_past(execution, cell)]:
            del self._executions[old]
        self._executions[request] = Execution(cell, code)

    def _is_past(self, execution: Execution, cell: str) -> bool:
        ended = execution.ended
        return ended is not None and (execution.cell == cell or time.time() > ended + DOUBTFUL_S)

    def leave(self, page: Connection) -> None:
        if page not in self._pages:
            return
        self._pages.discard(page)
        if self._pages:
            return
        self._left = time.monotonic()
        if any(execution.ended for execution in self._executions.values()):
            self._write_soon()
        elif self._unwritten():
            self._write_later()

    def answer(self, page: Connection, parent: dict[str, Any]) -> None:
        """A page has opened the notebook and asks what it cannot know."""
        self._pages.add(page)
        self._begin(self._answer(page, parent))

    async def _answer(self, page: Connection, parent: dict[str, Any]) -> None:
        async with self._writing:
            cells = [
                {
                    "request": request,
                    "cell": execution.cell,
                    "code": execution.code,
                    "outputs": execution.outputs.as_list(),
                    "displays": execution.outputs.displays,
                    "count": execution.count,
                    "running": execution.ended is None,
                }
                for request, execution in self._executions.items()
                if execution.count is not None and (execution.ended is None or self._lacks(execution))
            ]
            page.say_after_all(ANSWERED, {"cells": cells, "saved": self._saved_ms}, parent)

    # --- the kernel -------------------------------------------------------------------------------

    def _hear(self, message: list[bytes]) -> None:
        if not self._executions:
            return
        session = self._kernel.session
        _, parts = session.feed_identities(message)
        header = session.unpack(parts[1])
        if header["session"] != self._process:
            if self._process:
                self._break_off()
            self._process = header["session"]
        execution = self._executions.get(session.unpack(parts[2]).get("msg_id", ""))
        kind = header["msg_type"]
        if kind == "update_display_data":  # of whichever cell
            content = session.unpack(parts[4])
            changed = [one for one in self._executions.values() if one.outputs.take(kind, content)]
        elif execution:
            changed = [execution] if self._take(execution, kind, session.unpack(parts[4])) else []
        else:
            return
        for one in changed:
            one.changes += 1
        if changed and not self._pages:
            if execution and execution.ended:
                self._write_soon()
            else:
                self._write_later()

    def _take(self, execution: Execution, kind: str, content: dict[str, Any]) -> bool:
        if kind == "execute_input":
            execution.count = content["execution_count"]
            return True
        if kind == "status" and content["execution_state"] == "idle":
            self._end(execution)
            return True
        return execution.outputs.take(kind, content)

    def _end(self, execution: Execution) -> None:
        execution.ended = time.time()
        execution.seen = bool(self._pages)

    def _break_off(self) -> None:
        """The kernel was started anew: what it was asked for before never ends."""
        for execution in self._executions.values():
            if execution.ended is None:
                self._end(execution)
                if execution.count is not None and not self._pages:  # a page says so itself
                    execution.outputs.take("stream", {"name": "stderr", "text": BROKEN_OFF})
                    execution.changes += 1
        if not self._pages:
            self._write_soon()

    # --- the file ---------------------------------------------------------------------------------

    def _lacks(self, execution: Execution) -> bool:
        """Whether the file may lack some of it: what a page has seen to its end, that page saves."""
        return execution.written < execution.changes and not execution.seen

    def _unwritten(self) -> bool:
        return any(execution.written < execution.changes for execution in self._executions.values())

    def _begin(self, work: Any) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _write_soon(self) -> None:
        self._write_after(max(0, self._left + BACK_WITHIN_S - time.monotonic()))

    def _write_later(self) -> None:
        self._write_after(max(EVERY_S, SHARE * self._took_s))

    def _write_after(self, wait_s: float) -> None:
        due = time.monotonic() + wait_s
        if due < self._due:
            self._call_off()
            self._due = due
            self._awaited = IOLoop.current().call_later(wait_s, lambda: self._begin(self._write()))

    def _call_off(self) -> None:
        if self._awaited:
            IOLoop.current().remove_timeout(self._awaited)
        self._awaited, self._due = None, math.inf

    async def _write(self) -> None:
        self._call_off()
        async with self._writing:
            began = time.monotonic()
            try:
                await self._put_into_file()
            except Exception as error:  # the file is gone, the disk is full: nobody is there to be told
                self._log.warning("What notebook's cells brought forth is not written: %s", error)
            self._took_s = time.monotonic() - began

    async def _put_into_file(self) -> None:
        path = await self._path()
        if not path or self._pages or not self._unwritten():
            return
        model = await ensure_async(self._contents.get(path, content=True, type="notebook"))
        saved = model["last_modified"].timestamp()
        due: list[tuple[Execution, int]] = []
        for cell, execution in self._places(model["content"]["cells"]):
            if execution.seen and execution.ended and saved > execution.ended + SAVING_S:
                continue
            cell["outputs"] = execution.outputs.as_list()
            cell["execution_count"] = execution.count if execution.ended else None
            cell["metadata"]["trusted"] = True  # the person's own code, run by them
            due.append((execution, execution.changes))
        if due and not self._pages:
            model["content"] = from_dict(model["content"])
            kept = await ensure_async(self._contents.save(model, path))
            self._saved_ms = int(kept["last_modified"].timestamp() * 1000)
            # What is in the file need not be kept for a page whose connection broke.
            if not self.over:
                self._kernels.stop_buffering(self._id)
        for execution, written in due:
            execution.written = written
        self._executions = {
            request: one
            for request, one in self._executions.items()
            if one.ended is None or (not one.seen and one.written < one.changes)
        }

    def _places(self, cells: list[Any]) -> Iterator[tuple[Any, Execution]]:
        """The cells whose outputs are to be written, with these. One that is not in the file has no place."""
        code = [cell for cell in cells if cell["cell_type"] == "code"]
        by_id = {cell["id"]: cell for cell in code if "id" in cell}
        for execution in self._executions.values():
            if execution.count is None or execution.written >= execution.changes:
                continue
            same = (cell for cell in code if not by_id and cell["source"] == execution.code)
            if cell := by_id.get(execution.cell) or next(same, None):
                yield cell, execution

    async def _path(self) -> str:
        """Where the notebook is now: it may have been renamed."""
        for session in await ensure_async(self._sessions.list_sessions()):
            if session["kernel"]["id"] == self._id and session["type"] == "notebook":
                return str(session["path"])
        return ""
