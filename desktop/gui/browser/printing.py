"""Print a page, or save it as a PDF: one question first, which of the two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.text import Text


class PrintChoice(QDialog):
    """Asks how the page should leave the screen.

    Signals:
        pdf_chosen, printer_chosen: the answer.
    """

    pdf_chosen = Signal()
    printer_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Print"))
        pdf = Button(self.tr("Save as PDF"), "primary")
        pdf.setObjectName("pdf")
        pdf.clicked.connect(self.accept)
        pdf.clicked.connect(self.pdf_chosen)
        printer = Button(self.tr("Print…"), name=self.tr("Print on paper"))
        printer.setObjectName("printer")
        printer.clicked.connect(self.accept)
        printer.clicked.connect(self.printer_chosen)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.PAGE, theme.PAGE, theme.PAGE, theme.PAGE)
        column.setSpacing(theme.LARGE)
        column.addWidget(Text(self.tr("How should this page be printed?"), "section"))
        line = QHBoxLayout()
        line.setSpacing(theme.SMALL)
        for button in (pdf, printer, cancel):
            line.addWidget(button)
        column.addLayout(line)


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer and its settings, None if the person would rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    wanted = QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted
    return printer if wanted else None
