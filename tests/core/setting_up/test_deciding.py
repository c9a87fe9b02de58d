"""Which step comes next, for every computer that somebody was stuck at."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.core.problems import (
    EngineDidNotStart,
    EngineNotAllowed,
    EngineNotInstalled,
    EngineNotRunning,
    Problem,
)
from desktop.core.setting_up.deciding import INSTALLERS, Act, Case, Step, decide
from desktop.core.setting_up.facts import Facts, Linux, MacOS, Rights, Windows, Wsl

NONE, REFUSED, OFF = EngineNotInstalled(), EngineNotAllowed(), EngineNotRunning(engine="Docker Engine")
BARE = Linux("maria", installer="apt-get", rights=Rights.ASKED)
WITH_PODMAN = replace(BARE, podman=True)
WITH_DOCKER = replace(BARE, docker=True, group="docker")
LOCKED = replace(WITH_DOCKER, refused=True)

STEPS: list[tuple[str, Facts, Problem, Case, Act]] = [
    ("nothing", BARE, NONE, Case.NO_PACKAGE, Act.RUN),
    ("nothing, no rights", replace(BARE, rights=Rights.NONE), NONE, Case.NO_PACKAGE, Act.ASK),
    ("nothing, unknown installer", replace(BARE, installer=""), NONE, Case.NO_PACKAGE, Act.ASK),
    ("podman", WITH_PODMAN, EngineNotRunning(engine="Podman", startable=True), Case.PODMAN_OFF, Act.START),
    ("podman without numbers", replace(WITH_PODMAN, numbers=False), NONE, Case.NO_NUMBERS, Act.RUN),
    ("no namespaces", replace(WITH_PODMAN, namespaces=False), NONE, Case.NO_NAMESPACES, Act.ASK),
    ("docker off", WITH_DOCKER, OFF, Case.SERVICE_OFF, Act.RUN),
    ("docker off, listed", replace(WITH_DOCKER, listed=True), OFF, Case.SERVICE_OFF, Act.RUN),
    ("not in group", LOCKED, REFUSED, Case.NOT_IN_GROUP, Act.RUN),
    ("not in group, no rights", replace(LOCKED, rights=Rights.NONE), REFUSED, Case.NOT_IN_GROUP, Act.ASK),
    ("in group by now", replace(LOCKED, listed=True), REFUSED, Case.SIGN_IN_AGAIN, Act.LOOK),
    ("locked, with podman", replace(LOCKED, podman=True), REFUSED, Case.PODMAN_OFF, Act.START),
    (
        "desktop off",
        BARE,
        EngineNotRunning(engine="Docker Desktop", startable=True),
        Case.PROGRAM_OFF,
        Act.START,
    ),
    ("windows", Windows(), NONE, Case.NO_PROGRAM, Act.GET),
    ("wsl missing", Windows(Wsl.MISSING, True), NONE, Case.WSL_MISSING, Act.RUN),
    ("wsl missing, restart due", Windows(Wsl.MISSING, True, True), NONE, Case.RESTART, Act.LOOK),
    ("wsl ready, restart due", Windows(Wsl.READY, True, True), NONE, Case.NO_PROGRAM, Act.GET),
    ("wsl outdated", Windows(Wsl.OUTDATED, True), NONE, Case.WSL_OUTDATED, Act.RUN),
    ("no machines", Windows(Wsl.NO_MACHINES, True), NONE, Case.WSL_MISSING, Act.RUN),
    ("firmware", Windows(Wsl.MISSING, False), NONE, Case.VIRTUALISATION_OFF, Act.ASK),
    ("firmware untold", Windows(Wsl.READY, None), NONE, Case.NO_PROGRAM, Act.GET),
    (
        "hyper-v without wsl",
        Windows(Wsl.MISSING, True, programs=("Docker Desktop",)),
        EngineNotRunning(engine="Docker Desktop", startable=True),
        Case.PROGRAM_OFF,
        Act.START,
    ),
    (
        "did not start, without wsl",
        Windows(Wsl.MISSING, True, programs=("Docker Desktop",)),
        EngineDidNotStart(engine="Docker Desktop"),
        Case.WSL_MISSING,
        Act.RUN,
    ),
    ("docker-users", Windows(programs=("Docker Desktop",)), REFUSED, Case.NOT_IN_GROUP, Act.ASK),
    ("mac", MacOS(True), NONE, Case.NO_PROGRAM, Act.GET),
    (
        "mac off",
        MacOS(True, ("OrbStack",)),
        EngineNotRunning(engine="OrbStack", startable=True),
        Case.PROGRAM_OFF,
        Act.START,
    ),
    (
        "paused",
        MacOS(True, ("Docker Desktop",)),
        EngineNotRunning(detail="Docker Desktop is manually paused. Unpause it through the Whale menu."),
        Case.PAUSED,
        Act.COME_FORWARD,
    ),
    (
        "signed out",
        Windows(programs=("Docker Desktop",)),
        EngineNotRunning(detail="Sign-in is required by your organization"),
        Case.SIGNED_OUT,
        Act.COME_FORWARD,
    ),
]


@pytest.mark.parametrize(
    ("found", "problem", "case", "act"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS]
)
def test_each_computer_has_one_next_step(found: Facts, problem: Problem, case: Case, act: Act) -> None:
    step = decide(found, problem)
    assert (step.case, step.act) == (case, act)
    assert (step.act is Act.RUN) == bool(step.command)


def test_every_case_is_met_above_or_below() -> None:
    assert {row[3] for row in STEPS} | {Case.OTHER} == set(Case)


def test_what_does_not_start_is_no_way_again() -> None:
    assert decide(WITH_PODMAN, EngineDidNotStart(engine="Podman")).case is Case.OTHER
    assert decide(MacOS(True, ("Colima",)), EngineDidNotStart(engine="Colima")).case is Case.OTHER


@pytest.mark.parametrize(
    ("found", "other"),
    [
        (LOCKED, Case.NO_PACKAGE),
        (replace(LOCKED, podman=True, numbers=False), Case.NO_NUMBERS),
        (replace(LOCKED, podman=True), Case.NOT_IN_GROUP),
        (replace(LOCKED, namespaces=False), None),
        (replace(LOCKED, podman=True, session=False), None),
    ],
)
def test_there_may_be_another_way(found: Linux, other: Case | None) -> None:
    instead = decide(found, REFUSED).instead
    assert (instead.case if instead else None) is other


@pytest.mark.parametrize("installer", INSTALLERS)
def test_a_password_is_asked_for_once(installer: str) -> None:
    """By the installer itself, or by pkexec, and never by both."""
    command = decide(replace(BARE, installer=installer), NONE).command
    assert (command[0] == "pkexec") is (installer != "pkcon")
    assert "podman" in command


def test_nobody_becomes_as_good_as_root_without_being_asked() -> None:
    """The group is never joined as a part of another step."""
    others = [
        decide(found, problem) for _name, found, problem, case, _act in STEPS if case is not Case.NOT_IN_GROUP
    ]
    assert not [one for one in others if "--groups" in one.command]


def test_nobody_gets_anothers_numbers() -> None:
    step = decide(replace(WITH_PODMAN, numbers=False, free=231_072), NONE)
    assert step.command[2:6] == ("--add-subuids", "231072-296607", "--add-subgids", "231072-296607")


def test_it_is_told_what_to_run() -> None:
    step = decide(replace(LOCKED, rights=Rights.NONE), REFUSED)
    assert step.commands == ("sudo usermod --append --groups docker maria",)
    off = decide(Windows(Wsl.NO_MACHINES, True), NONE)
    assert off.commands[-1] == "bcdedit /set hypervisorlaunchtype auto"


def test_it_is_told_whom_to_add() -> None:
    """By name: it is run by somebody else, in a session of theirs."""
    step = decide(Windows(programs=("Docker Desktop",), user=r"ACME\maria"), REFUSED)
    assert step.commands == (r'net localgroup docker-users "ACME\maria" /add',)


def test_a_step_is_a_value() -> None:
    """Two looks that find the same are the same, and nothing on the screen moves."""
    assert decide(LOCKED, REFUSED) == decide(replace(LOCKED), EngineNotAllowed())
    assert decide(BARE, NONE) != Step(Case.NO_PACKAGE)
