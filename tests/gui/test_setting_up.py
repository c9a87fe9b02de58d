"""From no engine to one: what the page does, and when it looks again by itself."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6 import QtCore
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.core.problems import EngineNotAllowed, EngineNotInstalled, EngineTooOld, SetUpFailed
from desktop.core.setting_up.deciding import Case
from desktop.core.setting_up.facts import Linux, MacOS, Windows, Wsl
from desktop.gui.parts import programs, tabbing
from desktop.gui.parts.buttons import Button
from desktop.gui.state import setting_up as state
from tests.gui.support.engine_double import INFO
from tests.gui.support.screens.presets import managed
from tests.gui.support.screens.setting_up import BARE, LOCKED, NONE, begun
from tests.gui.support.stage import Stage


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were shown by another program."""
    pages: list[str] = []
    monkeypatch.setattr(programs, "show_page", lambda address, _say: pages.append(address))
    return pages


def step(stage: Stage) -> Case | None:
    found = stage.app.desk.setting_up.step
    return found.case if found else None


def test_who_begins_is_led_there_once(stage: Stage) -> None:
    begun(stage, BARE, NONE)
    assert stage.reads("Podman is not installed yet")
    stage.click("Workspaces")
    stage.until(lambda: stage.offers("New workspace, from the card"))
    stage.app.desk.engine.find()
    stage.settle()
    assert stage.offers("New workspace, from the card")


def test_who_has_workspaces_is_asked(stage: Stage) -> None:
    stage.engine.info = NONE
    stage.keep()
    stage.begin()
    assert stage.reads("What tools run in is not installed yet.")
    stage.click("Show me how, from the message")
    stage.until(lambda: stage.reads("Podman is not installed yet"))


def test_a_step_that_is_done_leads_to_the_next(stage: Stage) -> None:
    """From nothing to an engine, by buttons alone."""
    begun(stage, BARE, NONE)
    setting_up = stage.backend.setting_up()
    setting_up.facts = replace(BARE, podman=True, numbers=False)
    stage.click("Install Podman")
    stage.until(lambda: step(stage) is Case.NO_NUMBERS)
    setting_up.facts = replace(BARE, podman=True)
    stage.click("Give my account user numbers")
    stage.until(lambda: step(stage) is Case.PODMAN_OFF)
    stage.engine.info = INFO
    stage.click("Start Podman")
    stage.until(lambda: stage.reads("Docker Desktop is running"))
    assert setting_up.done == [Case.NO_PACKAGE, Case.NO_NUMBERS]
    assert ("bring_up", "Podman") in stage.engine.asked
    stage.click("Go on")
    stage.until(lambda: stage.offers("New workspace, from the card"))


def test_the_keyboard_stays_at_the_button_from_step_to_step(stage: Stage) -> None:
    """Where it would go else leads away from the page."""
    begun(stage, BARE, NONE)
    setting_up = stage.backend.setting_up()
    tabbing.go_to(stage.find(Button, "Install Podman"))
    setting_up.facts = replace(BARE, podman=True, numbers=False)
    stage.click("Install Podman")
    stage.until(lambda: step(stage) is Case.NO_NUMBERS)
    assert stage.find(Button, "Give my account user numbers").hasFocus()


def test_what_fails_is_said_and_can_be_tried_again(stage: Stage) -> None:
    begun(stage, BARE, NONE)
    stage.backend.setting_up().trouble = SetUpFailed(
        program="apt-get", status=100, detail="Unable to locate package podman"
    )
    stage.click("Install Podman")
    stage.until(lambda: stage.reads("That did not work."))
    assert stage.offers("Install Podman")
    stage.click("Copy details")
    copied = QGuiApplication.clipboard().text()
    assert "sudo apt-get install" in copied
    assert "Unable to locate package podman" in copied


def test_a_look_that_fails_is_said_and_can_be_tried_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    setting_up = stage.backend.setting_up()

    def fail(_problem: object) -> None:
        raise OSError("canary")

    with monkeypatch.context() as patched:
        patched.setattr(setting_up, "next", fail)
        stage.engine.info = NONE
        stage.begin()
        stage.until(lambda: stage.app.desk.setting_up.trouble)
        assert not stage.reads("Looking at this computer…")
        assert stage.offers("Details for IT")
    setting_up.facts = BARE
    stage.click("Look again")
    stage.until(lambda: stage.reads("Podman is not installed yet"))
    assert stage.app.desk.setting_up.trouble is None


