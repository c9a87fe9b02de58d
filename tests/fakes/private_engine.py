"""A real engine of a test's own, which it may kill, freeze and fill.

`dockerd` with its own socket, data, state and containerd, in a network of its own, so that the computer's
own engine never notices: told to do without a bridge, it would remove the one that the other uses.
It needs root: run by another user, `sudo -n` is tried, and where that is refused the tests are skipped
and say so. It is the Docker of this computer, or a newer one that `make` unpacked.
"""

from __future__ import annotations

import contextlib
import grp
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

import docker

from tests.fakes import small_image
from tests.fakes.own_engine import OwnEngine, new_folder, started
from tests.fakes.root import as_root, is_allowed

BASE = "small:1"
REGISTRY_PORT = 5000
SETTINGS = {
    # It would try a download again for more than a minute before it says that it failed.
    "max-download-attempts": 1,
}
LISTEN = """
import socket, sys
listener = socket.create_server((sys.argv[3], int(sys.argv[2])))
with socket.socket(socket.AF_UNIX) as asker:
    asker.connect(sys.argv[1])
    socket.send_fds(asker, [b"."], [listener.fileno()])
"""
IN_OWN_NETWORK = (
    *("unshare", "--net", "--mount", "--propagation", "slave", "sh", "-c"),
    'ip link set lo up && mkdir -p /etc/docker && mount --bind "$0" /etc/docker && '
    '{ [ -z "$1" ] || mount --bind "$1/usr" /usr; } && shift && exec "$@"',
)
"""Next come what the engine alone sees as `/etc/docker`, and where it has another `/usr`, with programs and
libraries of its own; "" for this computer's."""


OWN, NEWER = "own", "newer"
RELEASES = (NEWER,) if os.environ.get("CAIS_ENGINES") == NEWER else (OWN, NEWER)
"""Which there are to try; what is tried with one is tried with the first."""


def system(release: str) -> Path | None:
    """Where that release has its own `/usr`, None where it is this computer's."""
    return None if release == OWN else Path(os.environ.get("CAIS_NEWER_DOCKER", "/nowhere")) / "root"


def obstacle(release: str = RELEASES[0]) -> str:
    """Why there can be no private engine here, "" if there can."""
    if release == NEWER and not (Path(f"{system(release)}") / "usr/sbin/dockerd").exists():
        return "no newer Docker is unpacked; `make test` does it"
    if release == OWN and shutil.which("dockerd", path=f"{os.environ.get('PATH', '')}:/usr/sbin") is None:
        return "dockerd is not installed"
    return "" if is_allowed() else "a private engine needs root or sudo without a password"


def running(
    space: int | None = None, release: str = RELEASES[0], *, remapped: bool = False
) -> AbstractContextManager[PrivateEngine]:
    """One that runs within the block; see `PrivateEngine`."""
    return started(PrivateEngine(new_folder(), space, release, remapped=remapped))


