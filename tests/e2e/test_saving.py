"""What an analyst has open in JupyterLab is on disk after a stop and after the end of the app."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800)]

OPEN = """
window.jupyterapp.restored.then(async () => {
  const what = { path: 'project/data.csv', factory: 'Editor' };
  const widget = await window.jupyterapp.commands.execute('docmanager:open', what);
  await widget.context.ready;
  window.opened = widget;
});
1"""
EDIT = "window.opened && (window.opened.content.editor.replaceSelection('precious'), 1)"
DIRTY = "window.opened.context.model.dirty"


def edit(cais: Process, project: str) -> str:
    """Open the project in JupyterLab and write into its file, without saving; the workspace's id."""
    id = cais.do("make_and_open", "python-starter", project)
    cais.do("ask_page", id, "window.jupyterapp && 1")
    for question in (OPEN, EDIT, DIRTY):
        assert cais.do("ask_page", id, question)
    return id


@pytest.mark.parametrize("end", ["stop", "close"])
def test_an_edit_that_was_not_saved_yet(
    begin: Callable[..., Process], python_starter: str, project: str, outside: Outside, end: str
) -> None:
    cais = begin()
    id = edit(cais, project)
    file = Path(project, "data.csv")
    assert "precious" not in file.read_text("utf-8")
    if end == "stop":
        cais.do("press", "Stop")
        cais.do("wait_for_status", id, "stopped")
    else:
        cais.close()
    assert file.read_text("utf-8").startswith("precious")


@pytest.mark.parametrize("group", [False, True], ids=["app", "group"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
@pytest.mark.usefixtures("python_starter")
def test_an_edit_when_an_end_is_asked_for_from_outside(
    begin: Callable[..., Process], project: str, outside: Outside, name: str, group: bool
) -> None:
    """By a logout, an interrupt or a terminal that goes: whoever sent it sees that the app obeyed."""
    cais = begin()
    id = edit(cais, project)
    number = signal.Signals[name]
    cais.signal(number, group=group)
    assert cais.wait_for_end() == -number
    assert Path(project, "data.csv").read_text("utf-8").startswith("precious")
    assert outside.inspect(id)["State"]["Running"]
    assert "Traceback" not in cais.output.read_text()


@pytest.mark.usefixtures("python_starter")
def test_a_second_signal_waits_for_nothing(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    cais = begin()
    freeze(outside, edit(cais, project))
    cais.signal(signal.SIGTERM)
    cais.do("wait_to_read", "Saving your work…")
    cais.signal(signal.SIGTERM)
    assert cais.wait_for_end() == -signal.SIGTERM


@pytest.mark.usefixtures("python_starter")
def test_a_tool_that_hangs_and_dies_keeps_the_app_no_longer(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    cais = begin()
    cais.do("wait_long_for_pages")
    container = freeze(outside, edit(cais, project))
    cais.do("close_window")
    cais.do("press", "Keep them running and close")
    cais.do("wait_to_read", "Saving your work…")
    outside.api.kill(container)
    assert cais.wait_for_end() == 0


def freeze(outside: Outside, id: str) -> str:
    """Have the tool answer nobody any more; its container."""
    container = outside.inspect(id)["Id"]
    processes = outside.api.top(container, ps_args="-o pid,args")["Processes"]
    for pid in [int(pid) for pid, program in processes if "jupyter-lab" in program]:
        os.kill(pid, signal.SIGSTOP)  # the tool runs as whom these tests run as
    return container
