"""Brings what Cais needs on Windows, by the hashes of `requirements.lock`, to a computer that is none.

pip holds a lock's markers against the computer that it runs on: here they are asked of Windows instead.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

PYTHON = "3.13"
WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}


def wanted(lock: str) -> Iterator[str]:
    """The lines of a lock that Windows needs, each with its hashes and without its marker."""
    for line in lock.replace("\\\n", " ").splitlines():
        name, *hashes = line.split(" --hash=")
        if not hashes:
            continue  # a remark
        requirement = Requirement(name.strip())
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS):
            told = " ".join(f"--hash={one.strip()}" for one in hashes)
            yield f"{requirement.name}{requirement.specifier} {told}"


def fetch(lock: Path, to: Path) -> list[Path]:
    """The wheels, in the order of their names. What the lock does not know by its hash ends this with
    CalledProcessError."""
    to.mkdir(parents=True)
    names = to / "wanted"
    names.write_text("\n".join(wanted(lock.read_text("utf-8"))) + "\n", "utf-8")
    tags = ["--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp"]
    for abi in ("cp313", "abi3", "none"):
        tags += ["--abi", abi]
    options = ["--quiet", "--no-deps", "--require-hashes", "--only-binary", ":all:", "--no-input"]
    command = [sys.executable, "-m", "pip", "download", *options, *tags, "--dest", to, "--requirement", names]
    subprocess.run(command, check=True, stderr=subprocess.PIPE)
    return sorted(to.glob("*.whl"))


def unpack(wheel: Path, to: Path) -> None:
    """As an installation would, but for commands and headers, which nobody calls."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if ".data/" not in name:
                archive.extract(name, to)
