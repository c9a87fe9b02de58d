"""A tool that is killed while it saves leaves the notebook whole; saving changes nothing else of a file."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.notebooks import notebook as one_cell
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

SIZE = 60_000_000
SAVE = """
window.jupyterapp && window.jupyterapp.restored.then(async () => {
  const contents = window.jupyterapp.serviceManager.contents;
  const model = await contents.get('project/large.ipynb');
  for (;;) await contents.save('project/large.ipynb', model).catch(() => null);
}) && 1"""


def size(file: os.DirEntry[str]) -> int:
    try:
        return file.stat().st_size
    except FileNotFoundError:  # it has taken the notebook's place
        return SIZE


def kill_while_it_saves(outside: Outside, id: str, notebook: Path) -> None:
    """As soon as what is being written, be it the notebook or what is to replace it, is half there."""
    container = outside.inspect(id)["Id"]
    copy = f".~{notebook.name}"  # Jupyter's, of what was there before
    half = False
    deadline = time.monotonic() + 120
    while not half:
        assert time.monotonic() < deadline, "nothing half written was seen"
        with os.scandir(notebook.parent) as found:
            half = any(file.is_file() and file.name != copy and size(file) < SIZE / 2 for file in found)
    outside.api.kill(container)


def test_a_large_notebook(begin: Callable[..., Process], project: str, outside: Outside) -> None:
    Path(project, "data.csv").unlink()
    notebook = Path(project, "large.ipynb")
    notebook.write_text(
        one_cell("python", "", {"output_type": "stream", "name": "stdout", "text": "x" * SIZE})
    )
    notebook.chmod(0o640)
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    assert cais.do("ask_page", id, SAVE)
    kill_while_it_saves(outside, id, notebook)
    outside.wait_until(lambda: not outside.inspect(id)["State"]["Running"])
    assert json.loads(notebook.read_text())["cells"][0]["outputs"]
    assert notebook.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("button", ["Put back", "Put this message away"])
@pytest.mark.usefixtures("python_starter")
def test_what_an_older_save_left_is_offered_as_the_tool_opens(
    begin: Callable[..., Process], project: str, button: str
) -> None:
    damaged, copy = Path(project, "review.ipynb"), Path(project, ".~review.ipynb")
    damaged.touch()
    copy.write_text(one_cell("python", "1 + 1"))
    cais = begin()
    cais.do("make_and_open", "python-starter", project)
    cais.do("wait_to_read", "Saving “review.ipynb” was interrupted")
    cais.do("press", button)
    if button == "Put back":
        cais.do("wait_to_read", "“review.ipynb” is whole again.")
    assert [path.exists() for path in (damaged, copy)] == [True, button != "Put back"]
    assert bool(damaged.read_text()) is (button == "Put back")


PREPARE = """
cd ~/project
echo old > plain; chmod 640 plain; mkdir -m 500 shut; : > away
echo old > real; ln -s real link
echo old > first; ln first second
echo old > fixed; chmod 400 fixed
chmod 700 shut; echo old > shut/inside; chmod 500 shut"""
SAVE_EACH = """
(async () => {
  const contents = window.jupyterapp.serviceManager.contents;
  const said = {};
  for (const path of ['plain', 'link', 'second', 'fixed', 'shut/inside', 'new'])
    said[path] = await contents.save('project/' + path, { type: 'file', format: 'text', content: 'new' })
      .then(() => 'saved', (error) => error.response.status);
  window.said = JSON.stringify(said);
})() && 1"""


@pytest.mark.usefixtures("python_starter")
def test_files_of_every_kind(begin: Callable[..., Process], project: str, outside: Outside) -> None:
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    outside.run_inside(id, "sh", "-c", PREPARE)
    assert cais.do("ask_page", id, "window.jupyterapp && 1")
    assert cais.do("ask_page", id, SAVE_EACH)
    said = json.loads(cais.do("ask_page", id, "window.said"))
    path = Path(project)
    assert said == {
        **dict.fromkeys(["plain", "link", "second", "shut/inside", "new"], "saved"),
        "fixed": 403,
    }
    assert [(path / name).read_text() for name in ("plain", "real", "first", "shut/inside", "new")] == [
        "new"
    ] * 5
    assert (path / "fixed").read_text() == "old\n"
    assert (path / "link").is_symlink()
    assert (path / "first").samefile(path / "second")
    assert (path / "plain").stat().st_mode & 0o777 == 0o640
    assert (path / "new").stat().st_mode & 0o777 == 0o644
    assert not list(path.rglob(".~*"))
    (path / "shut").chmod(0o700)
