"""Printing makes a PDF of the document, not of what surrounds it on the screen, however it is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QPushButton

from desktop.core.resources import RESOURCES
from desktop.gui.browser.print_choice import PrintChoice
from tests.e2e.person import PATIENCE_S, Person, until

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

OPEN = """
window.jupyterapp && window.jupyterapp.restored.then(async () => {
  const what = { path: 'project/%s' };
  const widget = await window.jupyterapp.commands.execute('docmanager:open', what);
  await widget.context.ready;
  window.jupyterapp.shell.activateById(widget.id);
  window.opened = '%s';
}) && 1"""
PRINT = "window.jupyterapp.commands.execute('apputils:print'), 1"


def text_of(file: Path) -> str:
    document = QPdfDocument()
    document.load(str(file))
    text = document.getAllText(0).text()
    document.close()
    return text


def test_what_is_open_is_printed(cais: Callable[..., Person], project: str) -> None:
    shutil.copy(RESOURCES / "sample" / "Welcome.ipynb", project)
    person = cais()
    id = person.make_and_open("python-starter", project)
    view = person.view(id)
    assert view

    def open_file(name: str) -> None:
        assert person.ask_page(id, OPEN % (name, name), 20)
        assert person.ask_page(id, f"window.opened === '{name}'", 20)
        person.click_page(id, 0.6, 0.9)
        current = f"window.jupyterapp.shell.currentWidget?.title.label === '{name}'"
        assert person.ask_page(id, current, 20)

    def save() -> Path:
        choice = until(lambda: view.findChild(PrintChoice), PATIENCE_S, "the question how to print")
        place = choice.place
        choice.findChild(QPushButton, "pdf").click()
        until(place.exists, PATIENCE_S, str(place))
        person.wait_to_read("Show in folder")
        return place

    open_file("Welcome.ipynb")
    assert person.ask_page(id, PRINT, 20)
    by_the_tool = save()
    view.print_page()  # as the menu does
    by_the_menu = save()
    assert [by_the_tool.name, by_the_menu.name] == ["Welcome.pdf", "Welcome (1).pdf"]
    for file in (by_the_tool, by_the_menu):
        assert file.parent == Path(project)
        assert "text and Python side by side" in text_of(file)
        assert "Kernel" not in text_of(file), "that is of JupyterLab's menu"
    open_file("data.csv")
    view.print_page()
    assert text_of(save()).split() == ["a,b", "1,2"]
