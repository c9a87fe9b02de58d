"""Which step comes next, from what was found. Pure: no file is read here and no program is run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from desktop.core.problems import (
    EngineDidNotStart,
    EngineNotAllowed,
    EngineNotInstalled,
    EngineNotRunning,
    Problem,
)
from desktop.core.setting_up.facts import NUMBERS, Facts, Linux, Rights, Windows, Wsl

ABOUT = (EngineNotInstalled, EngineNotRunning, EngineNotAllowed, EngineDidNotStart)
"""The problems that a step helps with. Others have a remedy of their own."""

DOCKER_USERS = "docker-users"
"""The group of Windows whose members may use Docker Desktop where it is installed for everybody."""

INSTALLERS = {
    "pkcon": ("pkcon", "install", "--noninteractive", "podman"),
    "apt-get": ("apt-get", "install", "--yes", "podman"),
    "dnf": ("dnf", "install", "--assumeyes", "podman"),
    "zypper": ("zypper", "--non-interactive", "install", "podman"),
    "pacman": ("pacman", "--sync", "--noconfirm", "podman"),
}
"""Programs that install packages, the first that is there is used, and how each gets Podman."""

ASKS_ITSELF = frozenset({"pkcon"})
"""Of these, who asks for an administrator's password itself."""


class Case(Enum):
    """What stands between a computer and an engine."""

    NO_PACKAGE = "no-package"
    SERVICE_OFF = "service-off"
    NOT_IN_GROUP = "not-in-group"
    SIGN_IN_AGAIN = "sign-in-again"
    PODMAN_OFF = "podman-off"
    NO_NUMBERS = "no-numbers"
    NO_NAMESPACES = "no-namespaces"
    VIRTUALISATION_OFF = "virtualisation-off"
    WSL_MISSING = "wsl-missing"
    WSL_OUTDATED = "wsl-outdated"
    RESTART = "restart"
    NO_PROGRAM = "no-program"
    PROGRAM_OFF = "program-off"
    PAUSED = "paused"
    SIGNED_OUT = "signed-out"
    OTHER = "other"


class Act(Enum):
    """What the button of a step does."""

    START = "start"  # the engine of this product
    RUN = "run"  # the command, which may ask for an administrator's password
    GET = "get"  # shows where it is downloaded
    COME_FORWARD = "come-forward"  # brings Docker Desktop's own window to the front
    ASK = "ask"  # somebody else has to do it: what they need is to be copied
    LOOK = "look"  # the person does it elsewhere, and comes back


@dataclass(frozen=True, slots=True)
class Step:
    """The one next step.

    Attributes:
        product: what is started or may not be used.
        group: whose members may.
        command: what `Act.RUN` runs.
        commands: what IT would run, line by line.
        apple: whether the Mac's chip is Apple's, None for no Mac, or one that does not tell.
        instead: another way, where there is one that this person can go.
    """

    case: Case
    act: Act = Act.LOOK
    product: str = ""
    group: str = ""
    command: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    apple: bool | None = None
    instead: Step | None = None


def decide(found: Facts, problem: Problem) -> Step:
    """The step for a computer where the engine has this problem, one of `ABOUT`."""
    if step := _docker_desktop(problem):
        return step
    if isinstance(found, Linux):
        return _on_linux(found, problem)
    if isinstance(found, Windows):
        return _on_windows(found, problem)
    return _program(found.programs, problem, found.apple)


def _docker_desktop(problem: Problem) -> Step | None:
    """What it says itself, where it is on and its engine is not: it answers in the engine's place."""
    said = problem.detail.casefold()
    if "paused" in said:
        return Step(Case.PAUSED, Act.COME_FORWARD, "Docker Desktop")
    if any(word in said for word in ("sign in", "sign-in", "signed in")):
        return Step(Case.SIGNED_OUT, Act.COME_FORWARD, "Docker Desktop")
    return None


# --- Linux --------------------------------------------------------------------------------------------------


def _on_linux(found: Linux, problem: Problem) -> Step:
    if isinstance(problem, EngineNotRunning) and problem.startable and problem.engine != "Podman":
        return Step(Case.PROGRAM_OFF, Act.START, problem.engine)
    first, *others = (*_ways(found, problem), Step(Case.OTHER, product=_product(problem)))
    other = next((one for one in others if one.case is not Case.OTHER), None)
    return replace(first, instead=other)


