"""A workspace as a file: TOML that a person can read, compare and mail to IT, and what is wrong with it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import tomli_w

from desktop.core.problems import Fault, WorkspaceFileBroken, WorkspaceFileNewer
from desktop.core.workspaces.workspace import MAX_NAME, Environment, Folder, Workspace

VERSION = 1

_ID = re.compile(r"[0-9a-f]{12}")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")


def written(workspace: Workspace) -> bytes:
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
    return tomli_w.dumps({key: value for key, value in table.items() if value is not None}).encode()


def _environment_table(environment: Environment) -> dict[str, Any]:
    return {
        "tool": environment.tool,
        "language": environment.language,
        "contents": list(environment.contents),
    }


def read(path: Path) -> Workspace:
    """The workspace in this file. Raises WorkspaceFileBroken with all its faults, or WorkspaceFileNewer."""
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
