"""What the browser shows around a page, without a page: that takes the browser engine."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.gui.browser.download_rows import DownloadRow
from desktop.gui.browser.find import FindBar
from desktop.gui.parts.notice import Notice

translate = QCoreApplication.translate

_State = QWebEngineDownloadRequest.DownloadState


class DownloadDouble(QObject):
    """A third of it is there."""

    receivedBytesChanged = Signal()
    totalBytesChanged = Signal()
    stateChanged = Signal(object)

    def __init__(self, name: str, state: _State) -> None:
        super().__init__()
        self._name = name
        self._state = state

    def id(self) -> int:
        return 0

    def downloadFileName(self) -> str:
        return self._name

    def downloadDirectory(self) -> str:
        return "/data"

    def state(self) -> _State:
        return self._state

    def receivedBytes(self) -> int:
        return 100

    def totalBytes(self) -> int:
        return 300

    def interruptReason(self) -> QWebEngineDownloadRequest.DownloadInterruptReason:
        return QWebEngineDownloadRequest.DownloadInterruptReason.FileNoSpace

    def interruptReasonString(self) -> str:
        return "the disk is full"


def around_a_page(long: str) -> QWidget:
    """A notice, find, and a download in each of its states; `long` is a name that has no room."""
    whole = QWidget()
    whole.setProperty("kind", "ground")
    whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    notice, find = Notice(place="edge"), FindBar()
    column.addWidget(notice)
    column.addWidget(find)
    column.addStretch(1)
    outside = translate("ToolView", "This link leads outside the tool, to {0}").format("docs.python.org")
    notice.say(outside, translate("ToolView", "Open in your browser"))
    find.show()
    states = (
        _State.DownloadInProgress,
        _State.DownloadCompleted,
        _State.DownloadCancelled,
        _State.DownloadInterrupted,
    )
    for number, state in enumerate(states):
        double = DownloadDouble(f"{number} {long}.csv", state)
        row = DownloadRow(double, lambda _folder: None)
        double.setParent(row)
        column.addWidget(row)
    return whole
