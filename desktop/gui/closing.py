"""The window closes when what is open in tools has been saved, or the person goes on without.

Also where the end is asked for from outside: by a signal, or by the computer's session.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QSessionManager

from desktop.gui.state.unsaved_work import UnsavedWork
from desktop.gui.window import Window

log = logging.getLogger(__name__)


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

    def end(self) -> None:
        """From outside: nobody may be there to be asked, and the time for an end is short. What cannot be
        saved by then goes; tools keep running."""
        self._work.everything(self._end_saved)

    def _end_saved(self, unsaved: str) -> None:
        if unsaved:
            log.warning("not everything that is open in %s was saved", unsaved)
        self._saved = True
        self._window.close()

    def save_for_session(self, session: QSessionManager) -> None:
        """The computer's session is about to end, and waits for as long as this takes. Where something cannot
        be saved and people may still be asked, it goes on: the page says why."""
        ended, answers = QEventLoop(), list[str]()

        def saved(unsaved: str) -> None:
            answers.append(unsaved)
            ended.quit()

        self._work.everything(saved)
        if not answers:
            ended.exec()
        if answers[0] and session.allowsInteraction():
            self._say_unsaved(answers[0], lambda: self._close_saved(""))
            session.release()
            session.cancel()
