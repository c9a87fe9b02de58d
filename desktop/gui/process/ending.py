"""Asked to end from outside: by a signal of a logout, of a terminal that goes, or of an interrupt.

Python would end the process at once, or raise KeyboardInterrupt wherever it is. Here the GUI thread hears of
it as of anything else, and has the time to save what is open.
"""

from __future__ import annotations

import logging
import os
import signal
import socket
import sys
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal

log = logging.getLogger(__name__)

REQUESTS = (signal.SIGTERM, signal.SIGINT)
HANGUPS = (signal.SIGHUP,) if sys.platform != "win32" else ()
"""A terminal or a session that goes: sent along with a request, and by a shell once more, at any moment."""


class Signals(QObject):
    """Hears the first signal that asks for an end; a second request ends the process at once, a hangup never.

    One that was ignored when the app began (`nohup`, a job in the background) stays so.

    Attributes:
        heard: the signal's number, 0 for none yet.

    Signals:
        asked: an end was asked for.
    """

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heard = 0
        self._ours, self._pythons = socket.socketpair()
        for end in (self._ours, self._pythons):
            end.setblocking(False)
        # Python's handlers run with its next instruction, which may not come for hours: a byte wakes Qt.
        signal.set_wakeup_fd(self._pythons.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._ours.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in (*REQUESTS, *HANGUPS):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, self._hear)

    def let_go(self) -> None:
        """Leave signals to whoever comes after this."""
        signal.set_wakeup_fd(-1)
        self._give_back(*REQUESTS, *HANGUPS)
        self._notifier.setEnabled(False)
        for end in (self._ours, self._pythons):
            end.close()

    def die_of_it(self) -> None:
        """End the process the way that whoever sent the signal is to see: a shell stops its script, and a
        session knows that it was obeyed."""
        if self.heard and sys.platform != "win32":
            logging.shutdown()
            self._give_back(self.heard)
            os.kill(os.getpid(), self.heard)

    def _hear(self, number: int, _frame: FrameType | None) -> None:
        self.heard = self.heard or number
        if number in REQUESTS:
            self._give_back(*REQUESTS)

    def _give_back(self, *numbers: int) -> None:
        for number in numbers:
            if signal.getsignal(number) == self._hear:
                signal.signal(number, signal.SIG_DFL)

    def _wake(self) -> None:
        self._ours.recv(4096)
        if self.heard:
            log.info("asked to end by signal %d", self.heard)
            self._notifier.setEnabled(False)
            self.asked.emit()
