"""Who a tool is inside its container: the analyst, wherever that can be."""

from __future__ import annotations

from pathlib import PurePosixPath

from desktop.core.engine_facts import EngineInfo
from desktop.core.environments.catalogue import Entry

LARGEST = 2**31 - 1
"""Docker runs nobody of a greater number, which directories of companies and clouds give to some, and refuses
a container with such a group."""


def tool_user(
    entry: Entry, uid: int, gid: int, groups: tuple[int, ...] = (), *, native: bool
) -> tuple[str, tuple[int, ...]]:
    """`uid:gid` and further groups, from the analyst's. Where numbers mean the same inside (`native`), files
    stay the analyst's own. Raises ValueError where it would be root."""
    if entry.user <= 0 or entry.group <= 0:
        raise ValueError(f"{entry.id} would run as root")
    # Below 1000 are the system's own accounts, root among them.
    analyst = native and 1000 <= uid <= LARGEST and 0 < gid <= LARGEST
    if analyst and entry.any_user:
        return f"{uid}:{gid}", _further(gid, entry.group, *groups)
    # The first user of a computer often has the number that images give to theirs, who is the analyst then.
    further = (gid, *groups) if analyst and uid == entry.user else ()
    return f"{entry.user}:{entry.group}", _further(entry.group, *further)


def _further(first: int, *groups: int) -> tuple[int, ...]:
    return tuple(dict.fromkeys(group for group in groups if group != first and group <= LARGEST))


def user_name(entry: Entry) -> str:
    """The name the tool's user goes by inside, whatever its number."""
    return entry.launch.variables.get("USER", PurePosixPath(entry.home).name)


def works_as_analyst(entry: Entry, uid: int, gid: int, engine: EngineInfo) -> bool:
    """Whether the tool is the analyst as far as files go: only then is it sure to change what they may.

    In a virtual machine it is: there whoever runs the machine shares the files.
    """
    if engine.mapped or not engine.native:
        return not engine.mapped
    user, _groups = tool_user(entry, uid, gid, native=engine.native)
    return user.startswith(f"{uid}:")
