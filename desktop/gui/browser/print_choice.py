"""The one question before something is printed: on paper, or into which file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.form import column_of
from desktop.gui.parts.text import ElidedText, Text

NARROWEST = 356  # pixels, without the margins


class PrintChoice(QDialog):
    """Offers to save a PDF at `place`, or to print.

    `ask_place` asks for another place, given a name; None to leave it.

    Signals:
        pdf_chosen: the answer; it goes to `place`.
        printer_chosen: the other answer.
    """

    pdf_chosen = Signal()
    printer_chosen = Signal()

    def __init__(
        self, place: Path, ask_place: Callable[[str], Path | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.place = place
        self._ask_place = ask_place
        self.setWindowTitle(self.tr("Print"))
        self._file = ElidedText("", "strong")
        self._folder = ElidedText("", "muted")
        self._show_place()
        change = Button(self.tr("Change…"), name=self.tr("Save in another place"))
        change.setObjectName("change")
        change.clicked.connect(self._change)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._file)
        names.addWidget(self._folder)
        where = QHBoxLayout()
        where.setSpacing(theme.LARGE)
        where.addLayout(names, 1)
        where.addWidget(change)
        column = column_of(self, NARROWEST)
        column.addWidget(Text(self.tr("Save as PDF, or print?"), "section"))
        column.addLayout(where)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        pdf = Button(self.tr("Save as PDF"), "primary")
        pdf.setObjectName("pdf")
        pdf.clicked.connect(self.accept)
        pdf.clicked.connect(self.pdf_chosen)
        pdf.setDefault(True)
        printer = Button(self.tr("Print…"), name=self.tr("Print on paper"))
        printer.setObjectName("printer")
        printer.clicked.connect(self.accept)
        printer.clicked.connect(self.printer_chosen)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for button in (pdf, printer, cancel):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _change(self) -> None:
        self.place = self._ask_place(self.place.name) or self.place
        self._show_place()

    def _show_place(self) -> None:
        self._file.setText(self.place.name)
        self._folder.setText(str(self.place.parent))
