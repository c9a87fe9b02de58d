"""The strip that shows what the tool is handing out: name, progress, cancel, where it went."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.browsing import navigation
from desktop.core.browsing.filenames import sane_name
from desktop.core.browsing.navigation import Origin
from desktop.gui.browser.page_dialogs import Attention
from desktop.gui.browser.profile import encoded
from desktop.gui.look import theme
from desktop.gui.parts.badges import Meter
from desktop.gui.parts.buttons import Button, IconButton
from desktop.gui.parts.text import ElidedText, Text
from desktop.gui.words.downloads import why_not

log = logging.getLogger(__name__)

AskSave = Callable[[str], str | None]
"""Asks where to save, given a suggested path; None for nowhere."""

ShowFolder = Callable[[str], None]

_State = QWebEngineDownloadRequest.DownloadState


class DownloadRow(QFrame):
    """One download, from its start until it is put away."""

    def __init__(self, download: QWebEngineDownloadRequest, show_folder: ShowFolder) -> None:
        super().__init__()
        self._download = download
        self._name = name = download.downloadFileName()
        self._folder = download.downloadDirectory()
        self._meter = Meter("")
        self._state = Text("", "muted", wrap=False)
        self._cancel = Button("")
        self._cancel.setObjectName("cancel")
        self._cancel.clicked.connect(self.cancel)
        self._show = Button("")
        self._show.setObjectName("show")
        self._show.clicked.connect(lambda: show_folder(self._folder))
        self._close = IconButton("x", "", "quiet")
        self._close.clicked.connect(self.deleteLater)
        self._line = line = QHBoxLayout(self)
        line.setContentsMargins(theme.LARGE, theme.SMALL, theme.SMALL, theme.SMALL)
        line.addWidget(ElidedText(name, "strong"), 2)
        line.addWidget(self._meter, 1)
        for part in (self._state, self._cancel, self._show, self._close):
            line.addWidget(part)
        download.receivedBytesChanged.connect(self._progress)
        download.totalBytesChanged.connect(self._progress)
        download.stateChanged.connect(self._show_state)
        self._progress()
        self.retranslate()

    def retranslate(self) -> None:
        self._meter.setAccessibleName(self.tr("Progress of {0}").format(self._name))
        self._cancel.show_name(self.tr("Cancel"), self.tr("Cancel {0}").format(self._name))
        self._show.show_name(self.tr("Show in folder"), self.tr("Show {0} in its folder").format(self._name))
        self._close.show_name(self.tr("Put {0} away").format(self._name))
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


class DownloadStrip(QWidget):
    """Takes what the tool hands out, asks for a place, and shows how it goes. Nothing is ever opened."""

    def __init__(
        self,
        title: str,
        own: Origin,
        folder: str,
        show_folder: ShowFolder,
        attention: Attention,
        ask_save: AskSave | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._own = own
        self._folder = folder
        self._ask_save = ask_save or self._file_dialog
        self._show_folder = show_folder
        self._attention = attention
        self._waved_off_at = -1
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.hide()

    @property
    def rows(self) -> list[DownloadRow]:
        return self.findChildren(DownloadRow)

    def ask_place(self, suggested: str) -> Path | None:
        """Where the person wants a file of that name; they are offered the last folder used."""
        with self._attention.held() as free:
            place = self._ask_save(str(Path(self._folder) / sane_name(suggested))) if free else None
        if not place:
            return None
        self._folder = str(Path(place).parent)
        return Path(place)

    def take(self, download: QWebEngineDownloadRequest) -> None:
        """Accept or cancel a download. The engine wants the answer before this returns."""
        verdict = navigation.download(encoded(download.url()), self._own)
        if not verdict.allowed:
            log.info("refused a download from %s: %s", download.url().host(), verdict.reason.value)
            download.cancel()
            return
        if self._attention.taken or self._attention.acts == self._waved_off_at:
            log.info("refused a download: another question is open, or was waved off")
            download.cancel()
            return
        place = self.ask_place(download.suggestedFileName() or download.downloadFileName())
        # While the dialog was open the tool may have been closed, and this with it.
        if not isValid(self) or not isValid(download):
            return
        if place is None:
            self._waved_off_at = self._attention.acts
            download.cancel()
            return
        download.setDownloadDirectory(str(place.parent))
        download.setDownloadFileName(place.name)
        download.accept()
        row = DownloadRow(download, self._show_folder)
        row.destroyed.connect(self._show_or_hide)
        self._column.addWidget(row)
        self._show_or_hide()

    def cancel_all(self) -> None:
        for row in self.rows:
            row.cancel()

    def _show_or_hide(self) -> None:
        self.setVisible(bool(self.rows))

    def _file_dialog(self, suggested: str) -> str | None:
        title = self.tr("Save from “{0}”").format(self._title)
        return QFileDialog.getSaveFileName(self, title, suggested)[0] or None
