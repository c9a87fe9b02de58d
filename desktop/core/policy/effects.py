"""What becomes of workspaces when one policy takes the place of another: told before anything is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.problems import Problem

if TYPE_CHECKING:
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.policy.enforced import Enforced
    from desktop.core.workspaces.workspace import Workspace


class Becomes(Enum):
    """From its next start on; what runs goes on as it is."""

    STOPPED = "stopped"
    FREED = "freed"
    OTHER_ENVIRONMENT = "other-environment"
    OTHER_MEMORY = "other-memory"


class Effect(NamedTuple):
    """What becomes of one workspace. `problem`: why it would no longer start. `memory`: bytes that it may
    use, before and after; None for what Cais has."""

    name: str
    becomes: Becomes
    problem: Problem | None = None
    memory: tuple[int | None, int | None] = (None, None)


def effects(
    workspaces: Iterable[Workspace], before: Enforced, after: Enforced, catalogue: Catalogue
) -> Iterator[Effect]:
    """Those for which something is different."""
    for one in workspaces:
        stood, stands = (next(iter(rules.hindrances(one, catalogue)), None) for rules in (before, after))
        if stands and not stood:
            yield Effect(one.name, Becomes.STOPPED, stands)
        elif stood and not stands:
            yield Effect(one.name, Becomes.FREED)
        elif not stands:
            if _runs(one, before, catalogue) != _runs(one, after, catalogue):
                yield Effect(one.name, Becomes.OTHER_ENVIRONMENT)
            memory = before.memory(one), after.memory(one)
            if memory[0] != memory[1]:
                yield Effect(one.name, Becomes.OTHER_MEMORY, memory=memory)


def _runs(workspace: Workspace, rules: Enforced, catalogue: Catalogue) -> tuple[object, ...]:
    entry = rules.entry(workspace.entry, catalogue)
    return (entry.image, entry.recipe) if entry else ()
