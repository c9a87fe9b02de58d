"""JupyterLab's own print makes a PDF of the notebook, not of what surrounds it on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QPushButton

from desktop.core.resources import RESOURCES
from desktop.gui.browser import downloads
from desktop.gui.browser.printing import PrintChoice
from tests.e2e.person import Person, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

OPEN = """
window.jupyterapp && window.jupyterapp.restored.then(async () => {
  const what = { path: 'project/Welcome.ipynb' };
  const widget = await window.jupyterapp.commands.execute('docmanager:open', what);
  await widget.context.ready;
  window.opened = widget;
}) && 1"""
WORDS = "text and Python side by side"
PRINT = "window.opened && (window.jupyterapp.commands.execute('apputils:print'), 1)"


def test_a_notebook(
    cais: Callable[..., Person], project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "notebook.pdf"
    monkeypatch.setattr(downloads.DownloadStrip, "ask_place", lambda *_: place)
    shutil.copy(RESOURCES / "sample" / "Welcome.ipynb", project)
    person = cais()
    id = person.make_and_open("python-starter", project)
    for question in (OPEN, PRINT):
        assert person.ask_page(id, question, 20)
    view = person.view(id)
    assert view
    choice = until(lambda: view.findChild(PrintChoice), 20, "the question how to print")
    choice.findChild(QPushButton, "pdf").click()
    person.wait_to_read(f"Saved {place}")
    document = QPdfDocument()
    document.load(str(place))
    text = document.getAllText(0).text()
    assert WORDS in text
    assert "Kernel" not in text, "that is of JupyterLab's menu"
    document.close()
