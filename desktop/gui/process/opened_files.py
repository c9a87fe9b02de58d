"""Files that somebody opens with Cais on macOS, which tells a running app and starts no second one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

SUFFIX = ".cais"


class Application(QApplication):
    """Made where the system tells of files so: what it is told comes through Python, which elsewhere would
    only take time. No filter, which would be asked about every event of every widget."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(list(arguments))
        self._early: list[str] = []  # told before there was a window
        self._show: Callable[[str], object] | None = None

    def show_files(self, show: Callable[[str], object]) -> None:
        """Have files shown by this from now on, and those that were opened before."""
        self._show = show
        early, self._early = self._early, []
        for path in early:
            show(path)

    def event(self, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        path = event.file()
        if path.casefold().endswith(SUFFIX):
            if self._show:
                self._show(path)
            else:
                self._early.append(path)
        return True
