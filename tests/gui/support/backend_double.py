"""Stands in for all below the screens: files and catalogue are real, engine and starts do as a test says."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

from desktop.backend import LocalBackend
from desktop.backend.once import once
from desktop.core.cancelling import Stop
from desktop.core.computer.proxies import Proxies, ProxyDoubt
from desktop.core.data.reach.outcome import Look, Side
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.proof import Verdict
from desktop.core.health.finding import Finding
from desktop.core.policy.machine import Machine
from desktop.core.problems import EngineLost, Problem
from desktop.core.progress import Report
from desktop.core.registries.login import Login
from desktop.core.setting_up.deciding import Case, Step, decide
from desktop.core.setting_up.facts import Facts, Linux, Rights
from desktop.core.start.calculations import Calculation
from desktop.core.start.computer import Computer
from desktop.core.start.launch import Request, Running
from desktop.core.start.packages import Ask
from desktop.core.start.plan import Host, plan
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.engine.docker_engine import DockerEngine
from tests.fakes.volumes import Volumes
from tests.gui.support.backend_parts import DataDouble, FoldersDouble, ToolsDouble
from tests.gui.support.engine_double import GIB, EngineDouble
from tests.gui.support.play import Play
from tests.gui.support.visits import VisitDouble


class BackendDouble(LocalBackend):
    """The app's backend with an engine and starts that do as a test says; files and catalogue are real.

    Attributes:
        machine: what IT told this computer.
        plays: the newest start of each workspace.
        deaf: whether the next starts are.
        computing: what tools compute, by workspace; None where one does not tell.
        quiet_s: for how long tools have done nothing, likewise.
        proxy_findings: what was found about this computer's proxies.
        killed: the names of notebooks that lost their program for want of memory.
        handed: the workspaces whose tools were handed their connections anew.
        hand_over_trouble: what that raises.
        later: whether some programs find these only from the tool's next start on.
        renewed: the workspaces whose tickets were looked after.
        real: an engine to be used instead of the double.
        verdicts: what becomes of folders inside, by their names; all others work. None where that has to wait
            for a start.
        looks: what is found on the way to data from either side; one that has not ended goes on for ever.
        opened: what those from inside were to sign in with.
        visit: what there is to see in data.
        findings: what is found of this computer, None for what there is to be found.
        checking: what a look at it waits for.
        keyrings_tried: how often the keyring was.
        unguarded: why no page can be shut in.
        packages_for: who is let in at servers of packages, None for anybody.
        packages_handed: the workspaces whose tools were let in while they ran.
    """

    def __init__(self, *facts: Any) -> None:
        super().__init__(*facts, machine=lambda: self.machine)
        self.machine = Machine()
        self.double = EngineDouble()
        self.plays: dict[str, Play] = {}
        self.deaf = False
        self.computing: dict[str, tuple[Calculation, ...] | None] = {}
        self.quiet_s: dict[str, float | None] = {}
        self.proxy_findings: dict[str, ProxyDoubt] = {}
        self.killed: tuple[str, ...] = ()
        self.handed: list[str] = []
        self.hand_over_trouble: Problem | None = None
        self.later = False
        self.renewed: list[str] = []
        self.real: DockerEngine | None = None
        self.verdicts: dict[str, Verdict] | None = None
        self.looks: dict[Side, Look | Problem | None] = {}
        self.opened: list[bytes | None] = []
        self.visit = VisitDouble()
        self.findings: tuple[Finding, ...] | None = None
        self.checking: threading.Event | None = None
        self.keyrings_tried = 0
        self.unguarded: Problem | None = None
        self.packages_for: Login | None = None
        self.packages_handed: list[str] = []

    def prepare(self) -> None:
        """The process is the tests'."""

    @once
    def setting_up(self) -> Any:
        return SettingUpDouble(self.double)

    def engine(self) -> Any:
        return self.real or self.double

    def computer(self) -> Computer:
        return Computer(*self.user, self.places())

    def tool_plan(self, workspace: Workspace) -> RunPlan | None:
        entry = self.catalogue.entry(workspace.entry)
        return plan(workspace, entry, "sha256:0", Host(*self.user, True, 2, 4 * GIB), {}) if entry else None

    def copy_in(self, workspace: Workspace) -> None:
        """As a start does."""
        tool = self.tool_plan(workspace)
        assert tool
        for folder in workspace.copied:
            self.folders.copying().see_to(tool, folder, self.volumes.containers, lambda _news: None, Stop())

    def copy_of(self, workspace: Workspace, folder: Folder) -> Path:
        """Where its copy is."""
        tool = self.tool_plan(workspace)
        assert tool
        [volume] = [mount.volume for mount in tool.mounts if mount.source == folder.path]
        return self.volumes.containers.place(volume)

    @cached_property
    def volumes(self) -> VolumesDouble:
        return VolumesDouble(Volumes(Path(self.own_folders.user_data_dir).parent / "volumes"))

    def _ask_packages(self) -> Ask:
        def ask(_address: str, login: Login | None, _stop: Stop) -> tuple[str, ...] | None:
            return None if self.packages_for in (None, login) else ("basic",)

        return ask

    def proxies(self) -> Proxies:
        return Proxies({}, self.proxy_findings)

    def checkup(self) -> Any:
        return super().checkup() if self.findings is None else CheckupDouble(self, self.findings)

    @property
    @once
    def tools(self) -> ToolsDouble:
        return ToolsDouble(self)

    @property
    @once
    def folders(self) -> FoldersDouble:
        return FoldersDouble(self)

    @property
    @once
    def data(self) -> DataDouble:
        return DataDouble(self)

    def play(
        self,
        request: Request,
        _engine: EngineDouble,
        _computer: object,
        save: Callable[[Workspace], None],
        report: Report,
        stop: Stop,
    ) -> Running:
        """Takes the place of `core.start.launch.start`."""
        workspace = request.workspace
        play = self.plays[workspace.id] = Play(request, save, deaf=self.deaf)
        return play.run(report, stop)

    def release(self) -> None:
        """Let everything that waits come to its end."""
        for gate in self.double.gates.values():
            gate.set()
        for play in self.plays.values():
            play.end(EngineLost())


class SettingUpDouble:
    """The way to an engine, by what is set here.

    Attributes:
        facts: what is found of this computer.
        trouble: why a step that needs an administrator is not done.
        done: those that were.
    """

    def __init__(self, engine: EngineDouble) -> None:
        self._engine = engine
        self.facts: Facts = Linux("maria", installer="apt-get", rights=Rights.ASKED)
        self.trouble: Problem | None = None
        self.done: list[Case] = []

    def next(self, problem: Problem) -> Step:
        return decide(self.facts, problem)

    def run(self, step: Step, stop: Stop) -> None:
        self._engine.note("set-up", " ".join(step.command))
        if self.trouble:
            raise self.trouble
        self.done.append(step.case)


class CheckupDouble:
    """Finds what a test says, one by one, and ends once it may."""

    def __init__(self, backend: BackendDouble, findings: tuple[Finding, ...]) -> None:
        self._backend = backend
        self._findings = findings

    def run(
        self, heard: Callable[[tuple[Finding, ...]], None], stop: Stop, *, keyring: bool = False
    ) -> tuple[Finding, ...]:
        self._backend.keyrings_tried += keyring
        for one in self._findings:
            heard((one,))
        if self._backend.checking:
            with stop.on_set(self._backend.checking.set):
                self._backend.checking.wait(30)
        stop.check()
        return self._findings


class VolumesDouble:
    """An engine as far as copies are concerned."""

    def __init__(self, containers: Volumes) -> None:
        self.containers = containers
