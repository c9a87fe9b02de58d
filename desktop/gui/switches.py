"""What in the environment could weaken the embedded browser from outside."""

from __future__ import annotations

from collections.abc import MutableMapping

_SWITCHES = (
    "QTWEBENGINE_DISABLE_SANDBOX",
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "QTWEBENGINE_REMOTE_DEBUGGING",
)


def drop_inherited_switches(environ: MutableMapping[str, str]) -> tuple[str, ...]:
    """Remove it, and say which names were there."""
    return tuple(name for name in _SWITCHES if environ.pop(name, None) is not None)
