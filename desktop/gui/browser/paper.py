"""Puts a PDF on paper: the engine prints whole pages alone, and gives their parts as PDFs."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

ENOUGH = 300
"""Dots per inch of what is drawn. Finer ones take a second for each page, and nobody sees them."""


def put(pdf: bytes, printer: QPrinter) -> None:
    """Print what was asked of `printer`. Takes a moment for each page, and no window."""
    document, source = QPdfDocument(), QBuffer()
    source.setData(QByteArray(pdf))
    source.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(source)
    painter = QPainter(printer)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or document.pageCount(), document.pageCount())
    for number in range(first, last + 1):
        if number > first:
            printer.newPage()
        paper = painter.viewport()
        size = document.pagePointSize(number - 1)
        size.scale(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
        image = document.render(number - 1, (size * min(1.0, ENOUGH / printer.resolution())).toSize())
        painter.drawImage(QRect(paper.topLeft(), size.toSize()), image)
    painter.end()
    document.close()
