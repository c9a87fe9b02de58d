"""Offers no export that cannot work, and a PDF without TeX where that is not installed.

Jupyter offers each export that it knows, whatever it needs: some need Pandoc, a browser or Qt, and PDF needs
TeX, which would double the size of an environment. What needs something that is not there leaves an error in
place of the page.
"""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from typing import Any

from jupyter_server.nbconvert import handlers

_get_exporter = handlers.get_exporter


def offer_what_works(config: Any) -> None:
    """Take the others out of the menu, and have our own exporter make a PDF where it is needed."""
    has_pandoc = has("pandoc")
    has_tex = has_pandoc and has("xelatex")
    if not has_tex and can_do_without_tex():
        handlers.get_exporter = get_exporter
        has_tex = True
    for name in ("LatexExporter", "RSTExporter", "ASCIIDocExporter"):
        config[name].enabled = has_pandoc
    config.PDFExporter.enabled = has_tex
    config.WebPDFExporter.enabled = bool(find_spec("playwright"))
    has_qt = bool(find_spec("PyQt5") and find_spec("PyQt5.QtWebEngineWidgets"))
    config.QtPDFExporter.enabled = config.QtPNGExporter.enabled = has_qt


def can_do_without_tex() -> bool:
    return bool(find_spec("weasyprint") and find_spec("ziamath"))


def has(program: str) -> bool:
    return shutil.which(program) is not None


def get_exporter(format: str, **options: Any) -> Any:
    """Stands for the function of this name. Loads what takes a second only when somebody wants it."""
    if format != "pdf":
        return _get_exporter(format, **options)
    from cais_pdf import PDFExporter

    return PDFExporter(**options)
