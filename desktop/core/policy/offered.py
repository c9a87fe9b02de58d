"""What there is to choose from where presets have a say, and what of a new workspace they answer already."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from desktop.core.draft import Choices
from desktop.core.environments.catalogue import Catalogue
from desktop.core.problems import PolicyBroken

if TYPE_CHECKING:
    from desktop.core.data.connection import Connection
    from desktop.core.folders.check import Finding
    from desktop.core.policy.enforced import Enforced
    from desktop.core.policy.policy import Policy


def everything(built_in: Catalogue, rules: Enforced) -> Catalogue:
    """All environments that there are, those of presets first. One whose recipe is not what was signed is
    not among them; a start of it says so."""
    made = []
    for id, _found in rules.policy.below("environment"):
        try:
            if entry := rules.entry(id, built_in):
                made.append(entry)
        except PolicyBroken:
            continue
    ids = {entry.id for entry in made}
    return Catalogue((*made, *(entry for entry in built_in.entries if entry.id not in ids)))


def choosable(catalogue: Catalogue, policy: Policy) -> Catalogue:
    """Those that are shown to whoever makes a workspace."""
    show, hide = policy.locked("catalogue.show"), policy.locked("catalogue.hide")
    return Catalogue(
        tuple(
            entry
            for entry in catalogue.entries
            if (not show or entry.id in show.value) and not (hide and entry.id in hide.value)
        )
    )


class Answered(NamedTuple):
    """What presets say of a new workspace. `settled`: the names of the wizard's pages that have nothing left
    to ask. `connections`: all that there are."""

    choices: Choices
    settled: frozenset[str]
    connections: tuple[Connection, ...]


def answered(
    catalogue: Catalogue,
    rules: Enforced,
    connections: tuple[Connection, ...],
    check: Callable[[str], Finding],
) -> Answered:
    """The one environment there is, or of several the first that presets bring as a suggestion; the folders
    whose roles have a place here, and the connections that come along. `check` looks at a folder, and may
    wait for a drive."""
    free = [entry for entry in catalogue.entries if rules.refusal(entry) is None]
    settled = {"tool"} if len(free) == 1 else set()
    suggested = free if settled else [entry for entry in free if entry.handed]
    choices = Choices(entry=suggested[0].id if suggested else "")
    choices, whole = _with_roles(choices, rules, check)
    if whole and choices.project:
        settled.add("folders")
    brought = [one for one in connections if one.handed_by]
    for one in brought:
        choices = choices.with_connection(one.id, ticked=True)
    own = rules.policy.locked("connections.own")
    nothing_to_tick = not connections and "folders" in settled  # where IT has said what there is to work on
    if brought or nothing_to_tick or (own and not own.value):
        settled.add("connections")
    return Answered(choices, frozenset(settled), connections)


def _with_roles(choices: Choices, rules: Enforced, check: Callable[[str], Finding]) -> tuple[Choices, bool]:
    """With each folder that is there, and whether all are that are needed."""
    whole = True
    roles = sorted(rules.policy.below("folder"), key=lambda role: not role[1].value["writable"])
    for _name, role in roles:
        place = rules.place(role)
        finding = check(place) if place else None
        if finding and not finding.reason:
            choices = choices.with_folder(finding).with_access(finding.path, role.value["writable"])
        elif not role.value.get("optional"):
            whole = False
    return choices, whole
