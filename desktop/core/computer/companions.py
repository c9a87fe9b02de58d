"""Processes of Cais's own that go along with the app, each begun by the program that runs the app.

Where that is an interpreter, it is told the code. Where it is a launcher, which takes nobody's code, it is
told a name: decision 202.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

PAC, RELAY = "pac", "relay"
"""What runs a PAC file, what signs in to proxies for builds."""

WORD = "--companion"
"""What a launcher is told before a name."""


def command(name: str, told: Sequence[str]) -> list[str]:
    """What begins the one of this name; `told` is what an interpreter begins it by."""
    return [sys.executable, *([WORD, name] if "launcher" in sys._xoptions else told)]
