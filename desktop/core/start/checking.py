"""All folders of a workspace, checked when somebody wants to know: from this computer, then from inside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from desktop.core.cancelling import Stop
from desktop.core.environments.catalogue import Entry
from desktop.core.folders import links, waiting
from desktop.core.folders.check import Finding, Refusal, as_chosen, check_folder, private_places
from desktop.core.folders.proof import Verdict
from desktop.core.ports import Engine
from desktop.core.start.computer import Computer
from desktop.core.start.early import prove_early
from desktop.core.workspaces.workspace import Folder, Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found of one folder. `verdict` is None where it could not be tried from inside yet."""

    finding: Finding
    verdict: Verdict | None = None


def check_all(
    workspace: Workspace, entry: Entry | None, engine: Engine, computer: Computer, stop: Stop
) -> dict[Folder, Checked]:
    """Check each folder of the workspace anew, whatever was proved of it before.

    One that does not answer holds up no other. Raises what the engine does, and Cancelled.
    """
    places = computer.places
    private = private_places(places)

    def look_at(folder: Folder) -> Finding:
        found = as_chosen(folder.path, check_folder(folder.path, places, private))
        leading = () if found.reason or folder.copied else links.find(folder.path)
        return replace(
            found, links=tuple(one for one in leading if not links.works(one, folder, workspace.folders))
        )

    looks = waiting.each(workspace.folders, look_at)
    stop.check()
    found = {
        folder: Finding(folder.path, Refusal.SILENT) if isinstance(look, OSError) else look
        for folder, look in looks.items()
    }
    shared = tuple(folder for folder, one in found.items() if not one.reason and not folder.copied)
    proved = prove_early(replace(workspace, folders=shared), entry, engine, computer, stop, anew=True)
    return {folder: Checked(finding, (proved or {}).get(folder)) for folder, finding in found.items()}
