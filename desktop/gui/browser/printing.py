"""Print what is in front, or save it as a PDF: one question first, which of the two."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWebEngineCore import QWebEngineFrame
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid

from desktop.core.browsing.filenames import without_ending
from desktop.core.files import atomic
from desktop.gui.browser.downloads import DownloadStrip
from desktop.gui.browser.page import GuardedPage
from desktop.gui.browser.page_dialogs import Attention
from desktop.gui.browser.print_choice import PrintChoice
from desktop.gui.jobs.job import Job, call
from desktop.gui.parts.notice import Notice
from desktop.gui.words.downloads import Why, reason_of, why_not

log = logging.getLogger(__name__)

FINEST = 600
"""Dots per inch. The engine prints pictures of the pages, and takes seconds for each of finer ones."""

_AT_WORK: set[QPrinter] = set()
"""What the engine prints on, in a thread of its own that goes on although the page is closed meanwhile."""

_ONCE = Qt.ConnectionType.SingleShotConnection


class Printing(QObject):
    """Prints what is in front: the tool's document where it has one, else the page.

    `own` is an expression that has the tool's first page ask for its document to be printed, and promises
    whether it does; `document` one for the document's name there. `notice` says what went wrong.
    """

    def __init__(
        self,
        over: QWidget,
        in_front: Callable[[], QWebEngineView],
        title: str,
        downloads: DownloadStrip,
        notice: Notice,
        attention: Attention,
        own: str = "",
        document: str = "",
    ) -> None:
        super().__init__(over)
        self._over = over
        self._in_front = in_front
        self._title = title
        self._downloads = downloads
        self._notice = notice
        self._attention = attention
        self._own = own
        self._document = document
        self._first: GuardedPage | None = None
        self._waved_off_at = -1

    def follow(self, page: GuardedPage) -> None:
        """Do what this page asks for, and tell of what comes of it. The first is the tool's own."""
        self._first = self._first or page
        page.printRequested.connect(lambda: self._ask_for(page, lambda: self._ask_about_page(page)))
        page.printRequestedByFrame.connect(
            lambda part: self._ask_for(page, lambda: self._look_at(page, part))
        )

    def ask(self) -> None:
        """Ask whether what is in front goes into a PDF or onto paper, and do it."""
        page = self._in_front().page()
        if self._attention.taken or not isinstance(page, GuardedPage):
            return
        self._attention.act()  # what the tool asks for now is asked for by the person
        if self._own and page is self._first:
            page.fulfil(self._own, lambda asks: None if asks else self._ask_about_page(page))
        else:
            self._ask_about_page(page)

    def _ask_for(self, page: GuardedPage, ask: Callable[[], None]) -> None:
        if self._attention.acts != self._waved_off_at:
            self._if_in_front(page, ask)

    def _if_in_front(self, page: GuardedPage, ask: Callable[[], None]) -> None:
        if not isValid(self) or not isValid(page) or self._attention.taken:
            return
        if page is self._in_front().page() and self._in_front().isVisible():
            ask()

    def _ask_about_page(self, page: GuardedPage) -> None:
        def ask(name: str) -> None:
            choice = self._choose(name)
            choice.pdf_chosen.connect(lambda: page.printToPdf(lambda pdf: self._save(pdf, choice.place)))
            choice.printer_chosen.connect(self._print)

        self._name(page, lambda name: self._if_in_front(page, lambda: ask(name)))

    def _look_at(self, page: GuardedPage, part: QWebEngineFrame) -> None:
        """What a tool made to be printed, as JupyterLab does of a notebook. It is taken at once: the tool
        removes it as soon as the mouse moves. Of a PDF the engine can make none, and ends if it is asked."""

        def take(kind: object) -> None:
            if kind == "application/pdf":
                page.download(part.url())
            elif part.isValid():
                part.printToPdf(lambda pdf: self._take_part(page, pdf))

        part.runJavaScript("document.contentType", take)

    def _take_part(self, page: GuardedPage, pdf: QByteArray) -> None:
        def ask(name: str) -> None:
            choice = self._choose(name)
            choice.pdf_chosen.connect(lambda: self._save(pdf, choice.place))
            choice.printer_chosen.connect(lambda: self._print_part(pdf))

        if isValid(self) and isValid(page):
            self._name(page, lambda name: self._if_in_front(page, lambda: ask(name)))

    def _name(self, page: GuardedPage, then: Callable[[str], None]) -> None:
        """Tell what the document in front is called."""
        if self._document and page is self._first:
            page.runJavaScript(self._document, lambda name: then(str(name or "")))
        else:
            then(page.title())

    def _choose(self, name: str) -> PrintChoice:
        place = self._downloads.free_place(f"{without_ending(name or self._title)}.pdf")
        choice = PrintChoice(place, self._downloads.ask_place, self._over)
        choice.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        choice.rejected.connect(self._wave_off)
        choice.finished.connect(self._let_go)
        self._attention.taken = True
        choice.open()
        return choice

    def _wave_off(self) -> None:
        self._waved_off_at = self._attention.acts

    def _let_go(self) -> None:
        self._attention.taken = False

    def _save(self, pdf: QByteArray, place: Path) -> None:
        if pdf.isEmpty():
            self._notice.say(self.tr("This could not be made into a PDF. Reload the page, then try again."))
            return
        job = Job(call(_write, place, pdf.data()), "save-pdf", self)
        job.succeeded.connect(lambda why: self._say_saved(place, why))
        job.start()

    def _say_saved(self, place: Path, why: Why | None) -> None:
        if why:
            self._notice.say(why_not(why), tone="bad")
        else:
            self._downloads.show_saved(place)

    def _print(self) -> None:
        printer = ask_printer(self._over)
        view = self._in_front()
        if printer:
            _AT_WORK.add(printer)
            view.printFinished.connect(lambda _good: _AT_WORK.discard(printer), _ONCE)
            view.print(printer)

    def _print_part(self, pdf: QByteArray) -> None:
        from desktop.gui.browser import paper  # loads what draws PDFs

        if printer := ask_printer(self._over):
            Job(call(paper.put, pdf.data(), printer), "print", self).start()


def _write(place: Path, pdf: bytes) -> Why | None:
    """Readable for whom the person's other files are. Returns why it was not written."""
    try:
        atomic.write(place, pdf, mode=0o666)
    except OSError as error:
        log.warning("a PDF was not saved: %s", error)
        return reason_of(error)
    return None


def ask_printer(parent: QWidget) -> QPrinter | None:
    """The printer and its settings, None if the person would rather not."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    wanted = QPrintDialog(printer, parent).exec() == QDialog.DialogCode.Accepted
    printer.setResolution(min(printer.resolution(), FINEST))
    return printer if wanted else None
