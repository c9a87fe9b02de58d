"""Takes what the tool hands out: asks where to, and shows in a strip how it goes."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePage
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop.core.browsing import navigation
from desktop.core.browsing.filenames import folded, places_in, sane_name
from desktop.core.browsing.navigation import Origin
from desktop.gui.browser.download_rows import DownloadRow, FileRow, RowList, ShowFolder
from desktop.gui.browser.gathering import Gathering, Go
from desktop.gui.browser.page_dialogs import Attention
from desktop.gui.browser.profile import encoded
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button

log = logging.getLogger(__name__)

AskSave = Callable[[str], str | None]
"""Asks where to save, given a suggested path; None for nowhere."""

AskFolder = Callable[[str], str | None]
"""Asks in which folder to save several files, given a suggested one; None for nowhere."""


class DownloadStrip(QWidget):
    """Takes what the tool hands out, asks for a place, and shows how it goes. Nothing is ever opened.

    Signals:
        saved: a file is there, all of it (its path).
    """

    saved = Signal(str)

    def __init__(
        self,
        title: str,
        own: Origin,
        folder: str,
        show_folder: ShowFolder,
        warn: Callable[[str], None],
        attention: Attention,
        ask_save: AskSave | None = None,
        ask_folder: AskFolder | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title = title
        self._own = own
        self._folder = folder
        self._ask_save = ask_save or self._file_dialog
        self._ask_folder = ask_folder or self._folder_dialog
        self._show_folder = show_folder
        self._warn = warn
        self._attention = attention
        self._gathering: Gathering | None = None
        self._late: list[tuple[QWebEnginePage, QUrl, str]] = []
        self._go = Go(-1, 0)
        self._missed: list[str] = []
        self._missed_at = -1
        self._waved_off_at = -1
        self.setProperty("kind", "foot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._all_away = Button("", "quiet")
        self._all_away.setObjectName("all away")
        self._all_away.clicked.connect(self._put_all_away)
        self._list = RowList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme.SMALL, theme.SMALL, 0)
        line.addStretch(1)
        line.addWidget(self._all_away)
        self._head = QWidget()
        self._head.setLayout(line)
        column.addWidget(self._head)
        column.addWidget(self._list)
        self.retranslate()
        self.hide()

    @property
    def downloading(self) -> bool:
        """Whether a file is on its way, which would end with the tool."""
        return any(row.going_on for row in self.rows)

    @property
    def rows(self) -> list[FileRow]:
        return self.findChildren(FileRow)

    def retranslate(self) -> None:
        self._all_away.show_name(self.tr("Put all away"))
        for row in self.rows:
            row.retranslate()

    def free_place(self, name: str) -> Path:
        """Where a file of that name would go without a question."""
        return places_in(Path(self._folder), [sane_name(name)], self._names_in(self._folder))[0]

    def ask_place(self, name: str) -> Path | None:
        """Where the person wants a file of that name; they are offered the last folder used."""
        answer = self._ask_save(str(self._apart(Path(self._folder) / sane_name(name))))
        if not answer:
            return None
        place = self._apart(Path(answer))
        self._folder = str(place.parent)
        return place

    def show_saved(self, place: Path) -> None:
        """A row for a file that is there already."""
        self.saved.emit(str(place))
        newest = max((row.number for row in self.rows), default=0)
        row = FileRow(place.name, str(place.parent), newest, self._show_folder)
        row.retranslate()
        self._add(row)

    def take(self, download: QWebEngineDownloadRequest) -> None:
        """Accept or cancel a download. The engine wants the answer before this returns."""
        name = sane_name(download.suggestedFileName() or download.downloadFileName())
        place = self._place_for(name, download)
        # While the question was open the tool may have been closed, and this with it.
        if not isValid(self) or not isValid(download):
            return
        if place is None:
            download.cancel()
            return
        download.setDownloadDirectory(str(place.parent))
        download.setDownloadFileName(place.name)
        download.accept()
        download.isFinishedChanged.connect(self._go.note_end)
        download.isFinishedChanged.connect(lambda: self._tell_saved(download, str(place)))
        self._add(DownloadRow(download, self._show_folder))

    def _tell_saved(self, download: QWebEngineDownloadRequest, place: str) -> None:
        if download.state() is QWebEngineDownloadRequest.DownloadState.DownloadCompleted:
            self.saved.emit(place)

    def _add(self, row: FileRow) -> None:
        row.destroyed.connect(self._show_or_hide)
        self._list.add(row)
        self._show_or_hide()

    def cancel_all(self) -> None:
        if self._gathering:
            self._gathering.give_up()
        for row in self.rows:
            row.cancel()

    def _place_for(self, name: str, download: QWebEngineDownloadRequest) -> Path | None:
        verdict = navigation.download(encoded(download.url()), self._own)
        if not verdict.allowed:
            log.info("refused a download from %s: %s", download.url().host(), verdict.reason.value)
            self._warn(self.tr("“{0}” does not come from the tool, and was not saved.").format(name))
            return None
        if self._gathering and not self._gathering.asking:
            return self._gathering.place_for(name)
        if self._gathering:
            self._late.append((download.page(), download.url(), name))
            return None
        if self._go.lasts(self._attention.acts, self.downloading):
            self._go.count += 1
            return places_in(Path(self._folder), [name], self._names_in(self._folder))[0]
        if self._attention.taken or self._attention.acts == self._waved_off_at:
            log.info("refused a download: another question is open, or was waved off")
            self._say_missed(name)
            return None
        with self._attention.held():
            self._gathering = Gathering(self._ask_places)
            place = self._gathering.place_for(name)
            self._gathering = None
        if isValid(self):
            QTimer.singleShot(0, self, self._ask_for_late)
        return place

    def _ask_places(self, names: Sequence[str]) -> list[Path]:
        if len(names) == 1:
            place = self.ask_place(names[0])
            places = [place] if place else []
        else:
            folder = self._ask_folder(self._folder)
            places = places_in(Path(folder), names, self._names_in(folder)) if folder else []
        if places:
            self._folder = str(places[0].parent)
            self._go = Go(self._attention.acts, len(places))
        else:
            self._waved_off_at = self._attention.acts
        return places

    def _apart(self, place: Path) -> Path:
        """Another one beside it, if a file is on its way there: of what is not there yet no dialog asks."""
        on_their_way = self._names_in(str(place.parent))
        if folded(place.name) not in map(folded, on_their_way):
            return place
        return places_in(place.parent, [place.name], on_their_way)[0]

    def _names_in(self, folder: str) -> list[str]:
        """Of what is on its way there."""
        return [row.name for row in self.rows if row.going_on and row.folder == folder]

    def _ask_for_late(self) -> None:
        """What came while a question was open is handed out once more: that cannot be put off."""
        late, self._late = self._late, []
        for page, url, name in late:
            if isValid(page):
                page.download(url, name)

    def _say_missed(self, name: str) -> None:
        if self._missed_at != self._attention.acts:
            self._missed_at, self._missed = self._attention.acts, []
        self._missed.append(name)
        if len(self._missed) == 1:
            self._warn(self.tr("“{0}” was not saved. To have it, download it again.").format(name))
        else:
            count = len(self._missed)
            self._warn(self.tr("%n files were not saved. To have them, download them again.", "", count))

    def _put_all_away(self) -> None:
        """What is still on its way stays."""
        for row in self.rows:
            if not row.going_on:
                row.deleteLater()

    def _show_or_hide(self) -> None:
        self._head.setVisible(len(self.rows) > 1)
        self.setVisible(bool(self.rows))

    def _file_dialog(self, suggested: str) -> str | None:
        title = self.tr("Save from “{0}”").format(self._title)
        return QFileDialog.getSaveFileName(self, title, suggested)[0] or None

    def _folder_dialog(self, folder: str) -> str | None:
        title = self.tr("Save files from “{0}” in").format(self._title)
        return QFileDialog.getExistingDirectory(self, title, folder) or None
