"""Which addresses workspaces have: chosen in the settings, taken where some are in the way of data."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.core.computer.settings import SettingsFile
from desktop.core.data.reach.outcome import Side
from desktop.gui.shell import SETTINGS
from tests.gui.support.screens import SHOW
from tests.gui.support.screens.reach import ALL, CLASHING, HERE, clash
from tests.gui.support.screens.tool import tool
from tests.gui.support.stage import Stage


def on_disk(stage: Stage) -> str | None:
    return SettingsFile(stage.backend.settings._path).now.network_pool


def enter(stage: Stage, text: str) -> None:
    field = stage.find(QLineEdit, "Addresses for workspaces")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    stage.press(Qt.Key.Key_Return)


def test_a_range_is_chosen_shown_and_left_to_cais_again(stage: Stage) -> None:
    SHOW["settings"](stage)
    assert stage.reads("Cais chooses: 10.213.0.0/16")
    enter(stage, " 10.20.0.0/16 ")
    stage.until(lambda: stage.reads("Workspaces use 10.20.0.0/16.") and stage.reads("Saved."))
    assert on_disk(stage) == "10.20.0.0/16"
    assert stage.engine.count("leave_networks") == 1
    stage.click("Let Cais choose the addresses for workspaces")
    stage.until(lambda: stage.reads("Cais chooses: 10.213.0.0/16"))
    assert on_disk(stage) is None


def test_free_ones_are_found(stage: Stage) -> None:
    SHOW["settings"](stage)
    stage.click("Find free addresses for workspaces")
    stage.until(lambda: stage.reads("Workspaces use 172.21.0.0/16."))
    stage.engine.free_pool = None
    stage.click("Find free addresses for workspaces")
    stage.until(lambda: stage.reads("No private addresses are free on this computer"))
    assert on_disk(stage) == "172.21.0.0/16"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("10.20.0.0/33", "That is no range of addresses"),
        ("10.20.0.0/30", "a single workspace takes 16"),
        ("8.8.0.0/16", "belong to the internet"),
    ],
)
def test_what_is_no_range_is_told_and_not_taken(stage: Stage, text: str, said: str) -> None:
    SHOW["settings"](stage)
    enter(stage, text)
    assert stage.reads(said)
    assert on_disk(stage) is None
    assert not stage.engine.count("leave_networks")


def test_other_addresses_are_taken_where_the_server_is_and_it_is_looked_again(stage: Stage) -> None:
    clash(stage)
    stage.until(lambda: stage.reads("Workspaces use the same addresses as the server’s network"))
    stage.backend.looks = {Side.COMPUTER: HERE, Side.INSIDE: ALL}
    stage.click("Take other addresses")
    stage.until(lambda: stage.reads("“sales” can be reached"))
    assert ("free_pool", "172.18.4.9") in stage.engine.asked
    assert on_disk(stage) == "172.21.0.0/16"


def test_where_none_are_free_that_is_told(stage: Stage) -> None:
    stage.engine.free_pool = None
    clash(stage)
    stage.until(lambda: stage.offers("Take other addresses"))
    stage.click("Take other addresses")
    stage.until(lambda: stage.reads("No private addresses are free on this computer"))


def test_those_of_docker_itself_are_for_it_to_change(stage: Stage) -> None:
    clash(stage, CLASHING._replace(workspace=""))
    stage.until(lambda: stage.reads("Docker itself uses the same addresses"))
    assert not stage.offers("Take other addresses")


def test_a_tool_that_runs_says_that_it_has_others_from_its_next_opening_on(stage: Stage) -> None:
    workspace = tool(stage)
    running = stage.engine.running[workspace.id]
    stage.engine.running[workspace.id] = running._replace(address="10.213.4.2")
    stage.app.desk.listing.refresh()
    assert not stage.reads("The tool still has the addresses")
    stage.app.window.show_place(SETTINGS)
    enter(stage, "10.20.0.0/16")
    stage.until(lambda: stage.reads("Workspaces use 10.20.0.0/16."))
    stage.app.shell.workspaces.show(workspace.id)
    stage.until(lambda: stage.reads("The tool still has the addresses that it was opened with."))
    before = stage.backend.plays[workspace.id]
    stage.click("Stop and open again")
    stage.until(lambda: stage.play(workspace.id) is not before)


def test_the_tool_whose_addresses_are_in_the_way_is_opened_again(stage: Stage) -> None:
    workspace = stage.keep()
    stage.engine.run(workspace.id)
    clash(stage, CLASHING._replace(workspace=workspace.id, moves=True))
    stage.until(lambda: stage.reads("A tool that runs still has the same addresses"))
    stage.click("Stop and open again")
    stage.until(lambda: stage.engine.count("halt") == 1 and workspace.id in stage.backend.plays)
