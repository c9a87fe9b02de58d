"""Print a page, or save it as a PDF: one question first, which of the two."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.gui.browser.page_dialogs import Attention
from desktop.gui.look import theme
from desktop.gui.parts.buttons import Button
from desktop.gui.parts.notice import Notice
from desktop.gui.parts.text import Text
from desktop.gui.words.downloads import Why, why_not

LITTLE = 10_000_000
"""Bytes. A disk with less room is what kept a PDF from being saved."""

FINEST = 600
"""Dots per inch. The engine prints pictures of the pages, and takes seconds for each of finer ones."""

_AT_WORK: set[QPrinter] = set()
"""What the engine prints on, in a thread of its own that goes on although the page is closed meanwhile."""

_ONCE = Qt.ConnectionType.SingleShotConnection


class PrintChoice(QDialog):
    """Asks how the page should leave the screen; `paper` where it can be printed on that as well.

    Signals:
        pdf_chosen, printer_chosen: the answer.
    """

    pdf_chosen = Signal()
    printer_chosen = Signal()

    def __init__(self, parent: QWidget | None = None, *, paper: bool = True) -> None:
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
        printer.setVisible(paper)  # now: before, it was nowhere yet, and would flash as a window


class Printing(QObject):
    """Prints the page in front.

    `ask_place` tells where a file of a suggested name goes, None for nowhere; `notice` says how it went.
    """

    def __init__(
        self,
        over: QWidget,
        in_front: Callable[[], QWebEngineView],
        title: str,
        ask_place: Callable[[str], Path | None],
        notice: Notice,
        attention: Attention,
    ) -> None:
        super().__init__(over)
        self._over = over
        self._in_front = in_front
        self._title = title
        self._ask_place = ask_place
        self._notice = notice
        self._attention = attention
        self._waved_off_at = -1

    def follow(self, page: QWebEnginePage) -> None:
        """Do what this page asks for, and tell of what comes of it."""
        page.printRequested.connect(lambda: self._ask_for(page, self.ask))
        page.printRequestedByFrame.connect(lambda part: self._ask_for(page, lambda: self._ask_for_part(part)))
        page.pdfPrintingFinished.connect(self._say_saved)

    def _ask_for(self, page: QWebEnginePage, ask: Callable[[], None]) -> None:
        in_front = page is self._in_front().page() and self._in_front().isVisible()
        if in_front and not self._attention.taken and self._attention.acts != self._waved_off_at:
            ask()

    def ask(self) -> None:
        """Ask whether the page in front goes into a PDF or onto paper, and do it."""
        if self._attention.taken:
            return
        choice = self._choice(lambda place: self._in_front().page().printToPdf(place))
        choice.printer_chosen.connect(self._print)
        choice.open()

    def _ask_for_part(self, part: QWebEngineFrame) -> None:
        """What a tool made to be printed, as JupyterLab does of a notebook. Qt prints it into files alone."""
        self._choice(part.printToPdf, paper=False).open()

    def _choice(self, to_pdf: Callable[[str], object], *, paper: bool = True) -> PrintChoice:
        choice = PrintChoice(self._over, paper=paper)
        choice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choice.pdf_chosen.connect(lambda: self._save(to_pdf))
        choice.rejected.connect(self._wave_off)
        choice.finished.connect(self._let_go)
        self._attention.taken = True
        return choice

    def _wave_off(self) -> None:
        self._waved_off_at = self._attention.acts

    def _let_go(self) -> None:
        self._attention.taken = False

    def _save(self, to_pdf: Callable[[str], object]) -> None:
        place = self._ask_place(f"{self._in_front().page().title() or self._title}.pdf")
        if place:
            to_pdf(str(place))

    def _say_saved(self, path: str, good: bool) -> None:
        self._notice.say(
            self.tr("Saved {0}").format(path) if good else _why_not(Path(path)),
            tone="" if good else "bad",
        )

    def _print(self) -> None:
        printer = ask_printer(self._over)
        view = self._in_front()
        if printer:
            _AT_WORK.add(printer)
            view.printFinished.connect(lambda _good: _AT_WORK.discard(printer), _ONCE)
            view.print(printer)


def _why_not(path: Path) -> str:
    """Why a PDF was not saved, and what to do. The engine does not say, so the place is looked at."""
    if not os.access(path.parent, os.W_OK):
        return why_not(Why.FileAccessDenied)
    if shutil.disk_usage(path.parent).free < LITTLE:
        return why_not(Why.FileNoSpace)
    return why_not(Why.FileFailed)


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer and its settings, None if the person would rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    wanted = QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted
    printer.setResolution(min(printer.resolution(), FINEST))
    return printer if wanted else None
