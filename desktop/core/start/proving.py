"""Folders are proved from inside before a tool is given them: same image, user and flags, and no network."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome
from desktop.core.engine_plans import RunPlan
from desktop.core.folders import waiting
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.probing import SCRIPT, Ask, Heard, probe
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.proofs import Conditions, Proofs
from desktop.core.folders.survey import identity
from desktop.core.ports import Containers
from desktop.core.problems import FolderMissing, FolderUnusable
from desktop.core.resources import RESOURCES
from desktop.core.start.plan import SECRETS, once
from desktop.core.workspaces.workspace import Folder

WITHIN_S = 20.0
"""What a container has for all of its folders."""
MEASURED_WITHIN_S = 35.0
"""What it has where they are measured as well: slow ones are to be told from those that do not answer."""


class Prover:
    """Proves folders, and remembers what it proved."""

    def __init__(self, proofs: Proofs, leftovers: Leftovers, groups: Sequence[int] = ()) -> None:
        """`groups`: the analyst's, as they are now."""
        self._script = (RESOURCES / "probe" / SCRIPT).read_bytes()
        self._trial = hashlib.sha256(self._script).hexdigest()[:16]
        self._proofs = proofs
        self._leftovers = leftovers
        self._groups = tuple(sorted(groups))

    def prove(
        self,
        tool: RunPlan,
        folders: Sequence[Folder],
        engine: str,
        containers: Containers,
        stop: Stop,
        *,
        measured: bool = False,
        anew: bool = False,
    ) -> dict[Folder, Verdict]:
        """What becomes of each folder in the tool of this plan, on the `engine` of this place.

        Blocks for about as long as a container takes to start and end, or not at all where all was proved
        before, unless `anew`. `measured` is as `probe` has it. Raises what the engine does, and Cancelled.
        """
        conditions = Conditions(tool.image, tool.user, tool.groups, self._groups, engine, self._trial)
        self._leftovers.sweep()
        identities = waiting.each(folders, lambda folder: identity(folder.path))
        keys = {
            folder: conditions.key(folder, found)
            for folder, found in identities.items()
            if not isinstance(found, OSError)
        }
        kept = {folder: self._proofs.find(keys[folder]) for folder in keys if not anew}
        known = {folder: verdict for folder, verdict in kept.items() if verdict}
        unknown = [folder for folder in folders if folder not in known]
        if not unknown:
            return {folder: known[folder] for folder in folders}
        ask = _asking(tool, containers, stop, MEASURED_WITHIN_S if measured else WITHIN_S)
        tried = probe(unknown, tool.home, ask, self._script, self._leftovers, measured)
        stop.check()
        # By what is there now: a folder that was swapped meanwhile was not proved.
        new = {keys[f]: (f, verdict) for f, verdict in tried.items() if f in keys}
        self._proofs.keep(new, conditions)
        found = known | tried
        return {folder: found[folder] for folder in folders}


def _asking(tool: RunPlan, containers: Containers, stop: Stop, within_s: float) -> Ask:
    def ask(folders: Sequence[Folder], files: Mapping[str, bytes], heard: Heard) -> Outcome:
        shared = {folder.path for folder in folders}
        mounts = tuple(mount for mount in tool.mounts if mount.source in shared)
        plan = once(replace(tool, mounts=mounts, linked=()), ("sh", f"{SECRETS}/{SCRIPT}", SECRETS))
        return containers.run_once(plan, files, stop, within_s, heard)

    return ask


def demand(verdicts: Mapping[Folder, Verdict]) -> None:
    """Raise FolderMissing or FolderUnusable for the first folder that does not work."""
    for folder, verdict in verdicts.items():
        if verdict.reason is Reason.GONE:
            raise FolderMissing(path=folder.path)
        if verdict.reason and not verdict.works:
            raise FolderUnusable(
                path=folder.path,
                reason=verdict.reason.value,
                about=verdict.about,
                count=verdict.count,
                detail=verdict.detail,
            )


def prover(data: Path) -> Prover:
    """This computer's, which keeps what it knows in the folder `data`."""
    groups = os.getgroups() if hasattr(os, "getgroups") else ()
    return Prover(Proofs(data / "proofs.json"), Leftovers(data / "leftovers.json"), groups)
