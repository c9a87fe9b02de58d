"""Giving the tool's own user access to a folder, step by step, and taking it back.

What was there before is written down first, so that it can be put back: as soon as one step fails, and
whenever the analyst wants it.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop.core.cancelling import Stop
from desktop.core.files import atomic
from desktop.core.folders import acl
from desktop.core.folders.access import Access, Step, opened, through
from desktop.core.problems import CannotGiveAccess, CannotSave


class Given:
    """What was given, as it is written down below `folder`, and can be taken back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def has(self, path: str) -> bool:
        """Whether something was given of the folder at this path. Does not block for long."""
        return self._file(path).exists()

    def give(self, access: Access, stop: Stop) -> None:
        """Take all of its steps, or none. Raises CannotGiveAccess, CannotSave and Cancelled."""
        if self.has(access.folder):
            self.take_back(access.folder)
        self._write_down(access)
        try:
            with _Places(access.folder) as places:
                for step in access.steps:
                    stop.check()
                    _apply(places, step)
        except BaseException as error:
            self.take_back(access.folder)
            if isinstance(error, OSError):
                raise CannotGiveAccess(path=access.folder, detail=str(error)) from error
            raise

    def take_back(self, path: str) -> int:
        """Have all as it was; how many there are of which that cannot be done by the analyst any more.

        What somebody changed since keeps that, and loses what was given alone.
        """
        left = 0
        steps, user = self._written_down(path)
        try:
            with _Places(path) as places:
                for step in reversed(steps):  # the folder first, which shuts all of it
                    left += not _put_back(places, step, user)
        except FileNotFoundError:  # the folder is gone, and with it what was given
            pass
        except OSError as error:
            raise CannotGiveAccess(path=path, detail=str(error)) from error
        self._file(path).unlink(missing_ok=True)
        return left

    def _file(self, path: str) -> Path:
        return self._folder / f"{hashlib.sha256(os.fsencode(path)).hexdigest()[:16]}.json"

    def _write_down(self, access: Access) -> None:
        kept = {
            "folder": access.folder,
            "user": access.user,
            "steps": [
                [step.path, step.kind, step.before and step.before.hex(), step.after.hex(), step.mode]
                for step in access.steps
            ],
        }
        file = self._file(access.folder)
        try:
            atomic.write(file, json.dumps(kept).encode())
        except OSError as error:
            raise CannotSave(path=str(file), detail=str(error)) from error

    def _written_down(self, path: str) -> tuple[list[Step], int]:
        file = self._file(path)
        try:
            kept = json.loads(file.read_bytes())
            steps = [
                Step(at, kind, bytes.fromhex(before) if before else None, bytes.fromhex(after), mode)
                for at, kind, before, after, mode in kept["steps"]
            ]
            return steps, int(kept["user"])
        except FileNotFoundError:
            return [], 0
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise CannotGiveAccess(path=path, detail=str(error)) from error


class _Places:
    """Opens what is below a folder by paths that no link can bend."""

    def __init__(self, folder: str) -> None:
        self._top = os.open(folder, os.O_PATH | os.O_DIRECTORY)
        self._parent: tuple[str, int] = ("", self._top)

    def __enter__(self) -> _Places:
        return self

    def __exit__(self, *_error: object) -> None:
        self._go_to("")
        os.close(self._top)

    @contextmanager
    def at(self, path: str) -> Iterator[str]:
        """Where it can be spoken of. Raises OSError where it is not what it was."""
        if not path:
            yield through(self._top)
            return
        parent, _, name = path.rpartition("/")
        self._go_to(parent)
        with opened(name, self._parent[1]) as handle:
            if stat.S_ISLNK(os.fstat(handle).st_mode):
                raise FileNotFoundError(path)
            yield through(handle)

    def _go_to(self, parent: str) -> None:
        """Steps come folder by folder."""
        if self._parent[0] == parent:
            return
        if self._parent[1] != self._top:
            os.close(self._parent[1])
        self._parent = ("", self._top)
        handle = os.dup(self._top)
        for name in parent.split("/") if parent else ():
            before, handle = handle, os.open(name, os.O_PATH | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=handle)
            os.close(before)
        self._parent = (parent, handle)


def _apply(places: _Places, step: Step) -> None:
    """What is gone by now needs nothing."""
    with suppress(FileNotFoundError, NotADirectoryError), places.at(step.path) as place:
        os.setxattr(place, step.kind, step.after)


def _put_back(places: _Places, step: Step, user: int) -> bool:
    try:
        with places.at(step.path) as place:
            now = acl.find(place, step.kind)
            if now == step.before:
                return True
            if now != step.after:
                return _take_out(place, step.kind, now, user)
            if step.before or step.kind == acl.ACCESS:
                # A list that says no more than permissions do becomes these.
                os.setxattr(place, step.kind, step.before or acl.written(acl.of_mode(step.mode)))
            else:
                os.removexattr(place, step.kind)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return True


def _take_out(place: str, kind: str, now: bytes | None, user: int) -> bool:
    if now and any(one.kind == acl.USER and one.who == user for one in acl.read(now)):
        os.setxattr(place, kind, acl.written(acl.without(acl.read(now), user)))
    return True
