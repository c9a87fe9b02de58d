"""Folders are proved as soon as they are chosen, where the environment is on this computer already."""

from __future__ import annotations

import logging

from desktop.core.cancelling import Stop
from desktop.core.environments.catalogue import Entry
from desktop.core.folders.proof import Verdict
from desktop.core.ports import Engine
from desktop.core.problems import Problem
from desktop.core.start.computer import Computer, host
from desktop.core.start.image import present
from desktop.core.start.plan import plan
from desktop.core.workspaces.workspace import Folder, Workspace

log = logging.getLogger(__name__)


def prove_early(
    workspace: Workspace,
    entry: Entry | None,
    engine: Engine,
    computer: Computer,
    stop: Stop,
    *,
    anew: bool = False,
) -> dict[Folder, Verdict] | None:
    """What becomes of this workspace's folders, before it is started, and perhaps before it is made.

    None where that has to wait for a start: there is no engine yet, or the environment is not on it. `anew`:
    whatever was proved before.
    """
    if entry is None:
        return None
    try:
        info = engine.find()
        workspace, entry = computer.rules.permitted(workspace, entry, info.version)
        image = present(workspace, entry, engine.images)
        if image is None or computer.prover is None:
            return None
        shared = host(computer, info, workspace.folders)
        tool = plan(workspace, entry, image.id, shared, computer.variables)
    except Problem as problem:
        log.info("folders are not proved yet: %s", problem)
        return None
    prove = computer.prover.prove
    verdicts = prove(tool, workspace.shared, info.place, engine.containers, stop, measured=True, anew=anew)
    if computer.accounts:
        # So that the start need not wait.
        computer.accounts.given(tool, entry, info.place, engine.containers, stop)
    return verdicts
