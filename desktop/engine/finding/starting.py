"""Starting an engine that is installed and does not run.

Only what an ordinary user may start: the products' own commands and the user's own services. A system-wide
service needs an administrator, and asking for a password in the middle of a start is not ours to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from desktop.core.cancelling import Stop
from desktop.core.computer import unseen
from desktop.core.problems import (
    EngineDidNotStart,
    EngineElsewhere,
    EngineFrozen,
    EngineNotInstalled,
    EngineNotRunning,
    Problem,
)
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.engine.command_path import command_path
from desktop.engine.engine_address import COLIMA, DOCKER_DESKTOP, DOCKER_ENGINE, ORBSTACK, PODMAN, RANCHER

Found = TypeVar("Found")

LOOK_S = 0.5
SYSTEMD = "run/systemd/system"
"""Is there where systemd is what started the system."""

SYSTEM_COMMANDS = "/usr/sbin"
"""Where daemons lie and an ordinary user's PATH does not lead."""


_Way = tuple[str, tuple[str, ...]]
"""A product and the command that starts it."""


@dataclass(frozen=True, slots=True)
class Starter:
    """How one product is started: a command that returns by itself.

    `path` is the PATH that it finds its own helpers by.
    """

    engine: str
    command: tuple[str, ...]
    path: str


class Command(subprocess.Popen[bytes]):
    """A starter's, at work. It may outlive us, on purpose: Python is not to warn of that."""

    def __del__(self) -> None:
        self.poll()


def starters(
    variables: Mapping[str, str], home: Path, platform: str, root: Path = Path("/")
) -> tuple[Starter, ...]:
    """What is installed here and can be started, the likeliest first. `root` is where the system begins."""
    search = {"darwin": _on_macos, "win32": _on_windows}.get(platform, _on_linux)
    path = command_path(variables, home, platform, root)
    found = search({**variables, "PATH": path}, home, root)
    return tuple(Starter(engine, command, path) for engine, command in found)


def installed(variables: Mapping[str, str], platform: str, possible: tuple[Starter, ...]) -> tuple[str, ...]:
    """The products that are installed here, those that can be started first."""
    service = (DOCKER_ENGINE,) if platform == "linux" and _which(variables, "dockerd") else ()
    return tuple(dict.fromkeys((*(one.engine for one in possible), *service)))


def silence(
    met: EngineNotRunning | EngineElsewhere,
    wanted: str,
    possible: tuple[Starter, ...],
    here: tuple[str, ...],
) -> tuple[Problem, Starter | None]:
    """What to say where no engine answers that may be used, and what would start one.

    `wanted` is the product that was used before, "" where that is none or nobody knows: then any will do.
    `here` are the products that are installed.
    """
    product = wanted or (met.engine if isinstance(met, EngineNotRunning) else "")
    starter = next((one for one in possible if one.engine == product), None)
    if isinstance(met, EngineElsewhere):
        facts = {name: getattr(met, name) for name in met.names()} | {"startable": starter is not None}
        return EngineElsewhere(**facts), starter
    if starter is None and possible and not wanted:
        starter = possible[0]
    if starter is not None:
        return EngineNotRunning(engine=starter.engine, startable=True, detail=met.detail), starter
    if met.engine or here:
        return EngineNotRunning(engine=wanted or met.engine or here[0], detail=met.detail), None
    return EngineNotInstalled(detail=met.detail), None


def answered(found: Found | Problem) -> Found | None:
    """What was found, None where an engine that starts may yet answer. Raises any other Problem."""
    if isinstance(found, EngineNotRunning | EngineFrozen):
        return None
    if isinstance(found, Problem):
        raise found
    return found


