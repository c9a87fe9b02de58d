"""`cais kit`: environments in a folder, for computers without a network."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.core.cancelling import Stop
from desktop.terminal import plain, write

if TYPE_CHECKING:
    from desktop.core.backend import Backend
    from desktop.core.problems import Problem

GOOD, FAILED, WRONG = 0, 1, 2
"""Exit statuses."""

_ABOUT = """\
A kit is a folder with environments as files, to be carried to where there is no
network. docs/it/offline.md tells all of it."""

_MAKE = """\
Puts environments of this computer's engine into a new folder, each as an archive with
its checksum, and the preset beside them. What is not on the engine is not fetched:
open a workspace of it once. Sign the kit afterwards, as you sign a preset:

  minisign -S -m FOLDER/kit.cais

Exit status: 0 for a whole kit; 1 where it was not made; 2 for wrong usage."""

_USE = """\
Checks every byte of a kit, and who signed it where this computer has a key, and brings
its environments to the engine. Without a key, a kit counts as IT's where only root can
write it; any other may have nothing in it but images that prove themselves. Its preset
is not taken by this: open it.

Exit status: 0 where all is there now; 1 where something is not; 2 for wrong usage."""


def add(commands: Any) -> None:
    """To what `cais` understands."""
    about = commands.add_parser(
        "kit",
        help="environments without a network",
        description=_ABOUT,
        formatter_class=RawDescriptionHelpFormatter,
    )
    own = about.add_subparsers(metavar="COMMAND", required=True)
    for name, run, what, text in (
        ("make", make, "make one of what is here", _MAKE),
        ("use", use, "bring one's environments here", _USE),
    ):
        command: ArgumentParser = own.add_parser(
            name, help=what, description=text, formatter_class=RawDescriptionHelpFormatter
        )
        command.add_argument("folder", metavar="FOLDER", type=Path, help="the kit")
        command.set_defaults(run=run)
        if name == "make":
            command.add_argument(
                "--environment", metavar="ID", action="append", default=[], help="one of them; again for more"
            )
            command.add_argument(
                "--preset", metavar="FILE", type=Path, help="a preset; without ID, all that it brings"
            )


def make(backend: Backend, chosen: Namespace) -> int:
    """`cais kit make`."""
    from desktop.core.kits import making
    from desktop.core.policy.preset import read
    from desktop.core.problems import Problem
    from desktop.core.start.image import pulled

    preset = read(chosen.preset) if chosen.preset else None
    if isinstance(preset, tuple):
        for fault in preset:
            print(plain(f"{fault.file}:{fault.line}: {fault.field}: {fault.message}"), file=sys.stderr)
        return FAILED
    try:
        ids = chosen.environment or (making.brought(preset) if preset else ())
        rules = backend.policies.rules_with(preset) if preset else backend.policies.rules()
        entries = list(making.entries(ids, rules, backend.catalogue))
        if not entries:
            print("Name an environment, or a preset that brings some.", file=sys.stderr)
            return WRONG
        engine = backend.engine()
        engine.find()
        find = partial(making.find, engine.images, pulled(backend.store.load_all()[0]))
        told = partial(_tell, "Packed")
        making.make(chosen.folder, entries, preset, engine.images, find, told, Stop())
    except Problem as problem:
        return _refuse(problem)
    sign = f"Sign it: minisign -S -m {chosen.folder / 'kit.cais'}"
    return GOOD if write(plain(sign)) else FAILED


def use(backend: Backend, chosen: Namespace) -> int:
    """`cais kit use`."""
    from desktop.core.kits import using
    from desktop.core.problems import Problem

    try:
        key = backend.policies.key()
        looked = using.look(chosen.folder, key, Stop())
        engine = backend.engine()
        engine.find()
        using.load(chosen.folder, looked, engine.images, partial(_tell, "Here"), Stop())
    except Problem as problem:
        return _refuse(problem)
    lines = [] if looked.vouched else ["Nobody checked who made it: this computer has no key."]
    if looked.kit.preset:
        lines.append(f"Open its preset to use it: {chosen.folder / looked.kit.preset}")
    return GOOD if not lines or write(plain("\n".join(lines))) else FAILED


def _tell(what: str, id: str) -> None:
    write(plain(f"{what}: {id}"))


def _refuse(problem: Problem) -> int:
    facts = ((name, getattr(problem, name)) for name in problem.names())
    told = ", ".join(f"{name}: {value}" for name, value in facts if value and name != "faults")
    print(plain(f"{problem.code}: {told}"), file=sys.stderr)
    for fault in getattr(problem, "faults", ()):
        print(plain(f"{fault.file}:{fault.line}: {fault.field}: {fault.message}"), file=sys.stderr)
    return FAILED
