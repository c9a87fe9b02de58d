"""Trying the places one by one, and telling apart why none of them will do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docker.errors import DockerException

from desktop.core import problems as p
from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Candidate, EngineInfo
from desktop.engine.errors import Facts, translated
from desktop.engine.line import NEWEST, Line
from desktop.engine.places import DOCKER_DESKTOP, DOCKER_ENGINE, PODMAN, Place

OLDEST = "1.41"
OLDEST_ENGINE = "20.10"
OLDEST_PODMAN = "4.3"
"""The first that can make any user inside the analyst outside (containers/podman pull request 15389)."""

PROBE_SECONDS = 5.0

Outcome = tuple[Place, EngineInfo] | p.Problem

SEALING = ("1.44", "5.12")
"""The versions of API and kernel since which a read-only folder can be so through and through."""

FILTERING_AGAIN = "1.42"
"""The version of the API since which an engine that filters no system calls can be asked to."""

_TELLING = (
    p.EngineNotAllowed,
    p.EngineFrozen,
    p.EngineWrongKind,
    p.EngineTooOld,
    p.EngineUnconfined,
    p.EngineRemote,
    p.EngineUnreachable,
)
"""What to say when no place will do: the first of these that was met, else that nothing runs."""


def find(places: Iterable[Place], stop: Stop, patience: float = PROBE_SECONDS) -> Outcome:
    """The first place where a usable engine answers, or the problem that is most worth telling.

    `EngineNotRunning` is returned where nothing answers at all, naming the product whose socket was left
    behind; whether anything is installed is not known here. `places` is never empty.
    """
    met: list[p.Problem] = []
    for place, said in _asked(places, stop, patience):
        if isinstance(said, EngineInfo):
            return place, said
        met.append(said)
    for kind in _TELLING:
        for problem in met:
            if isinstance(problem, kind):
                return problem
    silent = [problem for problem in met if isinstance(problem, p.EngineNotRunning)]
    return next((problem for problem in silent if problem.engine), silent[0])


def find_again(
    wanted: Place, others: Iterable[Place], stop: Stop, patience: float = PROBE_SECONDS
) -> Outcome:
    """The engine that was used before, and no other; or why it is not there.

    Where it is silent and another answers, that is `EngineElsewhere`. Any other trouble is its own: it has
    a remedy of its own, which is not another engine.
    """
    try:
        return wanted, probe(wanted, stop, patience)
    except p.EngineNotRunning as silence:
        outcome = find(others, stop, patience)
        if isinstance(outcome, p.Problem):
            return outcome if not wanted.engine else silence
        place, info = outcome
        return p.EngineElsewhere(
            wanted=wanted.engine, found=info.name, address=place.address, detail=silence.detail
        )
    except p.Problem as problem:
        return problem


def survey(
    places: Iterable[Place],
    installed: Iterable[str],
    chosen: str | None,
    stop: Stop,
    patience: float = PROBE_SECONDS,
) -> tuple[Candidate, ...]:
    """Each engine once that answers, says why it will not do, or left traces, in the order of `places`.

    `installed` are products that may be off without a trace. `chosen` is the address in use, None for none.
    """
    found: dict[str, Candidate] = {}
    for place, said in _asked(places, stop, patience):
        candidate = _candidate(place, said, place.address == chosen)
        key = candidate.info.id or place.address if candidate.info else place.address
        if candidate.chosen or (key not in found and _is_there(place, said)):
            found[key] = candidate
    names = {candidate.name for candidate in found.values()}
    off = (Candidate(name, "", False, problem=p.EngineNotRunning(engine=name)) for name in installed)
    return (*found.values(), *(candidate for candidate in off if candidate.name not in names))


def _candidate(place: Place, said: EngineInfo | p.Problem, chosen: bool) -> Candidate:
    if isinstance(said, EngineInfo):
        return Candidate(said.name, place.address, chosen, info=said)
    return Candidate(place.engine, place.address, chosen, problem=said)


def _is_there(place: Place, said: EngineInfo | p.Problem) -> bool:
    """Of a pipe nobody can tell whether its engine is off or was never there, of a socket its file can."""
    if isinstance(said, p.EngineNotRunning):
        return place.socket is not None and bool(said.engine)
    return isinstance(said, EngineInfo) or place.socket is not None or not place.local


def _asked(
    places: Iterable[Place], stop: Stop, patience: float
) -> Iterator[tuple[Place, EngineInfo | p.Problem]]:
    """Each place and what became of asking it, one after the other as they are wanted."""
    for place in places:
        stop.check()
        said: EngineInfo | p.Problem
        try:
            said = probe(place, stop, patience)
        except p.Problem as refusal:
            said = refusal
        yield place, said


def probe(place: Place, stop: Stop, patience: float = PROBE_SECONDS) -> EngineInfo:
    """Ask one place what it is. Raises a Problem if it will not do."""
    if place.socket is not None:
        _check_socket(place, place.socket)
    if place.address.startswith("ssh://"):
        raise p.EngineRemote(address=place.address)
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
        # Something stands in for an engine that is paused, or this system has no pipes.
        if place.local:
            raise p.EngineNotRunning(engine=place.engine, detail=str(error)) from error
        # Certificates that cannot be read, an answer that is no engine's.
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
        # Its loopback is not ours: what Cais sent to the tool there, something else would get here.
        if not place.here:
            raise p.EngineRemote(engine=name, address=place.address)
        if version.get("Os") == "windows":
            raise p.EngineWrongKind(engine=name)
        if _numbers(version["ApiVersion"]) < _numbers(OLDEST):
            raise p.EngineTooOld(engine=name, version=version.get("Version", ""), needed=OLDEST_ENGINE)
        api = _agreed(version["ApiVersion"], version.get("MinAPIVersion") or OLDEST)
    with Line(place, api, patience).until(stop) as line:
        info = line.info()
    if info.get("OperatingSystem") == DOCKER_DESKTOP:
        name = DOCKER_DESKTOP
    filters = _filters(info)
    if not filters and (filters is None or _numbers(api) < _numbers(FILTERING_AGAIN)):
        raise p.EngineUnconfined(engine=name, detail=str(info.get("SecurityOptions")))
    here, mapped = _shares_kernel(place, info), _mapped(info)
    keeps_user = name == PODMAN and mapped
    if keeps_user and _numbers(version.get("Version", "")) < _numbers(OLDEST_PODMAN):
        raise p.EngineTooOld(engine=name, version=version["Version"], needed=OLDEST_PODMAN)
    return EngineInfo(
        name=name,
        version=version.get("Version", ""),
        api=api,
        address=place.address,
        cpus=info.get("NCPU", 0),
        memory=info.get("MemTotal", 0),
        native=here and not mapped,
        id=info.get("ID", ""),
        seals=name != PODMAN and _seals(api, info),
        filters=filters,
        mapped=here and mapped and not keeps_user,
        keeps_user=keeps_user,
        limits=_limits(info, keeps_user),
    )


def _filters(info: dict[str, Any]) -> bool | None:
    """Whether system calls are filtered unasked, which Docker Desktop does not; None where they cannot be."""
    said = [option for option in info.get("SecurityOptions") or () if "seccomp" in option]
    return not any("unconfined" in option for option in said) if said else None


def _limits(info: dict[str, Any], rootless_podman: bool) -> bool:
    """Whether memory can be limited. Rootless Podman says that it can where the kernel lets only root."""
    old = str(info.get("CgroupVersion", "")) == "1"
    return bool(info.get("MemoryLimit", True)) and not (rootless_podman and old)


def _seals(api: str, info: dict[str, Any]) -> bool:
    newest, kernel = SEALING
    return _numbers(api) >= _numbers(newest) and _numbers(info.get("KernelVersion", "")) >= _numbers(kernel)


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


def _shares_kernel(place: Place, info: dict[str, Any]) -> bool:
    """No virtual machine between a container's files and this computer's."""
    same = hasattr(os, "uname") and info.get("KernelVersion") == os.uname().release
    return place.socket is not None and same


def _mapped(info: dict[str, Any]) -> bool:
    """Whether user ids inside stand for others outside. Podman tells of it in a field of its own."""
    return bool(info.get("Rootless")) or any(
        "rootless" in option or "userns" in option for option in info.get("SecurityOptions") or ()
    )
