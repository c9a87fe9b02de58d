"""One folder that is tried, and what the script inside is told of it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from shlex import quote

from desktop.core.folders.medium import Medium
from desktop.core.folders.survey import OWN, Survey
from desktop.core.workspaces.workspace import Folder


@dataclass(frozen=True, slots=True)
class Trial:
    """One folder's, before and while it is tried.

    Attributes:
        place: where it is inside.
        seen: from this computer.
        medium: what it lies on.
        token: what both sides write.
        stale: names of files of ours that an earlier time left there, and this computer could not remove.
        fault: why this computer itself cannot write there.
    """

    folder: Folder
    place: str
    seen: Survey
    token: str
    stale: tuple[str, ...] = ()
    fault: OSError | None = None
    medium: Medium = field(default=Medium())

    def ours(self, ending: str = "") -> str:
        return os.path.join(self.folder.path, f"{OWN}{self.token}{ending}")


def told(trial: Trial, at: int, measured: bool = False) -> bytes:
    """What the script is told of one folder."""
    seen, writable = trial.seen, trial.folder.writable and not trial.fault
    lines = [
        f"at={at} place={quote(trial.place)} changes={'yes' if writable else 'no'} token={trial.token}",
        f"count={'' if seen.count is None else seen.count}",
        "seen() {",
        ":",
        *(f"look '{access}' {names}" for access, names in _runs([(e.access, e.path) for e in seen.entries])),
        "}",
        "sampled() {",
        ":",
        *(f"digest {names}" for _, names in _runs([("", path) for path, _ in seen.samples])),
        "}",
        f"measured={'yes' if measured else 'no'} big={quote(f'./{seen.big}' if seen.big else '')}",
        f"stale={quote(' '.join(trial.stale))}",
    ]
    return os.fsencode("\n".join(lines) + "\n")


def _runs(named: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Quoted names of the same kind that follow each other, as the arguments of one call."""
    runs: list[tuple[str, list[str]]] = []
    for kind, path in named:
        if not runs or runs[-1][0] != kind:
            runs.append((kind, []))
        runs[-1][1].append(quote(f"./{path}"))
    return [(kind, " ".join(names)) for kind, names in runs]
