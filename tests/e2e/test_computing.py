"""A calculation in the real JupyterLab is not ended unasked, and its end is heard of."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

PYTHON = "python3", "import os, time\nwhile not os.path.exists('go on'): time.sleep(0.05)"
R = "ir", "while (!file.exists('go on')) Sys.sleep(0.05)"

COMPUTE = """
window.jupyterapp.restored.then(async () => {
  const path = 'project/model.ipynb';
  const panel = await window.jupyterapp.commands.execute('docmanager:open', { path, factory: 'Notebook' });
  await panel.context.ready;
  await panel.sessionContext.ready;
  window.panel = panel;
  window.jupyterapp.commands.execute('notebook:run-all-cells');
});
1"""
BUSY = "window.panel && window.panel.sessionContext.session.kernel.status === 'busy'"


def notebook(kernel: str, source: str) -> str:
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "outputs": [], "execution_count": None}
    program = {"name": kernel, "display_name": kernel}
    content = {"cells": [cell | {"source": source}], "metadata": {"kernelspec": program}}
    return json.dumps(content | {"nbformat": 4, "nbformat_minor": 5})


def compute(
    cais: Process, project: str, entry: str = "python-starter", program: tuple[str, str] = PYTHON
) -> str:
    """Run a notebook that computes until there is a file `go on`; the workspace's id."""
    Path(project, "model.ipynb").write_text(notebook(*program))
    id = cais.do("make_and_open", entry, project)
    cais.do("ask_page", id, "window.jupyterapp && 1")
    cais.do("ask_page", id, COMPUTE)
    cais.do("ask_page", id, BUSY)
    return id


@pytest.mark.parametrize(("entry", "program"), [("python-starter", PYTHON), ("r-starter", R)])
@pytest.mark.usefixtures("python_starter", "r_starter")
def test_a_stop_asks_and_waits_for_the_end(
    begin: Callable[..., Process], project: str, entry: str, program: tuple[str, str]
) -> None:
    cais = begin()
    id = compute(cais, project, entry, program)
    cais.do("press", "Stop")
    cais.do("wait_to_read", "“model.ipynb”")
    cais.do("wait_to_read", "If the tool is stopped now, there will be no result.")
    assert cais.do("workspaces") == {id: "running"}
    cais.do("press", "Stop when it is done")
    cais.do("wait_to_read", "The tool is stopped when the calculation is done.")
    assert cais.do("workspaces") == {id: "running"}
    Path(project, "go on").touch()
    cais.do("wait_for_status", id, "stopped")


@pytest.mark.usefixtures("python_starter")
def test_a_stop_now_stops(begin: Callable[..., Process], project: str) -> None:
    cais = begin()
    id = compute(cais, project)
    cais.do("press", "Stop")
    cais.do("press", "Stop now")
    cais.do("wait_for_status", id, "stopped")


@pytest.mark.usefixtures("python_starter")
def test_a_closed_app_finds_what_computes_when_it_is_back(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    """Whether or not the tool's page was opened again."""
    cais = begin()
    id = compute(cais, project)
    cais.do("close_window")
    cais.do("wait_to_read", "Calculations can go on while Cais is closed.")
    cais.do("press", "Cancel")
    cais.do("close_window")
    cais.do("press", "Close and let it compute")
    assert cais.wait_for_end() == 0
    assert outside.inspect(id)["State"]["Running"]
    cais = begin()
    cais.do("wait_for_status", id, "running")
    cais.do("press", "Stop project")
    cais.do("wait_to_read", "“model.ipynb”")
    cais.do("press", "Cancel")
    Path(project, "go on").touch()


@pytest.mark.usefixtures("python_starter")
def test_a_closed_app_stops_what_computes_where_that_is_wanted(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    cais = begin()
    id = compute(cais, project)
    cais.do("close_window")
    cais.do("press", "Stop and close")
    assert cais.wait_for_end() == 0
    assert not outside.inspect(id)["State"]["Running"]
