"""Who somebody inside is outside, on an engine that gives its users other numbers."""

from __future__ import annotations

import re
import socket
import struct
from contextlib import suppress
from pathlib import Path
from typing import Any

WITHIN_S = 1.0
_CREDENTIALS = struct.Struct("3i")


def counted_from(info: dict[str, Any], engine: Path | None) -> tuple[int, int] | None:
    """What users' and groups' numbers inside count from, root's aside; None where nothing tells.

    `info` is what the engine says of itself, `engine` the socket's file that it answers at.
    """
    # Docker with `userns-remap` keeps its data in a folder that is named after whom root is outside.
    if found := re.search(r"/(\d+)\.(\d+)$", info.get("DockerRootDir") or ""):
        return int(found[1]), int(found[2])
    if engine and any("rootless" in option for option in info.get("SecurityOptions") or ()):
        with suppress(OSError, ValueError):
            process = Path("/proc", str(_listener(engine)))
            return first((process / "uid_map").read_text()), first((process / "gid_map").read_text())
    return None


def _listener(path: Path) -> int:
    """The process that listens at this socket: the kernel tells whoever speaks to it."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(WITHIN_S)
        line.connect(str(path))
        size = _CREDENTIALS.size
        process, *_user = _CREDENTIALS.unpack(line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, size))
        return int(process)


def first(numbers: str) -> int:
    """What most numbers count from, by a `/proc/*/uid_map`: lines of inside, outside, how many.

    Raises ValueError where they are the same on both sides: then somebody listens in the engine's place.
    """
    ranges = [tuple(map(int, line.split())) for line in numbers.splitlines()]
    inside, outside, _count = max(ranges, key=lambda one: one[2])
    if inside == outside:
        raise ValueError("nobody is somebody else")
    return outside - inside
