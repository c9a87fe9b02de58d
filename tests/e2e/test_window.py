"""The window stays the same one, whatever is shown in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.process import Process

pytestmark = pytest.mark.slow


def test_the_first_page_does_not_make_it_vanish(
    begin: Callable[..., Process],
    resources: Path,
    project: str,
    display: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    cais = begin(resources)
    before = cais.do("window_id")
    cais.do("make_and_open", "quick", project)
    assert cais.do("window_id") == before
    assert cais.do("colours_of_menu", "Folders") > 1
    assert cais.do("colours_of_menu", "More for this page") > 1
