"""The embedded browser's switches: what Cais sets itself, and what from outside could weaken it."""

from __future__ import annotations

from collections.abc import MutableMapping

OWN = ("--webEngineArgs", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp")
"""Arguments of the Qt application: no datagrams by WebRTC, which asks nobody where it may send them."""

_SWITCHES = (
    "QTWEBENGINE_DISABLE_SANDBOX",
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "QTWEBENGINE_REMOTE_DEBUGGING",
)


def drop_inherited_switches(environ: MutableMapping[str, str]) -> tuple[str, ...]:
    """Remove it, and say which names were there."""
    return tuple(name for name in _SWITCHES if environ.pop(name, None) is not None)
