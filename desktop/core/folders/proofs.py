"""What was proved of folders before, so that a start at which nothing has changed need not prove it again.

It is evidence as well: which folder worked in which environment, as which user, on which engine, and when.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.files import atomic
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.workspaces.workspace import Folder

MOST = 500
"""How many are kept: the newest."""


class Conditions(NamedTuple):
    """Under which a folder is proved. A proof holds for no others.

    Attributes:
        image: its id on the engine.
        user: `uid:gid` inside.
        groups: further ones.
        analyst: the groups of whoever starts it, which rootless Podman keeps without being told which.
        engine: as `EngineInfo.place` has it.
        trial: what tells this way of trying folders from those of other versions.
    """

    image: str
    user: str
    groups: tuple[int, ...]
    analyst: tuple[int, ...]
    engine: str
    trial: str

    def key(self, folder: Folder, identity: str) -> str:
        facts = [*self, folder.path, folder.name, folder.writable, identity]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]


class Proofs:
    """Kept in `file`; without one, in memory alone."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._kept: dict[str, dict[str, Any]] | None = None

    def find(self, key: str) -> Verdict | None:
        with self._lock:
            return _verdict(self._all().get(key))

    def keep(self, found: Mapping[str, tuple[Folder, Verdict]], conditions: Conditions) -> None:
        """By their keys. What does not work is tried each time: somebody may just have mended it."""
        when = datetime.now(UTC).isoformat(timespec="seconds")
        new = {
            key: {
                "folder": folder.path,
                "changes": folder.writable,
                "image": conditions.image,
                "user": conditions.user,
                "groups": list(conditions.groups),
                "engine": conditions.engine,
                "when": when,
                "reason": verdict.reason.value if verdict.reason else "",
                "about": verdict.about,
                "count": verdict.count,
                "cut": verdict.cut,
            }
            for key, (folder, verdict) in found.items()
            if verdict.works and verdict.reason is not Reason.UNTOLD
        }
        if not new:
            return
        with self._lock:
            kept = {key: proof for key, proof in self._all().items() if key not in new} | new
            self._kept = dict(list(kept.items())[-MOST:])
            if self._file:
                with suppress(OSError):  # they are proved again after the next start of the app
                    atomic.write(self._file, json.dumps(self._kept, indent=1).encode())

    def _all(self) -> dict[str, dict[str, Any]]:
        if self._kept is None:
            self._kept = _read(self._file)
        return self._kept


def _read(file: Path | None) -> dict[str, dict[str, Any]]:
    try:
        found = json.loads(file.read_bytes()) if file else {}
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _verdict(proof: dict[str, Any] | None) -> Verdict | None:
    """None for what nobody can make sense of, as of a later version."""
    try:
        reason = proof["reason"] if proof else None
        if proof is None or reason is None:
            return None
        known = Reason(reason) if reason else None
        return Verdict(known, str(proof["about"]), int(proof["count"]), bool(proof["cut"]))
    except (KeyError, TypeError, ValueError):
        return None
