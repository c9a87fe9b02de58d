"""A notebook of one cell, run in the real JupyterLab."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.e2e.process import Process

KERNELS = {"python": "python3", "r": "ir"}
RUN = """
window.jupyterapp && window.jupyterapp.restored.then(async () => {
  const widget = await window.jupyterapp.commands.execute('docmanager:open', { path: 'project/one.ipynb' });
  await widget.context.ready;
  await widget.sessionContext.ready;
  window.opened = widget;
  await window.jupyterapp.commands.execute('notebook:run-all-cells');
  window.ran = true;
}) && 1"""
OUTPUTS = """
window.ran && window.opened.sessionContext.session.kernel.status === 'idle' &&
JSON.stringify(window.opened.content.widgets[0].model.outputs.toJSON())"""


AGAIN = """
window.ran = false;
window.jupyterapp.commands.execute('notebook:run-all-cells').then(() => { window.ran = true; }) && 1"""


def notebook(language: str, source: str, *outputs: dict[str, Any]) -> str:
    """A file's content."""
    kernel = KERNELS[language]
    cell = {
        "cell_type": "code",
        "id": "one",
        "metadata": {},
        "execution_count": None,
        "source": source,
        "outputs": outputs,
    }
    return json.dumps(
        {
            "cells": [cell],
            "metadata": {"kernelspec": {"name": kernel, "display_name": kernel, "language": language}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
    )


def run(
    cais: Process, project: str, language: str, source: str, meanwhile: str = "1"
) -> tuple[str, list[dict[str, Any]]]:
    """Open a starter's workspace on the project and run this there; its id, and what the cell has put out.

    `meanwhile` the page is asked this.
    """
    Path(project, "one.ipynb").write_text(notebook(language, source))
    id = cais.do("make_and_open", f"{language}-starter", project)
    assert cais.do("ask_page", id, RUN)
    assert cais.do("ask_page", id, meanwhile)
    return id, json.loads(cais.do("ask_page", id, OUTPUTS, 120))
