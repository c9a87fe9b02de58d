"""The page *Health*."""

from __future__ import annotations

import getpass
import threading
import zipfile

from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from desktop.core.computer.proxies import Proxies, ProxyDoubt
from desktop.core.health.finding import Finding
from desktop.core.health.network import proxy
from desktop.core.problems import EngineNotRunning
from desktop.gui.parts.notice import Notice
from desktop.gui.shell import HEALTH, HOME
from tests.gui.support.screens.health import WELL, found, health, held, save
from tests.gui.support.stage import Stage


def test_findings_come_in_while_others_are_looked_for(stage: Stage) -> None:
    stage.backend.checking = threading.Event()
    health(stage, *found(engine="answers", disk_here="little"))
    stage.until(lambda: stage.reads("1 could be better"))
    assert stage.reads("Checking…")
    assert stage.reads("Make room before the next download.")
    assert not stage.find(QPushButton, "Check again").isEnabled()
    stage.backend.checking.set()
    stage.until(lambda: stage.reads("Nothing needs attention"))
    assert stage.find(QPushButton, "Check again").isEnabled()


def test_what_is_good_is_a_press_away(stage: Stage) -> None:
    health(stage)
    stage.until(lambda: stage.reads("Nothing needs attention"))
    assert not stage.reads("Runs as")
    stage.click(next(one for one in stage.names() if one.startswith("Sales forecast: ")))
    assert stage.reads("No program inside can get any.")


def test_looking_again_forgets_what_is_no_more(stage: Stage) -> None:
    health(stage, *found(**WELL), *held("Sales forecast", privileged="broken"))
    stage.until(lambda: stage.reads("1 thing needs attention"))
    stage.backend.findings = tuple(found(**WELL))
    stage.click("Check again")
    stage.until(lambda: stage.reads("Nothing needs attention"))
    assert not stage.reads("Sales forecast")


def test_what_a_workspace_does_is_a_press_away(stage: Stage) -> None:
    health(stage)
    stage.until(lambda: stage.reads("Nothing needs attention"))
    stage.click("What is Sales forecast doing?")
    stage.until(lambda: stage.reads("What is “Sales forecast” doing?"))


def test_several_doubts_about_proxies_are_all_shown(stage: Stage) -> None:
    doubts = {"HTTP_PROXY": ProxyDoubt.PASSWORD_REMOVED, "HTTPS_PROXY": ProxyDoubt.ONLY_ON_THIS_COMPUTER}
    health(stage, *proxy(Proxies({}, doubts)))
    stage.until(lambda: stage.reads("2 could be better"))
    assert stage.reads("HTTP_PROXY has a password")
    assert stage.reads("HTTPS_PROXY is on this computer alone")


def test_it_is_not_looked_again_at_once(stage: Stage) -> None:
    health(stage)
    stage.until(lambda: stage.reads("Nothing needs attention"))
    looked = stage.app.desk.health.looked
    stage.app.window.show_place(HOME)
    stage.app.window.show_place(HEALTH)
    stage.settle()
    assert stage.app.desk.health.looked == looked
    assert not stage.app.desk.health.looking


def test_the_keyring_is_tried_when_asked(stage: Stage) -> None:
    health(stage)
    stage.until(lambda: stage.reads("Nothing needs attention"))
    assert stage.backend.keyrings_tried == 0
    stage.backend.findings = tuple(found(keyring="works"))
    stage.click("Try the keyring")
    stage.until(lambda: not stage.offers("Try the keyring"))
    assert stage.backend.keyrings_tried == 1


def test_a_problem_has_its_own_words(stage: Stage) -> None:
    problem = EngineNotRunning(engine="Docker Desktop")
    health(stage, Finding("engine", "problem", {"problem": problem.code}, problem=problem))
    stage.until(lambda: stage.reads("1 thing needs attention"))
    assert stage.reads("Docker Desktop is not running.")
    assert not stage.reads("engine-not-running")


def test_the_way_from_an_engines_problem(stage: Stage) -> None:
    stage.engine.info = EngineNotRunning(engine="Docker Desktop", startable=True)
    stage.backend.findings = tuple(found(**WELL))
    stage.keep()
    stage.begin()
    stage.click(stage.until(lambda: stage.offers("Check health") and "Check health"))
    stage.until(lambda: stage.reads("Nothing needs attention"))


def test_what_is_shown_is_what_is_saved(stage: Stage) -> None:
    stage.app.shell.health.ask_place = lambda _suggested: str(stage.folder / "report.zip")
    stage.backend.logs.mkdir(parents=True, exist_ok=True)
    (stage.backend.logs / "cais.log").write_text("password=c4n4ry battery\nopened by " + getpass.getuser())
    save(stage)
    stage.click("logs/cais.log")
    shown = stage.front.findChild(QPlainTextEdit)
    assert shown.toPlainText() == "password=…\nopened by USER"
    stage.click("Save…")
    stage.until(lambda: stage.reads("“report.zip” is saved."))
    with zipfile.ZipFile(stage.folder / "report.zip") as file:
        assert file.read("cais-report/logs/cais.log").decode() == shown.toPlainText()
        assert b"Neighbours on the network" in file.read("cais-report/report.txt")
    stage.click("Leave out names")
    assert shown.toPlainText() == "password=…\nopened by " + getpass.getuser()


def test_what_cannot_be_saved_is_said(stage: Stage) -> None:
    stage.app.shell.health.ask_place = lambda _suggested: "/proc/nowhere/report.zip"
    save(stage)
    stage.click("Save…")
    stage.until(lambda: stage.front.findChild(Notice).isVisible())
    assert not stage.reads("is saved.")
