"""What the operating system holds of IT's: the public key, where the preset is, and whether one is required.

Only what nobody but the computer's administrators can write counts.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.problems import Fault, PolicyBroken, Problem

LINUX = Path("/etc/cais/policy.toml")
MACOS = Path("/Library/Managed Preferences/app.cais.plist")
WINDOWS = r"Software\Policies\Cais"

NAMES = {"PublicKey": "public_key", "Preset": "preset", "Required": "required"}
"""As macOS and Windows call what the file on Linux has."""


class Machine(NamedTuple):
    """What IT told this computer.

    Attributes:
        key: the public key of minisign that presets are signed with, "" for none.
        preset: the path or address of the machine's, "" for none.
        copy: where what was fetched from an address lies.
        required: whether nothing starts without it.
        place: where this is from.
        problem: why nothing of it can be told, though it is IT's.
        ignored: why it is nobody's, "" where it counts.
        owner: who but root may write what counts.
    """

    key: str = ""
    preset: str = ""
    required: bool = False
    place: str = ""
    problem: Problem | None = None
    ignored: str = ""
    owner: int = 0
    copy: str = ""

    @property
    def path(self) -> str:
        """Of the file that its preset is read from, "" for none."""
        return self.copy or self.preset


def find() -> Machine:
    """This computer's."""
    if sys.platform == "win32":
        return _from_windows()
    if sys.platform == "darwin":
        return from_managed(MACOS)
    return from_file(LINUX)


class Part(NamedTuple):
    """A file or folder on the way to what counts: who owns it, and what may be done to it (`st_mode`)."""

    path: str
    owner: int
    mode: int


def parts(path: Path) -> tuple[Part, ...]:
    """The way to a file, from the top. Raises OSError."""
    found = ((part, os.lstat(part)) for part in (*reversed(path.parents), path))
    return tuple(Part(str(part), told.st_uid, told.st_mode) for part, told in found)


def doubt(way: Iterable[Part], owner: int = 0) -> str:
    """Who else than `owner` could have put something else there, "" for nobody."""
    for part in way:
        if stat.S_ISLNK(part.mode):
            return f"{part.path} is a link"
        if part.owner not in (0, owner):
            return f"{part.path} belongs to another user than root"
        # In a folder such as /tmp, others cannot put something else in the place of what is root's.
        shared = stat.S_ISDIR(part.mode) and part.mode & stat.S_ISVTX
        if part.mode & (stat.S_IWGRP | stat.S_IWOTH) and not shared:
            return f"{part.path} can be written by others than root"
    return ""


def from_file(path: Path, owner: int = 0) -> Machine:
    """What the file at `path` tells, if it is there and counts."""
    try:
        way = parts(path)
    except FileNotFoundError:
        return Machine()
    except OSError as error:
        return _broken(str(path), (Fault(path.name, 0, "", f"cannot be read: {error.strerror}"),))
    if ignored := doubt(way, owner):
        return Machine(place=str(path), ignored=ignored)
    from desktop.core.files import cais_file, toml  # where there is something to read

    document = cais_file.read(path)
    if isinstance(document, Fault):
        return _broken(str(path), (document,))
    found = toml.check(document.table, toml.load_schema("machine"))
    faulty = {place[0] for place, _message in found}
    found += [((name,), message) for name, message in _flaws(document.table, faulty)]
    if not document.table:
        # As a crash leaves one that was being written. Who wants nothing said removes it.
        found.append(((), "says nothing, and may have been cut off"))
    if found:
        return _broken(str(path), document.faults(found))
    return _told(document.table, str(path))._replace(owner=owner)


def _from_windows() -> Machine:
    try:
        return from_registry(_registry())
    except FileNotFoundError:
        return Machine()
    except OSError as error:  # whoever could hide it from Cais would be rid of it
        return _broken(WINDOWS, (Fault(WINDOWS, 0, "", f"cannot be read: {error.strerror}"),))


def from_registry(values: Mapping[str, object]) -> Machine:
    """What Windows' registry tells: strings, and a DWORD for what is yes or no."""
    # To Windows, small and large letters make no other name.
    known = {name.casefold(): name for name in NAMES}
    values = {known.get(name.casefold(), name): value for name, value in values.items()}
    required = values.get("Required")
    yes_or_no = required in (0, 1) and not isinstance(required, bool)
    return _from_values({**values, "Required": bool(required)} if yes_or_no else values, WINDOWS)


def from_managed(path: Path, owner: int = 0) -> Machine:
    """What macOS' managed preferences tell."""
    import plistlib

    from desktop.core.files import cais_file

    try:
        if ignored := doubt(parts(path), owner):
            return Machine(place=str(path), ignored=ignored)
        content = cais_file.read_bytes(path)
        values = content if isinstance(content, Fault) else plistlib.loads(content)
    except FileNotFoundError:
        return Machine()
    except Exception as error:  # whatever the parser makes of what is none
        values = Fault(path.name, 0, "", f"cannot be read: {error}")
    if isinstance(values, Fault):
        return _broken(str(path), (values,))
    if not isinstance(values, dict):
        return _broken(str(path), (Fault(path.name, 0, "", "has no names and values"),))
    # macOS writes down there, too, which profile they are from.
    ours = {name: value for name, value in values.items() if not name.startswith("Payload")}
    return _from_values(ours, str(path))


def _from_values(values: Mapping[str, object], place: str) -> Machine:
    if not values:
        return Machine()
    from desktop.core.files import toml

    table = {NAMES.get(name, name): value for name, value in values.items()}
    found = toml.check(table, toml.load_schema("machine"))
    faulty = {place[0] for place, _message in found}
    told = [(str(where[0]), message) for where, message in found] + _flaws(table, faulty)
    if told:
        back = {ours: theirs for theirs, ours in NAMES.items()}
        return _broken(place, tuple(Fault(place, 0, back.get(name, name), message) for name, message in told))
    return _told(table, place)


def _flaws(table: Mapping[str, Any], faulty: Iterable[object]) -> list[tuple[str, str]]:
    """What no schema says, of what is not `faulty`."""
    from desktop.core.policy import signature

    found = []
    key, preset = (table.get(name, "") if name not in faulty else "" for name in ("public_key", "preset"))
    if key and (message := signature.key_flaw(key)):
        found.append(("public_key", message))
    if "://" in preset:
        from desktop.core.policy import suspicious

        if message := suspicious.address(preset):
            found.append(("preset", message))
        elif not key and "public_key" not in faulty:
            found.append(
                ("preset", "is an address, and what comes from there is known by a public_key alone")
            )
    elif preset and not Path(preset).is_absolute() and preset[1:3] != ":\\":
        found.append(("preset", "must be a whole path"))
    if table.get("required") is True and not preset and "preset" not in faulty:
        found.append(("preset", "is missing, and one is required"))
    return found


def _told(table: Mapping[str, Any], place: str) -> Machine:
    return Machine(table.get("public_key", ""), table.get("preset", ""), table.get("required", False), place)


def _broken(place: str, faults: tuple[Fault, ...]) -> Machine:
    return Machine(place=place, problem=PolicyBroken(path=place, faults=faults))


def _registry() -> dict[str, object]:
    """The values that are there. Only administrators write below this key. Raises OSError."""
    found: dict[str, object] = {}
    if sys.platform == "win32":
        import winreg

        with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, WINDOWS) as key:
            for number in range(winreg.QueryInfoKey(key)[1]):
                name, value, _kind = winreg.EnumValue(key, number)
                found[name] = value
    return found
