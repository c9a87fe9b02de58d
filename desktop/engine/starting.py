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

from desktop.core.problems import (
    EngineDidNotStart,
    EngineElsewhere,
    EngineNotInstalled,
    EngineNotRunning,
    Problem,
)
from desktop.core.progress import Activity, Progress, Report, Step
from desktop.core.stopping import Stop
from desktop.engine.places import COLIMA, DOCKER_DESKTOP, DOCKER_ENGINE, ORBSTACK, PODMAN, RANCHER

Found = TypeVar("Found")

LOOK_SECONDS = 0.5
SYSTEM_COMMANDS = "/usr/sbin"
"""Where daemons lie and an ordinary user's PATH does not lead."""


@dataclass(frozen=True, slots=True)
class Starter:
    """How one product is started: a command that returns by itself."""

    engine: str
    command: tuple[str, ...]


def starters(
    environment: Mapping[str, str], home: Path, platform: str, root: Path = Path("/")
) -> tuple[Starter, ...]:
    """What is installed here and can be started, the likeliest first. `root` is where the system begins."""
    search = {"darwin": _on_macos, "win32": _on_windows}.get(platform, _on_linux)
    return tuple(search(environment, home, root))


def installed(
    environment: Mapping[str, str], platform: str, possible: tuple[Starter, ...]
) -> tuple[str, ...]:
    """The products that are installed here, those that can be started first."""
    service = (DOCKER_ENGINE,) if platform == "linux" and _which(environment, "dockerd") else ()
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


def start(
    starter: Starter,
    environment: Mapping[str, str],
    look: Callable[[], Found | None],
    seconds: float,
    report: Report,
    stop: Stop,
) -> Found:
    """Start an engine and return what `look` finds once it answers.

    Raises EngineDidNotStart after `seconds`, or at once when the command says so; Cancelled once `stop` is
    set, and then the engine goes on starting by itself.
    """
    report(Progress(Step.ENGINE, Activity.STARTING_ENGINE))
    began = time.monotonic()
    with tempfile.TemporaryFile() as output:
        try:
            process = subprocess.Popen(
                starter.command,
                env=dict(environment),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except OSError as error:
            raise EngineDidNotStart(engine=starter.engine, detail=str(error)) from error
        try:
            while (found := look()) is None:
                elapsed = time.monotonic() - began
                if process.poll() or elapsed >= seconds:
                    output.seek(0)
                    detail = output.read().decode(errors="replace").strip()
                    raise EngineDidNotStart(engine=starter.engine, seconds=round(elapsed), detail=detail)
                stop.wait(min(LOOK_SECONDS, seconds))
            return found
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()


def _on_linux(environment: Mapping[str, str], home: Path, root: Path) -> Iterator[Starter]:
    plugins = (home / ".docker/cli-plugins", root / "usr/lib/docker/cli-plugins")
    units = (home / ".config/systemd/user", root / "etc/systemd/user", root / "usr/lib/systemd/user")
    user_services = _which(environment, "systemctl") is not None
    if any((folder / "docker-desktop").exists() for folder in plugins):
        yield Starter(DOCKER_DESKTOP, ("docker", "desktop", "start"))
    for engine, unit in (
        (DOCKER_DESKTOP, "docker-desktop.service"),
        (DOCKER_ENGINE, "docker.service"),
        (PODMAN, "podman.socket"),
    ):
        if user_services and any((folder / unit).exists() for folder in units):
            yield Starter(engine, ("systemctl", "--user", "start", unit))
    yield from _by_commands(environment, machines=False)


def _on_macos(environment: Mapping[str, str], home: Path, root: Path) -> Iterator[Starter]:
    applications = (root / "Applications", home / "Applications")
    for engine, application in (
        (DOCKER_DESKTOP, "Docker"),
        (RANCHER, "Rancher Desktop"),
        (ORBSTACK, "OrbStack"),
    ):
        if any((folder / f"{application}.app").exists() for folder in applications):
            yield Starter(engine, ("open", "-g", "-a", application))
    yield from _by_commands(environment, machines=True)


def _on_windows(environment: Mapping[str, str], _home: Path, root: Path) -> Iterator[Starter]:
    program = (
        Path(environment.get("ProgramFiles", root / "Program Files")) / "Docker/Docker/Docker Desktop.exe"
    )
    if program.exists():
        # By `start`, which returns: the program itself stays for as long as the engine runs.
        yield Starter(DOCKER_DESKTOP, ("cmd", "/c", "start", "", str(program)))
    yield from _by_commands(environment, machines=True)


def _by_commands(environment: Mapping[str, str], *, machines: bool) -> Iterator[Starter]:
    """Products with a command of their own. `machines`: where Podman runs in one."""
    for engine, command, works in (
        (RANCHER, ("rdctl", "start"), True),
        (COLIMA, ("colima", "start"), True),
        (PODMAN, ("podman", "machine", "start"), machines),
    ):
        if works and _which(environment, command[0]):
            yield Starter(engine, command)


def _which(environment: Mapping[str, str], command: str) -> str | None:
    return shutil.which(command, path=os.pathsep.join((environment.get("PATH", ""), SYSTEM_COMMANDS)))
