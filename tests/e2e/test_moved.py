"""The project folder is moved while the real JupyterLab runs in it."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]

LISTED = "[...document.querySelectorAll('.jp-DirListing-itemText')].some((i) => i.textContent === 'new.csv')"


def test_it_is_told_and_the_tool_opened_again_has_it_at_its_new_place(
    begin: Callable[..., Process], project: str
) -> None:
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    cais.do("wait_for_status", id, "running")
    os.rename(project, f"{project}-old")
    cais.do("wait_to_read", "was moved. What you save now goes to")
    with open(f"{project}-old/new.csv", "w"):
        cais.do("press", "Stop and open again")
    cais.do("wait_for_status", id, "starting")
    cais.do("wait_for_status", id, "running")
    cais.do("wait_for_page", id)
    assert cais.do("ask_page", id, LISTED)
    assert not cais.do("reads", "was moved")
