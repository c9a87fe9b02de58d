"""A real Podman of a test's own, rootless, as an analyst on Fedora has it.

It has storage, configuration and sockets in a folder of its own, and speaks Docker's API. Its network needs
/dev/net/tun; where that is root's alone, as on bare machines, it is opened by `sudo -n`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import struct
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path

from desktop.engine.docker_engine import DockerEngine
from tests.fakes import small_image
from tests.fakes.own_engine import OwnEngine, new_folder, started
from tests.fakes.root import as_root, is_allowed

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


def running() -> AbstractContextManager[Podman]:
    """One that runs within the block."""
    return started(Podman(new_folder()))


class Podman(OwnEngine):
    """See `OwnEngine`."""

    def __init__(self, folder: Path) -> None:
        self._run = folder / "run"
        variables = {"XDG_RUNTIME_DIR": str(self._run)}
        super().__init__(folder, "run/podman/podman.sock", "10.214.0.0/24", variables)
        self._adopted = 0
        settings = folder / ".config/containers"
        for place in (settings, self.socket.parent):
            place.mkdir(parents=True)
        self._run.chmod(0o700)
        (settings / "containers.conf").write_text(SETTINGS)
        (settings / "storage.conf").write_text('[storage]\ndriver = "overlay"\n')
        (settings / "policy.json").write_text('{"default": [{"type": "insecureAcceptAnything"}]}')

    @property
    def _environment(self) -> dict[str, str]:
        path = "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin"
        return {"HOME": str(self.folder), "XDG_RUNTIME_DIR": str(self._run), "PATH": path}

    def start(self) -> None:
        """Start it, wait until it answers, and give it a small image, `BASE`."""
        if not os.access(TUN, os.W_OK):
            subprocess.run(as_root("chmod", "666", str(TUN)), check=True)
        command = ["podman", "system", "service", "--time=0", self.address]
        self._launch(command, variables=self._environment, place=self.folder)
        with contextlib.closing(self.raw()) as raw:
            raw.import_image_from_data(small_image.archive(), repository="small")

    def bare_client(self) -> DockerEngine:
        """A `DockerEngine` of an analyst who has Podman and nothing that runs."""
        engine = DockerEngine(variables=self._environment, home=self.folder, platform="linux")
        self._clients.append(engine)
        return engine

    def adopt(self) -> int:
        """Have the service that somebody else started end with this; its process."""
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.socket))
            told = line.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
        self._adopted = int(struct.unpack("3i", told)[0])
        return self._adopted

    def close(self) -> None:
        self._close_clients()
        # Files of other users inside belong to numbers that only Podman itself may remove.
        for command in (["rm", "--all", "--force"], ["unshare", "rm", "-rf", str(self.folder / ".local")]):
            subprocess.run(
                ["podman", *command], env=self._environment, cwd="/", capture_output=True, check=False
            )
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        if self._adopted:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._adopted, signal.SIGKILL)
        # It keeps the analyst's share of user numbers for as long as the session lasts.
        with contextlib.suppress(OSError, ValueError):
            os.kill(int((self._run / "libpod/tmp/pause.pid").read_text()), signal.SIGKILL)
        shutil.rmtree(self.folder)
