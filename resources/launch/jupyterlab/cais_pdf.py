"""A notebook as a PDF: what Jupyter makes for the web, on pages by WeasyPrint, with formulas by ziamath."""

from __future__ import annotations

import copy
import logging
import os
from html import escape
from typing import Any

import weasyprint
import ziamath
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
img, svg { max-width: 100%; height: auto }
table { font-size: 11px !important }
tr, img { break-inside: avoid }
h1, h2, h3, h4 { break-after: avoid }
.jp-InputPrompt, .jp-OutputPrompt, .anchor-link { display: none !important }
div { display: block !important; overflow: visible !important; break-inside: auto !important }
.formula { text-align: center; margin: 0.6em 0 }
"""

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
        page, resources = super().from_notebook_node(with_formulas(nb), resources, **options)
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


def with_formulas(nb: Any) -> Any:
    """The notebook with those that cells have put out drawn, where they come as nothing better."""
    nb = copy.deepcopy(nb)
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            if "text/latex" in data and "text/html" not in data:
                source = data["text/latex"].strip().strip("$")
                data["text/html"] = drawn(source.replace("\\displaystyle", ""), block=True)
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
