"""After a stop JupyterLab is as it was left, as far as it can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

TERMINALS = (
    "[...window.jupyterapp?.shell.widgets('main') ?? []].filter(({ content }) => content?.session?.send)"
)
TYPE = f"""
(() => {{
  const session = {TERMINALS}[INDEX]?.content.session;
  if (session?.connectionStatus !== 'connected') return null;
  session.send({{ type: 'stdin', content: [TYPED + '\\r'] }});
  return 1;
}})()"""


def type_into_terminal(cais: Process, id: str, typed: str, index: int = 0) -> None:
    assert cais.do("ask_page", id, TYPE.replace("INDEX", str(index)).replace("TYPED", repr(typed)))


def written(file: Path, outside: Outside) -> str:
    outside.wait_until(lambda: file.exists() and file.read_text().endswith("\n"))
    return file.read_text().strip()


def test_terminals_come_back_where_they_were(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    Path(project, "sub folder").mkdir()
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    cais.do("press", "Terminal")
    type_into_terminal(cais, id, "cd 'sub folder' && pwd > first")
    cais.do("press", "Terminal")
    assert cais.do("ask_page", id, f"{TERMINALS}.length === 2")
    type_into_terminal(cais, id, "pwd > second", 1)
    assert written(Path(project, "sub folder", "first"), outside) == "/home/analyst/project/sub folder"
    assert written(Path(project, "second"), outside) == "/home/analyst/project"
    layouts = "cat ~/.jupyter/lab/workspaces/*"
    outside.wait_until(lambda: "terminal:2" in outside.run_inside(id, "sh", "-c", layouts))

    cais.do("press", "Stop")
    cais.do("wait_for_status", id, "stopped")
    cais.do("press", "Open")
    cais.do("wait_for_page", id)
    assert cais.do("ask_page", id, f"{TERMINALS}.length === 2")
    for index in (0, 1):
        type_into_terminal(cais, id, "pwd > here", index)
    assert written(Path(project, "sub folder", "here"), outside) == "/home/analyst/project/sub folder"
    assert written(Path(project, "here"), outside) == "/home/analyst/project"
