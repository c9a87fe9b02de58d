"""Python's garbage collection, on the GUI thread and in small helpings.

Left alone it runs wherever its turn comes: in a job's thread, where no Qt object may be destroyed, and over
all objects at once, which holds the window for up to 100 ms.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
"""Milliseconds. Only circles of objects wait for it; all else goes when it is last used."""

FULL = 150
"""Every so many times, five minutes, old objects are looked at too."""

ENOUGH = 700
"""Objects made and not yet let go, from which on a look is worth it."""


class GarbageCollection(QObject):
    """Collects for as long as it lives; afterwards Python does so by itself again."""

    def __init__(self, parent: QObject) -> None:
        """To be made once the first screen stands: what is there by then stays, and is never looked at."""
        super().__init__(parent)
        self._times = 0
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._tidy)
        self._timer.start()
        self.destroyed.connect(gc.enable)

    def _tidy(self) -> None:
        self._times += 1
        if self._times % FULL == 0:
            gc.collect()
        elif gc.get_count()[0] >= ENOUGH:
            gc.collect(1)
