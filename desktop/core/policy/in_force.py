"""Which presets are in force: the computer's, and those that this person accepted.

Whatever of them cannot be believed stops new starts, and is never passed over.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from desktop.core.files import atomic, cais_file
from desktop.core.policy import machine as machines
from desktop.core.policy import preset as presets
from desktop.core.policy import signature
from desktop.core.policy.machine import Machine
from desktop.core.policy.policy import NONE, Policy, merge
from desktop.core.policy.preset import Preset
from desktop.core.problems import (
    Fault,
    PolicyBroken,
    PolicyExpired,
    PolicyMissing,
    PolicyNotSigned,
    PolicyWentBack,
    Problem,
)

log = logging.getLogger(__name__)


class Serials:
    """The highest serial of each preset that was in force here, by where it came from and who signed it: one
    that anybody could have made up counts against none of IT's. In one file.

    A file that cannot be read is as good as none: who can write it could put an older preset there as well.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def seen(self) -> dict[str, int]:
        try:
            table = json.loads(self._file.read_bytes())
            return {str(name): int(serial) for name, serial in table.items()}
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, AttributeError, OverflowError, RecursionError) as error:
            log.warning("serials seen before cannot be read: %s", error)
            return {}

    def keep(self, serials: dict[str, int]) -> None:
        try:
            atomic.write(self._file, json.dumps(serials, sort_keys=True).encode())
        except OSError as error:
            log.warning("serials seen are not kept: %s", error)


def find(machine: Machine, own: Path, serials: Serials, now: datetime | None = None) -> Policy:
    """The policy in force on this computer for this person, whose presets are in the folder `own`. Never
    raises a Problem: the policy has it."""
    ignored = [(machine.place, machine.ignored)] if machine.ignored else []
    if machine.problem:
        return Policy(problem=machine.problem, ignored=tuple(ignored))
    candidates = own_files(own)
    unread = tuple(_unread(own))
    if not machine.preset and not candidates and not unread:
        return replace(NONE, ignored=tuple(ignored)) if ignored else NONE
    good: list[Preset] = []
    problems: list[Problem] = [_broken(own, *unread)] if unread else []
    seen, now = serials.seen(), now or datetime.now(UTC)
    kept = dict(seen)
    if machine.preset:
        try:
            if found := _machines(machine):
                good += _holding(found, _source("machine", machine.key), kept, now, problems)
        except PolicyNotSigned as problem:
            if machine.required or machine.key:
                problems.append(problem)
            else:
                ignored.append((machine.preset, problem.detail))
        except Problem as problem:
            problems.append(problem)
    for found in _newest_first(candidates, machine.key, problems):
        try:
            if any(found.id == other.id for other in good):
                ignored.append((found.path, f"{found.id} is there already"))
                continue
            found = replace(found, own=not machine.key)
            good += _holding(found, _source("own", machine.key), kept, now, problems)
        except Problem as problem:
            problems.append(problem)
    policy = merge(in_order(good, machine))
    if not problems and not policy.problem and kept != seen:
        serials.keep(kept)
    return replace(policy, problem=_one(problems) or policy.problem, ignored=tuple(ignored))


def _holding(
    preset: Preset, of: str, kept: dict[str, int], now: datetime, problems: list[Problem]
) -> list[Preset]:
    """This one, unless it went back. What expired stops new starts, and holds what it locked until another
    takes its place: whoever wrote it is known, and nobody is to wait for the day on which its locks go."""
    try:
        see_current(preset, of, kept, now)
    except PolicyExpired as problem:
        problems.append(problem)
    return [preset]


def own_files(own: Path) -> list[Path]:
    """A person's presets: files of that folder, and of the folders in it that are whole."""
    inside = (path for path in own.glob("*/*.cais") if not path.parent.name.startswith("."))
    return sorted((*own.glob("*.cais"), *inside))


def _unread(own: Path) -> Iterator[Fault]:
    """The folders whose presets nobody can tell of."""
    for folder in (own, *sorted(own.glob("*/"))):
        try:
            os.scandir(folder).close()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError as error:
            yield Fault(folder.name, 0, "", f"cannot be read: {error.strerror}")


