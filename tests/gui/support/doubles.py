"""Stand-ins for what lies below the screens: an engine, starts and a tool that do as a test says."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.computer.proxies import Proxies, ProxyDoubt
from desktop.core.data.connection import Connection
from desktop.core.data.reach.outcome import Look, Side
from desktop.core.data.reach.telling import Heard
from desktop.core.data.secret import Secret
from desktop.core.engine_facts import Candidate, Change, Container, EngineInfo, Event, Image, State
from desktop.core.engine_plans import RunPlan
from desktop.core.folders.access import User
from desktop.core.folders.copies.record import Records
from desktop.core.folders.leftovers import Leftovers
from desktop.core.folders.proof import Verdict
from desktop.core.kept import Kept
from desktop.core.problems import EngineElsewhere, EngineLost, EngineNotRunning, Problem, ToolExited
from desktop.core.progress import Progress, Report
from desktop.core.start.calculations import Calculation
from desktop.core.start.checking import Checked
from desktop.core.start.copies import Copies
from desktop.core.start.copying import Copying
from desktop.core.start.launch import Computer, Request, Running
from desktop.core.start.plan import Host, plan
from desktop.core.workspaces.workspace import Folder, Workspace
from desktop.engine.docker_engine import DockerEngine
from tests.fakes.volumes import Volumes
from tests.gui.support.visits import VisitDouble

GIB = 1024**3
MADE = datetime(2026, 11, 9, 12, tzinfo=UTC)
OTHER = EngineInfo("Docker Engine", "28.5.2", "1.51", "unix:///var/run/docker.sock", 8, 16 * GIB, native=True)
INFO = EngineInfo("Docker Desktop", "27.3.1", "1.47", "unix:///run/docker.sock", 8, 16 * GIB, native=True)


class EngineDouble:
    """An engine whose containers are a dict. What it was asked for, it writes down in `asked`.

    Attributes:
        info: what is found; an exception is raised instead.
        others: the engines that are there beside it.
        elsewhere: what runs on those, by their address.
        running: the containers by workspace.
        beside: containers of other parts than tools.
        left: what else is there, a home volume or a network: whose it is, by workspace.
        images, containers, inside: its roles.
        files: what tools were handed, by workspace.
        present: references of images that are there.
        sizes: downloads by reference, in bytes.
        free_pool: a range that is free, if there is one.
        used: memory in use, of every container, in bytes.
        gates: methods that wait until their event is set.
        troubles: exceptions that methods raise.
    """

    def __init__(self) -> None:
        self.info: EngineInfo | BaseException = INFO
        self.others: list[EngineInfo | Problem] = []
        self.elsewhere: dict[str, dict[str, Container]] = {}
        self.running: dict[str, Container] = {}
        self.beside: list[Container] = []
        self.left: dict[str, str] = {}
        self.files: dict[str, dict[str, bytes]] = {}
        self.present: set[str] = set()
        self.sizes: dict[str, int] = {}
        self.free_pool: str | None = "172.21.0.0/16"
        self.used = int(1.5 * GIB)
        self.gates: dict[str, threading.Event] = {}
        self.troubles: dict[str, BaseException] = {}
        self.asked: list[tuple[str, str]] = []
        self.images = ImagesDouble(self)
        self.containers = ContainersDouble(self)
        self.inside = InsideDouble(self)
        self.listeners: list[Callable[[Event], None]] = []

    def note(self, method: str, about: str = "") -> None:
        self.asked.append((method, about))
        trouble = self.troubles.get(method)
        if method in self.gates:
            self.gates[method].wait(30)
        if trouble:
            raise trouble

    def count(self, method: str) -> int:
        return sum(name == method for name, _ in self.asked)

    def run(self, workspace: str, state: State = State.RUNNING, **facts: Any) -> Container:
        facts = {"port": 40000, "memory_limit": 4 * GIB} | facts
        self.running[workspace] = Container("c" + workspace, workspace, state, "f", **facts)
        return self.running[workspace]

    def tell(self, change: Change, workspace: str = "") -> None:
        """Send an event to whoever watches."""
        for listener in list(self.listeners):
            listener(Event(change, workspace))

    @property
    def watchers(self) -> int:
        return len(self.listeners)

    def find(self) -> EngineInfo:
        self.note("find")
        if isinstance(self.info, BaseException):
            raise self.info
        return self.info

    def ensure_running(self, report: Report, stop: Stop) -> EngineInfo:
        self.note("ensure_running")
        return self.find()

    def candidates(self, stop: Stop) -> tuple[Candidate, ...]:
        self.note("candidates")
        found = [_candidate(one, chosen=False) for one in self.others]
        if isinstance(self.info, EngineElsewhere):
            found.append(_candidate(EngineNotRunning(engine=self.info.wanted), chosen=True))
        elif isinstance(self.info, EngineInfo | EngineNotRunning):
            found.append(_candidate(self.info, chosen=True))
        return tuple(sorted(found, key=lambda candidate: candidate.name))

    def choose(self, address: str, stop: Stop) -> EngineInfo:
        self.note("choose", address)
        chosen = next(one for one in self.others if isinstance(one, EngineInfo) and one.address == address)
        self.others.remove(chosen)
        if isinstance(self.info, EngineInfo):
            self.others.append(self.info)
            self.elsewhere[self.info.address] = self.running
        self.info, self.running = chosen, self.elsewhere.pop(address, {})
        return chosen


class ImagesDouble:
    """The images of an `EngineDouble`."""

    def __init__(self, engine: EngineDouble) -> None:
        self._engine = engine

    def find(self, reference: str) -> Image | None:
        return Image("sha256:" + "a" * 64, None, GIB, MADE) if reference in self._engine.present else None

    def download_size(self, reference: str, stop: Stop) -> int | None:
        return self._engine.sizes.get(reference)


class ContainersDouble:
    """The containers of an `EngineDouble`."""

    def __init__(self, engine: EngineDouble) -> None:
        self._engine = engine

    def list(self) -> tuple[Container, ...]:
        self._engine.note("list")
        return (*self._engine.running.values(), *self._engine.beside)

    def resume(self, workspace: str) -> None:
        self._engine.note("resume", workspace)
        self._change(workspace, state=State.RUNNING)

    def halt(self, workspace: str) -> None:
        self._engine.note("halt", workspace)
        self._change(workspace, state=State.EXITED, port=None)

    def discard(self, workspace: str) -> None:
        self._engine.note("discard", workspace)
        self._engine.running.pop(workspace, None)

    def erase(self, workspace: str) -> None:
        self._engine.note("erase", workspace)
        self._engine.running.pop(workspace, None)
        self._engine.left.pop(workspace, None)

    def free_pool(self, servers: Sequence[str]) -> str | None:
        self._engine.note("free_pool", " ".join(servers))
        return self._engine.free_pool

    def leave_networks(self) -> None:
        self._engine.note("leave_networks")

    def traces(self, owner: str) -> frozenset[str]:
        self._engine.note("traces")
        containers = {id for id, one in self._engine.running.items() if one.owner == owner}
        return frozenset(containers | {id for id, whose in self._engine.left.items() if whose == owner})

    def watch(self, on_event: Callable[[Event], None], stop: Stop) -> None:
        info = self._engine.info
        self._engine.note("watch", info.address if isinstance(info, EngineInfo) else "")
        self._engine.listeners.append(on_event)
        try:
            stop.wait(600)
        finally:
            self._engine.listeners.remove(on_event)

    def _change(self, workspace: str, **facts: Any) -> None:
        self._engine.running[workspace] = self._engine.running[workspace]._replace(**facts)


class InsideDouble:
    """What goes on in the tools of an `EngineDouble`."""

    def __init__(self, engine: EngineDouble) -> None:
        self._engine = engine

    def read_file(self, workspace: str, path: str) -> bytes:
        if workspace not in self._engine.running:
            raise ToolExited(workspace=workspace)
        try:
            return self._engine.files[workspace][path.rpartition("/")[2]]
        except KeyError:
            raise FileNotFoundError(path) from None

    def memory(self, workspace: str, on_reading: Callable[[int], None], stop: Stop) -> None:
        on_reading(self._engine.used)
        stop.wait(60)


def _candidate(engine: EngineInfo | Problem, *, chosen: bool) -> Candidate:
    if isinstance(engine, EngineInfo):
        return Candidate(engine.name, engine.address, chosen, info=engine)
    name = getattr(engine, "engine", "")
    return Candidate(name, getattr(engine, "address", f"unix:///{name}"), chosen, problem=engine)


class Play:
    """One start as a test wants it: what it reports, and how and when it ends.

    Attributes:
        over: whether it has ended.
    """

    def __init__(self, request: Request, save: Callable[[Workspace], None], *, deaf: bool = False) -> None:
        """`deaf`: it does not notice that an end was asked for, until it ends by itself."""
        self.request = request
        self.workspace = request.workspace
        self.save = save
        self._deaf = deaf
        self.over = False
        self._cues: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def report(self, news: Progress) -> None:
        self._cues.put(news)

    def end(self, how: Running | BaseException) -> None:
        self._cues.put(how)

    def run(self, report: Report, stop: Stop) -> Running:
        try:
            return self._follow_cues(report, stop)
        finally:
            self.over = True

    def _follow_cues(self, report: Report, stop: Stop) -> Running:
        with stop.on_set(lambda: None if self._deaf else self._cues.put(None)):
            while True:
                cue = self._cues.get(timeout=30)
                if isinstance(cue, Progress):
                    report(cue)
                elif isinstance(cue, Running):
                    return cue
                elif cue is None:
                    stop.check()
                else:
                    raise cue


class BackendDouble(LocalBackend):
    """The app's backend with an engine and starts that do as a test says; files and catalogue are real.

    Attributes:
        plays: the newest start of each workspace.
        deaf: whether the next starts are.
        computing: what tools compute, by workspace; None where one does not tell.
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
    """

    def __init__(self, *facts: Any) -> None:
        super().__init__(*facts)
        self.double = EngineDouble()
        self.plays: dict[str, Play] = {}
        self.deaf = False
        self.computing: dict[str, tuple[Calculation, ...] | None] = {}
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

    def prepare(self) -> None:
        """The process is the tests'."""

    def engine(self) -> Any:
        return self.real or self.double

    def computer(self) -> Computer:
        return Computer(*self.user, self.places())

    def prove_folders(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Verdict] | None:
        self.double.note("prove_folders", " ".join(folder.name for folder in workspace.folders))
        if self.verdicts is None:
            return super().prove_folders(workspace, stop)
        found = {folder: self.verdicts.get(folder.name, Verdict()) for folder in workspace.folders}
        return self._allowing.with_help(found, self._tool_user(workspace))

    def copies(self) -> Copies:
        """Real ones, in volumes that are folders."""
        return self._double_copies

    @cached_property
    def _double_copies(self) -> Copies:
        place = Path(self.folders.user_data_dir) / "copies"
        copying = Copying(Records(place), Leftovers(place / "leftovers.json"))
        return Copies(copying, self._tool_plan, lambda: self.volumes)  # type: ignore[arg-type, return-value]

    def _tool_plan(self, workspace: Workspace) -> RunPlan | None:
        entry = self.catalogue.entry(workspace.entry)
        return plan(workspace, entry, "sha256:0", Host(*self.user, True, 2, 4 * GIB), {}) if entry else None

    def copy_in(self, workspace: Workspace) -> None:
        """As a start does."""
        tool = self._tool_plan(workspace)
        assert tool
        for folder in workspace.copied:
            self.copies().copying.see_to(tool, folder, self.volumes.containers, lambda _news: None, Stop())

    def copy_of(self, workspace: Workspace, folder: Folder) -> Path:
        """Where its copy is."""
        tool = self._tool_plan(workspace)
        assert tool
        [volume] = [mount.volume for mount in tool.mounts if mount.source == folder.path]
        return self.volumes.containers.place(volume)

    @cached_property
    def volumes(self) -> VolumesDouble:
        return VolumesDouble(Volumes(Path(self.folders.user_data_dir).parent / "volumes"))

    def _tool_user(self, _workspace: Workspace) -> User:
        """Somebody else than whoever runs the tests."""
        return User(54321, frozenset())

    def check_folders(self, workspace: Workspace, stop: Stop) -> Mapping[Folder, Checked]:
        """Looks at them for real."""
        found = {folder: self.check_folder(folder.path) for folder in workspace.folders}
        shared = tuple(folder for folder, one in found.items() if not one.reason)
        proved = self.prove_folders(replace(workspace, folders=shared), stop) or {}
        return {folder: Checked(one, proved.get(folder)) for folder, one in found.items()}

    def calculations(
        self, workspace: Workspace, _container: Container, _stop: Stop
    ) -> tuple[Calculation, ...] | None:
        self.double.note("calculations", workspace.id)
        return self.computing.get(workspace.id, ())

    def proxies(self) -> Proxies:
        return Proxies({}, self.proxy_findings)

    def look_around(self, connection: Connection, stop: Stop) -> Any:
        return self.visit.begin(stop)

    def killed_notebooks(self, workspace: Workspace, stop: Stop) -> tuple[str, ...]:
        return self.killed

    def reach_from_here(self, _connection: Connection, heard: Heard, stop: Stop) -> Look:
        found = self._looked(Side.COMPUTER, heard, stop)
        assert found
        return found

    def reach_from_inside(
        self, _connection: Connection, secret: Secret | None, heard: Heard, stop: Stop
    ) -> Look | None:
        self.opened.append(secret.reveal() if secret else None)
        return self._looked(Side.INSIDE, heard, stop)

    def _looked(self, side: Side, heard: Heard, stop: Stop) -> Look | None:
        found = self.looks[side]
        if isinstance(found, Problem):
            raise found
        if found and not found.ended:
            heard(found)
            stop.wait(60)
        return found

    def hand_over(self, workspace: Workspace, stop: Stop) -> bool:
        self.handed.append(workspace.id)
        if self.hand_over_trouble:
            raise self.hand_over_trouble
        return self.later

    def renew_tickets(self, workspace: Workspace, stop: Stop) -> None:
        self.renewed.append(workspace.id)

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


