"""What is in a kit comes to this computer's engine, once all of it is known to be as it was made."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import BinaryIO, NamedTuple

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Image
from desktop.core.kits import kit as kits
from desktop.core.kits.kit import Kit, Packed
from desktop.core.kits.making import Passed
from desktop.core.kits.proving import Archive
from desktop.core.policy import machine, signature
from desktop.core.ports import Images
from desktop.core.problems import KitUnfit, PolicyNotSigned

PIECE = 1024 * 1024


class Looked(NamedTuple):
    """A kit, as it was made. `vouched`: by IT, so that what it says of images holds."""

    kit: Kit
    vouched: bool


def look(folder: Path, key: str, stop: Stop, owner: int = 0) -> Looked:
    """The kit in this folder, every byte of which is as it was made. Raises KitUnfit and Cancelled."""
    looked = glance(folder, key, owner)
    compare(folder, looked.kit, stop)
    return looked


def glance(folder: Path, key: str, owner: int = 0) -> Looked:
    """What the kit in this folder says that it holds, and who says so, before its bytes are compared.

    `key` is this computer's public key, "" where there is none: then the kit need not be signed, and counts
    as IT's where nobody but `owner` and root can write it. One that is nobody's may have nothing in it that
    only its maker's word is there for. Raises KitUnfit."""
    kit, content = kits.read(folder)
    vouched = bool(key) or not _doubt(folder / kits.NAME, owner)
    if key:
        try:
            signature.verify(folder / kits.NAME, content, key)
        except PolicyNotSigned as problem:
            raise KitUnfit(
                path=str(folder), why="not-signed", name=kits.NAME, detail=problem.detail
            ) from problem
    if not vouched:
        for packed in kit.environments.values():
            _see_proved(folder, packed)
    return Looked(kit, vouched)


def compare(folder: Path, kit: Kit, stop: Stop, passed: Passed = lambda _bytes: None) -> None:
    """Every file's checksum with what the kit says. Raises KitUnfit and Cancelled."""
    sums = {one.archive: one.sha256 for one in kit.environments.values()} | dict(kit.files)
    for place, wanted in sums.items():
        with _opened(folder, place) as file:
            reading = _Reading(file, folder, place, passed)
            while reading.read(PIECE):
                stop.check()
            found = reading.checksum()
        _see_same(folder, place, found, wanted)


def load(
    folder: Path,
    looked: Looked,
    images: Images,
    tell: Callable[[str], None],
    stop: Stop,
    passed: Passed = lambda _bytes: None,
) -> None:
    """Bring a kit that was compared to the engine. `tell` is told each environment's id once it is there, and
    `passed` of its bytes until then.

    Raises KitUnfit, ImageForOthers, what the engine raises, and Cancelled.
    """
    for id, packed in looked.kit.environments.items():
        image = _load(folder, id, packed, images, stop, passed, vouched=looked.vouched)
        if packed.digest:
            images.keep_digest(image.id, packed.digest)
        tell(id)


def _load(
    folder: Path, id: str, packed: Packed, images: Images, stop: Stop, passed: Passed, *, vouched: bool
) -> Image:
    with _opened(folder, packed.archive) as file:
        ids = frozenset[str]() if vouched else _see_proved(folder, packed)
        reading = _Reading(file, folder, packed.archive, passed)
        name = packed.tag or f"cais/kit-{id}:{packed.image[7:19]}"
        image, checksum = images.load(reading, name, stop), reading.checksum()
    try:  # a stick may be another one since it was looked at
        _see_same(folder, packed.archive, checksum, packed.sha256)
        if not vouched and image.id not in ids:
            raise _unproved(folder, packed, f"the engine made {image.id} of it")
    except KitUnfit:
        images.forget(name)
        raise
    return image


def _doubt(path: Path, owner: int) -> str:
    """Who else than `owner` and root could have put something else there, "" for nobody."""
    try:
        return machine.doubt(machine.parts(path.absolute()), owner)
    except OSError as error:
        return str(error)


def _see_proved(folder: Path, packed: Packed) -> frozenset[str]:
    """What an engine may call the image that has this digest, as the archive itself shows. Raises KitUnfit
    for one that does not, or that brings names: by those, other images are found."""
    if packed.tag or not packed.digest:
        raise _unproved(folder, packed, "built from a recipe, which no archive shows")
    with _opened(folder, packed.archive) as file:
        try:
            archive = Archive(file)
            ids, names = archive.ids(packed.digest), archive.names()
        except OSError as error:
            raise _unproved(folder, packed, str(error)) from error
    if not ids:
        raise _unproved(folder, packed, f"without the manifest {packed.digest}")
    if names:
        raise _unproved(folder, packed, f"with names: {', '.join(sorted(names))}")
    return ids


def _unproved(folder: Path, packed: Packed, why: str) -> KitUnfit:
    return KitUnfit(path=str(folder), why="not-proved", name=packed.archive, detail=why)


class _Reading:
    """A file that knows the checksum of all that was read of it. Raises KitUnfit, also for a stick that is
    pulled meanwhile."""

    def __init__(self, file: BinaryIO, folder: Path, place: str, passed: Passed) -> None:
        self._file = file
        self._unreadable = partial(KitUnfit, path=str(folder), why="unreadable", name=place)
        self._passed = passed
        self._sum = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._file.read(size)
        except OSError as error:
            raise self._unreadable(detail=str(error)) from error
        self._sum.update(piece)
        self._passed(len(piece))
        return piece

    def checksum(self) -> str:
        """Of the whole file: an engine need not read what comes after an archive's end."""
        while self.read(PIECE):
            pass
        return self._sum.hexdigest()


def _opened(folder: Path, place: str) -> BinaryIO:
    """A file of the kit's own: never through a link."""
    path = folder / place
    steps = [path, *(one for one in path.parents if one != folder and folder in one.parents)]
    try:
        if any(os.path.islink(one) for one in steps):
            raise KitUnfit(path=str(folder), why="link", name=place)
        if not path.is_file() and path.exists():  # a pipe would be waited for
            raise OSError("is no file")
        return path.open("rb")
    except OSError as error:
        why = "unreadable" if path.exists() else "missing"
        raise KitUnfit(path=str(folder), why=why, name=place, detail=str(error)) from error


def _see_same(folder: Path, place: str, found: str, wanted: str) -> None:
    if found != wanted:
        raise KitUnfit(
            path=str(folder), why="changed", name=place, detail=f"sha256 {found}, and not {wanted}"
        )
