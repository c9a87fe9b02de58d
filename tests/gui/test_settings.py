"""What the settings say where the computer cannot do what was asked for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from desktop.gui.parts import programs
from tests.gui.screens import settings
from tests.gui.stage import Stage

SAID = "No program that shows folders was found. This one is "


@pytest.mark.parametrize("shown", [True, False])
def test_logs_that_cannot_be_shown_are_said_to_be_where_they_are(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    monkeypatch.setattr(programs, "QDesktopServices", SimpleNamespace(openUrl=lambda _url: shown))
    settings(stage)
    stage.click("Show the logs")
    assert stage.reads(SAID) is not shown
