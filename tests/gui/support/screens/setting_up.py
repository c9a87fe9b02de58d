"""The way to an engine, at each of its steps."""

from __future__ import annotations

import threading

from desktop.core.problems import (
    EngineDidNotStart,
    EngineNotAllowed,
    EngineNotInstalled,
    EngineNotRunning,
    Problem,
    SetUpRefused,
)
from desktop.core.setting_up.deciding import Case
from desktop.core.setting_up.facts import Facts, Linux, MacOS, Rights, Windows, Wsl
from tests.gui.support.engine_double import INFO
from tests.gui.support.screens.screen import screen
from tests.gui.support.stage import Stage

BARE = Linux("maria", installer="apt-get", rights=Rights.ASKED)
NO_RIGHTS = Linux("maria", installer="apt-get")
LOCKED = {"docker": True, "refused": True, "group": "docker"}
DESKTOP = ("Docker Desktop",)
NONE = EngineNotInstalled()

PLACES: dict[str, tuple[Facts, Problem, Case]] = {
    "no-package": (BARE, NONE, Case.NO_PACKAGE),
    "no-package-ask": (NO_RIGHTS, NONE, Case.NO_PACKAGE),
    "service-off": (Linux("maria", rights=Rights.ASKED, docker=True), NONE, Case.SERVICE_OFF),
    "not-in-group": (
        Linux("maria", installer="apt-get", rights=Rights.ASKED, **LOCKED),
        EngineNotAllowed(),
        Case.NOT_IN_GROUP,
    ),
    "not-in-group-ask": (Linux("maria", **LOCKED), EngineNotAllowed(), Case.NOT_IN_GROUP),
    "sign-in-again": (Linux("maria", listed=True, **LOCKED), EngineNotAllowed(), Case.SIGN_IN_AGAIN),
    "podman-off": (Linux("maria", podman=True, **LOCKED), EngineNotAllowed(), Case.PODMAN_OFF),
    "no-numbers": (Linux("maria", rights=Rights.ASKED, podman=True, numbers=False), NONE, Case.NO_NUMBERS),
    "no-namespaces": (Linux("maria", podman=True, namespaces=False), NONE, Case.NO_NAMESPACES),
    "virtualisation-off": (Windows(Wsl.MISSING, False), NONE, Case.VIRTUALISATION_OFF),
    "wsl-missing": (Windows(Wsl.MISSING, True), NONE, Case.WSL_MISSING),
    "wsl-outdated": (Windows(Wsl.OUTDATED, True), NONE, Case.WSL_OUTDATED),
    "restart": (Windows(Wsl.MISSING, True, True), NONE, Case.RESTART),
    "no-program": (Windows(), NONE, Case.NO_PROGRAM),
    "no-program-mac": (MacOS(True), NONE, Case.NO_PROGRAM),
    "program-off": (
        MacOS(True, DESKTOP),
        EngineNotRunning(engine="Docker Desktop", startable=True),
        Case.PROGRAM_OFF,
    ),
    "paused": (
        MacOS(True, DESKTOP),
        EngineNotRunning(engine="Docker Desktop", detail="Docker Desktop is paused"),
        Case.PAUSED,
    ),
    "signed-out": (
        Windows(programs=DESKTOP),
        EngineNotRunning(engine="Docker Desktop", detail="sign-in required"),
        Case.SIGNED_OUT,
    ),
    "other": (MacOS(True, ("Colima",)), EngineDidNotStart(engine="Colima"), Case.OTHER),
}


def begun(stage: Stage, found: Facts, problem: Problem) -> None:
    """Who begins on such a computer is led there."""
    stage.backend.setting_up().facts = found
    stage.engine.info = problem
    stage.begin()
    stage.until(lambda: stage.app.desk.setting_up.step)


def _place(name: str, found: Facts, problem: Problem, case: Case) -> None:
    @screen(f"setting-up-{name}")
    def _(stage: Stage) -> None:
        begun(stage, found, problem)
        assert stage.app.desk.setting_up.step.case is case


for name, (found, problem, case) in PLACES.items():
    _place(name, found, problem, case)


@screen("setting-up-working")
def working(stage: Stage) -> None:
    begun(stage, BARE, NONE)
    stage.engine.gates["set-up"] = threading.Event()
    stage.click("Install Podman")
    stage.until(lambda: stage.reads("Working on it."))


@screen("setting-up-refused")
def refused(stage: Stage) -> None:
    begun(stage, BARE, NONE)
    stage.backend.setting_up().trouble = SetUpRefused()
    stage.click("Install Podman")
    stage.until(lambda: stage.reads("Nobody entered an administrator’s password."))


@screen("setting-up-ready")
def ready(stage: Stage) -> None:
    begun(stage, BARE, NONE)
    stage.engine.info = INFO
    stage.click("Look again")
    stage.until(lambda: stage.offers("Go on"))
