"""How this computer is, as far as its engine and the folders that are shared depend on it.

Read from the kernel's and the system's own files, as anybody may; what only root may read is hidden.
"""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from desktop.core.engine_report import EngineReport
from desktop.core.health.finding import Finding


class Roots(NamedTuple):
    """Where Linux keeps what is read here."""

    proc: Path = Path("/proc")
    sys: Path = Path("/sys")
    etc: Path = Path("/etc")


ROOTS = Roots()

AUDITED = ("/etc/docker", "/usr/bin/dockerd", "/usr/bin/containerd", "/usr/bin/runc", "/usr/sbin/runc")
UNITS = ("docker.service", "docker.socket", "containerd.service")
_UNIT_FOLDERS = ("/usr/lib/systemd/system", "/lib/systemd/system", "/etc/systemd/system")

_GROUP_OR_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH


def socket_path(report: EngineReport) -> Path | None:
    scheme, _, rest = report.info.address.partition("://")
    return Path(rest) if scheme == "unix" else None


# --- who may use the engine -----------------------------------------------------------------------


def who_controls(report: EngineReport, me: int) -> Finding:
    """Who but `me` and root may use the engine, and so become root."""
    path = socket_path(report)
    if report.rootless:
        return Finding("who-controls", "own-engine")
    if not report.here or path is None:
        return Finding("who-controls", "in-machine")
    told = path.stat()
    if not told.st_mode & stat.S_IWGRP:
        return Finding("who-controls", "only-you")
    group, people = _members(told.st_gid)
    others = sorted(name for name, number in people.items() if number not in (0, me))
    facts = {"group": group, "people": ", ".join(others)}
    return Finding("who-controls", "others" if others else "only-you", facts)


def _members(group: int) -> tuple[str, dict[str, int]]:
    """The group's name, and who is in it by number. Asks the company's directory, too, where there is one."""
    import grp
    import pwd

    found = grp.getgrgid(group)
    people = {one.pw_name: one.pw_uid for one in pwd.getpwall() if one.pw_gid == group}
    for name in found.gr_mem:
        try:
            people[name] = pwd.getpwnam(name).pw_uid
        except KeyError:  # somebody who is no more, or whom the directory does not tell of now
            people[name] = -1
    return found.gr_name, people


def socket(report: EngineReport, me: int) -> Finding:
    path = socket_path(report)
    if path is None or not report.here:
        return Finding("socket", "in-machine")
    told = path.stat()
    facts = {"path": str(path), "mode": f"{stat.S_IMODE(told.st_mode):o}"}
    if told.st_mode & stat.S_IWOTH:
        return Finding("socket", "open", facts)
    return Finding("socket", "tight" if told.st_uid in (0, me) else "others", facts)


# --- the engine's own settings --------------------------------------------------------------------


def settings_path(report: EngineReport, home: Path, roots: Roots = ROOTS) -> Path | None:
    """Of Docker's engine, None where it is another's, or in a virtual machine."""
    if report.podman or not report.here:
        return None
    return home / ".config/docker/daemon.json" if report.rootless else roots.etc / "docker/daemon.json"


def settings(path: Path | None) -> Mapping[str, Any] | None:
    """What is in it, None where that cannot be read."""
    if path is None:
        return None
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def engine_settings(path: Path | None, me: int, owner: int = 0) -> Finding:
    """Whether anybody but root, or who runs an engine of their own, may change them."""
    if path is None:
        return Finding("engine-settings", "in-machine")
    try:
        told = path.stat()
    except FileNotFoundError:
        return Finding("engine-settings", "none", {"path": str(path)})
    mine = path.is_relative_to(Path.home()) and told.st_uid == me
    loose = (told.st_uid != owner and not mine) or bool(told.st_mode & _GROUP_OR_OTHERS_WRITE)
    facts = {"path": str(path), "mode": f"{stat.S_IMODE(told.st_mode):o}"}
    return Finding("engine-settings", "loose" if loose else "tight", facts)


# --- the kernel -----------------------------------------------------------------------------------


def kernel(roots: Roots = ROOTS) -> Iterator[Finding]:
    """Two things that make holes in programs hard to use."""
    random = (roots.proc / "sys/kernel/randomize_va_space").read_text().strip()
    yield Finding("randomised", {"2": "on", "1": "part"}.get(random, "off"), {"value": random})
    flags = re.search(r"^flags\s*:(.*)$", (roots.proc / "cpuinfo").read_text(), re.MULTILINE)
    # Of processors without such a list (ARM), all have it.
    yield Finding("no-execute", "on" if flags is None or " nx" in flags[1] else "off")


# --- auditing -------------------------------------------------------------------------------------


def auditing(report: EngineReport, roots: Roots = ROOTS) -> Finding:
    """Whether the system writes down who changes the engine's files."""
    if not report.here:
        return Finding("auditing", "in-machine")
    if not (roots.etc / "audit").exists():
        return Finding("auditing", "off")
    try:
        text = "\n".join(file.read_text(errors="replace") for file in _rule_files(roots.etc / "audit"))
    except PermissionError:
        return Finding("auditing", "hidden")
    watched = {os.path.realpath(path) for path in _watched(text)}
    wanted = dict.fromkeys(os.path.realpath(path) for path in _to_watch(report) if os.path.exists(path))
    missing = [path for path in wanted if not _covered(path, watched)]
    if not missing:
        return Finding("auditing", "on")
    facts = {"missing": ", ".join(missing)}
    return Finding("auditing", "off" if len(missing) == len(wanted) else "part", facts)


def _rule_files(folder: Path) -> Iterator[Path]:
    """What is in force was made of the others: where it is there, they say nothing more."""
    made = folder / "audit.rules"
    if made.exists():
        yield made
    rules = folder / "rules.d"
    if rules.exists():
        yield from sorted(path for path in rules.iterdir() if path.suffix == ".rules")


def _watched(text: str) -> Iterator[str]:
    """Of `-w PATH -p wa` and `-a always,exit -F path=PATH` or `-F dir=PATH`."""
    for line in text.splitlines():
        if not line.lstrip().startswith("#"):
            yield from re.findall(r"(?:^|\s)-w\s+(\S+)", line)
            yield from re.findall(r"-F\s+(?:path|dir)=(\S+)", line)


def _to_watch(report: EngineReport) -> Iterator[str]:
    yield report.root
    if not report.podman:
        yield from AUDITED
        yield from (f"{folder}/{unit}" for folder in _UNIT_FOLDERS for unit in UNITS)


def _covered(path: str, watched: set[str]) -> bool:
    """By itself, or by a folder above it."""
    return any(path == one or path.startswith(f"{one.rstrip('/')}/") for one in watched)


# --- the embedded browser -------------------------------------------------------------------------


def guarded_pages() -> Finding:
    from desktop.core.computer import sandbox
    from desktop.core.problems import PagesUnguarded

    with suppress(PagesUnguarded):
        sandbox.require()
        return Finding("guarded-pages", "on")
    return Finding("guarded-pages", "off")
