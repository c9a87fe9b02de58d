"""A workspace's folders, checked now: a line for each, as it comes out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from desktop.core.folders.check import Finding
from desktop.core.folders.proof import Pending
from desktop.core.start.checking import Checked
from desktop.core.workspaces.workspace import Folder
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of
from desktop.gui.parts.layout import Page, row
from desktop.gui.parts.text import ElidedText, Text, shortened
from desktop.gui.state.desk import Desk
from desktop.gui.words.folders import judgement
from desktop.gui.words.links import several
from desktop.gui.words.problems import words
from desktop.gui.words.standings import all_of

_WIDTH = 520
_ROWS = 5
"""Of more folders one sees some, and scrolls."""
_ROW, _AROUND = 84, 180
"""Pixels: what one of them takes, and what is around them."""


class Row(QFrame):
    """One folder, and what is known of it."""

    def __init__(self, folder: Folder) -> None:
        super().__init__()
        self._folder = folder
        self._line = Text()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP)
        column.addWidget(ElidedText(folder.name, "name"))
        column.addWidget(ElidedText(folder.path, "muted"))
        column.addWidget(self._line)

    def tell(self, tone: str, text: str) -> None:
        theme.restyle(self._line, kind=tone)
        self._line.setText(text)


class CheckDialog(QDialog):
    """Begins at once, and once closed it is gone, with what is under way.

    Signals:
        change_asked: the folders are to be changed.
    """

    change_asked = Signal()

    def __init__(self, id: str, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._id = id
        self._desk = desk
        self._folders = desk.tools.folders(id)
        self._job: Job | None = None
        self.setWindowTitle(self.tr("Check folders"))
        heading = self.tr("The folders of “{0}”").format(shortened(desk.workspaces[id].name))
        self._rows = {folder: Row(folder) for folder in self._folders}
        self._trouble = Text("", "warn")
        self._again = Button(self.tr("Check again"))
        self._again.clicked.connect(self.check)
        change = Button(self.tr("Change folders…"))
        change.clicked.connect(self._change)
        close = Button(self.tr("Close"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        page = Page()
        page.column.setContentsMargins(0, 0, 0, 0)
        for line in self._rows.values():
            page.column.addWidget(line)
        page.column.addStretch(1)
        column = column_of(self, _WIDTH)
        column.addWidget(Text(heading, "name"))
        column.addWidget(self._trouble)
        column.addWidget(page, 1)
        column.addLayout(row(None, change, self._again, close, spacing=theme.SMALL))
        self.resize(_WIDTH, _AROUND + _ROW * min(len(self._rows), _ROWS))
        desk.news.listed.connect(self._leave_if_gone)
        self.finished.connect(self._end)
        self.check()

    def check(self) -> None:
        self._end()
        self._trouble.hide()
        self._again.setEnabled(False)
        for folder, line in self._rows.items():
            line.tell(*judgement(folder, Finding(folder.path), Pending.UNDER_WAY))
        self._job = self._desk.shared_folders.check(self._id)
        self._job.succeeded.connect(self._show)
        self._job.failed.connect(self._show_trouble)
        self._job.ended.connect(lambda: self._again.setEnabled(True))

    def _show(self, found: Mapping[Folder, Checked]) -> None:
        standings = {one.folder: one for one in self._desk.standings(self._id)}
        for folder, line in self._rows.items():
            if folder in standings:
                line.tell("warn", all_of([standings[folder]], shortened))
            else:
                checked = found[folder]
                tone, text = judgement(folder, checked.finding, checked.verdict)
                if leading := [(folder, link) for link in checked.finding.links or ()]:
                    text = f"{text} {several(leading, shortened)}"
                    tone = "warn" if tone == "good" else tone
                line.tell(tone, text)

    def _show_trouble(self, error: BaseException) -> None:
        found = words(error)
        for line in self._rows.values():
            line.tell("muted", "")
        self._trouble.setText(f"{found.title}. {found.step}")
        self._trouble.show()

    def _change(self) -> None:
        self.accept()
        self.change_asked.emit()

    def _leave_if_gone(self) -> None:
        if self._id not in self._desk.workspaces:
            self.reject()

    def _end(self, _result: int = 0) -> None:
        if self._job and not self._job.over:
            self._job.cancel()
