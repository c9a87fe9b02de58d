"""Other addresses for the workspaces' networks: what was chosen is kept, and what is in the way goes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from desktop.core.computer.settings import SettingsFile
from desktop.core.ports import Containers
from desktop.core.problems import NoFreeAddresses, Problem


def use(pool: str, settings: SettingsFile, containers: Containers) -> None:
    """Have networks take their addresses from this range, "" for our own choice.

    What runs keeps its own until its next start. Raises no Problem: without an engine nothing is in the way.
    """
    settings.choose(network_pool=pool or None)
    settings.save()
    with suppress(Problem):
        containers.leave_networks()


def take_free(servers: Sequence[str], settings: SettingsFile, containers: Containers) -> str:
    """Use a range that is free here, and return it. Raises NoFreeAddresses, and what an engine does.

    `servers`: addresses that are to be reached.
    """
    found = containers.free_pool(servers)
    if found is None:
        raise NoFreeAddresses()
    use(found, settings, containers)
    return found
