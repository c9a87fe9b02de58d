"""A folder on a drive that has frozen: that one alone times out and says so, and the window answers."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer

from desktop.core.workspaces.workspace import Folder
from tests.fakes.frozen import frozen
from tests.gui.support.screens import cards, folders_empty, next_button, opened
from tests.gui.support.screens.wizard import add_folder, is_checking
from tests.gui.support.stage import Stage

SILENT = "does not answer. The drive that it is on may be away."
BEAT_MS = 5


@pytest.fixture
def freeze() -> Iterator[ExitStack]:
    """Enter `frozen` here: all thaws before the threads are counted."""
    with ExitStack() as drives:
        yield drives


class Heart:
    """Beats in the GUI thread."""

    def __init__(self, stage: Stage) -> None:
        self.beats = 0
        self._timer = QTimer(stage.window, interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        self.beats += 1


def test_the_wizard_goes_on_beside_a_folder_that_does_not_answer(stage: Stage, freeze: ExitStack) -> None:
    stage.backend.verdicts = {}
    folders_empty(stage)
    away = stage.project("away")
    freeze.enter_context(frozen(Path(away)))
    stage.chosen = away
    heart = Heart(stage)
    stage.click("Add a folder…")
    stage.chosen = stage.project("sales")
    stage.click("Add a folder…")
    stage.until(lambda: len(cards(stage)) == 1)
    assert not stage.reads(SILENT), "the other one is there long before"
    stage.until(lambda: stage.reads(SILENT) and not is_checking(stage), within_s=30)
    assert heart.beats > 100, "the window did not wait"
    stage.click("Remove away")
    assert next_button(stage).isEnabled()


def test_a_drive_whose_server_has_gone_does_not_answer_either(stage: Stage, freeze: ExitStack) -> None:
    """What is left of it can be listed beside other folders, and says that nobody is there."""
    stage.backend.verdicts = {}
    folders_empty(stage)
    away = Path(stage.project("away"))
    with frozen(away) as leave:
        leave()
        add_folder(stage, str(away))
        assert stage.reads(SILENT)


def test_a_tool_whose_folder_freezes_is_told_of_and_its_other_folder_too(
    stage: Stage, freeze: ExitStack
) -> None:
    folders = tuple(Folder(stage.project(name), name, writable=True) for name in ("sales", "raw"))
    workspace, play = opened(stage, folders=folders)
    stage.run(workspace, play).show()
    stage.until(lambda: workspace.id in stage.app.desk.shared_folders._standings)
    freeze.enter_context(frozen(Path(folders[0].path)))
    os.rename(folders[1].path, f"{folders[1].path}-old")
    heart = Heart(stage)
    stage.until(lambda: stage.reads(f"“sales” {SILENT}"), within_s=30)
    stage.until(lambda: stage.reads("“raw” was moved"), within_s=30)
    assert heart.beats > 100
    freeze.close()
