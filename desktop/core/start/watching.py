"""Keeps an eye on the folders that running tools have, and tells what becomes of them.

One watch for all of them: hundreds of threads that begin together would keep the window waiting, as each
takes its turn before it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue

from desktop.core.cancelling import Stop
from desktop.core.folders import mount_table
from desktop.core.folders.glances import Glances
from desktop.core.folders.mount_table import Mounted
from desktop.core.folders.standing import Standing
from desktop.core.folders.watching import Inside, Watching
from desktop.core.ports import Engine
from desktop.core.problems import Problem
from desktop.core.workspaces.workspace import Folder

EVERY_S = 3.0
"""A person is told within 5 s, and what is frozen takes as long to be known for that."""

_KERNEL = "/proc/sys/kernel/random/boot_id"
"""Tells a kernel from any other, from when it began to run."""


@dataclass(frozen=True, slots=True)
class Shared:
    """The folders that a tool was given.

    Attributes:
        container: its id.
        workspace: its id.
        entry: that the workspace was made from, by id.
    """

    container: str
    workspace: str
    entry: str
    folders: tuple[Folder, ...]


Tools = SimpleQueue[tuple[Shared, ...] | None]
"""All that run, told anew whenever that changes. None wakes who waits for them."""


def watch(
    tools: Tools,
    home: Callable[[str], str],
    engine: Callable[[], Engine],
    heard: Callable[[Shared, tuple[Standing, ...]], None],
    stop: Stop,
) -> None:
    """Tell what is not as it was given to a tool, soon after it is known and whenever that changes, until
    `stop`. Not at once: a tool that is asked what it has mounted while it boots takes longer to answer.

    `home`: below which tools of an entry (its id) have their folders.
    """
    glances = Glances()
    watched: dict[Shared, Watching] = {}
    told: dict[Shared, tuple[Standing, ...]] = {}
    with stop.on_set(lambda: tools.put(None)):
        while not stop.is_set():
            try:
                running = tools.get(timeout=EVERY_S if watched else None)
            except Empty:
                seen = glances.look(path for watching in watched.values() for path in watching.paths())
                for one, watching in watched.items():
                    found = watching.judge(seen)
                    if found != told.get(one):
                        heard(one, found)
                    told[one] = found
                continue
            if running is not None:
                watched = {
                    one: watched.get(one) or Watching(_places(one, home), _inside(one, engine), glances)
                    for one in running
                }
                told = {one: found for one, found in told.items() if one in watched}


def _places(shared: Shared, home: Callable[[str], str]) -> dict[Folder, str]:
    below = home(shared.entry)
    return {folder: f"{below}/{folder.name}" for folder in shared.folders}


def _inside(shared: Shared, engine: Callable[[], Engine]) -> Inside:
    def inside() -> tuple[Mounted, ...] | None:
        """Another kernel, as in a virtual machine, has other numbers for disks, or the same by chance."""
        id = shared.workspace
        try:
            read = engine().inside.read_file
            if read(id, _KERNEL) != Path(_KERNEL).read_bytes():
                return None
            told = read(id, mount_table.PLACE)
        except (Problem, OSError):
            return None
        return mount_table.read(told.decode(errors="surrogateescape"))

    return inside
