"""A computer with Windows as Wine has it, for tests of what installers do to one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

PYTHON = Path(os.environ.get("CAIS_WINDOWS_PYTHON", "/nowhere"), "python.exe")
INSTALLERS = Path(__file__).parents[2] / "installers" / "windows"

RUN = """
import json, subprocess, sys
command = sys.stdin.read()
print(json.dumps(subprocess.run(command, stdin=subprocess.PIPE, timeout=500).returncode))
"""

READ = r"""
import json, sys, winreg
root, key = sys.argv[1].split("\\", 1)
try:
    with winreg.OpenKey(getattr(winreg, root), key) as opened:
        found = [winreg.EnumValue(opened, at)[:2] for at in range(winreg.QueryInfoKey(opened)[1])]
except FileNotFoundError:
    found = None
print(json.dumps(found))
"""


def missing() -> str:
    """What the tests need and is not here, "" for nothing."""
    absent = [
        name for name in ("wine", "makensis", "wixl", "x86_64-w64-mingw32-gcc") if not shutil.which(name)
    ]
    return ", ".join(absent if PYTHON.exists() else [*absent, "Windows' Python"])


def wines(place: Path | str) -> str:
    """The same place for Wine."""
    return f"Z:{place}".replace("/", "\\")


def _processes(at: str) -> list[psutil.Process]:
    """Those of a program on drive C. Wine names them as Windows would."""
    return [one for one in psutil.process_iter(["cmdline"]) if (one.info["cmdline"] or [""])[0] == at]


class Computer:
    """One with nothing on it, whose person is called `zoë müller`.

    Attributes:
        drive: its drive C, as a folder.
        local: the person's `%LOCALAPPDATA%`, as a folder.
    """

    def __init__(self, folder: Path, version: str = "win10") -> None:
        self._environment = {**os.environ, "WINEPREFIX": str(folder), "WINEDEBUG": "-all"}
        self._environment["WINEDLLOVERRIDES"] = "winemenubuilder.exe=d"
        self.drive = folder / "drive_c"
        folder.mkdir(parents=True)
        # One server until it is switched off: each program would wait for one of its own otherwise.
        subprocess.run(["wineserver", "--persistent"], env=self._environment, check=True)
        self.local = self.drive / "users" / "zoë müller" / "AppData" / "Local"
        self.wine("reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", version, "/f")
        self.local.mkdir(parents=True)
        (self.local / "Temp").mkdir()
        folders = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        self.wine("reg", "add", folders, "/v", "Local AppData", "/d", self.at(self.local), "/f")
        for name in ("TEMP", "TMP"):
            self.wine("reg", "add", r"HKCU\Environment", "/v", name, "/d", self.at(self.local / "Temp"), "/f")

    def switch_off(self) -> None:
        subprocess.run(["wineserver", "--kill", "--wait"], env=self._environment, capture_output=True)

    def wine(self, *command: str, said: str = "", within_s: float = 500) -> str:
        """What a program prints until it ends. Services that begin meanwhile keep its pipe open."""
        pipe = subprocess.PIPE
        with subprocess.Popen(
            ["wine", *command], env=self._environment, stdin=pipe, stdout=pipe, stderr=subprocess.STDOUT
        ) as process:
            assert process.stdin
            assert process.stdout
            process.stdin.write(said.encode())
            process.stdin.close()
            process.wait(within_s)
            os.set_blocking(process.stdout.fileno(), False)
            return (process.stdout.read() or b"").decode("utf-8", "replace")

    def at(self, place: Path) -> str:
        """A place on drive C, as Windows has it."""
        return "C:\\" + str(place.relative_to(self.drive)).replace("/", "\\")

    def run(self, command: str) -> int:
        """The exit code, which is not cut to eight bits as it is on the way out of Wine."""
        code: int = json.loads(
            self.wine(wines(PYTHON), "-X", "utf8", "-c", RUN, said=command).splitlines()[-1]
        )
        return code

    def python(self, program: Path, code: str, *arguments: str) -> str:
        """What the code prints."""
        return self.wine(wines(program), "-X", "utf8", "-c", code, *arguments, within_s=1400)

    def values(self, key: str) -> Mapping[str, Any] | None:
        """Of a key of the registry, as `HKEY_CURRENT_USER\\Software`; None where it is not there."""
        found = json.loads(self.wine(wines(PYTHON), "-X", "utf8", "-c", READ, key).splitlines()[-1])
        return None if found is None else dict(found)

    @contextmanager
    def running(self, program: Path) -> Iterator[None]:
        """While a program runs that does not end by itself."""
        at = self.at(program)
        with subprocess.Popen(["wine", at], env=self._environment, stdin=subprocess.PIPE) as begun:
            try:
                while not (found := _processes(at)):
                    assert begun.poll() is None
                yield
            finally:
                for process in found or _processes(at):
                    process.kill()

    def told(self) -> str:
        """The last that an installation wrote down for IT."""
        logs = [
            *self.drive.glob("users/*/AppData/Local/Temp/cais-setup.log"),
            *self.drive.glob("users/*/Temp/cais-setup.log"),
        ]
        return logs[0].read_text("utf-16").splitlines()[-1] if logs else ""


STAND_IN = """
#include <windows.h>
int wmain(void) { Sleep(INFINITE); return 0; }
"""


def stage(folder: Path) -> Path:
    """In the place of Cais something small, whose program runs until it is ended."""
    folder.mkdir(parents=True)
    (folder / "packages" / "below").mkdir(parents=True)
    (folder / "packages" / "below" / "module.py").write_text("1\n")
    drawing = INSTALLERS.parents[1] / "resources" / "icons" / "cais.svg"
    code = "import pathlib, sys, icon; icon.make(*map(pathlib.Path, sys.argv[1:]))"
    command = [sys.executable, "-c", code, drawing, folder / "cais.ico"]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONPATH": str(INSTALLERS)})
    source = folder.parent / "stand-in.c"
    source.write_text(STAND_IN)
    command = [
        "x86_64-w64-mingw32-gcc",
        "-municode",
        "-mwindows",
        "-Os",
        "-s",
        source,
        "-o",
        folder / "cais.exe",
    ]
    subprocess.run(command, check=True)
    return folder


def setup(
    stage: Path, version: str, to: Path, variables: Mapping[str, str] | None = None, **more: object
) -> Path:
    """A setup program with this in it, which waits for Cais for two seconds alone."""
    out = to / f"cais-{version}-setup.exe"
    defined = {"VERSION": version, "STAGE": stage, "SIZE_KB": 100, "LONGEST": 90, "OUT": out, **more}
    options = [f"-D{name}={value}" for name, value in {**defined, "WAIT_FOR_CAIS": 2}.items()]
    command = ["makensis", "-V2", *options, INSTALLERS / "cais.nsi"]
    subprocess.run(command, check=True, capture_output=True, env=variables)
    return out
