"""How long the GUI thread is held: a timer that should come every few milliseconds, and when it came."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer, Signal

BEAT_MS = 5


class Heartbeat(QObject):
    """Notes the longest time between two beats since `begin`.

    Signals:
        beat: another one.
    """

    beat = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._last = time.monotonic()
        self._worst = 0.0
        self._timer = QTimer(self, interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._note)
        self._timer.start()

    def begin(self) -> None:
        self._last, self._worst = time.monotonic(), 0.0

    def worst(self) -> float:
        """Milliseconds, the beat's own five included."""
        return self._worst * 1000

    def _note(self) -> None:
        now = time.monotonic()
        self._worst = max(self._worst, now - self._last)
        self._last = now
        self.beat.emit()
