"""Every screen has room for its words, also where they are 40 % longer and the window is small."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QScrollBar

from desktop.gui.parts.layout import Page
from desktop.gui.parts.text import ElidedText
from desktop.gui.wizard.frame import Footer
from tests.gui.support.fitting import misfits
from tests.gui.support.looking import labels, place
from tests.gui.support.screens import SCREENS, Screen, change_folders, tool
from tests.gui.support.stage import Stage

SIZES = {
    1: [(1024, 700), (720, 520)],
    2: [(960, 540)],  # what a full HD screen at 200 % is to a layout
}


def look(stage: Stage, width: int, height: int) -> list[str]:
    stage.window.resize(width, height)
    stage.settle()
    stage.settle()
    assert stage.window.size().toTuple() == (width, height), "the window cannot be made that small"
    return misfits(stage.front)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_longer_words_have_room(longer: None, make_stage: Callable[[], Stage], screen: Screen) -> None:
    stage = make_stage()
    screen.show(stage)
    sizes = SIZES[round(stage.window.devicePixelRatio())]
    assert {size: found for size in sizes if (found := look(stage, *size))} == {}


def test_name_of_a_workspace_is_whole_beside_its_tool(longer: None, stage: Stage) -> None:
    tool(stage)
    look(stage, 720, 520)
    name = next(line for line in stage.window.findChildren(ElidedText) if line.isVisible())
    assert name.width() >= name.sizeHint().width()


@pytest.mark.parametrize("name", ["wizard-tool", "wizard-folders", "change-folders-while-running"])
def test_hint_below_a_page_leaves_room_for_the_page(longer: None, stage: Stage, name: str) -> None:
    next(screen for screen in SCREENS if screen.name == name).show(stage)
    look(stage, 720, 520)
    (foot,) = (foot for foot in stage.window.findChildren(Footer) if foot.isVisible())
    (hint,) = labels(foot)
    assert hint.height() <= 2 * hint.fontMetrics().lineSpacing()


def test_hint_is_beside_the_buttons_where_there_is_room(stage: Stage) -> None:
    change_folders(stage)
    look(stage, 1024, 700)
    (hint,) = labels(stage.window.findChild(Footer))
    save = stage.find(QAbstractButton, "Save")
    assert place(hint, stage.window).right() < place(save, stage.window).left()


@pytest.mark.parametrize("name", ["wizard-review", "wizard-review-proxies", "home-one"])
def test_page_scrolls_only_where_it_must(stage: Stage, name: str) -> None:
    next(screen for screen in SCREENS if screen.name == name).show(stage)
    look(stage, 1200, 800)
    assert not any(bar.isVisible() for bar in stage.window.findChildren(QScrollBar))
    look(stage, 720, 520)
    (page,) = (page for page in stage.window.findChildren(Page) if page.isVisible())
    assert page.widget().height() == max(page.widget().heightForWidth(page.widget().width()), page.height())


@pytest.mark.parametrize(("entries", "columns"), [(0, 1), (1, 2)])
def test_invitation_has_the_line_for_itself_where_nothing_is_beside_it(
    stage: Stage, entries: int, columns: int
) -> None:
    for number in range(entries):
        stage.keep(f"Project {number}")
    stage.begin()
    look(stage, 1200, 760)
    invite = stage.find(QAbstractButton, "New workspace, from the card").parentWidget()
    assert invite.parentWidget().width() // invite.width() == columns


PROCESSES = 6


@pytest.mark.parametrize("turn", range(PROCESSES))
def test_longer_words_have_room_at_twice_the_scale(turn: int) -> None:
    """In processes of their own: Qt reads the scale once."""
    screens = SCREENS[turn::PROCESSES]
    tests = [f"{__file__}::{test_longer_words_have_room.__name__}[{screen.name}]" for screen in screens]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "QT_SCALE_FACTOR": "2"},
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert done.returncode == 0, done.stdout[-5000:]
    assert f"{len(screens)} passed" in done.stdout


def test_nothing_jumps_from_screen_to_screen(stage: Stage) -> None:
    """Titles begin at the same place."""
    change_folders(stage)
    places = {_title(stage)}
    for name in ("Cancel", "Settings", "Workspaces", "New workspace"):
        stage.click(name)
        places.add(_title(stage))
    assert len(places) == 1


def _title(stage: Stage) -> tuple[int, int]:
    """Where it begins, and the middle of its line."""
    (title,) = (text for text in labels(stage.window) if text.property("kind") == "title")
    there = place(title, stage.window)
    return there.left(), there.center().y()


def test_buttons_side_by_side_are_equally_high(stage: Stage) -> None:
    tool(stage)
    look(stage, 1200, 760)
    names = ("Stop", "More for this page", "Folders", "Back to workspaces")
    assert len({stage.find(QAbstractButton, name).height() for name in names}) == 1
