"""The disks below the engine's data and below shared folders: what room they have, and whether who takes one
away can read it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from desktop.core.computer import unseen
from desktop.core.engine_report import EngineReport
from desktop.core.folders import waiting
from desktop.core.folders.medium import from_mountinfo
from desktop.core.folders.mounts import ENCRYPTED
from desktop.core.health.finding import Finding
from desktop.core.health.host import ROOTS, Roots

LITTLE = 10 * 10**9
"""Bytes. One environment, or one project's extracts, may want as much."""

FULL = 2 * 10**9

PROGRAM_S = 8.0

_BITLOCKER = (
    "(New-Object -ComObject Shell.Application).NameSpace('{}')"
    ".Self.ExtendedProperty('System.Volume.BitLockerProtection')"
)
"""What anybody may ask, administrator or not. 1 and 6: on, without and with a lock; 2: off; 3, 4: on its way;
5: suspended."""


# --- room -----------------------------------------------------------------------------------------


def room(item: str, free: int, place: str, about: str = "") -> Finding:
    case = "full" if free < FULL else "little" if free < LITTLE else "enough"
    return Finding(item, case, {"free": str(free), "place": place}, about)


def here(folder: Path) -> Finding:
    """Where Cais keeps its own, and programs keep theirs."""
    return room("disk-here", shutil.disk_usage(_existing(folder)).free, str(folder))


def of_engine(report: EngineReport, from_inside: bytes | None) -> Finding:
    """`from_inside` is what `df -Pk /` says in a tool, where the disk is a virtual machine's."""
    if report.here and report.root:
        return room("disk-engine", shutil.disk_usage(_existing(Path(report.root))).free, report.root)
    told = re.search(rb"^\S+\s+\d+\s+\d+\s+(\d+)\s+\d+%", from_inside or b"", re.MULTILINE)
    return room("disk-engine", int(told[1]) * 1024, "") if told else Finding("disk-engine", "untold")


def of_folders(folders: Iterable[str], within_s: float = waiting.ANSWER_S) -> Iterator[Finding]:
    """The fullest, and each that does not answer."""
    found = waiting.each(dict.fromkeys(folders), lambda path: shutil.disk_usage(path).free, within_s)
    for path, free in found.items():
        if isinstance(free, TimeoutError):
            yield Finding("disk-folders", "unanswered", about=path)
    known = [(free, path) for path, free in found.items() if not isinstance(free, OSError)]
    if known:
        yield room("disk-folders", *min(known))
    elif not found:
        yield Finding("disk-folders", "none")


def _existing(path: Path) -> Path:
    """The folder, or the nearest one above it that is there and can be looked at."""
    return next((one for one in (path, *path.parents) if os.access(one, os.F_OK)), path)


# --- a partition of its own -----------------------------------------------------------------------


def partition(report: EngineReport, roots: Roots = ROOTS) -> Finding:
    """Whether a full engine leaves the system alone."""
    if not report.here or not report.root:
        return Finding("partition", "in-machine" if not report.here else "untold")
    text = (roots.proc / "self/mountinfo").read_text(errors="surrogateescape")
    _kind, _options, place = from_mountinfo(text, report.root)
    facts = {"place": place or "/", "root": report.root}
    return Finding("partition", "own" if place not in ("", "/") else "shared", facts)


# --- encryption -----------------------------------------------------------------------------------


def engine_encryption(report: EngineReport, roots: Roots = ROOTS) -> Finding:
    """In a virtual machine its data are a file on this computer's own disk."""
    place = report.root if report.here and report.root else str(Path.home())
    on = encrypted(_existing(Path(place)), roots)
    return Finding("engine-encryption", _case(on), {"place": place})


def folder_encryption(folders: Iterable[str], roots: Roots = ROOTS) -> Iterator[Finding]:
    found = waiting.each(dict.fromkeys(folders), lambda path: encrypted(Path(path), roots))
    plain = [path for path, on in found.items() if on is False]
    if not found:
        yield Finding("folder-encryption", "none")
    elif plain:
        yield Finding("folder-encryption", "off", {"folders": ", ".join(plain)})
    else:
        told = all(on is True for on in found.values())
        yield Finding("folder-encryption", "on" if told else "untold")


def _case(on: bool | None) -> str:
    return "untold" if on is None else "on" if on else "off"


def encrypted(path: Path, roots: Roots = ROOTS, platform: str = sys.platform) -> bool | None:
    """Whether the system encrypts the disk that this lies on, None where it does not tell. A drive that does
    so by itself, and a network drive's server, tell nobody."""
    match platform:
        case "win32":
            return from_bitlocker(
                unseen.said(
                    ("powershell", "-NoProfile", "-Command", _BITLOCKER.format(path.drive)), PROGRAM_S
                )
            )
        case "darwin":
            return from_filevault(unseen.said(("/usr/bin/fdesetup", "status"), PROGRAM_S))
        case _:
            text = (roots.proc / "self/mountinfo").read_text(errors="surrogateescape")
            return _below(text, os.path.realpath(path), roots)


def from_bitlocker(said: str) -> bool | None:
    return {"1": True, "6": True, "2": False, "3": False, "4": False, "5": False}.get(said.strip())


def from_filevault(said: str) -> bool | None:
    return True if "FileVault is On" in said else False if "FileVault is Off" in said else None


def _below(text: str, path: str, roots: Roots) -> bool | None:
    kind, _options, place = from_mountinfo(text, path)
    if ENCRYPTED.fullmatch(kind):
        return True
    device = next((one for at, one in _devices(text).items() if at == place), "")
    if device.startswith("0:"):  # a file system with numbers of its own, such as btrfs, or without a disk
        source = _sources(text).get(place, "")
        with suppress(OSError):
            number = os.stat(source).st_rdev if source.startswith("/dev/") else 0
            device = f"{os.major(number)}:{os.minor(number)}" if number else ""
    block = roots.sys / "dev/block" / device
    return _is_encrypted(block.resolve()) if device and block.exists() else None


def _devices(text: str) -> Mapping[str, str]:
    from desktop.core.folders import mount_table

    return {one.place: one.device for one in mount_table.read(text)}


def _sources(text: str) -> Mapping[str, str]:
    """Which device is mounted where."""
    found = {}
    for line in text.splitlines():
        before, dash, after = line.partition(" - ")
        if dash and len(after.split(" ")) > 1:
            found[before.split(" ")[4]] = after.split(" ")[1]
    return found


def _is_encrypted(block: Path) -> bool:
    """Whether this, or all that it is made of, is a device of dm-crypt: LUKS below LVM, or above it."""
    with suppress(OSError):
        if (block / "dm/uuid").read_text().startswith("CRYPT-"):
            return True
    below = sorted((block / "slaves").iterdir()) if (block / "slaves").is_dir() else []
    return bool(below) and all(_is_encrypted(one.resolve()) for one in below)
