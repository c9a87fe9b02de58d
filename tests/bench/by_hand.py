"""What `docker` itself makes of a workspace's plan: the floor that a start is held against."""

from __future__ import annotations

import contextlib
import http.client
import secrets
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from zlib import crc32

from desktop.backend import LocalBackend
from desktop.core.cancelling import Stop
from desktop.core.engine_plans import RunPlan
from desktop.core.progress import unheard
from desktop.core.start.computer import host
from desktop.core.start.image import obtain
from desktop.core.start.plan import plan
from desktop.core.start.secrets import pack
from desktop.core.workspaces.workspace import Workspace

POLL_S = 0.005


@dataclass
class ByHand:
    """The container that the app makes for a workspace, made, started and stopped by the command line."""

    plan: RunPlan
    ready: str
    subnet: str
    port: int = field(default_factory=lambda: free_port())
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    certificates: bytes = field(default=b"", repr=False)

    def make_network(self) -> float:
        """In seconds. No `docker run` makes one that is of use to a single container."""
        began = time.monotonic()
        options = {
            "com.docker.network.bridge.enable_icc": "false",
            "com.docker.network.bridge.host_binding_ipv4": "127.0.0.1",
        }
        arguments = [argument for name, value in options.items() for argument in ("--opt", f"{name}={value}")]
        docker("network", "create", "--subnet", self.subnet, *arguments, self.plan.network)
        return time.monotonic() - began

    def run(self) -> float:
        """Seconds from `docker run` to the tool's first good answer."""
        return self._timed("run", "--interactive", *self._flags(), self.plan.image, *self.plan.command)

    def start(self) -> float:
        """Seconds from `docker start` to the tool's first good answer."""
        return self._timed("start", "--attach", "--interactive", self.plan.name)

    def stop(self) -> None:
        docker("stop", self.plan.name)

    def remove(self) -> None:
        docker("rm", "--force", "--volumes", self.plan.name)
        docker("volume", "rm", self.plan.volume)
        docker("network", "rm", self.plan.network)

    def _timed(self, *arguments: str) -> float:
        with self._envelope() as envelope, self._started() as started:
            began = time.monotonic()
            # It stays with the tool's output until the tool is stopped.
            subprocess.Popen(
                ["docker", *arguments], stdin=envelope, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            started.readline()
            while not answers(self.port, self.ready):
                time.sleep(POLL_S)
            return time.monotonic() - began

    @contextlib.contextmanager
    def _started(self) -> Iterator[IO[bytes]]:
        """Has a line once the container is started. Whoever asks it earlier asks into a network that is not
        up yet, and has no answer for the whole second until the kernel looks for it again."""
        watch = ["docker", "events", "--since", f"{time.time():f}", "--format", "{{.ID}}"]
        filters = ["--filter", f"container={self.plan.name}", "--filter", "event=start"]
        with subprocess.Popen([*watch, *filters], stdout=subprocess.PIPE) as told:
            assert told.stdout
            yield told.stdout
            told.terminate()

    @contextlib.contextmanager
    def _envelope(self) -> Iterator[IO[bytes]]:
        with tempfile.TemporaryFile() as file:
            file.write(pack({"token": self.token.encode(), "certificates.pem": self.certificates}))
            file.seek(0)
            yield file

    def _flags(self) -> Iterator[str]:
        made = self.plan
        yield from ("--name", made.name, "--network", made.network, "--publish")
        yield f"127.0.0.1:{self.port}:{made.port}"
        yield from ("--user", made.user, "--entrypoint", "", "--init", "--restart", "no")
        yield from ("--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--read-only")
        yield from ("--memory", str(made.memory), "--memory-swap", str(made.memory))
        yield from ("--pids-limit", str(made.pids), "--ulimit", f"nofile={made.nofile}:{made.nofile}")
        yield from ("--log-driver", "json-file", "--log-opt", "max-size=10m", "--log-opt", "max-file=3")
        yield from ("--mount", f"type=volume,source={made.volume},target={made.home}")
        for group in made.groups:
            yield from ("--group-add", str(group))
        for place, options in made.tmpfs.items():
            yield from ("--tmpfs", f"{place}:{options}")
        for mount in (*made.accounts, *made.mounts):
            read_only = ",readonly" if mount.read_only else ""
            yield from ("--mount", f"type=bind,source={mount.source},target={mount.target}{read_only}")
        for name, value in made.variables.items():
            yield from ("--env", f"{name}={value}")
        health = made.health
        yield from ("--health-cmd", "true", "--health-interval", f"{health.interval_s}s")
        yield from ("--health-start-period", f"{health.start_period_s}s")


def by_hand(backend: LocalBackend, workspace: Workspace) -> ByHand:
    """Everything the app would tell the engine of this workspace. Its image must be there."""
    engine, computer = backend.engine(), backend.computer()
    entry = backend.catalogue.entry(workspace.entry)
    assert entry
    info = engine.find()
    image = obtain(workspace, entry, engine.images, unheard, Stop())
    made = plan(workspace, entry, image.id, host(computer, info, workspace.folders), computer.variables)
    if computer.accounts:
        made = computer.accounts.given(made, entry, info.place, engine.containers, Stop())
    number = crc32(workspace.id.encode()) % 4096  # another bench on this computer has others
    return ByHand(
        made,
        entry.launch.ready,
        f"10.212.{number // 16}.{number % 16 * 16}/28",
        certificates=computer.certificates,
    )


def docker(*arguments: str) -> None:
    subprocess.run(["docker", *arguments], stdout=subprocess.DEVNULL, check=True)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def answers(port: int, path: str) -> bool:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=5)) as connection:
        try:
            connection.request("GET", path)
            return connection.getresponse().status < 400
        except (OSError, http.client.HTTPException):
            return False
