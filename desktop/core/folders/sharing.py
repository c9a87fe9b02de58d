"""Which folders Docker Desktop is set up to share, and which its administrator lets it share.

It has a list of its own on macOS, on Linux, and on Windows without WSL 2. The engine refuses a folder that is
not on it, or mounts an empty one; why it does so is only in the files that are read here.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from tempfile import gettempdir
from typing import Any

from desktop.core.folders.proof import Reason

DEFAULT = {
    "darwin": ("/Users", "/Volumes", "/private", "/tmp", "/var/folders"),
    "linux": ("/home",),
    "win32": (),
}
"""What it shares as long as nobody has said otherwise."""


@dataclass(frozen=True, slots=True)
class Sharing:
    """Attributes:
    roots: what is shared, with all that is below; None for everything.
    allowed: what the administrator lets people add; None for everything.
    """

    roots: tuple[str, ...] | None = None
    allowed: tuple[str, ...] | None = None


def read(settings: str, admin: str, platform: str, variables: Mapping[str, str]) -> Sharing:
    """By Docker Desktop's `settings-store.json` (before 4.35 `settings.json`, with small initials) and
    `admin-settings.json`; "" for one that is not there. It keeps only what differs from the defaults."""
    said = {key.casefold(): value for key, value in _object(settings).items()}
    if platform == "win32" and said.get("wslengineenabled", True) is not False:
        return Sharing()
    listed = _object(admin).get("filesharingAllowedDirectories")
    found = listed if isinstance(listed, list) else []
    rows = [row for row in found if isinstance(row, dict) and "path" in row]
    allowed = _paths([_spelt_out(row.get("path"), variables) for row in rows])
    at_once = _paths([_spelt_out(row.get("path"), variables) for row in rows if row.get("sharedByDefault")])
    roots = _paths(said.get("filesharingdirectories")) or (at_once if rows else DEFAULT.get(platform, ()))
    return Sharing((*roots, *at_once), allowed if rows else None)


def why(path: str, sharing: Sharing, platform: str) -> Reason | None:
    """Why this folder is not shared, as far as it is by these lists."""
    if sharing.roots is None or _is_below(path, sharing.roots, platform):
        return None
    if sharing.allowed is not None and not _is_below(path, sharing.allowed, platform):
        return Reason.NOT_PERMITTED
    return Reason.NOT_LISTED


def here() -> Sharing:
    """This computer's."""
    home, env = Path.home(), os.environ
    settings, admin = _places(sys.platform, home, env)
    meant = {"$HOME": str(home), "$TMP": gettempdir(), "$TEMP": gettempdir()}
    return read(next(filter(None, map(_text, settings)), ""), _text(admin), sys.platform, meant)


Find = Callable[[], Sharing]


def _places(platform: str, home: Path, variables: Mapping[str, str]) -> tuple[tuple[Path, ...], Path]:
    match platform:
        case "win32":
            own = Path(variables.get("APPDATA", home / "AppData" / "Roaming")) / "Docker"
            admin = Path(variables.get("PROGRAMDATA", r"C:\ProgramData")) / "DockerDesktop"
        case "darwin":
            own = home / "Library" / "Group Containers" / "group.com.docker"
            admin = Path("/Library/Application Support/com.docker.docker")
        case _:
            own, admin = home / ".docker" / "desktop", Path("/usr/share/docker-desktop")
    return (own / "settings-store.json", own / "settings.json"), admin / "admin-settings.json"


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, ValueError):
        return ""


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _spelt_out(path: object, variables: Mapping[str, str]) -> str:
    if not isinstance(path, str):
        return ""
    first = next(
        (name for name in variables if path == name or path.startswith((f"{name}/", f"{name}\\"))), ""
    )
    return variables.get(first, "") + path.removeprefix(first)


def _paths(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else []
    return tuple(path for path in listed if isinstance(path, str) and path)


def _is_below(path: str, roots: tuple[str, ...], platform: str) -> bool:
    inner = _pure(path, platform)
    return any(inner.is_relative_to(_pure(root, platform)) for root in roots)


def _pure(path: str, platform: str) -> PurePath:
    """macOS has two names for /tmp and /var. It finds a folder whatever its case, and Docker does not."""
    if platform == "win32":
        return PureWindowsPath(path)
    found = PurePosixPath(path)
    if platform == "darwin" and found.parts[:2] in (("/", "tmp"), ("/", "var"), ("/", "etc")):
        return PurePosixPath("/private", *found.parts[1:])
    return found