class PrivateEngine(OwnEngine):
    """See `OwnEngine`; it can be started again.

    With `space`, its data has no more than so many bytes, on a file system of its own. The newer release
    keeps its images in containerd, as today's do. `remapped`: whoever somebody is inside, they are another
    outside. `proxy`, where it is set before a start, is what it downloads through. `settings_folder` is its
    `/etc/docker`.
    """

    PATIENCE_S = 20.0

    def __init__(
        self, folder: Path, space: int | None = None, release: str = RELEASES[0], *, remapped: bool = False
    ) -> None:
        super().__init__(folder, "s", "10.215.0.0/24", {})
        self.release = release
        self.proxy = ""
        self._remapped = {"userns-remap": str(os.getuid())} if remapped else {}
        if remapped:
            folder.chmod(0o711)
        self._system = system(release)
        self._data = folder / "data"
        if space is not None:
            self._data.mkdir()
            self._mount(space)
        self.settings_folder = folder / "etc"

    def start(self) -> None:
        """Start it, or start it again, and wait until it answers."""
        store = {"features": {"containerd-snapshotter": True}} if self._system else {}
        (self.folder / "settings").write_text(json.dumps(SETTINGS | store | self._remapped))
        self.settings_folder.mkdir(exist_ok=True)
        around = (*IN_OWN_NETWORK, str(self.settings_folder), str(self._system or ""))
        group = grp.getgrgid(os.getgid()).gr_name
        command = [
            *(("env", f"HTTPS_PROXY={self.proxy}") if self.proxy else ()),
            *around,
            shutil.which("dockerd", path=f"{os.environ.get('PATH', '')}:/usr/sbin") or "dockerd",
            f"--host={self.address}",
            f"--group={group}",
            f"--data-root={self._data}",
            f"--exec-root={self.folder / 'exec'}",
            f"--pidfile={self.folder / 'pid'}",
            f"--config-file={self.folder / 'settings'}",
            "--bridge=none",
            "--iptables=false",
            "--ip6tables=false",
            "--ip-forward=false",
            "--ip-masq=false",
        ]
        self._launch(as_root(*command))

    def fill(self) -> None:
        """From now on, not one more byte finds room."""
        self._mount(self.used(), "remount,")

    def used(self) -> int:
        """The bytes that its data takes; of an engine with a file system of its own."""
        data = os.statvfs(self._data)
        return (data.f_blocks - data.f_bfree) * data.f_frsize

    def wait_for_room(self, most: int) -> None:
        """Until its data takes less than so many bytes. Containerd takes its time to throw things away."""
        deadline = time.monotonic() + self.START_S
        while self.used() >= most:
            assert time.monotonic() < deadline, "something half lies around"
            time.sleep(0.05)

    def make_room(self, space: int) -> None:
        """From now on there is room for so many bytes in all, as after somebody tidied up."""
        self._mount(space, "remount,")

    def listen(self, port: int = REGISTRY_PORT, address: str = "127.0.0.1") -> socket.socket:
        """Listen in the engine's own network, which is another one after each start, and has this address
        from now on."""
        if not address.startswith("127."):
            has = ["ip", "address", "replace", f"{address}/32", "dev", "lo"]
            subprocess.run(as_root(*self.in_its_network(), *has), check=True)
        with socket.socket(socket.AF_UNIX) as meeting:
            meeting.bind(str(self.folder / "l"))
            meeting.listen()
            inside = [*self.in_its_network(), sys.executable, "-ISBc", LISTEN]
            subprocess.run(
                as_root(*inside, str(self.folder / "l"), str(port), address),
                check=True,
                timeout=self.START_S,
            )
            asker, _address = meeting.accept()
        (self.folder / "l").unlink()
        with asker:
            _said, (descriptor,), _flags, _from = socket.recv_fds(asker, 1, 1)
        return socket.socket(fileno=descriptor)

    def in_its_network(self) -> list[str]:
        """What a command is begun with, as root, to be where this engine publishes ports."""
        return ["nsenter", f"--net=/proc/{self._pid()}/ns/net"]

    def wait_for_layer(self, digest: str) -> None:
        """Until it has noted that a layer is there, which it does a moment after it has told so."""
        place = digest.replace(":", "/")
        noted = f"{self._data}/image/*/distribution/diffid-by-digest/{place}"
        if self._system:
            noted = f"{self._data}/containerd/daemon/io.containerd.content.v1.content/blobs/{place}"
        deadline = time.monotonic() + self.START_S
        while subprocess.run(as_root("sh", "-c", f"test -e {noted}"), check=False).returncode != 0:
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.02)

    def import_base(self) -> str:
        """Give it a small image, `BASE`, and return its id."""
        with contextlib.closing(self.raw()) as raw:
            raw.import_image_from_data(small_image.archive(), repository="small", tag="1")
            return str(raw.inspect_image(BASE)["Id"])  # type: ignore[no-untyped-call]

    def kill(self) -> None:
        """SIGKILL to the engine alone: containers and their shims live on, as after a crash."""
        self._signal(signal.SIGKILL)
        self._wake_sudo()
        self._wait()
        # Its containerd died with it; where nothing reaps orphans, the next engine would wait for it.
        subprocess.run(as_root("rm", "-f", str(self.folder / "exec/containerd/containerd.pid")), check=True)

    def freeze(self) -> None:
        self._signal(signal.SIGSTOP)
        deadline = time.monotonic() + self.START_S
        while Path(f"/proc/{self._pid()}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            assert time.monotonic() < deadline, "it did not freeze"
            time.sleep(0.01)

    def thaw(self) -> None:
        self._signal(signal.SIGCONT)
        self._wake_sudo()

    def close(self) -> None:
        self._close_clients()
        with contextlib.suppress(AssertionError, OSError):
            if self._process is None or self._process.poll() is not None:
                self.start()
            self.thaw()
            self._clear()
            self._signal(signal.SIGTERM)
            self._wait()
        self._end_rest()
        for mount in self._mounts():
            subprocess.run(as_root("umount", "-l", mount), check=False)
        subprocess.run(as_root("rm", "-rf", "--one-file-system", str(self.folder)), check=True)

    def _clear(self) -> None:
        """Remove containers and networks: with them go shims and bridges that would outlive the engine."""
        with contextlib.closing(self.raw()) as raw, contextlib.suppress(docker.errors.DockerException):
            for container in raw.containers(all=True):
                raw.remove_container(container["Id"], force=True)
            for network in raw.networks(filters={"type": "custom"}):
                raw.remove_network(network["Id"])

    def _end_rest(self) -> None:
        """What outlives a kill: containerd and shims carry this engine's folder in their arguments, and what
        they were about to start is their children's."""
        parents: dict[int, int] = {}
        ending: list[int] = []
        for entry in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
                arguments = (entry / "cmdline").read_bytes().split(b"\0")
                if any(os.fsencode(self.folder / "exec") in argument for argument in arguments):
                    ending.append(int(entry.name))
        for pid in ending:  # which grows on the way
            ending += [child for child, parent in parents.items() if parent == pid and child not in ending]
            self._kill_one(pid, signal.SIGKILL)

    def _mounts(self) -> list[str]:
        lines = Path("/proc/self/mounts").read_text().splitlines()
        return [place for line in reversed(lines) if (place := line.split()[1]).startswith(str(self.folder))]

    def _mount(self, space: int, how: str = "") -> None:
        what = ["mount", "-t", "tmpfs", "-o", f"{how}size={space}", "tmpfs", str(self._data)]
        subprocess.run(as_root(*what), check=True)

    def _pid(self) -> int:
        pid = int((self.folder / "pid").read_text())
        assert os.fsencode(self.address) in Path(f"/proc/{pid}/cmdline").read_bytes(), "not this engine"
        return pid

    def _signal(self, number: signal.Signals) -> None:
        self._kill_one(self._pid(), number)

    def _wake_sudo(self) -> None:
        """A sudo stops itself when what it runs is stopped."""
        if self._process is not None and os.geteuid() != 0:
            self._kill_one(self._process.pid, signal.SIGCONT)

    def _kill_one(self, pid: int, number: signal.Signals) -> None:
        subprocess.run(as_root("kill", f"-{number.value}", str(pid)), check=False, capture_output=True)

    def _wait(self) -> None:
        assert self._process is not None
        self._process.wait(self.START_S)
        subprocess.run(as_root("rm", "-f", str(self.folder / "pid")), check=True)
