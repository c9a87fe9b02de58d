"""The window closes when what is open in tools has been saved, or the person goes on without."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.gui.state.unsaved_work import UnsavedWork
from desktop.gui.window import Window


class Closing(QObject):
    """Has a say in whether the window may close."""

    def __init__(
        self, window: Window, work: UnsavedWork, say_unsaved: Callable[[str, Callable[[], None]], None]
    ) -> None:
        """`say_unsaved` tells of a workspace (its id) that has unsaved work, and offers to go on without."""
        super().__init__(window)
        self._window = window
        self._work = work
        self._say_unsaved = say_unsaved
        self._saved = False
        window.may_close = self._may_close

    def _may_close(self) -> bool:
        """False while work is being saved first; then the window is closed again."""
        if not self._saved:
            self._work.everything(self._close_saved)
        return self._saved

    def _close_saved(self, unsaved: str) -> None:
        if unsaved:
            self._say_unsaved(unsaved, lambda: self._close_saved(""))
            return
        self._saved = True
        # Where all was saved at once, the request that led here is still to be answered, and closes it.
        QTimer.singleShot(0, self._window, lambda: self._window.isVisible() and self._window.close())
