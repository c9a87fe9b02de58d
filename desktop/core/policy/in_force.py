"""Which presets are in force: the computer's, and those that this person accepted.

Whatever of them cannot be believed stops new starts, and is never passed over.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
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
    """The highest serial of each preset that was in force here, in one file.

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
    candidates = sorted(own.glob("*.cais"))
    if not machine.preset and not candidates:
        return replace(NONE, ignored=tuple(ignored)) if ignored else NONE
    good: list[Preset] = []
    problems: list[Problem] = []
    seen, now = serials.seen(), now or datetime.now(UTC)
    kept = dict(seen)
    if machine.preset:
        try:
            if found := _machines(machine):
                _see_current(found, "machine", kept, now)
                good.append(found)
        except PolicyNotSigned as problem:
            if machine.required or machine.key:
                problems.append(problem)
            else:
                ignored.append((machine.preset, problem.detail))
        except Problem as problem:
            problems.append(problem)
    for path in candidates:
        try:
            found = _read(path, machine.key)
            if any(found.id == other.id for other in good):
                ignored.append((str(path), f"{found.id} is there already"))
                continue
            _see_current(found, "own", kept, now)
            good.append(found)
        except Problem as problem:
            problems.append(problem)
    policy = merge(good)
    if not problems and not policy.problem and kept != seen:
        serials.keep(kept)
    return replace(policy, problem=_one(problems) or policy.problem, ignored=tuple(ignored))


def with_another(
    policy: Policy, preset: Preset, machine: Machine, serials: Serials, now: datetime | None = None
) -> Policy:
    """What would be in force if this preset were, too, in place of the one of its id if there is one."""
    of_machine = any(one.id == preset.id and one.path == machine.preset for one in policy.presets)
    others = [one for one in policy.presets if one.id != preset.id]
    merged = merge((preset, *others) if of_machine else (*others, preset))
    try:
        _see_current(preset, "machine" if of_machine else "own", serials.seen(), now or datetime.now(UTC))
    except Problem as problem:
        return replace(merged, problem=problem)
    return merged


def _machines(machine: Machine) -> Preset | None:
    """The computer's, None where it was withdrawn."""
    path = Path(machine.preset)
    try:
        way = machines.parts(path)
    except FileNotFoundError:
        if machine.required:
            raise PolicyMissing(path=str(path)) from None
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


def _see_current(preset: Preset, of: str, kept: dict[str, int], now: datetime) -> None:
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
