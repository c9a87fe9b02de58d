"""Trying the places one by one, and telling apart why none of them will do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from docker.errors import DockerException

from desktop.core import problems as p
from desktop.core.ports import EngineInfo
from desktop.core.stopping import Stop
from desktop.engine.errors import Facts, translated
from desktop.engine.line import NEWEST, Line
from desktop.engine.places import DOCKER_DESKTOP, DOCKER_ENGINE, PODMAN, Place

OLDEST = "1.41"
OLDEST_ENGINE = "20.10"
PROBE_SECONDS = 5.0

Outcome = tuple[Place, EngineInfo] | p.Problem

_TELLING = (p.EngineNotAllowed, p.EngineFrozen, p.EngineWrongKind, p.EngineTooOld, p.EngineUnreachable)
"""What to say when no place will do: the first of these that was met, else that nothing runs."""


def find(places: Iterable[Place], stop: Stop, patience: float = PROBE_SECONDS) -> Outcome:
    """The first place where a usable engine answers, or the problem that is most worth telling.

    `EngineNotRunning` is returned where nothing answers at all, naming the product whose socket was left
    behind; whether anything is installed is not known here. `places` is never empty.
    """
    met: list[p.Problem] = []
    for place in places:
        stop.check()
        try:
            return place, probe(place, stop, patience)
        except p.Problem as refusal:
            met.append(refusal)
    for kind in _TELLING:
        for problem in met:
            if isinstance(problem, kind):
                return problem
    silent = [problem for problem in met if isinstance(problem, p.EngineNotRunning)]
    return next((problem for problem in silent if problem.engine), silent[0])


def probe(place: Place, stop: Stop, patience: float = PROBE_SECONDS) -> EngineInfo:
    """Ask one place what it is. Raises a Problem if it will not do."""
    if place.socket is not None:
        _check_socket(place, place.socket)
    try:
        with translated(Facts(address=place.address, seconds=patience), stop):
            return _ask(place, stop, patience)
    except p.EngineLost as problem:
        if place.local:
            raise p.EngineNotRunning(engine=place.engine, detail=problem.detail) from problem
        raise p.EngineUnreachable(address=place.address, detail=problem.detail) from problem
    except p.EngineFrozen as problem:
        if place.local:
            raise
        raise p.EngineUnreachable(address=place.address, detail=problem.detail) from problem
    except (DockerException, OSError, ValueError) as error:
        # Not a pipe on this system, certificates that cannot be read, an answer that is no engine's.
        raise p.EngineUnreachable(address=place.address, detail=str(error)) from error


def _check_socket(place: Place, path: Path) -> None:
    """Say at once what a look at the file system can tell."""
    try:
        path.stat()
    except PermissionError as error:
        raise p.EngineNotAllowed(address=place.address, detail=str(error)) from error
    except OSError as error:
        raise p.EngineNotRunning(engine="", detail=str(error)) from error


def _ask(place: Place, stop: Stop, patience: float) -> EngineInfo:
    with Line(place, NEWEST, patience).until(stop) as line:
        version = line.version(api_version=False)
        name = _product(place, version)
        if version.get("Os") == "windows":
            raise p.EngineWrongKind(engine=name)
        if _numbers(version["ApiVersion"]) < _numbers(OLDEST):
            raise p.EngineTooOld(engine=name, version=version.get("Version", ""), needed=OLDEST_ENGINE)
        api = _agreed(version["ApiVersion"], version.get("MinAPIVersion") or OLDEST)
    with Line(place, api, patience).until(stop) as line:
        info = line.info()
    if info.get("OperatingSystem") == DOCKER_DESKTOP:
        name = DOCKER_DESKTOP
    return EngineInfo(
        name=name,
        version=version.get("Version", ""),
        api=api,
        address=place.address,
        cpus=info.get("NCPU", 0),
        memory=info.get("MemTotal", 0),
        native=_native(place, info),
    )


def _product(place: Place, version: dict[str, Any]) -> str:
    named = " ".join(component.get("Name", "") for component in version.get("Components") or ())
    if "podman" in named.lower():
        return PODMAN
    if DOCKER_DESKTOP in (version.get("Platform") or {}).get("Name", ""):
        return DOCKER_DESKTOP
    return place.engine or DOCKER_ENGINE


def _agreed(newest: str, oldest: str) -> str:
    """The newest version of the API that both sides know; the engine's oldest if it left ours behind."""
    return max(min(newest, NEWEST, key=_numbers), oldest, key=_numbers)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _native(place: Place, info: dict[str, Any]) -> bool:
    """No virtual machine and no mapped user ids between a container's files and this computer's."""
    mapped = any("rootless" in option or "userns" in option for option in info.get("SecurityOptions") or ())
    same_kernel = hasattr(os, "uname") and info.get("KernelVersion") == os.uname().release
    return place.socket is not None and same_kernel and not mapped
