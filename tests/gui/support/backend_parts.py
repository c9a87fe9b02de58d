"""The parts of a `BackendDouble`: what tools compute, what becomes of folders, and what data there are."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.backend.data import LocalData
from desktop.backend.folders import LocalFolders
from desktop.backend.once import once
from desktop.backend.tools import LocalTools
from desktop.core.cancelling import Stop
from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Look, Side
from desktop.core.data.reach.telling import Heard
from desktop.core.data.secret import Secret
from desktop.core.engine_facts import Container
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.access import User
from desktop.core.folders.proof import Verdict
from desktop.core.problems import Problem
from desktop.core.start.calculations import Calculation
from desktop.core.start.checking import Checked
from desktop.core.start.copies import Copies
from desktop.core.workspaces.workspace import Folder, Workspace

if TYPE_CHECKING:
    from tests.gui.support.backend_double import BackendDouble


class ToolsDouble(LocalTools):
    """What the tools of a `BackendDouble` compute, and lose."""

    def __init__(self, stage: BackendDouble) -> None:
        super().__init__(stage, stage._handing, stage.user)
        self._stage = stage

    def see_pages_guarded(self) -> None:
        if self._stage.unguarded:
            raise self._stage.unguarded

    def calculations(
        self, workspace: Workspace, _container: Container, _stop: Stop
    ) -> tuple[Calculation, ...] | None:
        self._stage.double.note("calculations", workspace.id)
        return self._stage.computing.get(workspace.id, ())

    def quiet_s(self, workspace: Workspace, _container: Container, _stop: Stop) -> float | None:
        self._stage.double.note("quiet_s", workspace.id)
        return self._stage.quiet_s.get(workspace.id, math.inf)

    def killed_notebooks(self, workspace: Workspace, stop: Stop) -> tuple[str, ...]:
        return self._stage.killed

    def hand_packages(self, workspace: Workspace, stop: Stop) -> None:
        self._stage.packages_handed.append(workspace.id)


class FoldersDouble(LocalFolders):
    """The folders of a `BackendDouble`, looked at for real, with what its engine would find."""

    def __init__(self, stage: BackendDouble) -> None:
        super().__init__(stage, Path(stage.own_folders.user_data_dir), stage.user[0])
        self._stage = stage

    def prove(
        self, workspace: Workspace, stop: Stop, *, anew: bool = False
    ) -> Mapping[Folder, Verdict] | None:
        names = (folder.name for folder in workspace.folders)
        self._stage.double.note("prove_folders", " ".join((*names, *(["anew"] if anew else []))))
        if self._stage.verdicts is None:
            return super().prove(workspace, stop, anew=anew)
        found = {folder: self._stage.verdicts.get(folder.name, Verdict()) for folder in workspace.folders}
        return self._allowing().with_help(found, self._tool_user(workspace))

    def check_all(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Checked]:
        found = {folder: self.check(folder.path) for folder in workspace.folders}
        shared = tuple(folder for folder, one in found.items() if not one.reason)
        proved = self.prove(replace(workspace, folders=shared), stop) or {}
        return {folder: Checked(one, proved.get(folder)) for folder, one in found.items()}

    @once
    def copies(self) -> Copies:
        """Real ones, in volumes that are folders."""
        volumes = self._stage.volumes
        return Copies(self.copying(), self._tool_plan, lambda: volumes)  # type: ignore[arg-type, return-value]

    def _tool_plan(self, workspace: Workspace) -> RunPlan | None:
        return self._stage.tool_plan(workspace)

    def _tool_user(self, _workspace: Workspace) -> User:
        """Somebody else than whoever runs the tests."""
        return User(54321, frozenset())


class DataDouble(LocalData):
    """Data as a `BackendDouble` has them found."""

    def __init__(self, stage: BackendDouble) -> None:
        super().__init__(stage, stage._handing, stage.resources)
        self._stage = stage

    def look_around(self, connection: Connection, stop: Stop) -> Any:
        return self._stage.visit.begin(stop)

    def reach_from_here(self, _connection: Connection, heard: Heard, stop: Stop) -> Look:
        found = self._looked(Side.COMPUTER, heard, stop)
        assert found
        return found

    def reach_from_inside(
        self, _connection: Connection, secret: Secret | None, heard: Heard, stop: Stop
    ) -> Look | None:
        self._stage.opened.append(secret.reveal() if secret else None)
        return self._looked(Side.INSIDE, heard, stop)

    def _looked(self, side: Side, heard: Heard, stop: Stop) -> Look | None:
        found = self._stage.looks[side]
        if isinstance(found, Problem):
            raise found
        if found and not found.ended:
            heard(found)
            stop.wait(60)
        return found

    def hand_over(self, workspace: Workspace, stop: Stop) -> bool:
        self._stage.handed.append(workspace.id)
        if self._stage.hand_over_trouble:
            raise self._stage.hand_over_trouble
        return self._stage.later

    def renew_tickets(self, workspace: Workspace, stop: Stop) -> None:
        self._stage.renewed.append(workspace.id)
