"""What a cell brings forth while nobody looks is in its notebook when somebody does again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.notebooks import KERNELS, notebook
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

LINES = 10
AWAY, BACK = 2, 6
"""The lines after which a cell waits for the app to have gone, and to be there again."""
LOOP = {
    "python": f"""
import pathlib, time
def wait_for(name):
    while not pathlib.Path(name).exists():
        time.sleep(0.05)
for n in range({LINES}):
    print('line', n, flush=True)
    pathlib.Path('reached').write_text(str(n))
    if n in ({AWAY}, {BACK}):
        wait_for('away' if n == {AWAY} else 'back')
import matplotlib.pyplot as plt
plt.plot([1, 2]); plt.show()
pathlib.Path('reached').write_text('end')""",
    "r": f"""
wait_for <- function(name) while (!file.exists(name)) Sys.sleep(0.05)
for (n in 1:{LINES} - 1) {{
  cat('line', n, '\n')
  cat(n, file = 'reached')
  if (n == {AWAY}) wait_for('away')
  if (n == {BACK}) wait_for('back')
}}
plot(1)
cat('end', file = 'reached')""",
}
WANTED = [f"line {n}" for n in range(LINES)]


def write_notebook(project: str, language: str = "python", minor: int = 5) -> None:
    kernel = KERNELS[language]
    cell = {"cell_type": "code", "metadata": {}, "execution_count": None, "outputs": []}
    sources = ["1 + 1", LOOP[language]]
    ids = [{"id": f"cell-{n}"} if minor >= 5 else {} for n in range(2)]
    document = {
        "cells": [cell | {"source": source} | id for source, id in zip(sources, ids, strict=True)],
        "metadata": {"kernelspec": {"name": kernel, "display_name": kernel, "language": language}},
        "nbformat": 4,
        "nbformat_minor": minor,
    }
    Path(project, "loop.ipynb").write_text(json.dumps(document))


OPEN = """
window.jupyterapp && window.jupyterapp.restored.then(async () => {
  const widget = await window.jupyterapp.commands.execute('docmanager:open', { path: 'project/loop.ipynb' });
  await widget.context.ready;
  await widget.sessionContext.ready;
  window.opened = widget;
}) && 1"""
RUN = "window.opened && (window.jupyterapp.commands.execute('notebook:run-all-cells'), 1)"
SHOWN = """
(() => {
  const cell = window.opened?.content.widgets[1];
  if (!cell) return null;
  return JSON.stringify({
    outputs: cell.model.outputs.toJSON(),
    count: cell.model.executionCount,
    prompt: cell.node.querySelector('.jp-InputPrompt')?.textContent.trim(),
    figure: Boolean(cell.node.querySelector('.jp-OutputArea-output img')),
    dialog: document.querySelector('.jp-Dialog')?.textContent ?? ''
  });
})()"""
SETTLED = SHOWN.replace("if (!cell)", "if (!(cell?.model.executionCount && cell.model.outputs.length > 1))")
MARKED = SHOWN.replace(
    "if (!cell)", "if (cell?.node.querySelector('.jp-InputPrompt')?.textContent.trim() !== '[*]:')"
)


def lines(cell: dict[str, Any]) -> list[str]:
    text = "".join("".join(output.get("text", "")) for output in cell["outputs"])
    return [line.strip() for line in text.splitlines()]


def run(begin: Callable[..., Process], project: str, outside: Outside, language: str) -> tuple[Process, str]:
    """An app whose notebook waits for it to go, and the workspace's id."""
    cais = begin()
    id = cais.do("make_and_open", f"{language}-starter", project)
    assert cais.do("ask_page", id, OPEN)
    assert cais.do("ask_page", id, RUN)
    wait_to_reach(project, outside, AWAY)
    return cais, id


def wait_to_reach(project: str, outside: Outside, point: int | str) -> None:
    reached = Path(project, "reached")
    outside.wait_until(lambda: reached.exists() and reached.read_text() == str(point), 60)


def open_again(begin: Callable[..., Process], id: str, question: str) -> tuple[Process, dict[str, Any]]:
    cais = begin()
    cais.do("wait_for_the_engine")
    cais.do("press", "Open project")
    cais.do("wait_for_page", id)
    assert cais.do("ask_page", id, OPEN)
    return cais, json.loads(cais.do("ask_page", id, question))


@pytest.mark.usefixtures("python_starter", "r_starter")
@pytest.mark.parametrize("language", ["python", "r"])
@pytest.mark.parametrize("end", ["close", "kill"])
def test_a_cell_that_ends_while_the_app_is_closed(
    begin: Callable[..., Process], project: str, outside: Outside, language: str, end: str
) -> None:
    write_notebook(project, language)
    cais, id = run(begin, project, outside, language)
    getattr(cais, end)()
    Path(project, "away").touch()
    Path(project, "back").touch()
    file = Path(project, "loop.ipynb")
    outside.wait_until(lambda: json.loads(file.read_text())["cells"][1]["execution_count"] == 2)
    cais, cell = open_again(begin, id, SETTLED)
    assert lines(cell) == WANTED
    assert (cell["count"], cell["figure"], cell["dialog"]) == (2, True, "")
    cell = json.loads(file.read_text())["cells"][1]
    assert (lines(cell), cell["execution_count"]) == (WANTED, 2)


@pytest.mark.parametrize("minor", [5, 4])
def test_a_cell_that_still_runs_when_the_app_is_back(
    begin: Callable[..., Process], project: str, python_starter: str, outside: Outside, minor: int
) -> None:
    """Notebooks of format 4.4 and before do not keep which cell is which."""
    write_notebook(project, minor=minor)
    cais, id = run(begin, project, outside, "python")
    cais.close()
    Path(project, "away").touch()
    wait_to_reach(project, outside, BACK)
    cais, cell = open_again(begin, id, MARKED)
    assert lines(cell) == WANTED[: BACK + 1]
    Path(project, "back").touch()
    cell = json.loads(cais.do("ask_page", id, SETTLED))
    assert lines(cell) == WANTED
    assert (cell["count"], cell["figure"], cell["dialog"]) == (2, True, "")
    cais.close()
    cell = json.loads(Path(project, "loop.ipynb").read_text())["cells"][1]
    assert (lines(cell), cell["execution_count"]) == (WANTED, 2)


CONNECT_LATE = """
window.opened && (() => {
  const kernel = window.opened.sessionContext.session.kernel;
  const connect = kernel._createSocket;
  kernel._createSocket = (...all) => setTimeout(() => { window.again = true; connect(...all); }, 2000);
  return 1;
})()"""
CONNECTED = "window.again && window.opened.sessionContext.session.kernel.connectionStatus === 'connected'"
SAVED = """
(window.asked ||= (window.opened.context.save().then(() => 'saved', String).then((said) => {
  window.said = said;
}), 1)) && window.said"""
DIES = "import os; os.kill(os.getpid(), 9)"


def test_a_page_whose_kernel_dies_can_save(
    begin: Callable[..., Process], project: str, python_starter: str
) -> None:
    """JupyterLab connects anew then; meanwhile no page shows the notebook, but one still holds it."""
    Path(project, "one.ipynb").write_text(notebook("python", DIES))
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    assert cais.do("ask_page", id, OPEN.replace("loop", "one"))
    assert cais.do("ask_page", id, CONNECT_LATE)
    assert cais.do("ask_page", id, RUN)
    assert cais.do("ask_page", id, CONNECTED)
    assert cais.do("ask_page", id, SAVED) == "saved"
