"""The floor of `window`: PySide6's smallest window. Prints the moment at which it was painted.

With the argument `stay` it then stays until it is ended.
"""

from __future__ import annotations

import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Bare(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        print(time.monotonic(), flush=True)
        if sys.argv[1:] != ["stay"]:
            QTimer.singleShot(0, QApplication.quit)


app = QApplication([])
window = Bare()
window.resize(1200, 760)
window.show()
app.exec()
