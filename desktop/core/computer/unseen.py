"""Programs that run beside the window, and that nobody is to see."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

FLAGS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For `creationflags`: Windows opens a terminal for what is made for one, if a program without begins it."""


def said(command: Sequence[str], within_s: float) -> str:
    """What a program prints that ends well in time, "" for any other."""
    try:
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            timeout=within_s,
            stdin=subprocess.DEVNULL,
            creationflags=FLAGS,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
