"""A secret on the clipboard: marked as one where the system knows such a mark, and not there for long."""

from __future__ import annotations

import sys
from secrets import token_bytes

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.core.data.secret import Secret

CLEARED_AFTER_S = 30

_OURS = "application/x-cais-secret"
"""By this we find what we copied, whatever others copied since."""

_NO = (0).to_bytes(4, sys.byteorder)


def _windows(name: str) -> str:
    """As Qt hands a format of Windows' own on."""
    return f'application/x-qt-windows-mime;value="{name}"'


_MARKS = {
    "linux": {"x-kde-passwordManagerHint": b"secret"},
    "win32": {
        _windows("ExcludeClipboardContentFromMonitorProcessing"): b"1",
        _windows("CanIncludeInClipboardHistory"): _NO,
        _windows("CanUploadToCloudClipboard"): _NO,
    },
}
"""What keeps clipboard histories from it. For macOS Qt has no way to say so from Python."""


class SecretClipboard(QObject):
    """What is copied is cleared after CLEARED_AFTER_S, or when Cais ends, if it is still there."""

    def __init__(self, parent: QObject | None = None, platform: str = sys.platform) -> None:
        super().__init__(parent)
        self._marks = _MARKS.get(platform, {})
        self._token = b""
        self._patience = QTimer(self, singleShot=True, interval=1000 * CLEARED_AFTER_S)
        self._patience.timeout.connect(self.clear)

    def copy(self, secret: Secret) -> bool:
        """False for what is no text."""
        try:
            text = secret.reveal().decode()
        except UnicodeDecodeError:
            return False
        self._token = token_bytes(16)
        told = QMimeData()
        told.setText(text)
        for name, value in {**self._marks, _OURS: self._token}.items():
            told.setData(name, value)
        QGuiApplication.clipboard().setMimeData(told)
        self._patience.start()
        return True

    def clear(self) -> None:
        """What others copied since stays."""
        self._patience.stop()
        clipboard = QGuiApplication.clipboard()
        there = clipboard.mimeData()
        if self._token and there and there.data(_OURS).data() == self._token:
            clipboard.clear()
        self._token = b""