def _ways(found: Linux, problem: Problem) -> Iterator[Step]:
    """What leads to an engine, the shortest way first. Rootless Podman gives nobody the rights of root."""
    failed = problem.engine if isinstance(problem, EngineDidNotStart) else ""
    podman, docker = _podman(found), _docker(found)
    if podman and podman.case is Case.PODMAN_OFF and failed != "Podman":
        yield podman
        podman = None
    if docker and (found.joined or found.listed or found.refused):
        yield docker
        docker = None
    if podman and podman.case is not Case.PODMAN_OFF:
        yield podman
    if docker:
        yield docker
    if not found.podman and found.namespaces:
        yield _as_root(found, Case.NO_PACKAGE, "Podman", *_install(found))


def _podman(found: Linux) -> Step | None:
    if not found.podman or not found.session:
        return None
    if not found.namespaces:
        return Step(
            Case.NO_NAMESPACES, Act.ASK, "Podman", commands=("sysctl user.max_user_namespaces=15000",)
        )
    if not found.numbers:
        # Nobody else's: two people's tools would be the same person to the files on a disk.
        span = f"{found.free}-{found.free + NUMBERS - 1}"
        command = ("usermod", "--add-subuids", span, "--add-subgids", span, found.user)
        return _as_root(found, Case.NO_NUMBERS, "Podman", command)
    return Step(Case.PODMAN_OFF, Act.START, "Podman")


def _docker(found: Linux) -> Step | None:
    if found.refused:
        if found.listed and not found.joined:
            return Step(Case.SIGN_IN_AGAIN, product="Docker", group=found.group)
        group = found.group or "docker"
        join = ("usermod", "--append", "--groups", group, found.user)
        return _as_root(found, Case.NOT_IN_GROUP, "Docker", join, group=group)
    if found.docker:
        switch_on = ("systemctl", "enable", "--now", "docker.service")
        return _as_root(found, Case.SERVICE_OFF, "Docker", switch_on)
    return None


def _install(found: Linux) -> tuple[tuple[str, ...], ...]:
    return (INSTALLERS[found.installer],) if found.installer in INSTALLERS else ()


def _as_root(found: Linux, case: Case, product: str, *commands: tuple[str, ...], group: str = "") -> Step:
    """Done by the button where an administrator's password can be asked for, else by IT."""
    lines = tuple(" ".join(("sudo", *command)) for command in commands)
    if found.rights is Rights.NONE or not commands:
        return Step(case, Act.ASK, product, group, commands=lines)
    [command] = commands
    asks = command[0] in ASKS_ITSELF
    return Step(case, Act.RUN, product, group, command if asks else ("pkexec", *command), lines)


# --- Windows and macOS --------------------------------------------------------------------------------------


def _on_windows(found: Windows, problem: Problem) -> Step:
    if isinstance(problem, EngineNotAllowed):
        command = f'net localgroup {DOCKER_USERS} "{found.user}" /add'
        return Step(Case.NOT_IN_GROUP, Act.ASK, "Docker Desktop", group=DOCKER_USERS, commands=(command,))
    if found.programs and not isinstance(problem, EngineDidNotStart):
        # It may do without the subsystem, by Hyper-V: only what does not start is asked why.
        return _program(found.programs, problem)
    if found.wsl is Wsl.READY and found.virtualisation is not False:
        return _program(found.programs, problem)
    if found.restart:
        return Step(Case.RESTART)
    if found.virtualisation is False:
        return Step(Case.VIRTUALISATION_OFF, Act.ASK)
    if found.wsl is Wsl.OUTDATED:
        return Step(Case.WSL_OUTDATED, Act.RUN, command=("wsl", "--update"), commands=("wsl --update",))
    install = ("wsl", "--install", "--no-distribution")
    lines = [" ".join(install)]
    if found.wsl is Wsl.NO_MACHINES:  # where another program has switched it off
        lines.append("bcdedit /set hypervisorlaunchtype auto")
    return Step(Case.WSL_MISSING, Act.RUN, command=install, commands=tuple(lines))


def _program(programs: tuple[str, ...], problem: Problem, apple: bool | None = None) -> Step:
    if not programs and not isinstance(problem, EngineDidNotStart):
        return Step(Case.NO_PROGRAM, Act.GET, apple=apple)
    product = _product(problem) or programs[0]
    if isinstance(problem, EngineNotRunning) and problem.startable:
        return Step(Case.PROGRAM_OFF, Act.START, product)
    return Step(Case.OTHER, product=product)


def _product(problem: Problem) -> str:
    return str(getattr(problem, "engine", ""))
