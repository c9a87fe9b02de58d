"""A kit is made of what is on this computer's engine, and of a preset beside it."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.core.cancelling import Stop
from desktop.core.environments.catalogue import Catalogue, Entry
from desktop.core.files import atomic
from desktop.core.kits.kit import ARCHIVES, NAME, PRESET, Kit, Packed, written
from desktop.core.policy import signature
from desktop.core.policy.preset import Preset
from desktop.core.ports import Images
from desktop.core.problems import CannotSave, EnvironmentWithdrawn, ImageUnknown, KitUnfit

if TYPE_CHECKING:
    from desktop.core.policy.rules import Rules

FULL = {errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EFBIG: "too-large"}
"""What is wrong with a place that takes no more of a kit."""

Passed = Callable[[int], object]
"""Is told of bytes as they are written or read."""

Find = Callable[[Entry], tuple[str, str]]
"""The image's id and a registry's digest for it. Raises ImageUnknown."""


def brought(preset: Preset) -> tuple[str, ...]:
    """The ids of the environments that a preset brings."""
    sections = (key.partition(".") for key in preset.values)
    return tuple(id for section, _, id in sections if section == "environment")


def entries(ids: Iterable[str], rules: Rules, catalogue: Catalogue) -> Iterator[Entry]:
    """The environments of these ids, as `rules` have them. Raises EnvironmentWithdrawn."""
    for id in ids:
        entry = rules.entry(id, catalogue)
        if entry is None:
            raise EnvironmentWithdrawn(entry=id)
        yield entry


def reference(entry: Entry) -> str:
    """What an environment's image is found by on the engine."""
    return entry.recipe.tag if entry.recipe else entry.image or ""


def find(images: Images, known: Mapping[str, str], entry: Entry) -> tuple[str, str]:
    """`known` are digests of images that workspaces were downloaded, by their ids."""
    image = images.find(reference(entry))
    if image is None:
        raise ImageUnknown(reference=reference(entry))
    return image.id, image.digest or known.get(image.id, "")


def make(
    folder: Path,
    entries: Iterable[Entry],
    preset: Preset | None,
    images: Images,
    find: Find,
    tell: Callable[[str], None],
    stop: Stop,
    passed: Passed = lambda _bytes: None,
) -> Kit:
    """Fill this folder, which is to be new or empty. `tell` is told each environment's id once it is in, and
    `passed` of its bytes until then.

    Its own file is written last: what was cut short is no kit. Raises KitUnfit, ImageUnknown, CannotSave,
    what the engine raises, and Cancelled; then nothing stays.
    """
    if folder.exists() and any(folder.iterdir()):
        raise KitUnfit(path=str(folder), why="not-empty")
    there = folder.exists()
    try:
        found = {entry.id: (entry, *find(entry)) for entry in entries}  # before anything large is written
        (folder / ARCHIVES).mkdir(parents=True)
        packed = {}
        for id, (entry, image, digest) in found.items():
            packed[id] = _pack(folder, entry, image, digest, images, stop, passed)
            tell(id)
        files = _with_preset(folder, preset) if preset else {}
        place = f"{PRESET}/{Path(preset.path).name}" if preset else ""
        kit = Kit(datetime.now(UTC).replace(microsecond=0), packed, files, place)
        atomic.write(folder / NAME, written(kit), mode=0o644)
        return kit
    except BaseException as error:
        for part in (ARCHIVES, PRESET):
            shutil.rmtree(folder / part, ignore_errors=True)
        if not there:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(error, OSError) and (why := FULL.get(error.errno or 0)):
            raise KitUnfit(path=str(folder), why=why, detail=str(error)) from error
        if isinstance(error, OSError):
            raise CannotSave(path=str(folder), detail=str(error)) from error
        raise


def _pack(
    folder: Path, entry: Entry, image: str, digest: str, images: Images, stop: Stop, passed: Passed
) -> Packed:
    archive = f"{ARCHIVES}/{entry.id}.tar"
    tag = entry.recipe.tag if entry.recipe else ""
    checksum, size = hashlib.sha256(), 0
    with (folder / archive).open("xb") as file:

        def write(piece: bytes) -> None:
            nonlocal size
            checksum.update(piece)
            size += file.write(piece)
            passed(len(piece))

        images.save(tag or image, write, stop)
    return Packed(entry.title, archive, checksum.hexdigest(), size, image, digest, tag)


def _with_preset(folder: Path, preset: Preset) -> dict[str, str]:
    """The preset with its signature and its recipes, as they lie beside each other."""
    source, target = Path(preset.path), folder / PRESET
    target.mkdir()
    shutil.copyfile(source, target / source.name)
    if signature.beside(source).is_file():
        shutil.copyfile(signature.beside(source), signature.beside(target / source.name))
    recipes = (
        facts["recipe"]
        for key, facts in preset.values.items()
        if key.startswith("environment.") and "recipe" in facts
    )
    for recipe in dict.fromkeys(recipes):
        shutil.copytree(source.parent / recipe, target / recipe)
    made = (path for path in sorted(target.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): _checksum(path) for path in made}


def _checksum(path: Path) -> str:
    checksum = hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(partial(file.read, 1024 * 1024), b""):
            checksum.update(piece)
    return checksum.hexdigest()