def start(
    starter: Starter,
    variables: Mapping[str, str],
    at_work: dict[Starter, Command],
    look: Callable[[], Found | None],
    within_s: float,
    report: Report,
    stop: Stop,
) -> Found:
    """Start an engine and return what `look` finds once it answers.

    A command that stays is as good: some are the engine itself.

    Raises EngineDidNotStart after `within_s`, or at once when the command says so; Cancelled once `stop` is
    set, and then the engine goes on starting by itself. So it does once it answers: its command may have
    more to do. `at_work` are the commands that were left so, and none of them is run a second time beside.
    """
    report(Progress(Step.ENGINE, Activity.STARTING_ENGINE))
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        process = at_work.get(starter)
        if process is None or process.poll() is not None:
            try:
                process = at_work[starter] = Command(
                    starter.command,
                    env={**variables, "PATH": starter.path},
                    stdin=subprocess.DEVNULL,
                    stdout=output,
                    stderr=subprocess.STDOUT,
                    start_new_session=True,
                    creationflags=unseen.FLAGS,
                )
            except OSError as error:
                raise EngineDidNotStart(engine=starter.engine, detail=str(error)) from error
        while (found := look()) is None:
            elapsed_s = time.monotonic() - began
            if process.poll() or elapsed_s >= within_s:
                # One that hangs would be in the way of the next try.
                process.kill()
                process.wait()
                output.seek(0)
                detail = output.read().decode(errors="replace").strip()
                raise EngineDidNotStart(engine=starter.engine, waited_s=round(elapsed_s), detail=detail)
            stop.wait(min(LOOK_S, within_s))
        return found


def _on_linux(variables: Mapping[str, str], home: Path, root: Path) -> Iterator[_Way]:
    plugins = (home / ".docker/cli-plugins", root / "usr/lib/docker/cli-plugins")
    units = (home / ".config/systemd/user", root / "etc/systemd/user", root / "usr/lib/systemd/user")
    docker, systemctl, podman = (_which(variables, name) for name in ("docker", "systemctl", "podman"))
    if not (root / SYSTEMD).exists():
        systemctl = None
    if docker and any((folder / "docker-desktop").exists() for folder in plugins):
        yield DOCKER_DESKTOP, (docker, "desktop", "start")
    for engine, unit in (
        (DOCKER_DESKTOP, "docker-desktop.service"),
        (DOCKER_ENGINE, "docker.service"),
        (PODMAN, "podman.socket"),
    ):
        if systemctl and any((folder / unit).exists() for folder in units):
            yield engine, (systemctl, "--user", "start", unit)
    if podman and not systemctl and variables.get("XDG_RUNTIME_DIR"):
        # Without systemd, as in some containers and in WSL: it is there until the session ends.
        yield PODMAN, (podman, "system", "service", "--time=0")
    yield from _by_commands(variables, machines=False)


def _on_macos(variables: Mapping[str, str], home: Path, root: Path) -> Iterator[_Way]:
    applications = (root / "Applications", home / "Applications")
    for engine, application in (
        (DOCKER_DESKTOP, "Docker"),
        (RANCHER, "Rancher Desktop"),
        (ORBSTACK, "OrbStack"),
    ):
        if any((folder / f"{application}.app").exists() for folder in applications):
            yield engine, ("/usr/bin/open", "-g", "-a", application)
    yield from _by_commands(variables, machines=True)


def _on_windows(variables: Mapping[str, str], _home: Path, root: Path) -> Iterator[_Way]:
    program = Path(variables.get("ProgramFiles", root / "Program Files")) / "Docker/Docker/Docker Desktop.exe"
    if program.exists():
        # By `start`, which returns: the program itself stays for as long as the engine runs.
        yield DOCKER_DESKTOP, (variables.get("COMSPEC", "cmd"), "/c", "start", "", str(program))
    yield from _by_commands(variables, machines=True)


def _by_commands(variables: Mapping[str, str], *, machines: bool) -> Iterator[_Way]:
    """Products with a command of their own. `machines`: where Podman runs in one."""
    for engine, command, arguments, works in (
        (RANCHER, "rdctl", ("start",), True),
        (COLIMA, "colima", ("start",), True),
        (PODMAN, "podman", ("machine", "start"), machines),
    ):
        if works and (program := _which(variables, command)):
            yield engine, (program, *arguments)


def _which(variables: Mapping[str, str], command: str) -> str | None:
    path = os.pathsep.join(filter(None, (variables.get("PATH", ""), SYSTEM_COMMANDS)))
    return shutil.which(command, path=path)
