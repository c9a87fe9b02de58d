"""The rows of the strip that shows what the tool is handing out: name, progress, cancel, where it went."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button, IconButton
from desktop.gui.parts.meter import Meter
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.words.downloads import why_not

log = logging.getLogger(__name__)

ShowFolder = Callable[[str], None]

_State = QWebEngineDownloadRequest.DownloadState

HIGHEST = 176
"""Pixels that the rows take of the page: three, and the half of one that says there are more."""


class FileRow(QFrame):
    """A file that was saved, until it is put away.

    Attributes:
        name, folder: where it is.
        number: rises with each file that comes.
    """

    def __init__(self, name: str, folder: str, number: int, show_folder: ShowFolder) -> None:
        super().__init__()
        self.name, self.folder, self.number = name, folder, number
        self._state = Text("", "muted", wrap=False)
        self._show = Button("")
        self._show.setObjectName("show")
        self._show.clicked.connect(lambda: show_folder(folder))
        self._close = IconButton("x", "", "quiet")
        self._close.clicked.connect(self.deleteLater)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        self._line.addWidget(ElidedText(name, "strong"), 2)
        for part in (self._state, self._show, self._close):
            self._line.addWidget(part)

    def retranslate(self) -> None:
        self._state.setText(self.tr("Saved"))
        self._show.show_name(self.tr("Show in folder"), self.tr("Show {0} in its folder").format(self.name))
        self._close.show_name(self.tr("Put {0} away").format(self.name))

    @property
    def going_on(self) -> bool:
        return False

    def cancel(self) -> None:
        """Nothing is on its way."""


class DownloadRow(FileRow):
    """One download, from its start until it is put away."""

    def __init__(self, download: QWebEngineDownloadRequest, show_folder: ShowFolder) -> None:
        name, folder = download.downloadFileName(), download.downloadDirectory()
        super().__init__(name, folder, download.id(), show_folder)
        self._download = download
        self._meter = Meter("")
        self._cancel = Button("")
        self._cancel.setObjectName("cancel")
        self._cancel.clicked.connect(self.cancel)
        self._line.insertWidget(1, self._meter, 1)
        self._line.insertWidget(3, self._cancel)
        download.receivedBytesChanged.connect(self._progress)
        download.totalBytesChanged.connect(self._progress)
        download.stateChanged.connect(self._show_state)
        self._progress()
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self._meter.setAccessibleName(self.tr("Progress of {0}").format(self.name))
        self._cancel.show_name(self.tr("Cancel"), self.tr("Cancel {0}").format(self.name))
        if isValid(self._download):
            self._show_state(self._download.state())

    @property
    def going_on(self) -> bool:
        return isValid(self._download) and not self._download.isFinished()

    def cancel(self) -> None:
        if isValid(self._download):
            self._download.cancel()

    def _progress(self) -> None:
        total = self._download.totalBytes()
        self._meter.show_share(self._download.receivedBytes() / total if total > 0 else None)

    def _show_state(self, state: _State) -> None:
        words = {
            _State.DownloadCompleted: self.tr("Saved"),
            _State.DownloadCancelled: self.tr("Cancelled"),
            _State.DownloadInterrupted: why_not(self._download.interruptReason()),
        }
        interrupted = state is _State.DownloadInterrupted
        self._state.setWordWrap(interrupted)
        self._state.setText(words.get(state, ""))
        self._state.setVisible(state in words)
        self._line.setStretchFactor(self._state, 3 if interrupted else 0)
        self._meter.setVisible(state not in words)
        self._cancel.setVisible(state not in words)
        self._close.setVisible(state in words)
        self._show.setVisible(state is _State.DownloadCompleted)
        if interrupted:
            log.warning("a download was interrupted: %s", self._download.interruptReasonString())


class RowList(QScrollArea):
    """Rows, the newest last and in sight. Of many one sees a few, and the page keeps its room."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setProperty("kind", "plain")
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setWidget(inside)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(lambda _least, most: bar.setValue(most))

    def add(self, row: FileRow) -> None:
        """Files of one go are accepted from the last to the first; they stand as they came."""
        earlier = [other for other in self.findChildren(FileRow) if other.number <= row.number]
        self._column.insertWidget(len(earlier), row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        rows = self._column.sizeHint()
        return QSize(rows.width(), min(rows.height(), HIGHEST))
