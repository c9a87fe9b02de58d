"""What the first screen says when no tool can be opened."""

from __future__ import annotations

import math

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QInputDialog

from desktop.core.problems import EngineDidNotStart, EngineNotRunning
from desktop.core.workspaces.workspace import MAX_NAME, Folder
from desktop.gui.home.card import WorkspaceCard
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.meter import Meter
from desktop.gui.shell import HOME
from tests.gui.support.engine_double import GIB, INFO
from tests.gui.support.looking import colours, picture, place, rgb
from tests.gui.support.spoken import plain
from tests.gui.support.stage import Stage

SAID = "Tools run inside Docker Desktop. Starting it takes up to a minute."
START = "Start Docker Desktop, from the message"


def without_engine(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.keep()
    stage.begin()


def test_the_way_out_is_offered_where_one_looks(stage: Stage) -> None:
    without_engine(stage)
    assert stage.reads(SAID)
    stage.engine.info = INFO
    stage.click(START)
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert not stage.reads(SAID)


def test_message_goes_when_the_engine_comes(stage: Stage) -> None:
    without_engine(stage)
    stage.engine.info = INFO
    stage.app.desk.engine.find()
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert not stage.reads(SAID)


def test_what_was_put_away_comes_back_only_for_another_reason(stage: Stage) -> None:
    without_engine(stage)
    stage.click("Put this message away")
    looked = stage.engine.count("find")
    stage.app.desk.engine.find()
    stage.until(lambda: stage.engine.count("find") > looked)
    assert not stage.reads(SAID)
    stage.engine.info = EngineDidNotStart(engine="Docker Desktop", waited_s=60)
    stage.app.desk.engine.find()
    stage.until(lambda: stage.reads("It was given 60 seconds."))


def test_help_that_did_not_help_is_offered_again(stage: Stage) -> None:
    without_engine(stage)
    stage.click(START)
    stage.until(lambda: stage.offers(START))
    assert stage.engine.count("ensure_running") == 1


def test_all_is_well_and_nothing_is_said(stage: Stage) -> None:
    stage.begin()
    stage.app.window.show_place(HOME)
    assert not stage.offers("Put this message away")


@pytest.mark.parametrize("name", ["Sales forecast", "Q" * MAX_NAME])
def test_rename_has_room_for_a_name_and_plain_buttons(stage: Stage, name: str) -> None:
    stage.keep(name)
    stage.begin()
    stage.pick(f"More for {name}", "Rename…")
    dialog = stage.until(lambda: stage.window.findChild(QInputDialog))
    assert 440 <= dialog.width() <= 480
    buttons = dialog.findChild(QDialogButtonBox).buttons()
    assert [button.text() for button in buttons if button.icon()] == []
    in_order = sorted(buttons, key=lambda button: button.x())
    assert [button.text() for button in in_order] == ["Cancel", "Rename"], "as in dialogs of our own"
    dialog.reject()


@pytest.mark.parametrize(("height", "more"), [(520, 0), (760, 1)])
def test_as_many_cards_at_once_as_the_window_shows(stage: Stage, height: int, more: int) -> None:
    for number in range(30):
        stage.keep(f"Project {number}")
    stage.app.window.resize(720, height)
    at_once: list[int] = []
    stage.app.desk.news.listed.connect(lambda: at_once.append(len(stage.window.findChildren(WorkspaceCard))))
    stage.begin()
    assert at_once[0] == 3 + more
    stage.until(lambda: len(stage.window.findChildren(WorkspaceCard)) == 30)


def test_what_can_be_changed_through_the_folder_around_it_is_not_called_read_only(stage: Stage) -> None:
    """On the card and in the menu of its own screen alike."""
    outer, inner, other = stage.project("outer"), stage.project("outer/inner"), stage.project("other")
    workspace = stage.keep(
        folders=(
            Folder(inner, "inner", writable=False),
            Folder(outer, "outer", writable=True),
            Folder(other, "other", writable=False),
        )
    )
    stage.begin()
    assert {"inner · can change", "outer · can change", "other · read only"} <= set(stage.texts())
    stage.app.shell.workspaces.show(workspace.id)
    stage.settle()
    stage.click("Folders")
    menu = stage.until(QApplication.activePopupWidget)
    entries = [plain(action.text()) for action in menu.actions()]
    menu.close()
    assert entries[:3] == ["Show inner · can change", "Show outer · can change", "Show other · read only"]


def test_new_workspace_is_offered_once_while_there_is_none(stage: Stage) -> None:
    stage.begin()
    assert stage.texts().count("New workspace") == 1
    stage.click("New workspace")
    stage.click("Cancel")
    assert stage.texts().count("New workspace") == 1


@pytest.mark.parametrize(("used", "pixels"), [(60 * 1024**2, 6), (GIB, 40)])
def test_memory_in_use_is_seen_however_little(stage: Stage, used: int, pixels: int) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    stage.engine.used = used
    stage.begin()
    stage.until(lambda: stage.app.desk.meters.memory(workspace.id)[0])
    (meter,) = (one for one in stage.window.findChildren(Meter) if one.isVisible())
    middle = place(meter, stage.window)
    middle = middle.adjusted(0, middle.height() // 2, 0, 1 - middle.height() // 2)
    row = colours(picture(stage.window, middle))
    filled = middle.width() - row[rgb(stage.app.theme.colours.track)]
    assert filled in range(pixels, 2 * pixels)
    assert meter.value() == math.ceil(1000 * used / (4 * GIB)), "what is heard is the truth"


def test_what_was_measured_before_it_is_shown_looks_as_it_was_told_since(stage: Stage) -> None:
    """As the button of the first picture, which is the next step only where there is no workspace yet."""
    button, other = Button("Go on"), Button("Go on", "primary")
    button.sizeHint()
    theme.restyle(button, kind="primary")
    assert button.grab().toImage() == other.grab().toImage()


def test_a_new_workspace_is_a_key_away(stage: Stage) -> None:
    stage.begin()
    QTest.keyClick(stage.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert stage.reads("What do you want to work with?")
