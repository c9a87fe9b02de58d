"""A workspace's folders, changed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox

from desktop.core.workspaces.workspace import Folder
from desktop.gui.wizard.folders import FoldersPage
from tests.gui.support.screens.screen import screen
from tests.gui.support.screens.wizard import cards
from tests.gui.support.stage import Stage


@screen("change-folders")
def _(stage: Stage) -> None:
    _change_folders(stage, running=False)


@screen("change-folders-while-running")
def change_folders(stage: Stage) -> None:
    _change_folders(stage, running=True)
    give(stage, "warehouse", writable=True)
    (page,) = (page for page in stage.window.findChildren(FoldersPage) if page.isVisible())
    stage.until(page.complete)  # before it was tried anew, nothing is said of when the change holds


def give(stage: Stage, folder: str, *, writable: bool) -> None:
    """Choose what the tool may do with a folder."""
    choice = stage.find(QComboBox, f"What the tool may do with {folder}")
    choice.setCurrentIndex(int(writable))
    choice.activated.emit(int(writable))


def _change_folders(stage: Stage, *, running: bool) -> None:
    paths = [stage.project(name) for name in ("sales", "warehouse")]
    folders = tuple(Folder(path, Path(path).name, path.endswith("sales")) for path in paths)
    workspace = stage.keep(folders=folders)
    if running:
        stage.engine.run(workspace.id)
    stage.begin()
    stage.pick("More for Sales forecast", "Folders…")
    stage.until(lambda: len(cards(stage)) == 2 and not stage.reads("Looking at the folder"))
