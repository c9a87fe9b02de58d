"""Trying the addresses one by one, and telling apart why none of them will do."""

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
from desktop.engine.api_line import NEWEST, ApiLine
from desktop.engine.engine_address import DOCKER_DESKTOP, DOCKER_ENGINE, PODMAN, Address
from desktop.engine.errors import Facts, translated
from desktop.engine.finding.outside import counted_from

OLDEST = "1.41"
OLDEST_ENGINE = "20.10"
OLDEST_PODMAN = "4.3"
"""The first that can make any user inside the analyst outside (containers/podman pull request 15389)."""

PROBE_S = 5.0

Outcome = tuple[Address, EngineInfo] | p.Problem

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
"""What to say when no address will do: the first of these that was met, else that nothing runs."""


def find(addresses: Iterable[Address], stop: Stop, patience_s: float = PROBE_S) -> Outcome:
    """The first address where a usable engine answers, or the problem that is most worth telling.

    `EngineNotRunning` is returned where nothing answers at all, naming the product whose socket was left
    behind; whether anything is installed is not known here. `addresses` is never empty.
    """
    met: list[p.Problem] = []
    for address, said in _asked(addresses, stop, patience_s):
        if isinstance(said, EngineInfo):
            return address, said
        met.append(said)
    for kind in _TELLING:
        for problem in met:
            if isinstance(problem, kind):
                return problem
    silent = [problem for problem in met if isinstance(problem, p.EngineNotRunning)]
    return next((problem for problem in silent if problem.engine), silent[0])


def find_again(
    wanted: Address, others: Iterable[Address], stop: Stop, patience_s: float = PROBE_S
) -> Outcome:
    """The engine that was used before, and no other; or why it is not there.

    Where it is silent and another answers, that is `EngineElsewhere`. Any other trouble is its own: it has
    a remedy of its own, which is not another engine.
    """
    try:
        return wanted, probe(wanted, stop, patience_s)
    except p.EngineNotRunning as silence:
        outcome = find(others, stop, patience_s)
        if isinstance(outcome, p.Problem):
            return outcome if not wanted.engine else silence
        address, info = outcome
        return p.EngineElsewhere(
            wanted=wanted.engine, found=info.name, address=address.url, detail=silence.detail
        )
    except p.Problem as problem:
        return problem


def survey(
    addresses: Iterable[Address],
    installed: Iterable[str],
    chosen: str | None,
    stop: Stop,
    patience_s: float = PROBE_S,
) -> tuple[Candidate, ...]:
    """Each engine once that answers, says why it will not do, or left traces, in the order of `addresses`.

    `installed` are products that may be off without a trace. `chosen` is the address in use, None for none.
    """
    found: dict[str, Candidate] = {}
    for address, said in _asked(addresses, stop, patience_s):
        candidate = _candidate(address, said, address.url == chosen)
        key = candidate.info.id or address.url if candidate.info else address.url
        if candidate.chosen or (key not in found and _is_there(address, said)):
            found[key] = candidate
    names = {candidate.name for candidate in found.values()}
    off = (Candidate(name, "", False, problem=p.EngineNotRunning(engine=name)) for name in installed)
    return (*found.values(), *(candidate for candidate in off if candidate.name not in names))


def _candidate(address: Address, said: EngineInfo | p.Problem, chosen: bool) -> Candidate:
    if isinstance(said, EngineInfo):
        return Candidate(said.name, address.url, chosen, info=said)
    return Candidate(address.engine, address.url, chosen, problem=said)


def _is_there(address: Address, said: EngineInfo | p.Problem) -> bool:
    """Of a pipe nobody can tell whether its engine is off or was never there, of a socket its file can."""
    if isinstance(said, p.EngineNotRunning):
        return address.socket is not None and bool(said.engine)
    return isinstance(said, EngineInfo) or address.socket is not None or not address.local


def _asked(
    addresses: Iterable[Address], stop: Stop, patience_s: float
) -> Iterator[tuple[Address, EngineInfo | p.Problem]]:
    """Each address and what became of asking it, one after the other as they are wanted."""
    for address in addresses:
        stop.check()
        said: EngineInfo | p.Problem
        try:
            said = probe(address, stop, patience_s)
        except p.Problem as refusal:
            said = refusal
        yield address, said


