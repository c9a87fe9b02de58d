"""How screens make use of their room. That there is enough on every screen: test_screens.py."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QScrollBar

from desktop.gui.parts.layout import Page
from desktop.gui.parts.text import ElidedText
from desktop.gui.wizard.frame import Footer
from tests.gui.support.fitting import misfits
from tests.gui.support.looking import labels, place
from tests.gui.support.screens import SHOW, change_folders, tool
from tests.gui.support.stage import Stage


def look(stage: Stage, width: int, height: int) -> None:
    stage.window.resize(width, height)
    stage.settle()
    stage.settle()
    assert stage.window.size().toTuple() == (width, height), "the window cannot be made that small"


def test_what_has_no_room_is_noticed(stage: Stage) -> None:
    stage.begin()
    assert misfits(stage.front) == []
    stage.find(QAbstractButton, "Settings").setFixedWidth(20)
    stage.settle()
    assert any("'Settings'" in one for one in misfits(stage.front))


def test_name_of_a_workspace_is_whole_beside_its_tool(longer: None, stage: Stage) -> None:
    tool(stage)
    look(stage, 720, 520)
    name = next(line for line in stage.window.findChildren(ElidedText) if line.isVisible())
    assert name.width() >= name.sizeHint().width()


@pytest.mark.parametrize("name", ["wizard-tool", "wizard-folders", "change-folders-while-running"])
def test_hint_below_a_page_leaves_room_for_the_page(longer: None, stage: Stage, name: str) -> None:
    SHOW[name](stage)
    look(stage, 720, 520)
    (foot,) = (foot for foot in stage.window.findChildren(Footer) if foot.isVisible())
    (hint,) = labels(foot)
    assert hint.height() <= 2 * hint.fontMetrics().lineSpacing()


def test_hint_is_beside_the_buttons_where_there_is_room(stage: Stage) -> None:
    change_folders(stage)
    look(stage, 1024, 700)
    (foot,) = (foot for foot in stage.window.findChildren(Footer) if foot.isVisible())
    (hint,) = labels(foot)
    save = stage.find(QAbstractButton, "Save")
    assert place(hint, stage.window).right() < place(save, stage.window).left()


@pytest.mark.parametrize("name", ["wizard-review", "wizard-review-proxies", "home-one"])
def test_page_scrolls_only_where_it_must(stage: Stage, name: str) -> None:
    SHOW[name](stage)
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
