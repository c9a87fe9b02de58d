"""What nobody foresaw: logged, and told once, with a report that can be copied."""

from __future__ import annotations

import logging
import sys
import threading
from types import TracebackType

from PySide6 import QtCore
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

log = logging.getLogger(__name__)


class CrashDialog(QObject):
    """Catches what no screen caught, in whichever thread, from its making on.

    One dialog at a time, beside what the person is doing: a defect that repeats must not bury the app.
    """

    _happened = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.dialog: QDialog | None = None
        self._happened.connect(self._show_soon)
        sys.excepthook = self._caught
        threading.excepthook = lambda told: self._tell(told.exc_value)

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            self._tell(error)

    def _tell(self, error: BaseException | None) -> None:
        log.error("unexpected", exc_info=error)
        if error is not None:
            self._happened.emit(error)

    def _show_soon(self, error: BaseException) -> None:
        """Not at once, whichever thread it was: the GUI thread may be in the middle of painting."""
        QTimer.singleShot(0, self, lambda: self._show(error))

    def _show(self, error: BaseException) -> None:
        if self.dialog is not None:
            return
        from desktop.gui.parts.problem import ProblemPanel
        from desktop.gui.words.problems import words

        panel = ProblemPanel()
        found = words(error)
        panel.show_words(found, alone=self.tr("Go on"))
        dialog = QDialog(self._window)
        dialog.setWindowTitle(found.title)
        dialog.setAttribute(QtCore.Qt.WidgetAttribute.WA_DeleteOnClose)
        QVBoxLayout(dialog).addWidget(panel)
        panel.chosen.connect(dialog.close)
        dialog.destroyed.connect(self._closed)
        self.dialog = dialog
        dialog.resize(560, dialog.sizeHint().height())
        dialog.show()

    def _closed(self) -> None:
        self.dialog = None
