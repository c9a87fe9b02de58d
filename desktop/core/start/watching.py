"""What a running tool itself tells of the folders that it has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from desktop.core.cancelling import Stop
from desktop.core.folders import mount_table, watching
from desktop.core.folders.mount_table import Mounted
from desktop.core.folders.standing import Standing
from desktop.core.ports import Engine
from desktop.core.problems import Problem
from desktop.core.workspaces.workspace import Folder

_KERNEL = "/proc/sys/kernel/random/boot_id"
"""Tells a kernel from any other, from when it began to run."""


def watch(
    workspace: str,
    home: str,
    folders: tuple[Folder, ...],
    engine: Engine,
    heard: Callable[[tuple[Standing, ...]], None],
    stop: Stop,
) -> None:
    """Tell what becomes of these folders, which the workspace's tool has below `home`, until `stop`."""

    def inside() -> tuple[Mounted, ...] | None:
        """Another kernel, as in a virtual machine, has other numbers for disks, or the same by chance."""
        try:
            if engine.inside.read_file(workspace, _KERNEL) != Path(_KERNEL).read_bytes():
                return None
            told = engine.inside.read_file(workspace, mount_table.PLACE)
        except (Problem, OSError):
            return None
        return mount_table.read(told.decode(errors="surrogateescape"))

    watching.watch({folder: f"{home}/{folder.name}" for folder in folders}, inside, heard, stop)
