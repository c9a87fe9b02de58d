"""All folders of a workspace, checked now."""

from __future__ import annotations

from pathlib import Path

from desktop.core.folders.proof import Reason, Verdict
from desktop.core.problems import FolderMissing
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.gui.support.screens.problems import failed
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.start import opened
from tests.gui.support.stage import Stage

FOUND = {
    "warehouse": Verdict(Reason.NOT_ALLOWED),
    "project": Verdict(Reason.SOME_CLOSED, "2025/answers.csv", 3),
}


@screen("check-folders")
def checked(stage: Stage) -> Workspace:
    paths = [stage.project(name) for name in ("sales", "warehouse", "project")]
    folders = tuple(Folder(path, Path(path).name, writable=True) for path in paths)
    workspace, play = opened(stage, folders=folders)
    stage.run(workspace, play).show()
    stage.backend.verdicts = FOUND
    stage.pick("Folders", "Check folders")
    come_forward(stage)
    stage.until(lambda: stage.reads("not allowed to change this folder"))
    return workspace


@screen("problem-of-a-folder")
def missing(stage: Stage) -> Workspace:
    """A start that found it missing offers to check all."""
    return failed(stage, FolderMissing(path=str(stage.folder / "project")))
