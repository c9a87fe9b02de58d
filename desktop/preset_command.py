"""`cais preset`: what is wrong with a preset, and what it would do on this computer."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.terminal import plain, write

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.policy.preset import Preset
    from desktop.core.problems import Fault, Problem

GOOD, FAULTY, UNREADABLE = 0, 1, 3
"""Exit statuses; 2 is for arguments that are not understood."""

_ABOUT = """\
A preset is a file that IT hands out: which environments there are, which folders and
data connections are for what, what people may choose, and what they may not.
docs/it/presets.md has one with every line explained."""

_CHECK = """\
Names every fault of a preset at once: its line, its field, what is there, and what was
probably meant. Nothing on this computer is changed, and nobody has to have signed it.

  FILE:LINE: FIELD: "VALUE": WHAT IS WRONG

What this Cais reads and does nothing by yet is said on standard error.

Exit status: 0 for a good preset; 1 for one with faults; 2 for wrong usage; 3 where the
file cannot be read at all."""

_EFFECT = """\
Says which of this person's workspaces would no longer start on this computer if the
preset were in force, together with what is in force already, and why. Nothing is
changed, nothing is started, and no engine is asked. An earlier one of the same id is
taken for replaced.

Exit status: 0 also where workspaces would not start; 1 for a preset with faults, or a
workspace that cannot be read; 2 for wrong usage; 3 where the file cannot be read."""


def add(commands: Any) -> None:
    """To what `cais` understands."""
    about = commands.add_parser(
        "preset", help="presets of IT's", description=_ABOUT, formatter_class=RawDescriptionHelpFormatter
    )
    own = about.add_subparsers(metavar="COMMAND", required=True)
    for name, run, what, text in (
        ("check", check, "what is wrong with one", _CHECK),
        ("effect", effect, "what one would do here", _EFFECT),
    ):
        command: ArgumentParser = own.add_parser(
            name, help=what, description=text, formatter_class=RawDescriptionHelpFormatter
        )
        command.add_argument("file", metavar="FILE", type=Path, help="the preset, a .cais file")
        command.add_argument("--json", action="store_true", help="print one JSON object, for programs")
        command.set_defaults(run=run)


def check(backend: Backend, chosen: Namespace) -> int:
    """`cais preset check`."""
    from desktop.core.policy.policy import Policy
    from desktop.core.policy.preset import unheeded

    found = _read(backend, chosen.file)
    preset, faults = (None, found) if isinstance(found, tuple) else (found, tuple(_recipes(backend, found)))
    silent = unheeded(preset) if preset else ()
    now = datetime.now(UTC)
    expired = bool(preset and preset.expires and preset.expires <= now)
    ends = preset is not None and any(Policy(presets=(preset,)).ending(now))
    if chosen.json:
        facts = {
            "faults": [fault._asdict() for fault in faults],
            "of_no_effect": silent,
            "expired": expired,
            "expires_soon": ends and not expired,
        }
        written = write(json.dumps(facts, indent=2))
    else:
        if expired:
            print("It has expired: nothing starts with it.", file=sys.stderr)
        elif ends and preset and preset.expires:
            print(f"It expires soon, on {preset.expires.date().isoformat()}.", file=sys.stderr)
        for key in silent:
            print(f"Read, and of no effect in this version: {key}", file=sys.stderr)
        lines = [_line(fault) for fault in faults]
        if preset and not faults:
            lines = [f"{plain(chosen.file.name)}: good, serial {preset.serial} of {preset.id}"]
        written = write("\n".join(lines))
    return _status(faults) if written else FAULTY


def effect(backend: Backend, chosen: Namespace) -> int:
    """`cais preset effect`."""
    found = _read(backend, chosen.file)
    if isinstance(found, tuple):
        for fault in found:
            print(_line(fault), file=sys.stderr)
        return _status(found)
    workspaces, unreadable = backend.store.load_all()
    rules = backend.policies.rules_with(found)
    would = {one.id: list(rules.hindrances(one, backend.built_in)) for one in workspaces}
    stopped = [one for one in workspaces if would[one.id]]
    if chosen.json:
        document = {
            "preset": {"id": found.id, "serial": found.serial, "path": found.path},
            "workspaces": [
                {
                    "id": one.id,
                    "name": one.name,
                    "starts": not would[one.id],
                    "because": [_facts(problem) for problem in would[one.id]],
                }
                for one in workspaces
            ],
            "would_not_start": len(stopped),
            "unreadable": [getattr(problem, "path", "") for problem in unreadable],
        }
        written = write(json.dumps(document, indent=2))
    else:
        lines = [f"{len(stopped)} of {len(workspaces)} workspaces would not start."]
        lines += [
            f"{plain(one.name)}: {plain(_reason(problem))}" for one in stopped for problem in would[one.id]
        ]
        written = write("\n".join(lines))
    return FAULTY if unreadable or not written else GOOD


def _read(backend: Backend, path: Path) -> Preset | tuple[Fault, ...]:
    from desktop.core.policy.preset import read

    return read(path, [entry.id for entry in backend.built_in.entries])


def _recipes(backend: Backend, preset: Preset) -> Iterator[Fault]:
    """What is wrong with the folders beside it."""
    from desktop.core.policy.environments import made
    from desktop.core.problems import PolicyBroken

    for key, facts in preset.values.items():
        section, _, name = key.partition(".")
        like = backend.built_in.entry(facts["like"]) if section == "environment" else None
        if like:
            try:
                made(name, facts, like, preset)
            except PolicyBroken as problem:
                yield from problem.faults


def _status(faults: tuple[Fault, ...]) -> int:
    if not faults:
        return GOOD
    return FAULTY if any(fault.line or fault.field for fault in faults) else UNREADABLE


def _line(fault: Fault) -> str:
    parts = [f"{fault.file}:{fault.line}" if fault.line else fault.file, fault.field, fault.message]
    return plain(": ".join(part for part in parts if part))


def _facts(problem: Problem) -> dict[str, str]:
    told = {
        name: getattr(problem, name)
        for name in ("key", "what", "wanted", "version", "path")
        if getattr(problem, name, "")
    }
    return {"problem": problem.code, **told}


def _reason(problem: Problem) -> str:
    return ", ".join(f"{name}: {value}" for name, value in _facts(problem).items() if name != "path")
