"""The copy of a preset that IT keeps at an address: the last good one, believed only by its signature.

It lies among a person's files, who can remove it, and cannot make another of it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from pathlib import Path

from desktop.core.files import atomic
from desktop.core.policy import signature
from desktop.core.policy.in_force import Serials, see_fetched
from desktop.core.policy.machine import Machine
from desktop.core.policy.preset import Preset, parse
from desktop.core.problems import PolicyBroken

FILE = "preset.cais"


class Fetched:
    """What was fetched from `address`, in a folder of its own below `folder`."""

    def __init__(self, folder: Path, address: str) -> None:
        self._folder = folder / hashlib.sha256(address.encode()).hexdigest()[:16]
        self._note = self._folder / "newest.json"

    @property
    def path(self) -> Path:
        """Where the last good one is, or would be."""
        return self._folder / self._newest().get("folder", "none") / FILE

    @property
    def etag(self) -> str:
        """What the server called the last good one, "" where that is not here any more as it came: it has to
        be sent again then, though it is the same there."""
        path = self.path
        try:
            there = _name(path.read_bytes(), signature.beside(path).read_bytes()) == path.parent.name
        except OSError:
            return ""
        return self._newest().get("etag", "") if there else ""

    def take(self, content: bytes, signed: bytes, etag: str, key: str, serials: Serials) -> Preset:
        """Have it be the last good one. Raises PolicyNotSigned, PolicyBroken, PolicyExpired, PolicyWentBack,
        and OSError; then the one before stays."""
        name, before = _name(content, signed), self._newest().get("folder")
        path = self._folder / name / FILE
        atomic.write(signature.beside(path), signed)
        atomic.write(path, content)
        try:
            signature.verify(path, content, key)
            found = parse(path, content)
            if isinstance(found, tuple):
                raise PolicyBroken(path=str(path), faults=found)
            see_fetched(found, key, serials)
        except BaseException:
            if path != self.path:
                shutil.rmtree(path.parent, ignore_errors=True)
            raise
        atomic.write(self._note, json.dumps({"folder": name, "etag": etag}).encode())
        for other in self._folder.iterdir():
            # The one before stays until the next: a start that has begun reads that, and would find none.
            if other.is_dir() and other.name not in (name, before):
                shutil.rmtree(other, ignore_errors=True)
        return found

    def _newest(self) -> dict[str, str]:
        with suppress(OSError, ValueError, LookupError, TypeError):
            table = json.loads(self._note.read_bytes())
            folder, etag = table["folder"], table["etag"]
            if isinstance(folder, str) and folder.isalnum() and isinstance(etag, str):
                return {"folder": folder, "etag": etag}
        return {}


def _name(content: bytes, signed: bytes) -> str:
    return hashlib.sha256(content + signed).hexdigest()[:16]


def with_copy(machine: Machine, folder: Path) -> Machine:
    """With the path of the copy, where its preset is at an address."""
    if "://" not in machine.preset:
        return machine
    return machine._replace(copy=str(Fetched(folder, machine.preset).path))
