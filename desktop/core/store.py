"""Workspaces on disk: one small TOML file each, that a person can read, compare and mail to IT.

A file is replaced in one step or not at all, and one that cannot be read is reported and left alone: no
workspace is ever lost to a crash, a full disk or a newer version.
"""

from __future__ import annotations

import os
import re
import tempfile
import threading
import tomllib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import tomli_w

from desktop.core.problems import CannotSave, Fault, Problem, WorkspaceFileBroken, WorkspaceFileNewer
from desktop.core.workspace import MAX_NAME, Environment, Folder, Workspace, with_record

VERSION = 1

_ID = re.compile(r"[0-9a-f]{12}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_HALF_WRITTEN = "*.toml.part"


def owner(folder: Path) -> str:
    """Whose the workspaces below `folder` are: tells them apart on an engine that several people use."""
    import getpass  # both slow to import, and not needed to show what is there
    import hashlib

    return hashlib.sha256(f"{getpass.getuser()}:{folder}".encode()).hexdigest()[:16]


class Store:
    """The workspaces below `folder`: one file each, `removed/` for those that may yet be wanted back."""

    def __init__(self, folder: Path) -> None:
        self._base = folder
        self._folder = folder / "workspaces"
        self._removed = self._folder / "removed"
        self._lock = threading.Lock()

    @property
    def owner(self) -> str:
        """Whose these workspaces are."""
        return owner(self._base)

    def load_all(self) -> tuple[tuple[Workspace, ...], tuple[Problem, ...]]:
        """Every workspace that can be read, and a problem for every one that cannot. Never raises."""
        workspaces: list[Workspace] = []
        problems: list[Problem] = []
        for left_over in self._folder.glob(_HALF_WRITTEN):
            with suppress(OSError):
                left_over.unlink()
        for path in sorted(self._folder.glob("*.toml")):
            try:
                workspaces.append(_load(path))
            except Problem as problem:
                problems.append(problem)
        return tuple(workspaces), tuple(problems)

    def load(self, id: str) -> Workspace | None:
        """One workspace, None if it has no file. Raises WorkspaceFileBroken or WorkspaceFileNewer."""
        path = self._path(id)
        return _load(path) if path.exists() else None

    def has(self, id: str) -> bool:
        """Whether there is a file for this workspace, be it removed or impossible to read."""
        return self._path(id).exists() or (self._removed / f"{id}.toml").exists()

    def save(self, workspace: Workspace) -> None:
        """Write or replace a workspace's file. Raises CannotSave; the old file is then untouched."""
        path = self._path(workspace.id)
        content = tomli_w.dumps(_to_table(workspace)).encode()
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            _replace(path, content)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

    def change(self, workspace: Workspace, **facts: Any) -> None:
        """Keep other `facts` of a workspace, and the rest as it is on disk by now.

        `workspace` counts where it has no file yet; one that was removed is left alone. Raises CannotSave, or
        what loading it raises.
        """
        self._update(workspace, lambda kept: replace(kept, **facts))

    def record(self, workspace: Workspace) -> None:
        """Keep what a start found out, and the rest as it is on disk by now. Raises as `change` does."""
        self._update(workspace, lambda kept: with_record(kept, workspace))

    def _update(self, workspace: Workspace, change: Callable[[Workspace], Workspace]) -> None:
        with self._lock:
            if not (self._removed / f"{workspace.id}.toml").exists():
                self.save(change(self.load(workspace.id) or workspace))

    def remove(self, id: str) -> None:
        """Put a workspace's file aside. Raises CannotSave."""
        with self._lock:
            self._move(self._path(id), self._removed / f"{id}.toml")

    def restore(self, id: str) -> Workspace:
        """Take a removed workspace back. Raises CannotSave, or what loading it raises."""
        path = self._path(id)
        with self._lock:
            self._move(self._removed / f"{id}.toml", path)
            return _load(path)

    def removed(self) -> tuple[str, ...]:
        """The ids of the removed workspaces that were not forgotten yet."""
        return tuple(path.stem for path in self._removed.glob("*.toml"))

    def removed_from(self, id: str) -> str | None:
        """The engine that a removed workspace's home is on, None where nobody knows."""
        try:
            return _load(self._removed / f"{id}.toml").engine
        except Problem:
            return None

    def forget(self, id: str) -> None:
        """Delete a removed workspace's file for good. Raises CannotSave."""
        path = self._removed / f"{id}.toml"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise CannotSave(path=str(path), detail=str(error)) from error

    def _path(self, id: str) -> Path:
        return self._folder / f"{id}.toml"

    def _move(self, source: Path, target: Path) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.replace(target)
            _settle(source.parent)
            _settle(target.parent)
        except OSError as error:
            raise CannotSave(path=str(source), detail=str(error)) from error


def _replace(path: Path, content: bytes) -> None:
    """All of `content` at `path`, or the file as it was: also across a power cut."""
    handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".toml.part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(part)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """A renamed file survives a power cut only once its folder was written too. Windows sees to it itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _to_table(workspace: Workspace) -> dict[str, Any]:
    """The file's content, in reading order. The id is the file's name; what is None is left out.

    The folders come last and are always there, so that no cut file looks like a whole one.
    """
    table: dict[str, Any] = {
        "version": VERSION,
        "name": workspace.name,
        "entry": workspace.entry,
        "created": workspace.created,
        "opened": workspace.opened,
        "ready": workspace.ready,
        "image": workspace.image,
        "digest": workspace.digest,
        "recipe": workspace.recipe,
        "engine": workspace.engine,
        "memory": workspace.memory,
        "cpus": workspace.cpus,
        **(_environment_table(workspace.environment) if workspace.environment else {}),
        "folders": [
            {"path": folder.path, "name": folder.name, "writable": folder.writable}
            for folder in workspace.folders
        ],
    }
    return {key: value for key, value in table.items() if value is not None}


def _environment_table(environment: Environment) -> dict[str, Any]:
    return {
        "tool": environment.tool,
        "language": environment.language,
        "contents": list(environment.contents),
    }


def _load(path: Path) -> Workspace:
    """Raises WorkspaceFileBroken with every fault found, or WorkspaceFileNewer."""
    try:
        text = path.read_bytes().decode()
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        number = int(line[1]) if line else len(text.splitlines())
        raise _broken(path, Fault(path.name, number, "", str(error))) from error
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(path, Fault(path.name, 0, "", str(error))) from error

    version = table.pop("version", None)
    version = version if _is_number(version, int) else 0
    if version > VERSION:
        raise WorkspaceFileNewer(path=str(path), version=version)
    faults: list[Fault] = []

    def fault(field: str, message: str) -> None:
        faults.append(Fault(path.name, _line_of(text, field), field, message))

    if version != VERSION:
        fault("version", f"is not {VERSION}")
    if not _ID.fullmatch(path.stem):
        fault("", "the file's name is not a workspace's id")
    _judge(table, _FIELDS, "", fault)
    folders = table.get("folders", [])
    if isinstance(folders, list):
        for index, folder in enumerate(folders):
            if isinstance(folder, dict):
                _judge(folder, _FOLDER_FIELDS, f"folders[{index}].", fault)
            else:
                fault(f"folders[{index}]", "is not a table")
    if faults:
        raise _broken(path, *faults)
    shared = tuple(Folder(**folder) for folder in table.pop("folders", []))
    told = [table.pop(key, None) for key in ("tool", "language", "contents")]
    environment = None if None in told else Environment(told[0], told[1], tuple(told[2]))
    return Workspace(id=path.stem, folders=shared, environment=environment, **table)


def _judge(
    table: dict[str, Any],
    fields: dict[str, tuple[bool, str, Callable[[Any], bool]]],
    place: str,
    fault: Callable[[str, str], None],
) -> None:
    """Report every key that is missing, unknown or holds something else than it should.

    Unknown keys are faults: kept silently, they would be lost at the next save.
    """
    for key, (needed, message, good) in fields.items():
        if key not in table:
            if needed:
                fault(f"{place}{key}", "is missing")
        elif not good(table[key]):
            fault(f"{place}{key}", message)
    for key in table.keys() - fields.keys():
        fault(f"{place}{key}", "is unknown")


def _is_number(value: Any, *kinds: type) -> bool:
    """Booleans count as numbers in Python, but not in a file."""
    return isinstance(value, kinds) and not isinstance(value, bool)


def _is_moment(value: Any) -> bool:
    return isinstance(value, datetime) and value.tzinfo is not None


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and value != ""


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _is_digest(value: Any) -> bool:
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


_FIELDS: dict[str, tuple[bool, str, Callable[[Any], bool]]] = {
    "name": (
        True,
        f"is not a text of 1 to {MAX_NAME} characters",
        lambda v: _is_text(v) and len(v) <= MAX_NAME,
    ),
    "entry": (True, "is not a text", _is_text),
    "created": (True, "is not a moment with its time zone", _is_moment),
    "opened": (False, "is not a moment with its time zone", _is_moment),
    "ready": (True, "is neither true nor false", _is_flag),
    "image": (False, "is not sha256: and 64 digits", _is_digest),
    "digest": (False, "is not sha256: and 64 digits", _is_digest),
    "recipe": (False, "is not a text", _is_text),
    "engine": (False, "is not a text", _is_text),
    "memory": (False, "is not a number of bytes", lambda v: _is_number(v, int) and v > 0),
    "cpus": (False, "is not a number of cores", lambda v: _is_number(v, int, float) and v > 0),
    "tool": (False, "is not a text", _is_text),
    "language": (False, "is not a text", _is_text),
    "contents": (
        False,
        "is not a list of texts",
        lambda v: isinstance(v, list) and all(isinstance(part, str) for part in v),
    ),
    "folders": (True, "is not a list", lambda v: isinstance(v, list)),
}

_FOLDER_FIELDS: dict[str, tuple[bool, str, Callable[[Any], bool]]] = {
    "path": (True, "is not a text", _is_text),
    "name": (True, "is not a name", lambda v: _is_text(v) and "/" not in v and v not in (".", "..")),
    "writable": (True, "is neither true nor false", _is_flag),
}


def _line_of(text: str, field: str) -> int:
    """The first line that sets `field`, counted from 1; 0 if none does."""
    key = field.rpartition(".")[2].partition("[")[0]
    pattern = re.compile(rf"\s*(\[\[)?\s*{re.escape(key)}\s*(=|\]\])")
    return next((n for n, line in enumerate(text.splitlines(), 1) if key and pattern.match(line)), 0)


def _broken(path: Path, *faults: Fault) -> WorkspaceFileBroken:
    return WorkspaceFileBroken(path=str(path), faults=faults)