def without(policy: Policy, preset: Preset) -> Policy:
    """What would be in force if this preset were not."""
    return merge(one for one in policy.presets if one.id != preset.id)


def with_another(
    policy: Policy, preset: Preset, machine: Machine, serials: Serials, now: datetime | None = None
) -> Policy:
    """What would be in force if this preset were, too, in place of the one of its id if there is one."""
    of_machine = any(one.id == preset.id and one.path == machine.path for one in policy.presets)
    others = [one for one in policy.presets if one.id != preset.id]
    preset = replace(preset, own=not of_machine and not machine.key)
    merged = merge(in_order((*others, preset), machine))
    try:
        source = _source("machine" if of_machine else "own", machine.key)
        see_current(preset, source, serials.seen(), now or datetime.now(UTC))
    except Problem as problem:
        return replace(merged, problem=problem)
    return merged


def in_order(presets: Iterable[Preset], machine: Machine) -> list[Preset]:
    """The computer's first, and a person's by their ids: whatever files and folders are called."""
    return sorted(presets, key=lambda one: (one.path != machine.path, one.id))


def _newest_first(paths: Iterable[Path], key: str, problems: list[Problem]) -> list[Preset]:
    """Those that can be believed; while one takes the place of another, both are there for a moment."""
    found = []
    for path in paths:
        try:
            found.append(_read(path, key))
        except Problem as problem:
            problems.append(problem)
    return sorted(found, key=lambda one: -one.serial)


def _machines(machine: Machine) -> Preset | None:
    """The computer's, None where it was withdrawn."""
    path = Path(machine.path)
    try:
        way = machines.parts(path)
    except FileNotFoundError:
        if machine.required:
            raise PolicyMissing(path=machine.preset) from None
        return None
    except OSError as error:
        raise _broken(path, Fault(path.name, 0, "", f"cannot be read: {error.strerror}")) from error
    if not machine.key and (doubt := machines.doubt(way, machine.owner)):
        raise PolicyNotSigned(path=str(path), detail=f"{doubt}, and there is no key to know IT by")
    return _read(path, machine.key)


def _read(path: Path, key: str) -> Preset:
    """A preset, signed if there is a key. Raises PolicyBroken or PolicyNotSigned."""
    content = cais_file.read_bytes(path)
    if isinstance(content, Fault):
        raise _broken(path, content)
    if key:
        signature.verify(path, content, key)
    found = presets.parse(path, content)
    if isinstance(found, tuple):
        raise _broken(path, *found)
    return found


def _source(of: str, key: str) -> str:
    """Under which serials count: with a key, all that holds was signed with it."""
    return f"{of}/{hashlib.sha256(key.strip().encode()).hexdigest()[:16]}" if key else of


def see_fetched(preset: Preset, key: str, serials: Serials) -> None:
    """The same as `see_current`, of what was fetched for this computer."""
    see_current(preset, _source("machine", key), serials.seen(), datetime.now(UTC))


def see_current(preset: Preset, of: str, kept: dict[str, int], now: datetime) -> None:
    """Raises PolicyExpired or PolicyWentBack; otherwise its serial is among those `kept`."""
    who = {"path": preset.path, "organisation": preset.organisation, "contact": preset.contact}
    if preset.expires and preset.expires <= now:
        raise PolicyExpired(**who, when=preset.expires.astimezone(UTC).isoformat(timespec="minutes"))
    name = f"{of}:{preset.id}"
    if preset.serial < (seen := kept.get(name, 0)):
        raise PolicyWentBack(**who, serial=preset.serial, seen=seen)
    kept[name] = preset.serial


def _broken(path: Path, *faults: Fault) -> PolicyBroken:
    return PolicyBroken(path=str(path), faults=faults)


def _one(problems: list[Problem]) -> Problem | None:
    """The first, with the faults of all files that have any."""
    faults = tuple(_faults(problems))
    first = problems[0] if problems else None
    return PolicyBroken(path=first.path, faults=faults) if isinstance(first, PolicyBroken) else first


def _faults(problems: list[Problem]) -> Iterator[Fault]:
    for problem in problems:
        if isinstance(problem, PolicyBroken):
            yield from problem.faults
