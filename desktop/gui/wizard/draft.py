"""What the wizard's pages share: the choices they make together, and what is known about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from desktop.core.backend import Backend
from desktop.core.data.connection import Connection
from desktop.core.draft import (
    Choices,
    Missing,
    chosen_name,
    folders_fault,
    judged,
    name_fault,
    recent_folders,
    to_workspace,
)
from desktop.core.engine_facts import EngineInfo
from desktop.core.environments.availability import Availability
from desktop.core.environments.catalogue import Catalogue, Entry
from desktop.core.folders.check import Finding
from desktop.core.folders.proof import Pending, Verdict
from desktop.core.limits import Use
from desktop.core.policy.enforced import Enforced
from desktop.core.policy.policy import NONE, Policy
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.gui.wizard.folder_dialog import FolderDialog


class Draft(QObject):
    """Choices that pages change, each by `choose`, and read again when they are shown.

    Attributes:
        available: which environments (by entry id) are on this computer, and what the others take.
        engine: the one in use, if it is known.
        use: what the tools that run there take.
        connections: the data connections that there are, None before they were read.
        proofs: what came of trying folders from inside, by the entry that they were tried in.

    Signals:
        changed: a choice, or what is known.
        entry_chosen: the id of an entry that was pressed, also when it was chosen before.
        connection_wanted: one that is not there yet, see `add_connection`.
    """

    changed = Signal()
    entry_chosen = Signal(str)
    connection_wanted = Signal()

    def __init__(
        self,
        backend: Backend,
        catalogue: Catalogue,
        dialog: FolderDialog,
        choices: Choices | None = None,
        others: Sequence[Workspace] = (),
        engine: EngineInfo | None = None,
        parent: QObject | None = None,
        workspace: Workspace | None = None,
        rules: Enforced | None = None,
    ) -> None:
        """`others`: the other workspaces, last opened first. `workspace`: the one that is changed, None for
        a new one. `rules`: what IT has a say in, None for nothing."""
        super().__init__(parent)
        self._workspace = workspace
        self.rules = rules
        self.backend = backend
        self.catalogue = catalogue
        self.dialog = dialog
        self.choices = choices or Choices()
        self.available: dict[str, Availability] = {}
        self.engine = engine
        self.use = Use()
        self.connections: tuple[Connection, ...] | None = None
        self.proofs: dict[tuple[str, Folder], Verdict | Pending] = {}
        self._others = others
        self._taken = [other.name for other in others]

    @property
    def policy(self) -> Policy:
        return self.rules.policy if self.rules else NONE

    @property
    def entry(self) -> Entry | None:
        return self.catalogue.entry(self.choices.entry)

    @property
    def name(self) -> str:
        """As typed, or else as suggested."""
        return chosen_name(self.choices, self.catalogue, self._taken)

    @property
    def name_fault(self) -> Missing | None:
        return name_fault(self.name, self._taken)

    @property
    def folders_fault(self) -> Missing | None:
        return folders_fault(self.choices)

    @property
    def recent_folders(self) -> tuple[str, ...]:
        """The paths of folders that other workspaces have and this one does not, yet."""
        return recent_folders(self._others, self.choices)

    def findings(self) -> dict[str, Finding]:
        """About the folders that were looked at, by path."""
        own = self.backend.tools.works_as_analyst(self.entry, self.engine)
        return judged(self.choices, own=own, others=self._others)

    def proof(self, folder: Folder) -> Verdict | Pending | None:
        """What came of trying it in the entry that is chosen; None where nobody has."""
        return self.proofs.get((self.choices.entry, folder))

    def with_folders(self, folders: tuple[Folder, ...]) -> Workspace:
        """The workspace as far as it is chosen, with these folders and no others."""
        made = self._workspace or Workspace(new_id(), "", self.choices.entry, datetime.now(UTC))
        return replace(made, folders=folders)

    def choose(self, choices: Choices) -> None:
        self.choices = choices
        self.changed.emit()

    def choose_entry(self, id: str) -> None:
        self.choose(replace(self.choices, entry=id))
        self.entry_chosen.emit(id)

    def take_availability(self, available: dict[str, Availability]) -> None:
        self.available = available
        self.changed.emit()

    def take_engine(self, engine: EngineInfo | None) -> None:
        self.engine = engine
        self.changed.emit()

    def take_use(self, use: Use) -> None:
        if use != self.use:
            self.use = use
            self.changed.emit()

    def add_connection(self, made: Connection) -> None:
        """One that was made just now, for this."""
        self.connections = tuple(
            sorted((*(self.connections or ()), made), key=lambda one: one.name.casefold())
        )
        self.choose(self.choices.with_connection(made.id, ticked=True))

    def take_connections(self, connections: tuple[Connection, ...]) -> None:
        if connections != self.connections:
            self.connections = connections
            self.changed.emit()

    @property
    def ticked(self) -> tuple[Connection, ...]:
        """Those of the connections that there are that were chosen."""
        return tuple(one for one in self.connections or () if one.id in self.choices.connections)

    def to_workspace(self) -> Workspace:
        """What was chosen; every page must be complete."""
        return to_workspace(self.choices, self.catalogue, self._taken)