def probe(address: Address, stop: Stop, patience_s: float = PROBE_S) -> EngineInfo:
    """Ask one address what it is. Raises a Problem if it will not do."""
    if address.socket is not None:
        _check_socket(address, address.socket)
    if address.url.startswith("ssh://"):
        raise p.EngineRemote(address=address.url)
    try:
        with translated(Facts(address=address.url, silent_s=patience_s), stop):
            return _ask(address, stop, patience_s)
    except p.EngineLost as problem:
        if address.local:
            raise p.EngineNotRunning(engine=address.engine, detail=problem.detail) from problem
        raise p.EngineUnreachable(address=address.url, detail=problem.detail) from problem
    except p.EngineFrozen as problem:
        if address.local:
            raise
        raise p.EngineUnreachable(address=address.url, detail=problem.detail) from problem
    except (DockerException, OSError, ValueError) as error:
        # Something stands in for an engine that is paused, or this system has no pipes.
        if address.local:
            raise p.EngineNotRunning(engine=address.engine, detail=str(error)) from error
        # Certificates that cannot be read, an answer that is no engine's.
        raise p.EngineUnreachable(address=address.url, detail=str(error)) from error


def _check_socket(address: Address, path: Path) -> None:
    """Say at once what a look at the file system can tell."""
    try:
        path.stat()
    except PermissionError as error:
        raise p.EngineNotAllowed(address=address.url, detail=str(error)) from error
    except OSError as error:
        raise p.EngineNotRunning(engine="", detail=str(error)) from error


def _ask(address: Address, stop: Stop, patience_s: float) -> EngineInfo:
    with ApiLine(address, NEWEST, patience_s).until(stop) as line:
        version = line.version(api_version=False)
        name = _product(address, version)
        # Its loopback is not ours: what Cais sent to the tool there, something else would get here.
        if not address.here:
            raise p.EngineRemote(engine=name, address=address.url)
        if version.get("Os") == "windows":
            raise p.EngineWrongKind(engine=name)
        if _numbers(version["ApiVersion"]) < _numbers(OLDEST):
            raise p.EngineTooOld(engine=name, version=version.get("Version", ""), needed=OLDEST_ENGINE)
        api = _agreed(version["ApiVersion"], version.get("MinAPIVersion") or OLDEST)
    with ApiLine(address, api, patience_s).until(stop) as line:
        info = line.info()
    if info.get("OperatingSystem") == DOCKER_DESKTOP:
        name = DOCKER_DESKTOP
    filters = _filters(info)
    if not filters and (filters is None or _numbers(api) < _numbers(FILTERING_AGAIN)):
        raise p.EngineUnconfined(engine=name, detail=str(info.get("SecurityOptions")))
    here, mapped = _shares_kernel(address, info), _mapped(info)
    keeps_user = name == PODMAN and mapped
    if keeps_user and _numbers(version.get("Version", "")) < _numbers(OLDEST_PODMAN):
        raise p.EngineTooOld(engine=name, version=version["Version"], needed=OLDEST_PODMAN)
    return EngineInfo(
        name=name,
        version=version.get("Version", ""),
        api=api,
        address=address.url,
        cpus=info.get("NCPU", 0),
        memory=info.get("MemTotal", 0),
        native=here and not mapped,
        id=info.get("ID", ""),
        seals=name != PODMAN and _seals(api, info),
        filters=filters,
        mapped=here and mapped and not keeps_user,
        outside=counted_from(info, address.socket) if here and mapped else None,
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


def _product(address: Address, version: dict[str, Any]) -> str:
    named = " ".join(component.get("Name", "") for component in version.get("Components") or ())
    if "podman" in named.lower():
        return PODMAN
    if DOCKER_DESKTOP in (version.get("Platform") or {}).get("Name", ""):
        return DOCKER_DESKTOP
    return address.engine or DOCKER_ENGINE


def _agreed(newest: str, oldest: str) -> str:
    """The newest version of the API that both sides know; the engine's oldest if it left ours behind."""
    return max(min(newest, NEWEST, key=_numbers), oldest, key=_numbers)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _shares_kernel(address: Address, info: dict[str, Any]) -> bool:
    """No virtual machine between a container's files and this computer's."""
    same = hasattr(os, "uname") and info.get("KernelVersion") == os.uname().release
    return address.socket is not None and same


def _mapped(info: dict[str, Any]) -> bool:
    """Whether user ids inside stand for others outside. Podman tells of it in a field of its own."""
    return bool(info.get("Rootless")) or any(
        "rootless" in option or "userns" in option for option in info.get("SecurityOptions") or ()
    )
