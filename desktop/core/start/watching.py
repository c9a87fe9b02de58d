"""What a running tool itself tells of the folders that it has."""

from __future__ import annotations

from collections.abc import Callable

from desktop.core.cancelling import Stop
from desktop.core.folders import mount_table, watching
from desktop.core.folders.mount_table import Mounted
from desktop.core.folders.standing import Standing
from desktop.core.ports import Engine
from desktop.core.problems import Problem
from desktop.core.workspaces.workspace import Folder


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
        """In a virtual machine disks have other numbers, and may have the same ones by chance."""
        try:
            info = engine.find()
            if not (info.native or info.mapped):
                return None
            told = engine.inside.read_file(workspace, mount_table.PLACE)
        except (Problem, OSError):
            return None
        return mount_table.read(told.decode(errors="surrogateescape"))

    watching.watch({folder: f"{home}/{folder.name}" for folder in folders}, inside, heard, stop)
