"""A folder on a drive that has frozen: that one alone times out and says so, and the window answers.

Whoever asks such a drive for anything waits until it thaws, the window's thread too: that its beats go on
shows that it never asked. How long it computes between two of them is for the bench to measure.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.core.workspaces.workspace import Folder
from desktop.gui.wizard.folders import FoldersPage
from tests.bench.heartbeat import Heartbeat
from tests.fakes.frozen import frozen
from tests.gui.support.screens import cards, folders_empty, next_button, opened
from tests.gui.support.screens.wizard import add_folder
from tests.gui.support.stage import Stage

SILENT = "does not answer. The drive that it is on may be away."
HELD_MS = 1000  # a fifth of what `waiting` gives a drive; the bench has the finer limit


@pytest.fixture
def freeze() -> Iterator[ExitStack]:
    """Enter `frozen` here: all thaws before the threads are counted."""
    with ExitStack() as drives:
        yield drives


class Heart(Heartbeat):
    """Counts its beats, too."""

    def __init__(self) -> None:
        super().__init__()
        self.beats = 0
        self.beat.connect(self._count)

    def _count(self) -> None:
        self.beats += 1


def test_the_wizard_goes_on_beside_a_folder_that_does_not_answer(stage: Stage, freeze: ExitStack) -> None:
    stage.backend.verdicts = {}
    folders_empty(stage)
    away = stage.project("away")
    freeze.enter_context(frozen(Path(away)))
    stage.chosen = away
    page = next(page for page in stage.window.findChildren(FoldersPage) if page.isVisible())
    heart = Heart()
    stage.click("Add a folder…")
    stage.chosen = stage.project("sales")
    stage.click("Add a folder…")
    stage.bot.waitUntil(lambda: len(page.draft.choices.folders) == 1)
    assert page.looking, "the other one is there long before"
    stage.bot.waitUntil(lambda: not page.looking)
    held = heart.worst()
    assert heart.beats > 100, "the window did not wait"
    assert held < HELD_MS
    assert [card.accessibleName() for card in cards(stage)] == ["sales", "away"]
    assert stage.reads(SILENT)
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
    heart = Heart()
    told = stage.app.desk.shared_folders
    stage.bot.waitUntil(lambda: len(told.of(workspace.id)) == 2)
    held = heart.worst()
    assert heart.beats > 100
    assert held < HELD_MS
    assert stage.reads(f"“sales” {SILENT}")
    assert stage.reads("“raw” was moved")
    freeze.close()
