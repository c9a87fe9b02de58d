"""A notebook that needs more memory than its workspace may use, on the real engine and in the real page."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

TOO_MUCH = {"python": "x = b'x' * (6 * 1024**3)", "r": "x <- numeric(8e8) + 1"}
NEARLY_ALL = "x = b'x' * (850 * 1024**2)"


def write_notebook(project: str, name: str, language: str, source: str) -> None:
    kernel = {"python": "python3", "r": "ir"}[language]
    cell = {"cell_type": "code", "id": "one", "metadata": {}, "execution_count": None, "outputs": []}
    document = {
        "cells": [cell | {"source": source}],
        "metadata": {"kernelspec": {"name": kernel, "display_name": kernel, "language": language}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    Path(project, name).write_text(json.dumps(document))


def opened(name: str) -> str:
    return f"""
window.jupyterapp && window.jupyterapp.restored.then(async () => {{
  const widget = await window.jupyterapp.commands.execute('docmanager:open', {{ path: 'project/{name}' }});
  await widget.context.ready;
  await widget.sessionContext.ready;
  window.opened = {{ ...window.opened, '{name}': widget }};
}}) && 1"""


def run(name: str) -> str:
    """All of a notebook that is open, without waiting for its end."""
    return f"""
window.opened?.['{name}'] && (() => {{
  window.jupyterapp.shell.activateById(window.opened['{name}'].id);
  window.jupyterapp.commands.execute('notebook:run-all-cells').catch(() => null);
}})() === undefined && 1"""


def make(cais: Process, outside: Outside, entry: str, project: str, what: str, limit: str) -> str:
    """A workspace whose limit was chosen in the wizard."""
    cais.do("choose_up_to_the_end", entry, project)
    cais.do("choose_from", what, limit)
    cais.do("press", "Start")
    outside.wait_until(lambda: bool(cais.do("workspaces")))
    (id,) = cais.do("workspaces")
    cais.do("wait_for_page", id)
    return id


def unchanged(outside: Outside, id: str) -> tuple[Any, ...]:
    told = outside.inspect(id)
    return told["Id"], told["State"]["StartedAt"], told["State"]["Running"]


@pytest.mark.usefixtures("python_starter", "r_starter")
@pytest.mark.parametrize("language", ["python", "r"])
def test_a_notebook_that_needs_more_is_named_while_all_else_goes_on(
    begin: Callable[..., Process], project: str, outside: Outside, language: str
) -> None:
    write_notebook(project, "modest.ipynb", language, "1 + 1")
    write_notebook(project, "hungry.ipynb", language, TOO_MUCH[language])
    cais = begin()
    id = make(cais, outside, f"{language}-starter", project, "Memory", "1 GB")
    assert outside.inspect(id)["HostConfig"]["Memory"] == 1024**3
    before = unchanged(outside, id)
    for name in ("modest.ipynb", "hungry.ipynb"):
        assert cais.do("ask_page", id, opened(name))
        assert cais.do("ask_page", id, run(name))

    cais.do("wait_to_read", "“hungry.ipynb” needed more than 1 GB of memory.", 60)
    assert not any("modest" in line for line in cais.do("words"))
    assert unchanged(outside, id) == before
    cais.do("go_home")
    cais.do("wait_to_read", "“hungry.ipynb” needed more than 1 GB of memory.")

    cais.do("press", "Give it more…")
    cais.do("press", "Save")
    cais.do("wait_to_read", "Stop it and open it again to have the changed memory and processors.")
    assert unchanged(outside, id) == before
    cais.do("press", "Open")
    cais.do("press", "Stop and open again")
    outside.wait_until(lambda: before[0] not in [name for name, _ in outside.owned()["container"]], 60)
    cais.do("wait_for_page", id)
    assert outside.inspect(id)["HostConfig"]["Memory"] == 2 * 1024**3


@pytest.mark.usefixtures("python_starter")
def test_a_tool_that_comes_near_to_its_memory_is_said_to(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    write_notebook(project, "hungry.ipynb", "python", NEARLY_ALL)
    cais = begin()
    id = make(cais, outside, "python-starter", project, "Memory", "1 GB")
    assert cais.do("ask_page", id, opened("hungry.ipynb"))
    assert cais.do("ask_page", id, run("hungry.ipynb"))
    cais.do("wait_to_read", "nearly full", 60)


@pytest.mark.usefixtures("python_starter")
def test_fewer_processors_are_what_the_tool_has(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    id = make(begin(), outside, "python-starter", project, "Processors", "1")
    assert outside.inspect(id)["HostConfig"]["NanoCpus"] == 1_000_000_000
