"""Looking into a running tool: a file, its output, its memory."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from docker.errors import NotFound

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import State
from desktop.engine import listing
from desktop.engine.line import Line
from desktop.engine.session import Session
from desktop.engine.streams import unframed


class Inside:
    """The port's role of this name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read_file(self, workspace: str, path: str) -> bytes:
        with self._session.line(workspace=workspace) as line:
            return read_file(line, listing.running(line, workspace), path)

    def logs(self, workspace: str, lines: int) -> str:
        with self._session.line(workspace=workspace) as line:
            container = listing.tool(line, workspace)
            return logs(line, container.id, lines) if container else ""

    def memory(self, workspace: str, on_reading: Callable[[int], None], stop: Stop) -> None:
        with self._session.stream(stop, workspace=workspace) as line:
            container = listing.tool(line, workspace)
            running = container is not None and container.state is State.RUNNING
            if container and running and self._session.info(stop).limits:
                memory(line, container.id, on_reading)


def read_file(line: Line, container: str, path: str) -> bytes:
    """A small file, read as the tool's user. Raises FileNotFoundError where it cannot be read.

    Not by the engine's archive request: that one does not see what lies in a tmpfs.
    """
    run = line.exec_create(container, ["cat", "--", path], stderr=False)["Id"]
    content = _output(line, run)
    if line.exec_inspect(run)["ExitCode"] != 0:
        raise FileNotFoundError(path)
    return content


def _output(line: Line, run: str) -> bytes:
    """What an exec says until it ends.

    Asked for without the SDK, which waits without limit once the engine has answered, and may lose what
    came in one piece with the answer's head.
    """
    address = f"{line.base_url}/v{line.api_version}/exec/{run}/start"
    answer = line.post(address, json={"Detach": False, "Tty": False})
    line._raise_for_status(answer)
    return unframed(bytearray(answer.content))


def logs(line: Line, container: str, lines: int) -> str:
    """The last lines of the tool's output and errors, as they came."""
    text: bytes = line.logs(container, tail=lines)
    return text.decode(errors="replace")


def memory(line: Line, container: str, on_reading: Callable[[int], None]) -> None:
    """Report bytes in use, about once a second, until the container stops or is removed."""
    with suppress(NotFound):
        for reading in line.stats(container, stream=True, decode=True):
            used = _used(reading.get("memory_stats") or {})
            if used is None:
                return
            on_reading(used)


def _used(stats: dict[str, Any]) -> int | None:
    """Memory in use without the page cache, which the kernel takes back when it is needed.

    The cache is counted by another name in each version of control groups. None once nothing runs.
    """
    if "usage" not in stats:
        return None
    details = stats.get("stats") or {}
    cache = details.get("total_inactive_file", details.get("inactive_file", 0))
    return max(0, int(stats["usage"]) - int(cache))
