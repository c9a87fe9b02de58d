"""A launcher as the installers for Windows and macOS bring one, in the place of this Python."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[2]


def begin_by_launcher(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Have this process believe that one runs it. It takes arguments for Cais, and no code."""
    launcher = folder / "cais"
    launcher.write_text(
        f"#!/bin/sh\ncd '{CHECKOUT}' && exec '{sys.executable}' -X utf8 -X launcher -m desktop \"$@\"\n"
    )
    launcher.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(launcher))
    monkeypatch.setitem(sys._xoptions, "launcher", True)
    return launcher
