"""Folders that tools work on copies of."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton

from desktop.core.folders.proof import Reason, Verdict
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.gui.support.screens.screen import come_forward, screen
from tests.gui.support.screens.wizard import add_folder, folders_empty
from tests.gui.support.stage import Stage

LONG_AGO_NS = 1_700_000_000_000_000_000


def copied(stage: Stage, *, running: bool = False) -> Workspace:
    """A workspace whose project is a copy, and its screen."""
    place = Path(stage.project("sales"))
    for name in ("prices.csv", "notes.md", "old.csv", "same.csv"):
        write(place / name, "1")
    workspace = stage.keep(folders=(Folder(str(place), "sales", writable=True, copied=True),))
    stage.backend.copy_in(workspace)
    if running:
        stage.engine.run(workspace.id, folders=workspace.folders)
    stage.begin()
    stage.app.shell.workspaces.show(workspace.id)
    stage.until(lambda: stage.reads("The tool has a copy of “sales”"))
    return workspace


def write(place: Path, text: str) -> None:
    """With a time of its own, which no test needs to wait for."""
    place.write_text(text)
    when = LONG_AGO_NS + len(text) * 10**9
    os.utime(place, ns=(when, when))


def change(stage: Stage, workspace: Workspace) -> tuple[Path, Path]:
    """On both sides: here, and in the copy."""
    [folder] = workspace.copied
    here, inside = Path(folder.path), stage.backend.copy_of(workspace, folder)
    write(inside / "model.rds", "made by the tool")
    write(inside / "notes.md", "tool was here")
    write(inside / "prices.csv", "tool")
    write(here / "prices.csv", "mine!")
    (inside / "old.csv").unlink()
    return here, inside


def asked(stage: Stage, button: str) -> None:
    """The dialog, once both sides were compared."""
    come_forward(stage)
    stage.until(lambda: stage.find(QAbstractButton, button).isEnabled())


@screen("copied")
def _(stage: Stage) -> None:
    copied(stage)


@screen("copy-back")
def copy_back(stage: Stage) -> Workspace:
    workspace = copied(stage)
    here, inside = change(stage, workspace)
    name = "quarterly forecast of harbour dues by berth.xlsx"
    write(here / name, "mine!")
    write(inside / name, "tool")
    stage.click("Copy back…")
    asked(stage, "Copy back")
    return workspace


@screen("copy-back-done")
def _(stage: Stage) -> None:
    copy_back(stage)
    stage.click("Copy back")
    stage.until(lambda: stage.reads("2 files were copied."))


@screen("copy-in")
def copy_in(stage: Stage) -> Workspace:
    workspace = copied(stage)
    here, _inside = change(stage, workspace)
    write(here / "same.csv", "changed here")
    stage.app.shell.changing.copy(workspace.id, workspace.copied[0].path, back=False)
    asked(stage, "Copy in again")
    return workspace


@screen("copies-not-brought-back")
def not_brought_back(stage: Stage) -> Workspace:
    workspace = copied(stage, running=True)
    change(stage, workspace)
    stage.click("Stop")
    stage.until(lambda: stage.offers("Stop without copying back"))
    return workspace


@screen("wizard-folders-copied")
def folders_copied(stage: Stage) -> None:
    """One that a copy would help, and one that is to be one."""
    stage.backend.verdicts = {
        "sales-2026": Verdict(Reason.EMPTY_INSIDE),
        "warehouse": Verdict(Reason.NOT_SHARED),
    }
    folders_empty(stage)
    for name in ("sales-2026", "warehouse"):
        add_folder(stage, stage.project(name))
    stage.click("Work on a copy: warehouse")
    stage.until(lambda: stage.offers("Share the folder itself: warehouse"))
