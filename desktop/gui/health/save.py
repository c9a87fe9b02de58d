"""*Save for IT*: all that was found in one file, shown before it is saved, and sent nowhere."""

from __future__ import annotations

import getpass
import socket
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QFontDatabase, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.core.backend import Backend
from desktop.core.cancelling import Stop
from desktop.core.engine_report import EngineReport
from desktop.core.files import atomic
from desktop.core.health import archive
from desktop.core.health.archive import Piece
from desktop.core.health.finding import Finding
from desktop.core.health.redaction import Names, people
from desktop.core.problems import CannotSave, Problem
from desktop.gui.jobs.job import Job
from desktop.gui.look import theme
from desktop.gui.parts import programs, tabbing
from desktop.gui.parts.buttons import Button, IconTextButton
from desktop.gui.parts.layout import row
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.words.health import report
from desktop.gui.words.problems import words

_SIZE = (900, 640)
_LIST_WIDTH = 190
"""Pixels."""

AskPlace = Callable[[str], str]
"""Asks where to save, with what is suggested; "" for nowhere."""


class SaveDialog(QDialog):
    """Gathers as soon as it is shown; what can be read here is what is saved."""

    def __init__(
        self,
        findings: tuple[Finding, ...],
        backend: Backend,
        ask: AskPlace | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`ask` stands for the system's dialog."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Save for IT"))
        self._findings = findings
        self._backend = backend
        self._ask = ask or self._file_dialog
        self._gathered: dict[bool, tuple[Piece, ...]] = {}  # by whether names are left out
        self._shown: tuple[Piece, ...] = ()
        self._at = 0
        self._saved: Path | None = None
        self._buttons: list[Button] = []
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.GAP)
        self._list.addStretch(1)
        self._notice = Notice()
        self._notice.accepted.connect(self._show_saved)
        self._leave_out = IconTextButton(self.tr("Leave out names"), "square-check", "link")
        self._leave_out.setCheckable(True)
        self._leave_out.setChecked(True)
        self._leave_out.toggled.connect(self._show_pieces)
        self._save = Button(self.tr("Save…"), "primary")
        self._save.setEnabled(False)
        self._save.clicked.connect(self._save_pieces)
        self._close = Button(self.tr("Cancel"))
        self._close.clicked.connect(self.accept)
        self._arrange()
        gathering = Job(lambda _report, stop: self._gather(stop), "report", self)
        gathering.succeeded.connect(self._take)
        gathering.start()
        self._close.setFocus()

    def _arrange(self) -> None:
        files = QWidget()
        files.setFixedWidth(_LIST_WIDTH)
        files.setLayout(self._list)
        self._list.setContentsMargins(0, 0, 0, 0)
        middle = QHBoxLayout()
        middle.setSpacing(theme.LARGE)
        middle.addWidget(files)
        middle.addWidget(self._text, 1)
        hint = self.tr("This is all that is in the file. Nothing is sent anywhere: hand it on yourself.")
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.LARGE)
        column.setSpacing(theme.MEDIUM)
        column.addWidget(Text(self.tr("Save for IT"), "heading"))
        column.addWidget(Text(hint, "muted"))
        column.addLayout(middle, 1)
        column.addWidget(self._notice)
        column.addLayout(row(self._leave_out, None, self._close, self._save, spacing=theme.SMALL))
        around = self.parentWidget()
        room = around.window().size() if around else QSize(*_SIZE)
        self.resize(QSize(*_SIZE).boundedTo(room))

    # --- gathering, in a job ----------------------------------------------------------------------

    def _gather(self, stop: Stop) -> dict[bool, tuple[Piece, ...]]:
        told: EngineReport | Problem
        try:
            told = self._backend.engine().checkup.engine(stop)
        except Problem as problem:
            told = problem
        text, facts = "\n".join(report.lines(self._findings)), report.document(self._findings)
        others = people(one.facts.get("people", "") for one in self._findings)
        names = Names(getpass.getuser(), str(Path.home()), socket.gethostname(), others)
        pieces = archive.gather(text, facts, told, self._backend.logs)
        return {True: archive.redacted(pieces, names), False: archive.redacted(pieces, None)}

    def _take(self, gathered: dict[bool, tuple[Piece, ...]]) -> None:
        self._gathered = gathered
        for place, one in enumerate(gathered[True]):
            button = Button(one.name, "nav")
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, place=place: self._show_piece(place))
            self._buttons.append(button)
            self._list.insertWidget(place, button)
        self._save.setEnabled(True)
        self._show_pieces()

    # --- what is seen -----------------------------------------------------------------------------

    def _show_pieces(self) -> None:
        left_out = self._leave_out.isChecked()
        self._leave_out.show_icon("square-check" if left_out else "square")
        self._shown = self._gathered.get(left_out, ())
        self._show_piece(self._at)

    def _show_piece(self, place: int) -> None:
        self._at = place
        for other, button in enumerate(self._buttons):
            button.setChecked(other == place)
        if self._shown:
            self._text.setPlainText(self._shown[place].text)
            self._text.setAccessibleName(self.tr("What is in {0}").format(self._shown[place].name))

    def focusNextPrevChild(self, next: bool) -> bool:
        """What is in the file is known later than the buttons below it."""
        return tabbing.go_on(self, next)

    # --- saving -----------------------------------------------------------------------------------

    def _save_pieces(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = self.tr("Cais report {0}.zip").format(date.today().isoformat())
        if chosen := self._ask(str(Path(documents) / name)):
            place, content = Path(chosen), self._shown
            saving = Job(lambda _report, _stop: _write(place, content), "save-report", self)
            saving.succeeded.connect(lambda _nothing: self._say_saved(place))
            saving.failed.connect(self._say_failed)
            saving.start()

    def _say_saved(self, place: Path) -> None:
        self._saved = place
        self._close.show_name(self.tr("Close"))
        self._notice.say(self.tr("“{0}” is saved.").format(place.name), self.tr("Show in folder"))

    def _say_failed(self, error: BaseException) -> None:
        told = words(error)
        self._notice.say(f"{told.title}. {told.step}", tone="warn")

    def _show_saved(self) -> None:
        if self._saved:
            programs.show_folder(str(self._saved.parent), lambda text: self._notice.say(text, tone="warn"))

    def _file_dialog(self, suggested: str) -> str:
        return QFileDialog.getSaveFileName(self, self.tr("Save for IT"), suggested, "ZIP (*.zip)")[0]


def _write(place: Path, pieces: tuple[Piece, ...]) -> None:
    try:
        atomic.write(place, archive.pack(pieces))
    except OSError as error:
        raise CannotSave(path=str(place), detail=str(error)) from error
