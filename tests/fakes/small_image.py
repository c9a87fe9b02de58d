"""An image of three megabytes: this computer's own shell and a few commands, with the libraries they need."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path

COMMANDS = ("sh", "sleep", "head", "cat", "true", "dd", "tar", "chmod", "mkdir", "mv", "rm", "find", "stat")


def archive(*, padding: bytes = b"", files: Mapping[str, Path] | None = None) -> bytes:
    """The root file system as a tar, for the engine's import. `padding` makes it another and larger image.

    `files` are added: their places inside, and where they are here.
    """
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        for folder in ("tmp", "run", "home"):
            entry = tarfile.TarInfo(folder)
            entry.type, entry.mode = tarfile.DIRTYPE, 0o1777
            tar.addfile(entry)
        for place, source in sorted({**_files(COMMANDS), **(files or {})}.items()):
            tar.add(source, place.lstrip("/"), recursive=False, filter=_owned_by_root)
        entry = tarfile.TarInfo("padding")
        entry.size = len(padding)
        tar.addfile(entry, io.BytesIO(padding))
    return buffer.getvalue()


def layer(content: bytes) -> bytes:
    """A tar of nothing but this: one more layer."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        entry = tarfile.TarInfo("layer")
        entry.size = len(content)
        tar.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def perl(*modules: str) -> dict[str, Path]:
    """Perl with these modules, for `archive`."""
    uses = "".join(f"use {module}; " for module in modules)
    program = f'{uses} print "$_\n" for values %INC, @DynaLoader::dl_shared_objects'
    listed = subprocess.run(["perl", "-e", program], capture_output=True, text=True, check=True).stdout
    return _files(("perl",)) | {path: Path(path).resolve() for path in listed.split()}


def _files(commands: Iterable[str]) -> dict[str, Path]:
    """Place inside -> file here, for every command and library."""
    found: dict[str, Path] = {}
    for command in commands:
        path = shutil.which(command)
        assert path is not None, f"{command} is not installed"
        found[f"/bin/{command}"] = Path(path).resolve()
        listed = subprocess.run(["ldd", path], capture_output=True, text=True, check=True).stdout
        for library in re.findall(r"(/\S+) \(0x", listed):
            found[library] = Path(library).resolve()
    return found


def _owned_by_root(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = ""
    return entry
