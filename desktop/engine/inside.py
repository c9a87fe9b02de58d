"""Looking into a running tool: a file, its output, its memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop.engine.line import Line


def read_file(line: Line, container: str, path: str) -> bytes:
    """A small file, read as the tool's user. Raises FileNotFoundError where it cannot be read.

    Not by the engine's archive request: that one does not see what lies in a tmpfs.
    """
    run = line.exec_create(container, ["cat", "--", path], stdin=False)["Id"]
    out, err = line.exec_start(run, demux=True)
    if line.exec_inspect(run)["ExitCode"] != 0:
        raise FileNotFoundError((err or b"").decode(errors="replace").strip() or path)
    return out or b""


def logs(line: Line, container: str, lines: int) -> str:
    """The last lines of the tool's output and errors, as they came."""
    text: bytes = line.logs(container, tail=lines)
    return text.decode(errors="replace")


def memory(line: Line, container: str, on_reading: Callable[[int], None]) -> None:
    """Report bytes in use, about once a second, until the container stops."""
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
