"""From where data can be looked at: the workspaces whose environments are here, or an environment alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.core.environments.catalogue import Catalogue, Entry
from desktop.core.policy.rules import Rules
from desktop.core.ports import Images
from desktop.core.start.image import present
from desktop.core.workspaces.workspace import Workspace, last_used_first, new_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is looked from.

    Attributes:
        workspace: whose network it is; one that nobody has where there is only an environment.
        image: the id of its image on the engine.
        known: whether the workspace is a person's, and may have a home.
    """

    workspace: Workspace
    entry: Entry
    image: str
    known: bool

    @property
    def name(self) -> str:
        return self.workspace.name if self.known else self.entry.title


def places(
    connection: str, workspaces: Iterable[Workspace], catalogue: Catalogue, images: Images, rules: Rules
) -> Iterator[Place]:
    """Those in which something may run, the most fitting first: workspaces that have this connection (an id),
    then others, the one used last first, then environments, those with Python first."""
    fitting = sorted(last_used_first(workspaces), key=lambda one: connection not in one.connections)
    entries = sorted(catalogue.entries, key=lambda one: one.language != "python")
    without = (Workspace(new_id(), entry.title, entry.id, datetime.now(UTC)) for entry in entries)
    for known, those in ((True, fitting), (False, without)):
        for workspace in those:
            entry = catalogue.entry(workspace.entry)
            if entry is None or rules.refusal(entry):
                continue
            # Passwords go in there: what is written down of an image is believed as a start does.
            if image := present(rules.pinned(workspace, entry), entry, images):
                yield Place(workspace, entry, image.id, known)
