"""JupyterLab hands out files, and shows those that are no notebooks, as it does in any browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFileDialog

from tests.e2e.person import PATIENCE_S, Person, until
from tests.gui.browser.pdf import RED, red_page

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

READY = "window.jupyterapp && window.jupyterapp.restored.then(() => { window.ready = 1 }), window.ready"
SELECT = """
(() => {
  const files = [...document.querySelectorAll('.jp-DirListing-item')].filter(
    (item) => item.querySelector('.jp-DirListing-itemText').textContent.endsWith('.csv'));
  files.forEach((item, number) => ['mousedown', 'mouseup', 'click'].forEach((kind) =>
    item.dispatchEvent(new MouseEvent(kind, { bubbles: true, ctrlKey: number > 0 }))));
  return document.querySelectorAll('.jp-DirListing-item.jp-mod-selected').length === 3;
})()"""
OPEN = """
window.jupyterapp.commands.execute('docmanager:open', { path: 'project/%s' }).then((widget) => {
  window.jupyterapp.shell.activateById(widget.id);
  widget.context.ready.then(() => { window.opened = '%s' });
}), 1"""


def test_files_are_shown_and_leave_the_tool(
    cais: Callable[..., Person], project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = tmp_path / "saved"
    saved.mkdir()
    asked: list[str] = []

    def answer(question: str, place: Path) -> str:
        asked.append(question)
        return str(place)

    # The system's own dialogs, which nothing but a person can answer.
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda _over, title, _: answer(title, saved))
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _over, title, place: (answer(title, saved / Path(place).name), ""),
    )
    for name in ("a.csv", "b.csv"):
        (Path(project) / name).write_text(name)
    (Path(project) / "report.pdf").write_bytes(red_page())
    person = cais()
    id = person.make_and_open("python-starter", project, name="Sales")
    view = person.view(id)
    assert view
    person.ask_page(id, READY)

    person.ask_page(id, "document.querySelectorAll('.jp-DirListing-item').length >= 4")
    person.ask_page(id, SELECT)
    person.ask_page(id, "window.jupyterapp.commands.execute('filebrowser:download'), 1")
    until(lambda: len(list(saved.iterdir())) == 3, PATIENCE_S, f"three files, asked {asked}")
    assert asked == ["Save files from “Sales” in"]

    person.ask_page(id, OPEN % ("report.pdf", "report.pdf"))

    def shown() -> bool:
        picture = view.grab().toImage()
        middle = QPoint(round(picture.width() * 0.65), round(picture.height() * 0.5))
        return picture.pixelColor(middle) == QColor(RED)

    until(shown, PATIENCE_S, "the PDF")

    person.ask_page(
        id, "window.jupyterapp.commands.execute('notebook:create-new', { kernelName: 'python3' }), 1"
    )
    person.ask_page(id, "window.jupyterapp.shell.currentWidget?.context?.path.endsWith('.ipynb')")
    person.click_page(id, 0.6, 0.5)  # a window opens only for a person
    export = "window.jupyterapp.commands.execute('notebook:export-to-format', { format: 'markdown' }), 1"
    person.ask_page(id, export)
    until(lambda: list(saved.glob("*.md")), PATIENCE_S, f"the export, asked {asked}")
    until(lambda: len(view.pages) == 1, PATIENCE_S, "the empty page to go")
    assert asked[1:] == ["Save from “Sales”"]
