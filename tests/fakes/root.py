"""What a test must do as root: directly, or by sudo where it asks for no password."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest


def as_root(*command: str) -> list[str]:
    return list(command) if os.geteuid() == 0 else ["sudo", "-n", *command]


def is_allowed() -> bool:
    # By a listing, not a run: what may be done without a password is all that counts.
    return os.geteuid() == 0 or bool(
        shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    )


def need_root() -> None:
    if not is_allowed():
        pytest.skip("needs root or sudo without a password")
