"""The tool's page inside the app's window. Importing `view` or `warming` loads the browser engine."""

from __future__ import annotations

from collections.abc import MutableMapping

from PySide6.QtCore import QCoreApplication, Qt

_SWITCHES = (
    "QTWEBENGINE_DISABLE_SANDBOX",
    "QTWEBENGINE_CHROMIUM_FLAGS",
    "QTWEBENGINE_REMOTE_DEBUGGING",
)


def drop_inherited_switches(environ: MutableMapping[str, str]) -> tuple[str, ...]:
    """Remove what could weaken the browser from outside, and say which names were there."""
    return tuple(name for name in _SWITCHES if environ.pop(name, None) is not None)


def allow_late_import() -> None:
    """Let the browser engine be imported after the application was made. Call it before that."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
