"""Stands in for the engine: its containers are a dict, and it does as a test says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Candidate, Change, Container, EngineInfo, Event, Image, Process, State
from desktop.core.engine_report import EngineReport, Reading
from desktop.core.ports import Readable
from desktop.core.problems import EngineElsewhere, EngineNotRunning, Problem, ToolExited
from desktop.core.progress import Report

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
        homes: the names of volumes with what is kept inside.
        left: what else is there, a home volume or a network: whose it is, by workspace.
        images, containers, inside, checkup: its roles.
        files: what tools were handed, by workspace.
        present: references of images that are there.
        loaded: the id of what it loads.
        sizes: downloads by reference, in bytes.
        free_pool: a range that is free, if there is one.
        used: memory in use, of every container, in bytes.
        ran_s: for how many seconds each has been read of as somebody begins to.
        processes, tables, changed: what runs in each, its connections by the kernel, what it changed.
        gates: methods that wait until their event is set.
        troubles: exceptions that methods raise.
    """

    def __init__(self) -> None:
        self.info: EngineInfo | BaseException = INFO
        self.others: list[EngineInfo | Problem] = []
        self.elsewhere: dict[str, dict[str, Container]] = {}
        self.running: dict[str, Container] = {}
        self.beside: list[Container] = []
        self.homes: set[str] = set()
        self.left: dict[str, str] = {}
        self.files: dict[str, dict[str, bytes]] = {}
        self.present: set[str] = set()
        self.loaded = "sha256:" + "a" * 64
        self.sizes: dict[str, int] = {}
        self.free_pool: str | None = "172.21.0.0/16"
        self.used = int(1.5 * GIB)
        self.ran_s = 0
        self.processes: tuple[Process, ...] = ()
        self.tables = b""
        self.changed: tuple[str, ...] = ()
        self.gates: dict[str, threading.Event] = {}
        self.troubles: dict[str, BaseException] = {}
        self.asked: list[tuple[str, str]] = []
        self.images = ImagesDouble(self)
        self.containers = ContainersDouble(self)
        self.inside = InsideDouble(self)
        self.checkup = CheckupRoleDouble(self)
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

    def builds_reach(self) -> str:
        return ""

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

    def installed(self) -> tuple[str, ...]:
        return ()

    def bring_up(self, product: str, report: Report, stop: Stop) -> EngineInfo:
        self.note("bring_up", product)
        if isinstance(self.info, BaseException):
            raise self.info
        return self.info

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

    def save(self, image: str, write: Callable[[bytes], object], stop: Stop) -> None:
        self._engine.note("save", image)
        write(bytes(1000))
        stop.check()

    def load(self, archive: Readable, name: str, stop: Stop) -> Image:
        self._engine.note("load", name)
        archive.read()
        stop.check()
        return Image(self._engine.loaded, None, GIB, MADE)

    def keep_digest(self, id: str, digest: str) -> None:
        self._engine.note("keep_digest", digest)

    def forget(self, name: str) -> None:
        self._engine.note("forget", name)

    def download_size(self, reference: str, stop: Stop) -> int | None:
        return self._engine.sizes.get(reference)

    def sign_in(self, registry: str, user: str, password: str, stop: Stop) -> str:
        self._engine.note("sign_in", f"{user}@{registry}")
        return ""


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
        self._engine.homes = {one for one in self._engine.homes if workspace not in one}

    def has_home(self, volume: str) -> bool:
        return volume in self._engine.homes

    def drop_volume(self, volume: str) -> None:
        self._engine.note("drop_volume", volume)
        self._engine.homes.discard(volume)

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
        if workspace in self._engine.running:
            self._engine.running[workspace] = self._engine.running[workspace]._replace(**facts)


class CheckupRoleDouble:
    """What an `EngineDouble` says of itself."""

    def __init__(self, engine: EngineDouble) -> None:
        self._engine = engine

    def engine(self, stop: Stop) -> EngineReport:
        return EngineReport(self._engine.find(), root="/var/lib/docker", driver="overlay2")

    def changed(self, workspace: str, stop: Stop) -> tuple[str, ...]:
        self._engine.note("changed", workspace)
        return self._engine.changed

    def usage(self, workspace: str, on_reading: Callable[[Reading], None], stop: Stop) -> None:
        self._engine.note("usage", workspace)
        for second in range(90):
            wave = 1 + (second % 30) / 30
            used = round(second * wave * 10**8)
            on_reading(
                Reading(float(second), round(self._engine.used * wave / 2), used * 5, used // 40, used // 90)
            )
        stop.wait(60)


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

    def processes(self, workspace: str) -> tuple[Process, ...]:
        self._engine.note("processes", workspace)
        return self._engine.processes

    def output(self, workspace: str, command: Sequence[str]) -> bytes:
        return self._engine.tables

    def memory(self, workspace: str, on_reading: Callable[[Reading], None], stop: Stop) -> None:
        for second in range(-self._engine.ran_s, 1, 15):
            wave = 1 + (second % 1800) / 3600 if second else 1
            used = round(second * 10**7 * (2 - wave))
            on_reading(
                Reading(float(second), round(self._engine.used * wave), used * 3, used // 40, used // 90)
            )
        stop.wait(60)


def _candidate(engine: EngineInfo | Problem, *, chosen: bool) -> Candidate:
    if isinstance(engine, EngineInfo):
        return Candidate(engine.name, engine.address, chosen, info=engine)
    name = getattr(engine, "engine", "")
    return Candidate(name, getattr(engine, "address", f"unix:///{name}"), chosen, problem=engine)
