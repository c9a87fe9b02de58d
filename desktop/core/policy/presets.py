"""The presets of this person: looked at, taken, given up. Nothing of one is in force before it is taken.

Each lies in a folder of its own, with its signature and its recipes, that is put in place as a whole. An
earlier one goes only then: whenever this is cut off, one of the two holds.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop import __version__
from desktop.core.files import cais_file
from desktop.core.policy import environments, in_force, signature
from desktop.core.policy import preset as presets
from desktop.core.policy.effects import Effect, effects
from desktop.core.policy.versions import numbers
from desktop.core.problems import (
    CannotSave,
    Fault,
    PolicyBroken,
    PolicyConflict,
    PolicyExpired,
    PolicyNeedsNewer,
    PolicyNotSigned,
    PolicyWentBack,
    PresetUnfit,
)

if TYPE_CHECKING:
    from desktop.core.environments.catalogue import Catalogue
    from desktop.core.policy.enforced import Enforced
    from desktop.core.policy.in_force import Serials
    from desktop.core.policy.machine import Machine
    from desktop.core.policy.policy import Policy
    from desktop.core.policy.preset import Preset
    from desktop.core.workspaces.workspace import Workspace


class Trust(Enum):
    """Who signed a preset, as far as this computer can tell."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Offer:
    """A good preset, as it was read: what is taken is what was shown, whatever becomes of the file.

    Attributes:
        trust: who signed it.
        key: the id of the key it was signed with, as minisign shows it.
        replaces: the one of this person's that it takes the place of.
        again: whether that one is the same to the byte.
        effects: what becomes of this person's workspaces.
        workspaces: how many there are.
    """

    preset: Preset
    trust: Trust
    key: str = ""
    replaces: Preset | None = None
    again: bool = False
    effects: tuple[Effect, ...] = ()
    workspaces: int = 0
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)


class Place(NamedTuple):
    """Where presets are, and what they are held against."""

    own: Path
    machine: Callable[[], Machine]
    serials: Serials
    enforced: Callable[[Policy], Enforced]
    workspaces: Callable[[], Iterable[Workspace]]
    catalogue: Callable[[], Catalogue]


