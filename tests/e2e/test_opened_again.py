"""After a stop JupyterLab is as it was left, as far as it can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.notebooks import run
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

TERMINALS = (
    "[...window.jupyterapp?.shell.widgets('main') ?? []].filter(({ content }) => content?.session?.send)"
)
TYPE = f"""
(() => {{
  const {{ session, _term }} = {TERMINALS}[INDEX]?.content ?? {{}};
  if (session?.connectionStatus !== 'connected' || !_term.buffer.active.cursorX) return null;
  session.send({{ type: 'stdin', content: [TYPED + '\\r'] }});
  return 1;
}})()"""
"""Once there is a prompt: a shell that is still on its way up may not take what comes before."""


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


LINE = "Results are shown as they were before the stop"
EDIT = "window.opened.content.widgets[0].model.sharedModel.setSource('1 + 2'), 1"
DIRTY = "window.opened.context.model.dirty"


def test_it_is_said_what_was_saved_and_that_variables_are_gone(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    cais = begin()
    id, _outputs = run(cais, project, "python", "1 + 1")
    assert not cais.do("reads", LINE)
    layouts = "cat ~/.jupyter/lab/workspaces/*"
    outside.wait_until(lambda: "one.ipynb" in outside.run_inside(id, "sh", "-c", layouts))
    assert cais.do("ask_page", id, EDIT)
    assert cais.do("ask_page", id, DIRTY)
    cais.do("press", "Stop")
    cais.do("wait_for_status", id, "stopped")
    cais.do("wait_to_read", "Saved before the stop: “one.ipynb”. Variables are gone")
    cais.do("press", "Open")
    cais.do("wait_for_page", id)
    cais.do("wait_to_read", LINE)
    cais.do("press", "Put this message away")
    assert not cais.do("reads", LINE)
    cais.close()

    cais = begin()
    cais.do("wait_for_the_engine")
    cais.do("press", "Open project")
    cais.do("wait_for_page", id)
    results = "window.jupyterapp.restored.then(() => { window.restored = true }) && window.restored"
    assert cais.do("ask_page", id, results)
    assert not cais.do("reads", LINE), "its variables are there"