def test_another_way_is_gone_by_a_press_and_kept(stage: Stage) -> None:
    begun(stage, Linux("maria", installer="apt-get", **LOCKED), EngineNotAllowed())
    assert step(stage) is Case.NOT_IN_GROUP
    stage.click("Use Podman instead")
    assert step(stage) is Case.NO_PACKAGE
    stage.click("Look again")
    stage.until(lambda: stage.engine.count("find") == 2)
    stage.settle()
    assert step(stage) is Case.NO_PACKAGE


def test_what_the_group_means_is_said(stage: Stage) -> None:
    begun(stage, Linux("maria", **LOCKED), EngineNotAllowed())
    assert stage.reads("Whoever is in this group can do anything on this computer")


def test_the_text_for_it_is_copied(stage: Stage) -> None:
    begun(stage, Linux("maria", **LOCKED), EngineNotAllowed())
    stage.click("Copy the text for IT")
    copied = QGuiApplication.clipboard().text()
    assert "sudo usermod --append --groups docker maria" in copied
    assert "rootless Podman" in copied


def test_it_may_have_it_elsewhere(stage: Stage, opened: list[str]) -> None:
    stage.engine.info = NONE
    stage.backend.setting_up().facts = Windows()
    managed(stage, "[engine]\ndownload = 'https://intranet.acme.example/docker'", head="")
    stage.app.desk.news.set_up_asked.emit()
    stage.until(lambda: stage.offers("Get it from Acme Häfen"))
    stage.click("Get it from Acme Häfen")
    assert opened == ["https://intranet.acme.example/docker"]
    assert not stage.offers("Get Rancher Desktop")


def test_free_engines_are_offered_beside(stage: Stage, opened: list[str]) -> None:
    begun(stage, MacOS(True), NONE)
    assert stage.reads("This Mac has a chip from Apple")
    for name in ("Get Docker Desktop", "Get Rancher Desktop", "Get Podman Desktop"):
        stage.click(name)
    assert len(set(opened)) == 3


def test_coming_back_from_another_program_looks_again(stage: Stage) -> None:
    begun(stage, Windows(Wsl.MISSING, True), NONE)
    stage.backend.setting_up().facts = Windows()
    QApplication.instance().applicationStateChanged.emit(QtCore.Qt.ApplicationState.ApplicationActive)
    stage.until(lambda: step(stage) is Case.NO_PROGRAM)


def test_a_socket_that_comes_is_noticed(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(state, "_watched", lambda: (tmp_path, tmp_path / "missing"))
    begun(stage, BARE, NONE)
    stage.engine.info = INFO
    (tmp_path / "docker.sock").touch()
    stage.until(lambda: stage.offers("Go on"))


def test_what_is_being_read_stays_while_nothing_is_otherwise(stage: Stage) -> None:
    """Looks come by themselves, and often: each change of a folder of the system's brings one."""
    begun(stage, BARE, NONE)
    stage.click("Details for IT")
    setting_up = stage.app.desk.setting_up
    before = setting_up._looking
    setting_up.look_again()
    stage.until(lambda: setting_up._looking is not before and setting_up._looking.over)
    assert stage.offers("Copy details")


def test_nobody_looks_while_nobody_wants_to_know(stage: Stage) -> None:
    begun(stage, BARE, NONE)
    stage.click("Workspaces")
    looks = stage.engine.count("find")
    QApplication.instance().applicationStateChanged.emit(QtCore.Qt.ApplicationState.ApplicationActive)
    stage.settle()
    assert stage.engine.count("find") == looks


def test_a_problem_of_its_own_kind_is_said(stage: Stage) -> None:
    """Something was installed, and is too old."""
    begun(stage, BARE, NONE)
    stage.engine.info = EngineTooOld(engine="Podman", version="3.4", needed="4.3")
    stage.click("Look again")
    stage.until(lambda: stage.reads("Podman 3.4 is too old"))
    stage.engine.info = EngineNotInstalled()
    stage.click("Look again")
    stage.until(lambda: stage.reads("Podman is not installed yet"))
