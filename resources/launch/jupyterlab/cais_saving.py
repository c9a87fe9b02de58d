"""Has a file that is saved replace the one before in one step.

Jupyter empties a file and writes it anew, with a hidden copy beside it (`.~name`) for the time this takes.
Where the tool is killed meanwhile, the file is empty. Here the new file is written beside the old one and
then takes its place, where it can do so unnoticed; where it cannot (a file with other links, another's
file, a folder that cannot be written), Jupyter saves as it always did.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from secrets import token_hex
from typing import Any

from jupyter_server.services.contents.fileio import FileManagerMixin

PREFIX, SUFFIX = ".~cais-", ".part"

_in_place = FileManagerMixin.atomic_writing


def replace_when_saving() -> None:
    """From now on; whichever manager of files an environment has chosen, it saves through this."""
    FileManagerMixin.atomic_writing = atomic_writing


@contextmanager
def atomic_writing(
    self: FileManagerMixin, os_path: str, text: bool = True, encoding: str = "utf-8", **options: Any
) -> Iterator[Any]:
    """Stands for the method of this name."""
    path = os.path.realpath(os_path)
    successor = successor_of(path) if self.use_atomic_writing else None
    if successor is None:
        with _in_place(self, os_path, text, encoding, **options) as file:
            yield file
        return
    try:
        with self.perm_to_403(os_path):
            if text:
                options.setdefault("newline", "\n")
            with open(
                successor, "w" if text else "wb", encoding=encoding if text else None, **options
            ) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
        try:
            os.replace(successor, path)
        except OSError:  # one that somebody has open, on Windows; one that is shared by itself
            with _in_place(self, os_path, text=False) as file, open(successor, "rb") as written:
                shutil.copyfileobj(written, file)
    finally:
        with suppress(OSError):
            os.remove(successor)


def successor_of(path: str) -> str | None:
    """An empty file beside it that can take its place unnoticed, None where none can."""
    try:
        old = os.lstat(path)
    except FileNotFoundError:
        old = None
    except OSError:
        return None
    if old and not (stat.S_ISREG(old.st_mode) and old.st_nlink == 1 and os.access(path, os.W_OK)):
        return None
    made = os.path.join(os.path.dirname(path), f"{PREFIX}{token_hex(4)}{SUFFIX}")
    try:
        os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    except OSError:
        return None
    try:
        if old:
            make_alike(made, path, old)
    except OSError:
        os.remove(made)
        return None
    return made


def make_alike(made: str, path: str, old: os.stat_result) -> None:
    """Owner, group, permissions and what else is noted of the file. Raises OSError where that cannot be."""
    new = os.stat(made)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        os.chown(made, old.st_uid, old.st_gid)
    shutil.copystat(path, made)
