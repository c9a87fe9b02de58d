"""The browser engine's processes outlive a signal to all of the app's, for as long as it takes to save."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from desktop.core.resources import RESOURCES

STARTER = RESOURCES / "browser-process"
_PATH = "QTWEBENGINEPROCESS_PATH"


def keep_apart() -> None:
    """Before the engine is loaded. Windows and macOS tell the app alone that a session ends."""
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.LibraryExecutablesPath)
    process = Path(folder, "QtWebEngineProcess")
    there = all(os.access(program, os.X_OK) for program in (process, STARTER))
    if sys.platform == "linux" and there and _PATH not in os.environ:
        os.environ["CAIS_BROWSER_PROCESS"] = str(process)
        os.environ[_PATH] = str(STARTER)
