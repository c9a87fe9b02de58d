"""Presets that many tests start from."""

from __future__ import annotations

from pathlib import Path

from desktop.core.policy.preset import Preset, parse

DIGEST = "sha256:" + "a" * 64

HEAD = """\
kind = "preset"
version = 1
id = "acme"
serial = 3
"""

ACME = """\
[organisation]
name = "Acme Häfen"
contact = "it@acme.example"
"""


def text(body: str = "", *, head: str = "", serial: int = 3, id: str = "acme") -> str:
    """A preset that says `head` before its first table and `body` after it."""
    begun = HEAD.replace("serial = 3", f"serial = {serial}").replace('"acme"', f'"{id}"')
    return f"{begun}{head}\n{ACME}\n{body}"


def preset(body: str = "", *, head: str = "", name: str = "acme.cais", **facts: object) -> Preset:
    found = parse(Path("/etc/cais", name), text(body, head=head, **facts).encode())  # type: ignore[arg-type]
    assert isinstance(found, Preset), found
    return found


def faults(content: str | bytes, known: tuple[str, ...] | None = None) -> list[tuple[int, str, str]]:
    """(line, field, message) of each."""
    content = content.encode() if isinstance(content, str) else content
    found = parse(Path("acme.cais"), content, known)
    assert isinstance(found, tuple), found
    return [(fault.line, fault.field, fault.message) for fault in found]
