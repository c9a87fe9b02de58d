"""The bar's Terminal, in the real JupyterLab."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.e2e.conftest import Outside
from tests.e2e.process import Process

pytestmark = [pytest.mark.slow, pytest.mark.timeout(1800), pytest.mark.usefixtures("python_starter")]


def test_a_terminal_begins_where_the_work_is(
    begin: Callable[..., Process], project: str, outside: Outside
) -> None:
    cais = begin()
    id = cais.do("make_and_open", "python-starter", project)
    cais.do("ask_page", id, "window.jupyterapp && 1")
    cais.do("press", "Terminal")
    shells = ("sh", "-c", "readlink $(dirname $(grep -lx bash /proc/[0-9]*/comm))/cwd")
    outside.wait_until(lambda: "/home/analyst/project" in outside.run_inside(id, *shells).split())
