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
    ours = _Ours(folder)
    try:
        found = {entry.id: (entry, *find(entry)) for entry in entries}  # before anything large is written
        ours.begin()
        packed = {}
        for id, (entry, image, digest) in found.items():
            packed[id] = _pack(ours, entry, image, digest, images, stop, passed)
            tell(id)
        files = _with_preset(ours, preset) if preset else {}
        place = f"{PRESET}/{Path(preset.path).name}" if preset else ""
        kit = Kit(datetime.now(UTC).replace(microsecond=0), packed, files, place)
        stop.check()  # from here on it is one
        atomic.write(folder / NAME, written(kit), mode=0o644)
        return kit
    except BaseException as error:
        ours.remove()
        if isinstance(error, OSError) and (why := FULL.get(error.errno or 0)):
            raise KitUnfit(path=str(folder), why=why, detail=str(error)) from error
        if isinstance(error, OSError):
            raise CannotSave(path=str(folder), detail=str(error)) from error
        raise


class _Ours:
    """What is written into a folder, to be taken away again without what somebody else put there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._there = folder.exists()
        self._parts: list[Path] = []
        self._files: list[Path] = []

    def begin(self) -> None:
        """Raises KitUnfit where somebody else has begun one there by now, and OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            self.part(ARCHIVES)
        except FileExistsError as error:
            raise KitUnfit(path=str(self.folder), why="not-empty") from error

    def part(self, name: str) -> Path:
        """A new folder in it."""
        made = self.folder / name
        made.mkdir()
        self._parts.append(made)
        return made

    def file(self, path: Path) -> Path:
        """One that is about to be written."""
        self._files.append(path)
        return path

    def copy(self, source: str | Path, target: str | Path) -> None:
        shutil.copyfile(source, self.file(Path(target)))

    def remove(self) -> None:
        """A folder in which there is something else stays."""
        for file in self._files:
            with suppress(OSError):
                file.unlink()
        folders = [one for part in self._parts for one in (part, *part.rglob("*")) if one.is_dir()]
        for one in sorted(folders, reverse=True) + ([] if self._there else [self.folder]):
            with suppress(OSError):
                one.rmdir()


def _pack(
    ours: _Ours, entry: Entry, image: str, digest: str, images: Images, stop: Stop, passed: Passed
) -> Packed:
    archive = f"{ARCHIVES}/{entry.id}.tar"
    tag = entry.recipe.tag if entry.recipe else ""
    checksum, size = hashlib.sha256(), 0
    with (ours.folder / archive).open("xb") as file:
        ours.file(ours.folder / archive)

        def write(piece: bytes) -> None:
            nonlocal size
            checksum.update(piece)
            size += file.write(piece)
            passed(len(piece))

        images.save(tag or image, write, stop)
    return Packed(entry.title, archive, checksum.hexdigest(), size, image, digest, tag)


def _with_preset(ours: _Ours, preset: Preset) -> dict[str, str]:
    """The preset with its signature and its recipes, as they lie beside each other."""
    source, target = Path(preset.path), ours.part(PRESET)
    ours.copy(source, target / source.name)
    if signature.beside(source).is_file():
        ours.copy(signature.beside(source), signature.beside(target / source.name))
    recipes = (
        facts["recipe"]
        for key, facts in preset.values.items()
        if key.startswith("environment.") and "recipe" in facts
    )
    for recipe in dict.fromkeys(recipes):
        shutil.copytree(source.parent / recipe, target / recipe, copy_function=ours.copy)
    made = (path for path in sorted(target.rglob("*")) if path.is_file())
    return {path.relative_to(ours.folder).as_posix(): _checksum(path) for path in made}


def _checksum(path: Path) -> str:
    checksum = hashlib.sha256()
    with path.open("rb") as file:
        for piece in iter(partial(file.read, 1024 * 1024), b""):
            checksum.update(piece)
    return checksum.hexdigest()
