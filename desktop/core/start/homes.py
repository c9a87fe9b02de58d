"""A workspace has a home that its tool uses, and perhaps one that is set aside: neither is lost by a change.

What is kept inside is a volume, and which one the tool has is said in the workspace's file alone. So to set
a home aside is to name the other one there: nothing is copied, and an app or an engine that dies meanwhile
leaves the workspace with the one home or the other.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from enum import Enum, auto
from typing import NamedTuple

from desktop.core.ports import Containers
from desktop.core.problems import HomeGone
from desktop.core.workspaces.store import Store
from desktop.core.workspaces.workspace import HOMES, Workspace


class Home(Enum):
    """What a tool that is made anew begins with."""

    KEPT = auto()
    """The home that it has."""

    EMPTY = auto()
    """One with nothing kept inside; what it has is set aside, and what was before is erased for that."""

    BACK = auto()
    """The one that is set aside, in whose place comes what it has."""


class Exchanged(NamedTuple):
    """That it has another home now, and since when, in UTC: what it had before is set aside since."""

    home: Home
    since: datetime


def see_that_it_can(workspace: Workspace, wanted: Home, containers: Containers) -> None:
    """Raise HomeGone where what is to be had back is not there: before anything is stopped for it."""
    if wanted is Home.BACK and not containers.has_home(_other(workspace).home_volume):
        raise HomeGone(workspace=workspace.id)


def make_anew(workspace: Workspace, wanted: Home, containers: Containers, store: Store) -> Workspace:
    """Remove the container of a tool that is stopped; the workspace, with the home that it begins with.

    One whose home was never made, as its start failed, begins with nothing anyhow: what is set aside stays,
    and has nothing in its place once it is had back. Raises CannotSave, and what an engine does: it has the
    home that it had then.
    """
    containers.discard(workspace.id)
    if wanted is Home.KEPT:
        return workspace
    there = containers.has_home(workspace.home_volume)
    if wanted is Home.EMPTY and not there:
        return workspace
    nothing = workspace.exchanged_unused and not there
    changed = replace(_other(workspace), set_aside=None if nothing else datetime.now(UTC))
    if wanted is Home.EMPTY:
        containers.drop_volume(changed.home_volume)
    store.change(changed, home=changed.home, set_aside=changed.set_aside)
    return changed


def _other(workspace: Workspace) -> Workspace:
    """With its other home."""
    return replace(workspace, home=next(home for home in HOMES if home != workspace.home))
