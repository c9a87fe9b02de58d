"""`folder_host`, `folder_probe`, `folder_fast`: how long it takes to know that folders can be used."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from platformdirs import PlatformDirs

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proofs import Proofs
from desktop.core.folders.survey import survey
from desktop.core.progress import unheard
from desktop.core.start.computer import host
from desktop.core.start.image import obtain
from desktop.core.start.launch import look_at
from desktop.core.start.plan import plan
from desktop.core.start.proving import Prover
from desktop.core.workspaces.workspace import Folder, Workspace
from tests.bench.app import report, workspace
from tests.bench.by_hand import docker
from tests.bench.rows import QUICK, RUNS, Row, interleaved, timed

MANY = 100_000 if QUICK else 1_000_000
FOLDERS = 5
PROMISED_S = {"folder_host": 0.3, "folder_fast": 0.02}
"""What these may take, which is their floor: nothing else does the same."""


def main() -> None:
    measures = {"folder_host": folder_host, "folder_probe": folder_probe, "folder_fast": folder_fast}
    report([measures[name]() for name in sys.argv[1:]])


def folder_host() -> Row:
    """A look at a folder with a million files, from this computer."""
    place = Path(os.environ["HOME"], "many")
    place.mkdir()
    for number in range(MANY):
        os.mknod(place / f"measurement-{number:07}.csv")
    try:
        seconds = min(timed(lambda: survey(str(place))) for _ in range(RUNS))
    finally:
        shutil.rmtree(place)
    return Row("folder_host", seconds, PROMISED_S["folder_host"], "s", 1.0, f"{MANY:,} files")


def folder_probe() -> Row:
    """Five folders tried from inside, against a container of the same image that does nothing."""
    desk = Desk()

    def ours() -> float:
        return timed(lambda: desk.prove(desk.prover()))

    def floor() -> float:
        return timed(lambda: docker("run", "--rm", desk.plan.image, "true"))

    return Row("folder_probe", *interleaved("folder_probe", ours, floor), "s", 1.5)


def folder_fast() -> Row:
    """The same at a later start, in an app that was started anew."""
    desk = Desk()
    desk.prove(desk.prover(desk.kept))

    def again() -> None:
        look_at(desk.workspace.folders, desk.computer.places)
        desk.prove(desk.prover(desk.kept))

    seconds = sorted(timed(again) for _ in range(RUNS))[RUNS // 2]
    return Row("folder_fast", seconds, PROMISED_S["folder_fast"], "s", 1.0)


class Desk:
    """A workspace of five folders, each with as much in it as is looked at."""

    def __init__(self) -> None:
        backend = LocalBackend(PlatformDirs("Cais", appauthor=False))
        self.kept = Path(os.environ["HOME"], "kept")
        self.workspace: Workspace = workspace(folders=tuple(map(a_folder, range(FOLDERS))))
        self.engine, self.computer = backend.engine(), backend.computer()
        self.info = self.engine.ensure_running(unheard, Stop())
        entry = backend.catalogue.entry(self.workspace.entry)
        assert entry
        image = obtain(self.workspace, entry, self.engine.images, unheard, Stop())
        around = host(self.computer, self.info, self.workspace.folders)
        self.plan: RunPlan = plan(self.workspace, entry, image.id, around, self.computer.variables)

    def prover(self, kept: Path | None = None) -> Prover:
        return Prover(Proofs(kept and kept / "proofs.json"), Leftovers(kept and kept / "leftovers.json"))

    def prove(self, prover: Prover) -> None:
        folders, place = self.workspace.folders, self.info.place
        found = prover.prove(self.plan, folders, place, self.engine.containers, Stop())
        assert all(verdict.reason is None for verdict in found.values()), found


def a_folder(number: int) -> Folder:
    place = Path(os.environ["HOME"], f"folder-{number}")
    place.mkdir(exist_ok=True)
    for file in range(400):
        (place / f"measurement-{file:04}.csv").write_text("a,b\n1,2\n" * 1000)
    return Folder(str(place), place.name, writable=number % 2 == 0)


if __name__ == "__main__":
    main()
