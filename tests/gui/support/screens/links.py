"""Links in a chosen folder that lead out of it."""

from __future__ import annotations

from pathlib import Path

from tests.gui.support.screens.screen import screen
from tests.gui.support.screens.wizard import add_folder, folders_empty
from tests.gui.support.stage import Stage


@screen("wizard-folder-links")
def linked(stage: Stage) -> Path:
    """To a disk elsewhere, and a folder of it; by its own path; to nowhere; in a circle."""
    stage.backend.verdicts = {}
    project, disk = Path(stage.project("sales-2026")), Path(stage.project("warehouse"))
    (project / "below").mkdir()
    (disk / "prices").mkdir()
    for name, target in {
        "harbours": str(disk),
        "prices.pdf": f"{disk}/prices.pdf",
        "claims": f"{project}/below",
        "raw": "/data/raw",
        "lake": "lake",
        "prices": f"{disk}/prices",
    }.items():
        (project / name).symlink_to(target)
    (disk / "prices.pdf").touch()
    folders_empty(stage)
    add_folder(stage, str(project))
    return project
