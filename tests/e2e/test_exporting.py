"""Every export that JupyterLab offers works, and one of them makes a PDF."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtPdf import QPdfDocument

from tests.e2e.conftest import Outside
from tests.e2e.notebooks import notebook, run
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

NEVER_OFFERED = {"custom", "notebook", "python"}
SOURCES = {
    "python": "import matplotlib.pyplot as plt\nprint('harbour')\nplt.plot([1, 2]); plt.show()",
    "r": "cat('harbour')\nplot(1:2)",
}
EXPORT = """
(async () => {
  const said = {};
  await window.opened.context.save();
  for (const format of Object.keys(await (await fetch('/api/nbconvert')).json())) {
    const answer = await fetch(`/nbconvert/${format}/project/one.ipynb?download=true`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    said[format] = [answer.status, answer.headers.get('content-type')];
    if (format === 'pdf')
      window.pdf = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  }
  window.said = JSON.stringify(said);
})() && 1"""


def words(pdf: bytes) -> str:
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        return "".join(document.getAllText(page).text() for page in range(document.pageCount()))
    finally:
        document.close()


def cut(pdf: bytes) -> list[str]:
    """What is written over a page's edge."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QBuffer.OpenModeFlag.ReadOnly)
    document.load(buffer)
    try:
        return [
            f"page {page}: {shape.boundingRect()}"
            for page in range(document.pageCount())
            for shape in document.getAllText(page).bounds()
            if (edge := shape.boundingRect().bottomRight()).x() > document.pagePointSize(page).width()
            or edge.y() > document.pagePointSize(page).height()
        ]
    finally:
        document.close()


def table(columns: int) -> dict[str, Any]:
    head = "".join(f"<th>column_{number}</th>" for number in range(columns))
    row = "".join(f"<td>{number * 1234.5678:.4f}</td>" for number in range(columns))
    return {"text/html": f"<table class=dataframe><thead><tr>{head}</tr></thead><tr>{row}</tr></table>"}


TALL = "<svg xmlns='http://www.w3.org/2000/svg' width='200' height='4000'><text y='3990'>below</text></svg>"


@pytest.mark.usefixtures("python_starter", "qapp")
def test_what_is_larger_than_a_page(begin: Callable[..., Process], project: str, outside: Outside) -> None:
    shown = [table(3), table(12), table(40), {"image/svg+xml": TALL}]
    outputs = [{"output_type": "display_data", "metadata": {}, "data": data} for data in shown]
    Path(project, "one.ipynb").write_text(notebook("python", "1", *outputs))
    id = begin().do("make_and_open", "python-starter", project)
    said = outside.run_inside(id, "sh", "-c", "cd ~/project && jupyter nbconvert --to pdf one.ipynb")
    pdf = Path(project, "one.pdf").read_bytes()
    assert cut(pdf) == [], said
    read = words(pdf)
    assert "column_11" in read, "in one piece"
    assert "below" in read


@pytest.mark.usefixtures("python_starter", "r_starter", "qapp")
@pytest.mark.parametrize("language", ["python", "r"])
def test_whatever_is_offered(
    begin: Callable[..., Process], project: str, outside: Outside, language: str
) -> None:
    cais = begin()
    id, _outputs = run(cais, project, language, SOURCES[language])
    assert cais.do("ask_page", id, EXPORT)
    said = json.loads(cais.do("ask_page", id, "window.said"))
    failed = {format: status for format, (status, _kind) in said.items() if status != 200}
    assert failed.keys() <= NEVER_OFFERED
    assert said["pdf"][1].startswith("application/pdf")
    pdf = base64.b64decode(cais.do("ask_page", id, "window.pdf"))
    assert "harbour" in words(pdf)
    assert b"/Subtype /Image" in pdf

    typed = "cd ~/project && jupyter nbconvert --to pdf one.ipynb"
    said = outside.run_inside(id, "sh", "-c", typed)
    assert "harbour" in words(Path(project, "one.pdf").read_bytes()), said
