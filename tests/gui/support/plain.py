"""What is never said to an analyst, whatever the reason."""

from __future__ import annotations

import re

NEVER_SAID = re.compile(
    r"\b(container|mount|daemon|volume|port|token|registry|exception|traceback|image|digest|core)s?\b"
    r"|\bregistries\b|!|\byou (may|must|can|could|should)( ?not|n.t)\b",
    re.IGNORECASE,
)
"""Jargon, shouting and scolding."""

THEIR_MENU_SAYS = "“Switch to Linux containers”"
"""The one place where the engine's own menu is quoted."""


def faults(said: str) -> list[str]:
    """What should not be in this text."""
    return [found[0] for found in NEVER_SAID.finditer(said.replace(THEIR_MENU_SAYS, ""))]
