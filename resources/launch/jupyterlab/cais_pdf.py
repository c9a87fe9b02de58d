"""A notebook as a PDF: what Jupyter makes for the web, on pages by WeasyPrint, with formulas by ziamath."""

from __future__ import annotations

import copy
import logging
import os
from html import escape
from typing import Any

import weasyprint
import ziamath
from bs4 import BeautifulSoup
from jinja2 import pass_context
from nbconvert.exporters.html import HTMLExporter
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from traitlets import default

PAGE = """
@page {
  size: A4; margin: 18mm 16mm;
  @bottom-center { content: counter(page); font: 8pt sans-serif; color: #777 }
}
body { padding: 0 !important; --jp-content-font-size1: 13px; --jp-code-font-size: 11px }
pre { white-space: pre-wrap !important; overflow-wrap: anywhere }
img, svg { max-width: 100%; max-height: 240mm; height: auto; object-fit: contain }
table { font-size: var(--letters, 11px) !important; max-width: 100% }
td, th { white-space: normal !important; overflow-wrap: anywhere; min-width: 0 !important }
tr, img { break-inside: avoid }
h1, h2, h3, h4 { break-after: avoid }
.jp-InputPrompt, .jp-OutputPrompt, .anchor-link { display: none !important }
div { display: block !important; overflow: visible !important; break-inside: auto !important }
.formula { text-align: center; margin: 0.6em 0 }
"""

LARGEST_PX, SMALLEST_PX = 11.0, 5.0
"""Of the letters in a table. One that does not fit with the smallest breaks its words."""
ACROSS_PX = 660
"""How much fits across a page."""
LETTER_EM, AROUND_EM = 0.66, 1.1
"""What a letter, and the edges of a column, are wide."""

ziamath.config.svg2 = False  # what WeasyPrint draws
logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it tells of each rule that is for screens alone


class PDFExporter(HTMLExporter):
    """In the place of nbconvert's own of this name."""

    export_from_notebook = "PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    @default("template_name")
    def _template_name_default(self) -> str:
        return "webpdf"

    @default("template_extension")
    def _template_extension_default(self) -> str:
        return ".html.j2"

    @pass_context
    def markdown2html(self, context: Any, source: str) -> str:
        cell = context.get("cell", {})
        path = context.get("resources", {}).get("metadata", {}).get("path", "")
        renderer = Drawing(
            escape=False,
            attachments=cell.get("attachments", {}),
            embed_images=True,
            path=path,
            exclude_anchor_links=True,
        )
        return MarkdownWithMath(renderer=renderer).render(source)

    def from_notebook_node(self, nb: Any, resources: Any = None, **options: Any) -> tuple[bytes, Any]:
        page, resources = super().from_notebook_node(drawable(nb), resources, **options)
        folder = resources.get("metadata", {}).get("path") or os.getcwd()
        document = weasyprint.HTML(string=page, base_url=folder + os.sep)
        return document.write_pdf(stylesheets=[weasyprint.CSS(string=PAGE)]), resources


class Drawing(IPythonRenderer):
    """Markdown with its formulas drawn."""

    def block_math(self, body: str) -> str:
        return drawn(body, block=True)

    def latex_environment(self, name: str, body: str) -> str:
        return drawn(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)

    def inline_math(self, body: str) -> str:
        return drawn(body)


def drawable(nb: Any) -> Any:
    """The notebook with formulas that cells have put out drawn, where they come as nothing better, and with
    tables that fit on a page."""
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/latex" in data and "text/html" not in data:
                source = data["text/latex"].strip().strip("$")
                data["text/html"] = drawn(source.replace("\\displaystyle", ""), block=True)
            elif "<table" in data.get("text/html", ""):
                data["text/html"] = fitting(data["text/html"])
    return nb


def drawn(formula: str, *, block: bool = False) -> str:
    """As an image; as it was written, where it cannot be drawn."""
    try:
        picture = ziamath.Latex(formula, size=16 if block else 14, inline=not block)
        svg = picture.svg()
        below = picture.getyofst()
    except Exception:  # whatever a formula has that this does not know
        return f"<code>{escape(formula)}</code>"
    if block:
        return f'<div class="formula">{svg}</div>'
    return f'<span style="display: inline-block; vertical-align: {below}px">{svg}</span>'


def fitting(html: str) -> str:
    """The same, with smaller letters in tables that are wider than a page."""
    page = BeautifulSoup(html, "html.parser")
    for table in page.find_all("table"):
        longest: dict[int, int] = {}
        for row in table.find_all("tr"):
            for column, cell in enumerate(row.find_all(("td", "th"))):
                word = max(map(len, cell.get_text().split()), default=0)
                longest[column] = max(longest.get(column, 0), word)
        wide_em = sum(word * LETTER_EM + AROUND_EM for word in longest.values())
        if (size := ACROSS_PX / max(wide_em, 1)) < LARGEST_PX:
            table["style"] = f"--letters: {max(size, SMALLEST_PX):.1f}px; {table.get('style', '')}"
    return str(page)
