"""Where products put their commands: only a terminal's PATH leads there."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

OWN_COMMANDS = (".rd/bin", ".orbstack/bin", ".docker/bin")
"""Below home."""

MAC_COMMANDS = ("opt/homebrew/bin", "usr/local/bin", "opt/podman/bin")
"""Below the system's beginning, on macOS."""


def command_path(variables: Mapping[str, str], home: Path, platform: str, root: Path = Path("/")) -> str:
    """The PATH, and after it where products put their commands: an app that is not started from a terminal
    would not find them, nor would the SDK the keepers of passwords that Docker Desktop brings."""
    more = [home / place for place in OWN_COMMANDS]
    more += [root / place for place in MAC_COMMANDS if platform == "darwin"]
    known = variables.get("PATH", "")
    return os.pathsep.join(dict.fromkeys((*filter(None, known.split(os.pathsep)), *map(str, more))))
