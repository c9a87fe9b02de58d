"""Files whose saving was interrupted, and the copies that were left of them.

Where a new file cannot take the place of the old one (`launch/jupyterlab/cais_saving.py` in the resources has
when), Jupyter copies `name` to `.~name`, empties and writes it, and removes the copy. A tool that is killed
meanwhile leaves a file that is empty or cut, and the whole one hidden beside it.
"""

from __future__ import annotations

import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.core.problems import CannotPutBack
from desktop.core.workspaces.workspace import Folder

WITHIN_S = 1.0
"""For all folders together: a start does not wait longer for what is rarely there."""

COPY = ".~"
SUCCESSOR = (".~cais-", ".part")
"""How the name of what is to take a file's place begins and ends."""

ABANDONED_S = 3600.0
"""No save takes as long."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A file that is damaged, and the hidden copy of what it held before."""

    path: Path
    copy: Path


def find(
    folders: Iterable[Folder], within_s: float = WITHIN_S, clock: Callable[[], float] = time.monotonic
) -> tuple[Interrupted, ...]:
    """Those in folders that may be changed, the upper ones first, as far as the time suffices."""
    until = clock() + within_s
    shared = deque(Path(folder.path) for folder in folders if folder.writable)
    found: list[Interrupted] = []
    while shared and clock() < until:
        files, below = _look_into(shared.popleft())
        found += (each for each in files if is_damaged(each))
        shared += below
    return tuple(found)


def _look_into(folder: Path) -> tuple[list[Interrupted], list[Path]]:
    """The files with a copy beside them, and the folders below."""
    files, below = [], []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith(COPY):
                    if not _remove_abandoned(entry):
                        files.append(Interrupted(folder / entry.name.removeprefix(COPY), folder / entry.name))
                elif not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False):
                    below.append(folder / entry.name)
    except OSError:  # one that cannot be looked into, or is gone
        pass
    return files, below


def _remove_abandoned(entry: os.DirEntry[str]) -> bool:
    """Whether this is what a save was writing as it was interrupted: the file it was to replace is whole."""
    begin, end = SUCCESSOR
    if not (entry.name.startswith(begin) and entry.name.endswith(end)):
        return False
    if time.time() - entry.stat(follow_symlinks=False).st_mtime > ABANDONED_S:
        os.remove(entry.path)
    return True


def is_damaged(file: Interrupted) -> bool:
    """Whether the copy has what the file has lost. One that was cut itself is smaller than its file."""
    try:
        size, whole = file.path.stat().st_size, file.copy.stat().st_size
        if size >= whole:
            return False
        return file.path.suffix != ".ipynb" or (_is_notebook(file.copy) and not _is_notebook(file.path))
    except OSError:
        return False


def _is_notebook(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes()), dict)
    except ValueError:
        return False


def put_back(files: Iterable[Interrupted]) -> tuple[Path, ...]:
    """Give each file what its copy has. Raises CannotPutBack.

    What is left of one that is not quite empty is kept beside it, under names that are returned.
    """
    kept = []
    for file in files:
        if not is_damaged(file):  # somebody was quicker
            continue
        try:
            if file.path.stat().st_size:
                kept.append(_keep(file.path))
            os.replace(file.copy, file.path)
        except OSError as error:
            raise CannotPutBack(path=str(file.path), detail=str(error)) from error
    return tuple(kept)


def _keep(path: Path) -> Path:
    names = _names_beside(path)
    place = next(name for name in names if not name.exists())
    os.rename(path, place)
    return place


def _names_beside(path: Path) -> Iterator[Path]:
    yield path.with_stem(f"{path.stem} (interrupted)")
    number = 2
    while True:
        yield path.with_stem(f"{path.stem} (interrupted {number})")
        number += 1
