"""The tool's own home, where shared folders are mounted: whether it is there, and what one would hide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container, EngineInfo
from desktop.core.engine_plans import RunPlan
from desktop.core.ports import Containers
from desktop.core.problems import FolderInTheWay
from desktop.core.start.plan import once
from desktop.core.workspaces.workspace import Folder, Workspace

_LOOK = """\
cd "$HOME" || exit
for name do
  if [ -L "./$name" ] || [ -n "$(find "./$name" ! -type d 2>/dev/null | head -n 1)" ]
  then echo 1; else echo 0; fi
done"""
"""Empty folders are what is left of those that were shared before."""


def is_emptied(workspace: Workspace, engine: EngineInfo, containers: Containers) -> bool:
    """Whether the home that it had on this engine is there no more. One that its tool never had is not."""
    here = workspace.ready and workspace.engine == engine.place and not workspace.exchanged_unused
    return here and not containers.has_home(workspace.home_volume)


def see_that_nothing_is_hidden(
    tool: RunPlan, folders: Sequence[Folder], existing: Container | None, containers: Containers, stop: Stop
) -> None:
    """Raise FolderInTheWay for the first folder at whose place in home something lies.

    A container that exists has its folders already: it takes one that is not among them to ask, which is as
    dear as the start of a small container.
    """
    had = {place for folder in (existing.folders if existing else None) or () for place in _below(folder)}
    new = [(folder, place) for folder in folders for place in _below(folder) if place not in had]
    if not new or not tool.volume or not containers.has_home(tool.volume):
        return
    empty = replace(tool, mounts=(), linked=())
    look = once(empty, ("sh", "-c", _LOOK, "sh", *(place for _, place in new)))
    said = containers.run_once(replace(look, volume=tool.volume), {}, stop).output.split()
    for (folder, place), taken in zip(new, said, strict=False):
        if taken == "1":
            raise FolderInTheWay(path=folder.path, name=place)


def _below(folder: Folder) -> list[str]:
    """Where it is in home."""
    return [folder.name, *(place[2:] for place in folder.also if place.startswith("~/"))]
