"""A real Podman of a test's own, rootless, as an analyst on Fedora has it.

It has storage, configuration and sockets in a folder of its own, and speaks Docker's API. Its network needs
/dev/net/tun; where that is root's alone, as on bare machines, it is opened by `sudo -n`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import docker

from desktop.core.cancelling import Stop
from desktop.core.problems import Problem
from desktop.engine.docker_engine import DockerEngine
from desktop.engine.engine_address import Address
from desktop.engine.finding import probing
from tests.fakes import small_image
from tests.fakes.raw import raw_client
from tests.fakes.root import as_root, is_allowed

START_S = 30
BASE = "small:latest"
NEEDED = ("podman", "newuidmap", "slirp4netns", "catatonit", "runc")
SETTINGS = """\
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
events_logger = "file"
helper_binaries_dir = ["/usr/lib/podman", "/usr/libexec/podman", "/usr/bin"]
[network]
network_backend = "cni"
"""
"""crun, the usual runtime, refuses computers with both versions of control groups."""

TUN = Path("/dev/net/tun")


def obstacle() -> str:
    """Why there can be no Podman here, "" if there can."""
    path = f"{os.environ.get('PATH', '')}:/usr/libexec/podman:/usr/bin"
    missing = [name for name in NEEDED if shutil.which(name, path=path) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    if os.geteuid() == 0:
        return "root's Podman is not a rootless one"
    if not os.access(TUN, os.W_OK) and not is_allowed():
        return f"{TUN} is closed, and opening it needs sudo without a password"
    return ""


@contextmanager
def running() -> Iterator[Podman]:
    """One that runs within the block."""
    # Not pytest's own folder: a socket's path may be no longer than some hundred characters.
    podman = Podman(Path(tempfile.mkdtemp(prefix="cais-")))
    try:
        podman.start()
        yield podman
    finally:
        podman.close()


class Podman:
    """Starts with `start()`; `close()` ends it and removes everything it had."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._run = folder / "run"
        self._clients: list[DockerEngine] = []
        self._process: subprocess.Popen[bytes] | None = None
        self.socket = self._run / "podman/podman.sock"
        settings = folder / ".config/containers"
        for place in (settings, self.socket.parent):
            place.mkdir(parents=True)
        self._run.chmod(0o700)
        (settings / "containers.conf").write_text(SETTINGS)
        (settings / "storage.conf").write_text('[storage]\ndriver = "overlay"\n')
        (settings / "policy.json").write_text('{"default": [{"type": "insecureAcceptAnything"}]}')

    @property
    def address(self) -> str:
        return f"unix://{self.socket}"

    @property
    def _environment(self) -> dict[str, str]:
        path = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        return {"HOME": str(self._folder), "XDG_RUNTIME_DIR": str(self._run), "PATH": path}

    def start(self) -> None:
        """Start it, wait until it answers, and give it a small image, `BASE`."""
        if not os.access(TUN, os.W_OK):
            subprocess.run(as_root("chmod", "666", str(TUN)), check=True)
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["podman", "system", "service", "--time=0", self.address],
                env=self._environment,
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_S
        while not self._answers():
            assert self._process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.05)
        with contextlib.closing(self.raw()) as raw:
            raw.import_image_from_data(small_image.archive(), repository="small")

    def client(self) -> DockerEngine:
        """A `DockerEngine` that finds this engine as the analyst's own would be found."""
        self._clients.append(
            DockerEngine(
                variables={"PATH": "", "XDG_RUNTIME_DIR": str(self._run)},
                home=self._folder,
                platform="linux",
                preferred=self.address,
                pool=lambda: "10.214.0.0/24",
            )
        )
        return self._clients[-1]

    def raw(self) -> docker.APIClient:
        """The engine behind the room's back; close it."""
        return raw_client(self.address)

    def log(self) -> str:
        return (self._folder / "log").read_text(errors="replace")[-2000:]

    def close(self) -> None:
        for client in self._clients:
            client.close()
        # Files of other users inside belong to numbers that only Podman itself may remove.
        for command in (["rm", "--all", "--force"], ["unshare", "rm", "-rf", str(self._folder / ".local")]):
            subprocess.run(
                ["podman", *command], env=self._environment, cwd="/", capture_output=True, check=False
            )
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        # It keeps the analyst's share of user numbers for as long as the session lasts.
        with contextlib.suppress(OSError, ValueError):
            os.kill(int((self._run / "libpod/tmp/pause.pid").read_text()), signal.SIGKILL)
        shutil.rmtree(self._folder)

    def _answers(self) -> bool:
        try:
            probing.probe(Address("", self.address), Stop())
        except Problem:
            return False
        return True