class Presets:
    """Methods read files and may block."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def policy(self) -> Policy:
        """What holds now."""
        return in_force.find(self._place.machine(), self._place.own, self._place.serials)

    def files(self) -> tuple[str, ...]:
        """What to watch for changes: the files that count and the folders that they are in, where there are
        any."""
        machine = self._place.machine()
        files = [Path(one) for one in (machine.place, machine.path) if one] + in_force.own_files(
            self._place.own
        )
        there = {*files, *(one.parent for one in files), self._place.own}
        return tuple(sorted(str(one) for one in there if one.is_absolute() and one.exists()))

    def is_own(self, path: str) -> bool:
        """Whether this person can give up the one at `path`."""
        return self._place.own in Path(path).parents

    def look(self, path: Path) -> Offer:
        """What the file at `path` would do. Raises PresetUnfit or PolicyNeedsNewer, and changes nothing."""
        machine = self._place.machine()
        content = cais_file.read_bytes(path)
        if isinstance(content, Fault):
            raise PresetUnfit(path=str(path), why=cais_file.unread(path, content), faults=(content,))
        catalogue = self._place.catalogue()
        found = presets.parse(path, content, [entry.id for entry in catalogue.entries])
        if isinstance(found, tuple):
            raise PresetUnfit(path=str(path), why=_why(found), faults=found)
        signed = cais_file.read_bytes(signature.beside(path), signature.MAX_BYTES)
        key = "" if isinstance(signed, Fault) else signature.key_id(signed)
        trust = Trust.UNKNOWN if key else Trust.NOBODY
        if machine.key:
            try:
                signature.verify_by(signed, path, content, machine.key)
            except PolicyNotSigned as problem:
                why = "unsigned" if isinstance(signed, Fault) else "wrongly-signed"
                raise _unfit(found, why, problem.detail) from problem
            trust = Trust.KNOWN
        recipes = dict(self._recipes(found, catalogue))
        policy = self.policy()
        self._see_fit(found, policy, machine)
        before = next((one for one in policy.presets if one.id == found.id), None)
        kept = _kept_as(path)
        files = {kept.name: content, **recipes}
        if key and not isinstance(signed, Fault):
            files[signature.beside(kept).name] = signed
        return Offer(
            found,
            trust,
            key,
            before,
            before is not None and Path(before.path).read_bytes() == content,
            *self._told(policy, in_force.with_another(policy, found, machine, self._place.serials)),
            files,
        )

    def use(self, offer: Offer) -> None:
        """Have it in force from now on, in place of an earlier one. Raises CannotSave."""
        preset, own = offer.preset, self._place.own
        digest = hashlib.sha256(offer.files[_kept_as(Path(preset.path)).name]).hexdigest()[:8]
        folder = own / f"{preset.id}-{preset.serial}-{digest}"
        part = own / f".{folder.name}-{os.urandom(4).hex()}.part"
        try:
            for name, content in offer.files.items():
                file = part / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            if folder.exists():  # the same, unless somebody changed it there
                shutil.rmtree(folder)
            part.rename(folder)
        except OSError as error:
            shutil.rmtree(part, ignore_errors=True)
            raise CannotSave(path=str(folder), detail=str(error)) from error
        for other in in_force.own_files(own):
            if other.parent != folder and _id(other) == preset.id:
                self._remove(other)

    def effects(self, preset: Preset) -> tuple[tuple[Effect, ...], int]:
        """What having this one in force would do, be it in a file or not yet, and how many workspaces there
        are."""
        policy, place = self.policy(), self._place
        return self._told(policy, in_force.with_another(policy, preset, place.machine(), place.serials))

    def without(self, preset: Preset) -> tuple[tuple[Effect, ...], int]:
        """What giving it up would do, and how many workspaces there are."""
        policy = self.policy()
        return self._told(policy, in_force.without(policy, preset))

    def give_up(self, path: str) -> None:
        """Have the one at `path` in force no more, be it good or faulty. Raises CannotSave."""
        id = _id(Path(path))
        for file in in_force.own_files(self._place.own):
            if str(file) == path or (id and _id(file) == id):
                self._remove(file)

    def _told(self, before: Policy, after: Policy) -> tuple[tuple[Effect, ...], int]:
        workspaces = list(self._place.workspaces())
        rules = self._place.enforced(before), self._place.enforced(after)
        return tuple(effects(workspaces, *rules, self._place.catalogue())), len(workspaces)

    def _see_fit(self, found: Preset, policy: Policy, machine: Machine) -> None:
        """Raises PresetUnfit or PolicyNeedsNewer for a good one that cannot be in force here."""
        needed = found.values.get("needs.app")
        if needed and numbers(__version__) < numbers(needed):
            raise PolicyNeedsNewer(
                path=found.path,
                organisation=found.organisation,
                contact=found.contact,
                key="needs.app",
                wanted=needed,
                version=__version__,
            )
        if any(one.id == found.id and not self.is_own(one.path) for one in policy.presets):
            raise _unfit(found, "managed")
        others = in_force.without(policy, found)
        match in_force.with_another(others, found, machine, self._place.serials).problem:
            case PolicyExpired() as problem:
                raise _unfit(found, "expired", problem.when)
            case PolicyWentBack() as problem:
                raise _unfit(found, "older", f"serial {problem.serial}, and {problem.seen} was here before")
            case PolicyConflict() as problem:
                raise _unfit(found, "conflict", f"{problem.key}: {problem.path} and {problem.other}")

    @staticmethod
    def _recipes(found: Preset, catalogue: Catalogue) -> Iterator[tuple[str, bytes]]:
        """The files of the recipes that it has beside it. Raises PresetUnfit."""
        for key, facts in found.values.items():
            section, _, id = key.partition(".")
            like = catalogue.entry(facts["like"]) if section == "environment" else None
            if like and "recipe" in facts:
                try:
                    made = environments.made(id, facts, like, found)
                except PolicyBroken as problem:
                    raise PresetUnfit(path=found.path, why="recipe", faults=problem.faults) from problem
                if made.recipe:
                    for name, content in made.recipe.files.items():
                        yield f"{facts['recipe']}/{name}", content

    def _remove(self, path: Path) -> None:
        """A preset's file with all that came along. Raises CannotSave."""
        try:
            if path.parent == self._place.own:
                with suppress(FileNotFoundError):
                    signature.beside(path).unlink()
                path.unlink()
            else:
                # By another name first: half of one that is removed must not hold.
                aside = path.parent.with_name(f".{path.parent.name}-{os.urandom(4).hex()}.part")
                path.parent.rename(aside)
                shutil.rmtree(aside, ignore_errors=True)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error


def _kept_as(path: Path) -> Path:
    """By a name that counts: a file may be called `acme.CAIS`, or anything else, where it came from."""
    return path if path.suffix == ".cais" else path.with_name(f"{path.stem or path.name}.cais")


def _why(faults: tuple[Fault, ...]) -> str:
    """Of the faults of a file."""
    if len(faults) == 1 and faults[0].field == "kind" and "none that this Cais reads" in faults[0].message:
        return "other-kind"
    if len(faults) == 1 and faults[0].field == "version" and "newer Cais" in faults[0].message:
        return "newer"
    return "faulty"


def _unfit(found: Preset, why: str, detail: str = "") -> PresetUnfit:
    return PresetUnfit(
        path=found.path, why=why, organisation=found.organisation, contact=found.contact, detail=detail
    )


def _id(path: Path) -> str:
    """Which preset a file is, "" where it cannot be read."""
    found = presets.read(path)
    return "" if isinstance(found, tuple) else found.id
