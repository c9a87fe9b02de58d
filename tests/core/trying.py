"""Tries real folders in real containers, as an ordinary user."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Outcome
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Reason, Verdict
from desktop.core.folders.proofs import Proofs
from desktop.core.folders.survey import OWN
from desktop.core.progress import unheard
from desktop.core.start.plan import Host, plan
from desktop.core.start.proving import Prover
from desktop.core.workspaces.workspace import Folder, Workspace, new_id
from desktop.engine.docker_engine import DockerEngine
from tests.core.starting import entry
from tests.fakes.root import as_root, need_root


def root(*command: str) -> None:
    subprocess.run(as_root(*command), check=True)


class Trying:
    """Proves folders on the engine, as the tool of an image that works as anybody or as its own user."""

    def __init__(self, engine: DockerEngine, kept: Path) -> None:
        self.engine = engine
        self.info = engine.ensure_running(unheard, Stop())
        image = engine.images.find(entry().image or "")
        assert image
        self.image = image.id
        self.kept = kept
        self.owner = ""
        self.groups = tuple(os.getgroups())
        self.asked = 0
        self.meanwhile: Callable[[], None] = lambda: None
        self.elsewhere: dict[str, str] = {}
        self.heard: list[str] = []

    def prover(self) -> Prover:
        """As the app has it after a new start of its own."""
        proofs, leftovers = Proofs(self.kept / "proofs.json"), Leftovers(self.kept / "leftovers.json")
        return Prover(proofs, leftovers, self.groups)

    @staticmethod
    def workspace(*folders: Folder) -> Workspace:
        return Workspace(new_id(), "Test", "tool", datetime.now(UTC), folders)

    def plan(self, *folders: Folder, any_user: bool = True) -> RunPlan:
        workspace = self.workspace(*folders)
        host = Host(os.getuid(), os.getgid(), self.info.native, self.info.cpus, self.info.memory)
        host = replace(host, groups=tuple(os.getgroups()), owner=self.owner)
        return plan(workspace, replace(entry(), any_user=any_user), self.image, host, {})

    def prove(self, *folders: Folder, any_user: bool = True, **how: bool) -> list[Verdict]:
        """`how`: as `Prover.prove` has it."""
        tool = self.plan(*folders, any_user=any_user)
        place, prove = self.info.place, self.prover().prove
        found = prove(tool, folders, place, self, Stop(), **how)  # type: ignore[arg-type]
        assert list(found) == list(folders)
        return list(found.values())

    def run_once(
        self,
        plan: RunPlan,
        files: dict[str, bytes],
        stop: Stop,
        within_s: float,
        heard: Callable[[bytes], None],
    ) -> Outcome:
        self.asked += 1
        self.meanwhile()
        mounts = tuple(replace(one, source=self.elsewhere.get(one.source, one.source)) for one in plan.mounts)
        plan = replace(plan, mounts=mounts)
        outcome = self.engine.containers.run_once(plan, files, stop, within_s, heard)
        self.heard.append(outcome.output)
        return outcome


@pytest.fixture
def trying(real_engine: DockerEngine, tmp_path: Path) -> Trying:
    return Trying(real_engine, tmp_path / "kept")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Folder]:
    """Makes a folder with something in it; by `how` it can be changed or only be read."""

    def make(name: str, how: str = "rw", mode: int = 0o700) -> Folder:
        place = tmp_path / "shared" / name
        (place / "below").mkdir(parents=True)
        (place / "data.csv").write_text("a,b\n1,2\n")
        (place / "below" / "more.csv").write_text("c\n")
        place.chmod(mode)
        return Folder(str(place), name, how == "rw")

    return make


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Mounts something at a folder, for as long as the test runs."""
    need_root()
    with ExitStack() as after:

        def mount(place: Path, *how: str) -> None:
            root("mount", *how, str(place))
            after.callback(root, "umount", "-l", str(place))

        yield mount


def what(verdicts: list[Verdict]) -> list[Reason | None]:
    return [verdict.reason for verdict in verdicts]


def ours_in(folder: Folder) -> list[str]:
    return [name for name in os.listdir(folder.path) if name.startswith(OWN)]
