"""A folder that cannot be shared: the real JupyterLab works on a copy, and what it saved comes home."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.process import Process
from tests.fakes.root import as_root, need_root

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

SAVE = """
window.saving ??= window.jupyterapp?.serviceManager.contents.save('project/made.csv',
  { type: 'file', format: 'text', content: 'made by the tool' }).then(() => window.saved = 1),
window.saved"""
LISTED = "[...document.querySelectorAll('.jp-DirListing-itemText')].some((i) => i.textContent === 'mine.csv')"


def test_what_the_tool_saves_in_a_copy_comes_home(begin: Callable[..., Process], project: str) -> None:
    need_root()
    mine = Path(project, "mine.csv")
    mine.write_text("mine")
    if subprocess.run(as_root("chattr", "+i", project)).returncode:
        pytest.skip("this disk locks no folders")
    try:
        cais = begin()
        id = cais.do("make_with_copy", "python-starter", project)
        assert cais.do("ask_page", id, LISTED)
        assert cais.do("ask_page", id, SAVE)
        assert not Path(project, "made.csv").exists()
    finally:
        subprocess.run(as_root("chattr", "-i", project), check=True)
    cais.do("press", "Copy back: project")
    cais.do("wait_to_read", "In the copy: 1 new.")
    cais.do("press", "Copy back")
    cais.do("wait_to_read", "1 file was copied.")
    assert Path(project, "made.csv").read_text() == "made by the tool"
    assert mine.read_text() == "mine"
