"""A real Docker of a test's own without root: whoever somebody is inside, they are another outside.

It has data, state and socket in a folder of its own and no bridge: what runs in it has no network.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from contextlib import AbstractContextManager
from pathlib import Path

from tests.fakes.own_engine import OwnEngine, new_folder, started

NEEDED = ("dockerd", "newuidmap", "rootlesskit")


def obstacle() -> str:
    """Why there can be none here, "" if there can."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin"
    missing = [name for name in NEEDED if shutil.which(name, path=path) is None]
    if missing:
        return f"not here, `make test-folders` brings it: {', '.join(missing)}"
    return "root's Docker is not a rootless one" if os.geteuid() == 0 else ""


def running() -> AbstractContextManager[RootlessDocker]:
    """One that runs within the block."""
    return started(RootlessDocker(new_folder()))


class RootlessDocker(OwnEngine):
    """See `OwnEngine`."""

    START_S = 60

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "s", "10.213.0.0/24", {})
        folder.chmod(0o711)

    def start(self) -> None:
        places = {"data-root": "data", "exec-root": "exec", "pidfile": "pid"}
        docker = [
            *("dockerd", f"--host={self.address}", "--bridge=none", "--iptables=false", "--ip6tables=false"),
            *(f"--{option}={self.folder}/{name}" for option, name in places.items()),
        ]
        # Links to the computer's own state, which that Docker may not touch.
        alone = ["sh", "-c", 'rm -f /run/docker /run/containerd; exec "$@"', "sh"]
        around = ["rootlesskit", "--net=host", "--copy-up=/etc", "--copy-up=/run", "--propagation=rslave"]
        around.append(f"--state-dir={self.folder}/state")
        path = f"{os.environ['PATH']}:/usr/sbin:/sbin"
        self._launch([*around, *alone, *docker], variables={**os.environ, "PATH": path})

    def close(self) -> None:
        self._close_clients()
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(self.START_S)
            except subprocess.TimeoutExpired:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        # What others made inside belongs to numbers that only such a space of names may remove.
        subprocess.run(["rootlesskit", "rm", "-rf", str(self.folder / "data")], check=True)
        shutil.rmtree(self.folder)