class VolumesDouble:
    """An engine as far as copies are concerned."""

    def __init__(self, containers: Volumes) -> None:
        self.containers = containers


class ToolDouble:
    """An embedded tool without a browser; it is there as soon as `show` is called.

    Attributes:
        saves: whether it can save.
        told: what it tells of its last saving.
        results: who is to be told once it shows results.
        saving: who is to be told that it did; it tells at once where this is None.
    """

    def __init__(
        self, title: str, _launch: object, running: Running, _theme: object, on_ready: Callable[[], None]
    ) -> None:
        self.title = title
        self.running = running
        self.show = on_ready
        self.view = QLineEdit(f"The tool of {title}")
        self.view.setAccessibleName("The tool")
        self.terminals = 0
        self.saves = True
        self.saving: list[Callable[[bool], None]] | None = None
        self.saved = 0
        self.told: Kept | None = Kept()
        self.results: list[Callable[[], None]] = []
        self.retranslated = 0
        self.closed = False

    def widget(self) -> QWidget:
        return self.view

    def open_terminal(self) -> None:
        self.terminals += 1

    def commands(self) -> list[tuple[str, Callable[[], None]]]:
        return []

    def save(self, then: Callable[[bool], None]) -> None:
        self.saved += 1
        if self.saving is None:
            then(self.saves)
        else:
            self.saving.append(then)

    def kept(self) -> Kept | None:
        return self.told

    def look_for_results(self, then: Callable[[], None]) -> None:
        self.results.append(then)

    def finish_saving(self) -> None:
        waiting, self.saving = self.saving or [], None
        for then in waiting:
            then(self.saves)

    def retranslate(self) -> None:
        self.retranslated += 1

    def close_tool(self) -> None:
        self.closed = True
