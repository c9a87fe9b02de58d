"""A start on an engine that publishes no port: how a tool is reached is the engine's answer alone."""

from __future__ import annotations

import socket
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from desktop.core.cancelling import Stop
from desktop.core.engine_facts import Container, EngineInfo, Image, Reach, State
from desktop.core.folders.check import Places
from desktop.core.problems import ToolExited, ToolNotReady
from desktop.core.progress import unheard
from desktop.core.start.computer import Computer
from desktop.core.start.launch import Request, Running, start
from tests.core.samples import ENTRY, GIB, WORKSPACE

URL = "http://tool.invalid:7"
"""No name of anything: whoever looks it up finds nothing."""


class Tool(BaseHTTPRequestHandler):
    """Lets in whoever has a token."""

    hosts: list[str | None]

    def do_GET(self) -> None:
        self.hosts.append(self.headers["Host"])
        self.send_response(200)
        if "Authorization" in self.headers:
            self.send_header("Set-Cookie", "session=1; HttpOnly")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        pass


class Engine:
    """One whose tools are at a socket's file. Its roles are all itself."""

    def __init__(self, socket_file: Path) -> None:
        self.images = self.containers = self.inside = self
        self.state = State.RUNNING
        self.reachable = True
        self._socket_file = socket_file
        self._made: Container | None = None

    def ensure_running(self, report, stop) -> EngineInfo:
        return EngineInfo("Engine", "1", "1.41", "unix:///x", 4, 8 * GIB, native=True)

    def find(self, reference) -> Image:
        return Image("sha256:1", None, 1)

    def tool(self, workspace) -> Container | None:
        return self._made

    def has_home(self, volume) -> bool:
        return False

    def create(self, plan) -> None:
        pass

    def start(self, plan, envelope, stop) -> Container:
        self._made = Container("c", plan.workspace, self.state, plan.fingerprint)
        return self._made

    def discard(self, workspace) -> None:
        self._made = None

    def drop_volume(self, volume) -> None:
        pass

    def logs(self, workspace, lines) -> str:
        return ""

    def reach(self, container) -> Reach | None:
        return Reach(URL, self._open_stream) if self.reachable else None

    def _open_stream(self, timeout_s: float) -> socket.socket:
        opened = socket.socket(socket.AF_UNIX)
        opened.settimeout(timeout_s)
        opened.connect(str(self._socket_file))
        return opened

    def read_file(self, workspace, path) -> bytes:
        return b"token"


@pytest.fixture
def hosts(tmp_path) -> Iterator[list[str | None]]:
    """What the tool was told that it is called, while there is one."""
    Tool.hosts = []
    with socketserver.ThreadingUnixStreamServer(str(tmp_path / "tool.sock"), Tool) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Tool.hosts
        server.shutdown()
        thread.join()


@pytest.fixture
def engine(tmp_path) -> Engine:
    return Engine(tmp_path / "tool.sock")


def started(engine: Engine, home: Path) -> Running:
    request = Request(replace(WORKSPACE, folders=()), ENTRY)
    computer = Computer(1000, 1000, Places("linux", str(home)))
    return start(request, engine, computer, lambda _workspace: None, unheard, Stop())  # type: ignore[arg-type]


def test_a_start_goes_by_what_the_engine_says(engine, hosts, home) -> None:
    running = started(engine, home)
    assert (running.address, running.container.port) == (URL, None)
    assert [cookie.name for cookie in running.cookies] == ["session"]
    assert started(engine, home).container is running.container, "and finds it again"
    assert set(hosts) == {"tool.invalid:7"}


@pytest.mark.parametrize(("state", "problem"), [(State.EXITED, ToolExited), (State.RUNNING, ToolNotReady)])
def test_a_tool_that_nothing_leads_to_is_told(engine, home, state, problem) -> None:
    """As where it has ended before anybody could look."""
    engine.state, engine.reachable = state, False
    with pytest.raises(problem):
        started(engine, home)
    assert engine.tool("") is None
