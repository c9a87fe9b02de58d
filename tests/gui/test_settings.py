"""What the settings say where the computer cannot do what was asked for."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton

from desktop.gui.parts import programs
from tests.gui.support.looking import labels, place
from tests.gui.support.screens import settings
from tests.gui.support.stage import Stage

SAID = "No program that shows folders was found. This one is "


@pytest.mark.parametrize("shown", [True, False])
def test_logs_that_cannot_be_shown_are_said_to_be_where_they_are(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, shown: bool
) -> None:
    monkeypatch.setattr(programs, "QDesktopServices", SimpleNamespace(openUrl=lambda _url: shown))
    settings(stage)
    stage.click("Show the logs")
    assert stage.reads(SAID) is not shown


def test_circles_begin_where_their_heading_does(stage: Stage) -> None:
    settings(stage)
    stage.until(lambda: stage.offers("Docker Desktop 27.3.1, Running"))
    heading = next(text for text in labels(stage.window) if text.text() == "Appearance")
    for name in ("Like the system", "Docker Desktop 27.3.1, Running"):
        button = stage.find(QRadioButton, name)
        option = QStyleOptionButton()
        button.initStyleOption(option)
        circle = (
            button.style()
            .subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, button)
            .translated(place(button, stage.window).topLeft())
        )
        assert circle.left() == place(heading, stage.window).left()
