"""In the real JupyterLab one begins in the project folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

LISTED = "[...document.querySelectorAll('.jp-DirListing-itemText')].some((i) => i.textContent === 'data.csv')"
NEW_NOTEBOOK = "document.querySelector('.jp-LauncherCard[data-category=Notebook]')?.click() === undefined"


def test_what_is_made_there_is_on_the_computer(begin: Callable[..., Process], project: str) -> None:
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    assert cais.do("ask_page", id, LISTED)
    assert cais.do("ask_page", id, "Boolean(document.querySelector('.jp-LauncherCard'))")
    assert cais.do("ask_page", id, NEW_NOTEBOOK)
    assert cais.do("ask_page", id, "Boolean(document.querySelector('.jp-Notebook .jp-Cell'))")
    assert Path(project, "Untitled.ipynb").is_file()


def test_a_terminal_begins_there(begin: Callable[..., Process], project: str, outside: Outside) -> None:
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    cais.do("ask_page", id, "window.jupyterapp && 1")
    cais.do("press", "Terminal")
    shells = ("sh", "-c", "readlink $(dirname $(grep -lx bash /proc/[0-9]*/comm))/cwd")
    outside.wait_until(lambda: "/home/analyst/project" in outside.run_inside(id, *shells).split())
