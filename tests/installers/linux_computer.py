"""A computer with a bare Debian or Ubuntu, for tests of what packages do to one."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import psutil

ROOTS = Path(os.environ.get("CAIS_LINUX_ROOTS", "/nowhere"))
LINUX = Path(__file__).parents[2] / "installers" / "linux"
PATH = "/usr/sbin:/usr/bin:/sbin:/bin"
PERSON = "anna"


def until(condition: Callable[[], Any], within_s: float, what: str) -> Any:
    """What the condition comes to be, once it is something."""
    end = time.monotonic() + within_s
    while not (found := condition()):
        assert time.monotonic() < end, f"there was no {what} within {within_s} s"
        time.sleep(0.1)
    return found


class Computer:
    """One that is on, with an ordinary user called anna, whose number is that of whoever runs the tests.

    Attributes:
        shared: a folder that is there as well, at the same place.
    """

    def __init__(self, suite: str, changes: Path, shared: Path) -> None:
        self.shared = shared
        self._changes = changes
        changes.mkdir(parents=True)
        shared.mkdir(parents=True, exist_ok=True)
        base = ["sudo", "-n", str(LINUX / "in-root"), str(ROOTS / suite), str(changes), str(shared)]
        self._on = subprocess.Popen(
            [*base, "sh", "-c", "echo on; exec sleep infinity"], stdout=subprocess.PIPE
        )
        assert self._on.stdout
        assert self._on.stdout.readline() == b"on\n"
        self._inside = next(
            one.pid for one in psutil.Process(self._on.pid).children(recursive=True) if one.name() == "sleep"
        )
        self.run("useradd", "--create-home", "--uid", str(os.getuid()), PERSON)
        self.run("install", "-d", "-m", "1777", "/tmp/.X11-unix")

    def switch_off(self) -> None:
        """Ends all that runs on it, whose first process this is, and forgets what was changed."""
        subprocess.run(["sudo", "-n", "kill", "-KILL", str(self._inside)], check=True)
        self._on.wait(30)
        if self._on.stdout:
            self._on.stdout.close()
        subprocess.run(["sudo", "-n", "rm", "-rf", "--one-file-system", str(self._changes)], check=True)

    def command(
        self, *command: str, user: str = "root", variables: Mapping[str, str] | None = None
    ) -> list[str]:
        home = "/root" if user == "root" else f"/home/{user}"
        told = {"PATH": PATH, "HOME": home, "USER": user, "LANG": "C.UTF-8", **(variables or {})}
        who = [] if user == "root" else ["runuser", "-u", user, "--"]
        enter = ["sudo", "-n", "nsenter", f"--target={self._inside}", "--mount", "--pid", "--root", "--wd"]
        environment = [f"{name}={value}" for name, value in told.items()]
        return [*enter, *who, "env", "--ignore-environment", *environment, *command]

    def run(self, *command: str, user: str = "root", variables: Mapping[str, str] | None = None) -> str:
        """What a command prints. It must not fail."""
        with TemporaryFile(
            "w+"
        ) as said:  # no pipe: what goes on running in the background would hold it open
            done = subprocess.run(
                self.command(*command, user=user, variables=variables),
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                timeout=600,
            )
            said.seek(0)
            text = said.read()
        assert done.returncode == 0, f"{' '.join(command)}: {done.returncode}\n{text[-3000:]}"
        return text

    def apt(self, *what: str) -> str:
        """Without a network: what is needed lies in its cache."""
        return self.run(
            "apt-get",
            "--quiet",
            "--yes",
            "--option=Acquire::http::Proxy=http://127.0.0.1:9",  # --no-download fails for a file
            *what,
            variables={"DEBIAN_FRONTEND": "noninteractive"},
        )

    def processes(self, name: str) -> list[str]:
        """The numbers that those have inside which are called this (the kernel keeps 15 letters)."""
        look = (
            f"for comm in $(grep -lx '{name}' /proc/[0-9]*/comm 2>/dev/null); do "
            "process=${comm%/comm}; ! readlink $process/exe >/dev/null || echo ${process#/proc/}; done"
        )  # what has ended and was not yet waited for has no file
        return self.run("sh", "-c", look).split()


@contextmanager
def display() -> Iterator[str]:
    """A virtual screen; the value for DISPLAY."""
    with subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24", "-nolisten", "tcp", "-noreset"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as server:
        assert server.stdout
        try:
            yield f":{server.stdout.readline().strip()}"
        finally:
            server.terminate()


def titles(screen: str) -> str:
    """Of all windows on a screen."""
    return subprocess.run(
        ["xwininfo", "-display", screen, "-root", "-tree"], check=True, capture_output=True, text=True
    ).stdout
