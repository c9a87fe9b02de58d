"""The last look before a start: a name, and what it says of the tool, the engine and the proxies."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.core.computer.proxies import ProxyDoubt
from desktop.core.problems import EngineNotRunning
from desktop.core.workspaces.workspace import MAX_NAME
from desktop.gui.shell import HOME
from tests.gui.support.backend_double import BackendDouble
from tests.gui.support.engine_double import INFO
from tests.gui.support.screens import SHOW, add_folder, name_it, next_button, to_review
from tests.gui.support.stage import Stage


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("", "Give it a name"),
        ("   ", "Give it a name"),
        ("Claims analysis", "Another workspace has this name."),
        ("  claims ANALYSIS ", "Another workspace has this name."),
    ],
)
def test_name_that_cannot_be(stage: Stage, name: str, fault: str) -> None:
    stage.keep("Claims analysis")
    SHOW["wizard-review"](stage)
    name_it(stage, name)
    assert stage.reads(fault)
    assert not next_button(stage).isEnabled()
    name_it(stage, "Something else")
    assert not stage.reads(fault)
    assert next_button(stage).isEnabled()


@pytest.mark.parametrize("name", ["x" * MAX_NAME, "🚢 Häfen „2026“ / 'Q1' & <b>Q2</b>", "مرحبا", ".."])
def test_names_of_all_kinds(stage: Stage, name: str) -> None:
    SHOW["wizard-review"](stage)
    name_it(stage, name)
    stage.click("Start")
    [workspace] = stage.app.desk.workspaces.in_order()
    assert stage.play(workspace.id).workspace.name == name
    assert stage.backend.store.load(workspace.id).name == name
    stage.app.window.show_place(HOME)
    stage.settle()
    assert stage.reads(name)


def test_name_cannot_grow_too_long(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    edit = stage.find(QLineEdit, "Name of the workspace")
    edit.setFocus()
    edit.setText("y" * (MAX_NAME - 1))
    QTest.keyClicks(edit, "yyy")
    assert len(edit.text()) == MAX_NAME


def test_name_like_another_is_not_suggested(stage: Stage) -> None:
    stage.keep("sales-2026")
    SHOW["wizard-review"](stage)
    assert stage.find(QLineEdit, "Name of the workspace").text() == "sales-2026 2"


def test_review_says_what_the_first_start_takes(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    assert stage.reads("Built on this computer the first time")
    assert stage.reads("Only once; you can go on working meanwhile.")


@pytest.mark.parametrize(("version", "closed"), [("27.3.1", False), ("28.0.0", True)])
def test_review_promises_no_more_than_the_engine_keeps(stage: Stage, version: str, closed: bool) -> None:
    """Older ones let neighbours reach a tool's sign-in."""
    stage.engine.info = INFO._replace(name="Docker Engine", version=version)
    SHOW["wizard-review"](stage)
    assert stage.reads("No other computer can use it.") is closed
    assert stage.reads("lets other computers of the same network try to reach your tools") is not closed
    assert not stage.reads("program of this computer"), "what serves the network can be reached from inside"


def test_review_promises_nothing_for_an_engine_that_is_not_known(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop")
    stage.keep()
    SHOW["wizard-review"](stage)
    assert not stage.reads("other computer")


@pytest.mark.parametrize("limits", [False, True])
def test_an_engine_that_cannot_limit_a_tools_memory_is_told_of(stage: Stage, limits: bool) -> None:
    stage.engine.info = INFO._replace(limits=limits)
    told = "A tool may use all the memory of this computer."
    SHOW["wizard-review"](stage)
    assert stage.reads(told) is not limits
    SHOW["settings"](stage)
    stage.until(lambda: stage.reads("processors"))
    assert stage.reads(told) is not limits


@pytest.mark.parametrize("mapped", [False, True])
def test_folder_that_the_tool_may_not_be_able_to_change_is_told(stage: Stage, mapped: bool) -> None:
    """RStudio runs as its own user; a rootless engine runs everything as somebody else."""
    stage.engine.info = INFO._replace(native=not mapped, mapped=mapped)
    other = "The tool works as another user of this computer"
    SHOW["wizard-review"](stage)
    assert stage.reads(other) is mapped
    stage.click("Back")
    stage.click("Back")
    assert stage.reads(other) is mapped
    stage.click("Back")
    stage.click("RStudio")
    stage.click("Next: Folders")
    theirs = mapped or os.getuid() != 1000
    assert stage.reads(other) is theirs
    to_review(stage)
    assert stage.reads(other) is theirs


def test_folder_that_can_be_changed_through_another_is_told(stage: Stage) -> None:
    SHOW["wizard-folders-empty"](stage)
    project = stage.project()
    (Path(project) / "raw").mkdir()
    add_folder(stage, project)
    add_folder(stage, f"{project}/raw")
    through = "The tool can change this folder all the same"
    assert stage.reads(through)
    to_review(stage)
    assert stage.reads("raw · read only")
    assert stage.reads(through)


def test_review_of_what_is_there_already(stage: Stage) -> None:
    recipe = stage.backend.catalogue.entry("python-starter").recipe
    assert recipe
    stage.engine.present.add(recipe.tag)
    SHOW["wizard-review"](stage)
    stage.until(lambda: stage.reads("On this computer"))
    assert not stage.reads("Only once")


def test_review_says_what_becomes_of_the_proxies(stage: Stage) -> None:
    SHOW["wizard-review-proxies"](stage)
    assert stage.reads("is closed to tools")
    assert stage.reads("needs a password to reach the internet, and no tool is given one")
    assert stage.reads("For IT: HTTPS_PROXY")


@pytest.mark.parametrize("reason", ProxyDoubt)
def test_every_reason_to_change_a_proxy_has_its_sentence(stage: Stage, reason: ProxyDoubt) -> None:
    stage.backend.proxy_findings = {"HTTP_PROXY": reason, "HTTPS_PROXY": reason}
    SHOW["wizard-review"](stage)
    stage.until(lambda: stage.reads("proxy"))
    assert stage.reads("For IT: HTTP_PROXY, HTTPS_PROXY")
    assert sum("IT " in line and "proxy" in line for line in stage.texts()) == 1


def test_review_is_silent_about_proxies_that_go_inside_as_they_are(stage: Stage) -> None:
    SHOW["wizard-review"](stage)
    assert not stage.reads("proxy")


def test_review_tells_of_the_proxy_that_is_set_on_this_computer(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(BackendDouble, "proxies")
    monkeypatch.setenv("https_proxy", "http://me:secret@proxy.example:3128")
    SHOW["wizard-review"](stage)
    stage.until(lambda: stage.reads("needs a password to reach the internet, and no tool is given one"))
    assert not stage.reads("secret")
