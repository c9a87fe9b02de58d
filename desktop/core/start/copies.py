"""Copies of folders as the screens ask for them: by workspace, in the environment that it has."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.environments.catalogue import Entry
from desktop.core.folders.copies.compare import Choice, Item
from desktop.core.ports import Engine
from desktop.core.problems import CannotCopy
from desktop.core.progress import Report
from desktop.core.start.computer import Computer, host
from desktop.core.start.copying import Brought, Copied, Copying, Look
from desktop.core.start.image import present
from desktop.core.start.plan import plan
from desktop.core.workspaces.workspace import Folder, Workspace


class Copies:
    """`plan` is what a workspace's tool would be started by, None where that cannot be told; `kept` is told
    how many files of which copy were brought back."""

    def __init__(
        self,
        copying: Copying,
        plan: Callable[[Workspace], RunPlan | None],
        engine: Callable[[], Engine],
        kept: Callable[[Workspace, Folder, int], None] = lambda *_about: None,
    ) -> None:
        self.copying = copying
        self._plan = plan
        self._engine = engine
        self._kept = kept

    def known(self, workspace: Workspace) -> dict[Folder, Copied | None]:
        """Each folder that the workspace has a copy of, and what is known of that."""
        return {folder: self.copying.known(workspace.id, folder) for folder in workspace.copied}

    def look(self, workspace: Workspace, folder: Folder, stop: Stop) -> Look:
        """What became of both sides. Raises as `Copying.look`."""
        return self.copying.look(self._tool(workspace, folder), folder, self._engine().containers, stop)

    def unsaved(self, workspace: Workspace, stop: Stop) -> dict[Folder, int]:
        """How many changes of the tool were not brought back, of each copy that is whole and has any."""
        found = {}
        for folder, known in self.known(workspace).items():
            if known and known.when and folder.writable:
                found[folder] = len(self.look(workspace, folder, stop).differences.inside)
        return {folder: count for folder, count in found.items() if count}

    def bring_back(
        self,
        workspace: Workspace,
        folder: Folder,
        items: tuple[Item, ...],
        choices: Mapping[str, Choice],
        remove: bool,
        report: Report,
        stop: Stop,
    ) -> Brought:
        """Raises as `Copying.bring_back`."""
        tool, containers = self._tool(workspace, folder), self._engine().containers
        about = tool, folder, items, choices, containers
        brought = self.copying.bring_back(*about, report, stop, remove=remove)
        self._kept(workspace, folder, brought.files)
        return brought

    def bring_in(self, workspace: Workspace, folder: Folder, report: Report, stop: Stop) -> Brought:
        """Raises as `Copying.bring_in`."""
        tool, containers = self._tool(workspace, folder), self._engine().containers
        return self.copying.bring_in(tool, folder, containers, report, stop)

    def _tool(self, workspace: Workspace, folder: Folder) -> RunPlan:
        tool = self._plan(workspace)
        if tool is None:
            raise CannotCopy(path=folder.path, detail="the environment is not on this computer")
        return tool


def tool_plan(workspace: Workspace, entry: Entry, engine: Engine, computer: Computer) -> RunPlan | None:
    """What its tool would be started by, None where its environment is not there.

    Raises what the engine does, and what IT does not allow.
    """
    info = engine.find()
    workspace, entry = computer.rules.permitted(workspace, entry, info.version)
    image = present(workspace, entry, engine.images)
    if image is None:
        return None
    return plan(workspace, entry, image.id, host(computer, info, workspace.shared), computer.variables)
