"""The system's folder dialog, which begins where it was last time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.gui.preferences import Preferences

translate = QCoreApplication.translate

AskFolder = Callable[[QWidget, str], str]


class FolderDialog:
    def __init__(self, ask: AskFolder | None, preferences: Preferences) -> None:
        """`ask` stands for the system's."""
        self._ask = ask or _ask_system
        self._preferences = preferences

    def choose(self, parent: QWidget) -> str:
        """The path; "" where the person thought better of it."""
        path = self._ask(parent, beginning(self._preferences.last_folder))
        return str(Path(path)) if path else ""

    def remember(self, path: str) -> None:
        """Begin beside it next time."""
        self._preferences.last_folder = str(Path(path).parent)


def _ask_system(parent: QWidget, start: str) -> str:
    return QFileDialog.getExistingDirectory(parent, translate("FoldersPage", "Choose a folder"), start)


def beginning(last: str) -> str:
    """Where it was last time, but not in the home folder, never shared."""
    if last and Path(last) != Path.home():
        return last
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
