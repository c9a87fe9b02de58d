"""Files are replaced in one step or not at all: no crash, full disk or power cut leaves half of one.

A part is written beside its file and then takes its place. One that a killed process left is told by its name
and its age, as another process may be writing at this moment.
"""

from __future__ import annotations

import os
import time
from contextlib import suppress
from itertools import count
from pathlib import Path

LEFT_OVER_S = 600.0
"""No write takes as long; a clock that was set meanwhile only has a part stay until the next start."""

PAUSES_S = (0.01, 0.05, 0.2, 0.5) if os.name == "nt" else ()
"""On Windows nothing takes the place of a file that somebody has open, as virus scanners do for a moment."""


def write(
    path: Path,
    content: bytes,
    pauses_s: tuple[float, ...] = PAUSES_S,
    *,
    mode: int = 0o600,
    lasting: bool = True,
) -> None:
    """All of `content` at `path`, or the file as it was. Its folder is made. `mode`: for this person's eyes
    only, or 0o666 for whoever else may read what the person's programs write. `lasting`: also across a power
    cut, for which the disk is waited for.

    Raises OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}-{os.urandom(4).hex()}.part")
    try:
        with open(part, "xb", opener=lambda part, flags: os.open(part, flags, mode)) as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        _put(part, path, pauses_s)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    if lasting:
        _settle(path.parent)


def move(source: Path, target: Path) -> None:
    """Also across a power cut. The target's folder is made. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    _put(source, target, PAUSES_S)
    _settle(source.parent)
    _settle(target.parent)


def put_aside(path: Path) -> Path:
    """Keep a file that cannot be understood by another name, beside where it was, before another takes its
    place. Raises OSError."""
    names = (f"{path.stem}.kept-{number}{path.suffix}" for number in count(1))
    free = next(one for one in map(path.with_name, names) if not os.path.lexists(one))
    move(path, free)
    return free


def clear(folder: Path) -> None:
    """Remove what writes left in `folder` that were killed. Never raises."""
    with suppress(OSError):
        for part in folder.glob(".*.part"):
            if time.time() - part.stat().st_mtime > LEFT_OVER_S:
                part.unlink()


def _put(source: Path, target: Path, pauses_s: tuple[float, ...]) -> None:
    for pause_s in pauses_s:
        try:
            os.replace(source, target)
            return
        except PermissionError:
            time.sleep(pause_s)
    os.replace(source, target)


def _settle(folder: Path) -> None:
    """A renamed file survives a power cut only once its folder was written too. Windows sees to it itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
